//! Repairs the mistakes in a struct that would cause errors in all code that uses it.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::quote;
use syn::Type;

use super::variants;
use crate::{
    tokens::{self, is_ident, is_punct, mentions, mentions_punct, with_content},
    ty::{reference_error, unsized_error},
};

/// Returns the struct or enum without the mistakes that would cause errors in all code that uses it, and
/// the errors about these mistakes. Returns `None` if there are none.
///
/// Types that are not `Sized` are replaced, references get the lifetime that they lack, and default
/// values, which the compiler reports, are removed. Attributes after the last field, which it reports
/// as well, get a field.
/// Fields under `cfg` are not changed, because they may be absent.
pub(super) fn repaired(item: &TokenStream, is_enum: bool) -> Option<(TokenStream, TokenStream)> {
    let mut errors = TokenStream::new();
    let mut trees: Vec<_> = item.clone().into_iter().collect();
    let Some((TokenTree::Group(group), before)) = trees.split_last_mut() else { return None };
    if group.delimiter() != Delimiter::Brace {
        return None;
    }
    let parameters = parameters(before);
    let is_changed = if is_enum {
        let mut is_changed = false;
        *group = variants::map(group, |variant| {
            let mut variant = variant.to_vec();
            if let Some(TokenTree::Group(fields)) = variant.last_mut()
                && fields.delimiter() == Delimiter::Brace
            {
                is_changed |= repair_fields(fields, &parameters, &mut errors);
            }
            variant.into_iter().collect()
        });
        is_changed
    } else {
        repair_fields(group, &parameters, &mut errors)
    };
    is_changed.then(|| (trees.into_iter().collect(), errors))
}

/// Removes the mistakes, and returns whether there were any.
fn repair_fields(group: &mut Group, parameters: &[&Ident], errors: &mut TokenStream) -> bool {
    let tokens: Vec<_> = group.stream().into_iter().collect();
    let is_dangling = ends_with_attribute(&tokens);
    let fields = fields(&tokens);
    let repaired: Vec<_> =
        fields.iter().map(|field| repaired_field(field, parameters, errors)).collect();
    let is_changed = is_dangling || repaired.iter().any(Option::is_some);
    if is_changed {
        let fields = fields.into_iter().zip(repaired).map(|(field, repaired)| {
            let Field { before, ty, default, comma } = field;
            repaired.unwrap_or_else(|| quote!(#(#before)* #(#ty)* #(#default)* #comma))
        });
        let unwritten = is_dangling.then(|| quote!(__unwritten: (),));
        *group = with_content(group, quote!(#(#fields)* #unwritten));
    }
    is_changed
}

/// Returns whether attributes or doc comments follow the last field.
fn ends_with_attribute(tokens: &[TokenTree]) -> bool {
    matches!(
        tokens,
        [.., punct, TokenTree::Group(group)]
            if is_punct(punct, '#') && group.delimiter() == Delimiter::Bracket
    )
}

/// The tokens of a field.
#[derive(Default)]
struct Field<'t> {
    /// The attributes, the visibility, the name and the colon.
    before: Vec<&'t TokenTree>,
    ty: Vec<&'t TokenTree>,
    /// `= 10`
    default: Vec<&'t TokenTree>,
    comma: Option<&'t TokenTree>,
}

/// Splits the tokens between the braces.
fn fields(tokens: &[TokenTree]) -> Vec<Field<'_>> {
    let mut fields = Vec::new();
    let mut field = Field::default();
    let mut depth: usize = 0;
    let mut previous = ' ';
    let mut has_colon = false;
    for token in tokens {
        let punct = match token {
            TokenTree::Punct(punct) => punct.as_char(),
            _ => ' ',
        };
        let is_in_default = !field.default.is_empty();
        match punct {
            '<' if !is_in_default || previous == ':' => depth += 1,
            '>' if !matches!(previous, '-' | '=') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if punct == ',' && depth == 0 {
            field.comma = Some(token);
            fields.push(std::mem::take(&mut field));
            has_colon = false;
        } else if is_in_default || has_colon && punct == '=' && depth == 0 {
            field.default.push(token);
        } else if has_colon {
            field.ty.push(token);
        } else {
            has_colon = punct == ':';
            field.before.push(token);
        }
        previous = punct;
    }
    fields.push(field);
    fields
}

/// Adds the errors about a field, and returns the field without the mistakes.
fn repaired_field(
    field: &Field<'_>,
    parameters: &[&Ident],
    errors: &mut TokenStream,
) -> Option<TokenStream> {
    let Field { before, ty, default, comma } = field;
    let is_conditional =
        |token: &&TokenTree| matches!(token, TokenTree::Group(it) if mentions(it.stream(), "cfg"));
    if before.iter().any(is_conditional) {
        return None;
    }
    // The compiler reports a type that cannot be parsed.
    let repaired_type = if may_be_wrong(ty) {
        let ty: Type = syn::parse2(quote!(#(#ty)*)).ok()?;
        sized_type(&ty, errors).or_else(|| with_lifetimes(&ty, parameters, errors))
    } else {
        None
    };
    (repaired_type.is_some() || !default.is_empty()).then(|| {
        let ty = repaired_type.unwrap_or_else(|| quote!(#(#ty)*));
        quote!(#(#before)* #ty #comma)
    })
}

/// Returns whether a type must be parsed. It is neither a reference nor without a size if it begins
/// with another token and has no `&`.
fn may_be_wrong(ty: &[&TokenTree]) -> bool {
    let has_reference = |token: &&TokenTree| match token {
        TokenTree::Group(group) => mentions_punct(group.stream(), '&'),
        token => is_punct(token, '&'),
    };
    ty.first().is_some_and(|first| match first {
        TokenTree::Ident(name) => name == "str" || name == "dyn",
        token => matches!(token, TokenTree::Group(_)),
    }) || ty.iter().any(has_reference)
}

fn sized_type(ty: &Type, errors: &mut TokenStream) -> Option<TokenStream> {
    let (message, sized) = unsized_error(ty)?;
    errors.extend(tokens::error(ty, message).to_compile_error());
    Some(sized)
}

/// Adds an error if a reference has no lifetime, and returns the type with one.
fn with_lifetimes(
    ty: &Type,
    parameters: &[&Ident],
    errors: &mut TokenStream,
) -> Option<TokenStream> {
    let (place, message) = reference_error(ty)?;
    errors.extend(tokens::error(place, message).to_compile_error());
    // `&'static T` would need `T: 'static`.
    let is_generic = parameters.iter().any(|name| mentions(ty, &name.to_string()));
    let reference = if is_generic { quote!(*const) } else { quote!(&'static) };
    Some(replace_references(quote!(#ty), &reference))
}

/// Replaces `&` and `&mut` without a lifetime.
fn replace_references(tokens: TokenStream, reference: &TokenStream) -> TokenStream {
    let mut tokens = tokens.into_iter().peekable();
    let mut result = TokenStream::new();
    while let Some(token) = tokens.next() {
        let is_reference = is_punct(&token, '&');
        match token {
            _ if is_reference && !tokens.peek().is_some_and(|next| is_punct(next, '\'')) => {
                let _mut = tokens.next_if(|next| is_ident(next, "mut"));
                result.extend(reference.clone());
            }
            TokenTree::Group(group) => {
                let content = replace_references(group.stream(), reference);
                result.extend([TokenTree::Group(with_content(&group, content))]);
            }
            token => result.extend([token]),
        }
    }
    result
}

/// Returns the names that may be those of type parameters.
fn parameters(before_fields: &[TokenTree]) -> Vec<&Ident> {
    let generics = before_fields.iter().skip_while(|token| !is_punct(token, '<'));
    let names = generics.filter_map(|token| match token {
        TokenTree::Ident(name) => Some(name),
        _ => None,
    });
    names.collect()
}
