//! Repairs the mistakes in a struct that would cause errors in all code that uses it.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;
use syn::Type;

use crate::{
    tokens::{self, is_ident, is_punct, mentions, with_content},
    ty::unsized_error,
};

/// Returns the struct without the mistakes that would cause errors in all code that uses it, and
/// the errors about these mistakes. Returns `None` if there are none.
///
/// Types that are not `Sized` are replaced. Attributes after the last field, which the compiler
/// reports, get a field. Fields under `cfg` are not changed, because they may be absent.
pub(super) fn repaired(item: &TokenStream) -> Option<(TokenStream, TokenStream)> {
    let mut errors = TokenStream::new();
    let mut trees: Vec<_> = item.clone().into_iter().collect();
    let Some(TokenTree::Group(group)) = trees.last_mut() else { return None };
    if group.delimiter() != Delimiter::Brace {
        return None;
    }
    let tokens: Vec<_> = group.stream().into_iter().collect();
    let is_dangling = ends_with_attribute(&tokens);
    // A comma inside a type splits the type as well, but the parts do not look like fields.
    let fields = tokens.split_inclusive(|token| is_punct(token, ',')).map(|field| {
        sized_field(field, &mut errors).unwrap_or_else(|| field.iter().cloned().collect())
    });
    let fields: TokenStream = fields.collect();
    let unwritten = is_dangling.then(|| quote!(__unwritten: (),));
    *group = with_content(group, quote!(#fields #unwritten));
    (is_dangling || !errors.is_empty()).then(|| (trees.into_iter().collect(), errors))
}

/// Returns whether attributes or doc comments follow the last field.
fn ends_with_attribute(tokens: &[TokenTree]) -> bool {
    matches!(
        tokens,
        [.., punct, TokenTree::Group(group)]
            if is_punct(punct, '#') && group.delimiter() == Delimiter::Bracket
    )
}

/// Adds an error if the type of the field is not `Sized`, and returns the field with another type.
fn sized_field(field: &[TokenTree], errors: &mut TokenStream) -> Option<TokenStream> {
    let colon = field.iter().position(|token| is_punct(token, ':'))?;
    let (before, rest) = field.split_at_checked(colon + 1)?;
    let (comma, ty) = match rest.split_last()? {
        (comma, ty) if is_punct(comma, ',') => (Some(comma), ty),
        _ => (None, rest),
    };
    let is_conditional =
        |token: &TokenTree| matches!(token, TokenTree::Group(it) if mentions(it.stream(), "cfg"));
    // A type that begins with another token is `Sized`, so it need not be parsed.
    let may_be_unsized = ty.first().is_some_and(|first| {
        is_ident(first, "str") || is_ident(first, "dyn") || matches!(first, TokenTree::Group(_))
    });
    if !may_be_unsized || before.iter().any(is_conditional) {
        return None;
    }
    // The compiler reports a type that cannot be parsed.
    let ty: Type = syn::parse2(ty.iter().cloned().collect()).ok()?;
    let (message, sized) = unsized_error(&ty)?;
    errors.extend(tokens::error(ty, message).to_compile_error());
    Some(quote!(#(#before)* #sized #comma))
}
