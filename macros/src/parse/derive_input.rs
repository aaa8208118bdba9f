//! Reads the item of a derive.
//!
//! Without the feature `full`, syn parses few of the constant expressions that types may contain.
//! It rejects an array length such as `if WIDE { 3 } else { 1 }`, although the compiler accepts it.
//! Such an expression is moved into a macro call, whose tokens syn does not parse.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;
use syn::{Data, DeriveInput, Expr, Fields, GenericArgument, PathArguments, Type};

use crate::{
    diagnostics::Diagnostics,
    tokens::{is_punct, with_content},
};

/// Reads the item of a derive. If its fields cannot be read, the compiler has rejected them. The
/// item is then marked as rejected and returned without fields.
pub(crate) fn parse(diagnostics: &Diagnostics, tokens: TokenStream) -> Option<DeriveInput> {
    let parsed = syn::parse2(tokens.clone()).or_else(|error| {
        let last = tokens.clone().into_iter().count().saturating_sub(1);
        syn::parse2(with_hidden_expressions(tokens.clone(), Some(last))).or_else(|_| {
            diagnostics.reject();
            syn::parse2(without_fields(tokens)).map_err(|_| error)
        })
    });
    let mut input: DeriveInput = diagnostics.ok(parsed)?;
    match &mut input.data {
        Data::Struct(data) => repair(&mut data.fields),
        Data::Enum(data) => data.variants.iter_mut().for_each(|it| repair(&mut it.fields)),
        Data::Union(_) => {}
    }
    Some(input)
}

fn repair(fields: &mut Fields) {
    fields.iter_mut().for_each(|field| remove_trailing_plus(&mut field.ty));
}

fn without_fields(tokens: TokenStream) -> TokenStream {
    let mut trees: Vec<_> = tokens.into_iter().collect();
    if let Some(TokenTree::Group(group)) = trees.last_mut()
        && group.delimiter() == Delimiter::Brace
    {
        *group = with_content(group, TokenStream::new());
    }
    trees.into_iter().collect()
}

/// Removes the `+` at the end of a type. `dyn Send +` is a type, but `<dyn Send + as Trait>` is a
/// syntax error.
fn remove_trailing_plus(ty: &mut Type) {
    match ty {
        Type::TraitObject(object) => {
            object.bounds.pop_punct();
        }
        Type::ImplTrait(object) => {
            object.bounds.pop_punct();
        }
        Type::Group(group) => remove_trailing_plus(&mut group.elem),
        Type::Paren(paren) => remove_trailing_plus(&mut paren.elem),
        Type::Path(path) => {
            for segment in &mut path.path.segments {
                let PathArguments::AngleBracketed(arguments) = &mut segment.arguments else {
                    continue;
                };
                for argument in &mut arguments.args {
                    if let GenericArgument::Type(ty) = argument {
                        remove_trailing_plus(ty);
                    }
                }
            }
        }
        _ => {}
    }
}

/// Hides the expressions that syn cannot read. The group at the index `fields` holds the fields;
/// every other group in braces is an expression.
fn with_hidden_expressions(tokens: TokenStream, fields: Option<usize>) -> TokenStream {
    // The group after `#` is an attribute, and the group after `!` is the input of a macro. Neither
    // is changed.
    let mut is_verbatim = false;
    let replace = |(index, token): (usize, TokenTree)| {
        let was_verbatim = std::mem::take(&mut is_verbatim);
        match token {
            TokenTree::Group(group) if !was_verbatim => {
                let content = group.stream();
                let content = match group.delimiter() {
                    Delimiter::Brace if Some(index) != fields => {
                        if is_readable(&content) {
                            content
                        } else {
                            hidden(&quote!({ #content }))
                        }
                    }
                    Delimiter::Bracket => with_hidden_length(content),
                    _ => with_hidden_expressions(content, None),
                };
                TokenTree::Group(with_content(&group, content))
            }
            token => {
                is_verbatim = is_punct(&token, '#') || is_punct(&token, '!');
                token
            }
        }
    };
    tokens.into_iter().enumerate().map(replace).collect()
}

/// Hides the length in the tokens between the brackets of `[T; length]`.
fn with_hidden_length(tokens: TokenStream) -> TokenStream {
    let mut tokens = tokens.into_iter();
    let mut semicolon = None;
    let element = tokens
        .by_ref()
        .take_while(|token| {
            semicolon = Some(token.clone()).filter(|token| is_punct(token, ';'));
            semicolon.is_none()
        })
        .collect();
    let element = with_hidden_expressions(element, None);
    let length: TokenStream = tokens.collect();
    let length = if is_readable(&length) { length } else { hidden(&length) };
    quote!(#element #semicolon #length)
}

fn is_readable(expression: &TokenStream) -> bool {
    expression.is_empty() || syn::parse2::<Expr>(expression.clone()).is_ok()
}

fn hidden(expression: &TokenStream) -> TokenStream {
    quote!(__codegen::expression! { #expression })
}
