//! What the macros make of tokens, and what must hold of it.

use pathlore_tests::{
    Kind, expand_attribute, expand_derive, expand_metadata,
    expansion::{Error, errors, gates_opened, without_errors},
};
use proc_macro2::{TokenStream, TokenTree};
use syn_full as syn;

use super::subject::{Subject, Target};

/// What came of a definition.
#[derive(Debug)]
pub(super) enum Outcome {
    /// It expands to code without an error.
    Code,
    /// The macros report errors, beside code.
    Errors(Vec<Error>),
    /// The item is no Rust: the compiler says so, and the macros add nothing.
    NotRust,
}

/// Expands the definition. `Err` tells what is wrong with the expansion.
pub(super) fn outcome(subject: &Subject) -> Result<Outcome, String> {
    match subject.target {
        Target::Metadata => of_metadata(subject.tokens.clone()),
        Target::Struct(kind) => {
            let (arguments, item) = subject.parts();
            of_struct(kind, &arguments, item)
        }
    }
}

/// The expansion alone, where it nests deeper than the parser here goes.
pub(super) fn expanded(subject: &Subject) -> TokenStream {
    match subject.target {
        Target::Metadata => expand_metadata(subject.tokens.clone()),
        Target::Struct(kind) => {
            let (arguments, item) = subject.parts();
            expand_derive(kind, expand_attribute(kind, &arguments, item))
        }
    }
}

fn of_metadata(tokens: TokenStream) -> Result<Outcome, String> {
    let is_empty = tokens.is_empty();
    let expansion = expand_metadata(tokens);
    if let Err(error) = syn::parse2::<syn::Expr>(expansion.clone()) {
        return Err(format!("the expansion is no expression: {error}\n{expansion}"));
    }
    found(errors(expansion), is_empty)
}

fn of_struct(kind: Kind, arguments: &TokenStream, item: TokenStream) -> Result<Outcome, String> {
    let attributed = expand_attribute(kind, arguments, item.clone());
    let of_attribute = errors(attributed.clone());
    // Of what is repaired the compiler speaks, or the attribute does.
    let is_repaired = attributed.to_string().contains("# [__pathlore (rejected)]");
    let attributed = if is_repaired { without_errors(attributed) } else { attributed };
    if !is_repaired && !ends_with(&attributed, &item) {
        return Err(format!("the item is not in the expansion\n{attributed}"));
    }
    if let Err(error) = one_item(attributed.clone()) {
        return match one_item(item) {
            Ok(()) if of_attribute.is_empty() => {
                Err(format!("the expansion is no Rust, but the item is: {error}\n{attributed}"))
            }
            Ok(()) => found(of_attribute, false),
            Err(_) => {
                // The compiler would not have called the derive; it must not panic all the same.
                drop(expand_derive(kind, attributed));
                Ok(Outcome::NotRust)
            }
        };
    }
    let derived = expand_derive(kind, attributed);
    if let Err(error) = syn::parse2::<syn::File>(gates_opened(derived.clone())) {
        return Err(format!("the derive expands to no Rust: {error}\n{derived}"));
    }
    let errors = errors(derived).into_iter();
    found(of_attribute.into_iter().filter(|_| is_repaired).chain(errors).collect(), false)
}

/// Whether the compiler takes the tokens as one item. Attributes it only looks at when it
/// evaluates them.
fn one_item(tokens: TokenStream) -> syn::Result<()> {
    let file: syn::File = syn::parse2(tokens)?;
    match &file.items[..] {
        [item] if file.attrs.is_empty() && !matches!(item, syn::Item::Verbatim(_)) => Ok(()),
        _ => Err(syn::Error::new(proc_macro2::Span::call_site(), "expected one item")),
    }
}

/// Whether the expansion ends in the tokens, unchanged.
fn ends_with(expansion: &TokenStream, tokens: &TokenStream) -> bool {
    let expansion: Vec<_> = expansion.clone().into_iter().collect();
    let tokens: Vec<_> = tokens.clone().into_iter().collect();
    let start = expansion.len().checked_sub(tokens.len());
    start.is_some_and(|start| {
        expansion[start..].iter().zip(&tokens).all(|(left, right)| same(left, right))
    })
}

fn same(left: &TokenTree, right: &TokenTree) -> bool {
    match (left, right) {
        (TokenTree::Ident(left), TokenTree::Ident(right)) => left == right,
        (TokenTree::Punct(left), TokenTree::Punct(right)) => {
            left.as_char() == right.as_char() && left.spacing() == right.spacing()
        }
        (TokenTree::Literal(left), TokenTree::Literal(right)) => {
            left.to_string() == right.to_string()
        }
        (TokenTree::Group(left), TokenTree::Group(right)) => {
            let count = |group: &proc_macro2::Group| group.stream().into_iter().count();
            left.delimiter() == right.delimiter()
                && count(left) == count(right)
                && ends_with(&left.stream(), &right.stream())
        }
        _ => false,
    }
}

fn found(errors: Vec<Error>, may_be_nowhere: bool) -> Result<Outcome, String> {
    if errors.is_empty() {
        return Ok(Outcome::Code);
    }
    if !may_be_nowhere
        && let Some(error) = errors.iter().find(|error| error.span.byte_range().is_empty())
    {
        return Err(format!("an error has no place: {}", error.message));
    }
    Ok(Outcome::Errors(errors))
}
