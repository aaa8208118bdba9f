//! What syn reads of an item that has to be made fit for generated code.
//!
//! Of constant expressions in types syn without `full` knows only a few. The length `if WIDE { 3 } else { 1 }` of an array is right, but an error to it. The tokens of a
//! macro call it does not look at, so such an expression goes into one.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;
use syn::{Data, DeriveInput, Expr, GenericArgument, PathArguments, Type};

use crate::context::Context;

/// Reads the item of a derive. Fields that cannot be read the compiler has rejected: what is read
/// then is the item without them.
pub(crate) fn parse(cx: &Context, tokens: TokenStream) -> syn::Result<DeriveInput> {
    let mut input: DeriveInput = syn::parse2(tokens.clone()).or_else(|error| {
        let last = tokens.clone().into_iter().count().saturating_sub(1);
        syn::parse2(hidden(tokens.clone(), Some(last))).or_else(|_| {
            cx.reject();
            syn::parse2(without_fields(tokens)).map_err(|_| error)
        })
    })?;
    if let Data::Struct(data) = &mut input.data {
        data.fields.iter_mut().for_each(|field| without_last_plus(&mut field.ty));
    }
    Ok(input)
}

/// The item without its fields.
fn without_fields(tokens: TokenStream) -> TokenStream {
    let mut trees: Vec<_> = tokens.into_iter().collect();
    if let Some(TokenTree::Group(group)) = trees.last_mut()
        && group.delimiter() == Delimiter::Brace
    {
        let mut empty = Group::new(Delimiter::Brace, TokenStream::new());
        empty.set_span(group.span());
        *group = empty;
    }
    trees.into_iter().collect()
}

/// `dyn Send +` is a type, but not in `<dyn Send + as Trait>`.
fn without_last_plus(ty: &mut Type) {
    match ty {
        Type::TraitObject(object) => {
            object.bounds.pop_punct();
        }
        Type::ImplTrait(object) => {
            object.bounds.pop_punct();
        }
        Type::Group(group) => without_last_plus(&mut group.elem),
        Type::Paren(paren) => without_last_plus(&mut paren.elem),
        Type::Path(path) => {
            for segment in &mut path.path.segments {
                let PathArguments::AngleBracketed(arguments) = &mut segment.arguments else {
                    continue;
                };
                for argument in &mut arguments.args {
                    if let GenericArgument::Type(ty) = argument {
                        without_last_plus(ty);
                    }
                }
            }
        }
        _ => {}
    }
}

/// Hides the expressions that syn does not know. At `fields` stand those of the struct: of the
/// other braces each holds an expression.
fn hidden(tokens: TokenStream, fields: Option<usize>) -> TokenStream {
    // `#` goes before an attribute and `!` before the tokens of a macro: neither is looked into.
    let mut verbatim = false;
    let replace = |(index, token): (usize, TokenTree)| {
        let was_verbatim = std::mem::take(&mut verbatim);
        match token {
            TokenTree::Group(group) if !was_verbatim => {
                let content = group.stream();
                let content = match group.delimiter() {
                    Delimiter::Brace if Some(index) != fields => {
                        if is_known(&content) {
                            content
                        } else {
                            hide(&quote!({ #content }))
                        }
                    }
                    Delimiter::Bracket => length(content),
                    _ => hidden(content, None),
                };
                let mut changed = Group::new(group.delimiter(), content);
                changed.set_span(group.span());
                TokenTree::Group(changed)
            }
            token => {
                verbatim =
                    matches!(&token, TokenTree::Punct(sign) if "#!".contains(sign.as_char()));
                token
            }
        }
    };
    tokens.into_iter().enumerate().map(replace).collect()
}

/// The inside of `[T; length]`.
fn length(tokens: TokenStream) -> TokenStream {
    let is_semicolon =
        |token: &TokenTree| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ';');
    let mut tokens = tokens.into_iter();
    let mut semicolon = None;
    let element = tokens
        .by_ref()
        .take_while(|token| {
            semicolon = Some(token.clone()).filter(is_semicolon);
            semicolon.is_none()
        })
        .collect();
    let element = hidden(element, None);
    let length: TokenStream = tokens.collect();
    let length = if is_known(&length) { length } else { hide(&length) };
    quote!(#element #semicolon #length)
}

fn is_known(expression: &TokenStream) -> bool {
    expression.is_empty() || syn::parse2::<Expr>(expression.clone()).is_ok()
}

fn hide(expression: &TokenStream) -> TokenStream {
    quote!(__codegen::expression! { #expression })
}
