//! The variants of an enum.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

use super::mark;
use crate::tokens::{is_punct, mentions, with_content};

/// Returns the enum with `#[non_exhaustive]` on each variant whose fields have names or that has none,
/// unless the author wrote it, or the derive of `Default` returns the variant, which must be exhaustive.
pub(super) fn non_exhaustive(item: &TokenStream) -> TokenStream {
    in_enum(item, |variant| {
        let is_exempt = variant.iter().any(|token| match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                let attribute = group.stream();
                attribute.to_string() == "default" || mentions(attribute, "non_exhaustive")
            }
            _ => false,
        });
        let has_numbered_fields = variant.iter().any(
            |token| matches!(token, TokenTree::Group(it) if it.delimiter() == Delimiter::Parenthesis),
        );
        let variant: TokenStream = variant.iter().cloned().collect();
        if is_exempt || has_numbered_fields || variant.is_empty() {
            variant
        } else {
            quote!(#[non_exhaustive] #variant)
        }
    })
}

/// Returns the enum with marks on the attributes of the variants' fields that no macro has.
pub(super) fn marked(item: &TokenStream) -> TokenStream {
    in_enum(item, |variant| {
        let marked = variant.iter().map(|token| match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                mark::in_fields(group.stream())
                    .map_or_else(|| token.clone(), |content| with_content(group, content).into())
            }
            token => token.clone(),
        });
        marked.collect()
    })
}

/// Changes the variants of an enum.
fn in_enum(item: &TokenStream, change: impl Fn(&[TokenTree]) -> TokenStream) -> TokenStream {
    let mut trees: Vec<_> = item.clone().into_iter().collect();
    if let Some(TokenTree::Group(variants)) = trees.last_mut()
        && variants.delimiter() == Delimiter::Brace
    {
        *variants = map(variants, change);
    }
    trees.into_iter().collect()
}

/// Changes the tokens of each variant, which are those between two commas.
pub(super) fn map(variants: &Group, mut change: impl FnMut(&[TokenTree]) -> TokenStream) -> Group {
    let tokens: Vec<_> = variants.stream().into_iter().collect();
    let mut content = TokenStream::new();
    for variant in tokens.split_inclusive(|token| is_punct(token, ',')) {
        match variant.split_last() {
            Some((comma, variant)) if is_punct(comma, ',') => {
                content.extend(change(variant));
                content.extend([comma.clone()]);
            }
            _ => content.extend(change(variant)),
        }
    }
    with_content(variants, content)
}
