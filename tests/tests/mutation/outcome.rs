//! What the macros make of tokens, and what must hold of it.

use pathlore_tests::{
    Kind, expand_attribute, expand_derive, expand_metadata,
    expansion::{Error, errors, gates_opened},
};
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
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
    let written: Vec<String> = flat(item.clone());
    if !flat(attributed.clone()).ends_with(&written) {
        return Err(format!("the item is not in the expansion\n{attributed}"));
    }
    // What follows the macro's own is the item; with a broken one, both are.
    let is_item = is_one_item(item);
    let parsed = syn::parse2::<syn::File>(attributed.clone());
    match (is_item, &parsed) {
        (true, Err(error)) => {
            return Err(format!(
                "the expansion is no Rust, but the item is: {error}\n{attributed}"
            ));
        }
        (false, _) => {
            // The compiler would not have called the derive; it must not panic all the same.
            drop(expand_derive(kind, attributed));
            return Ok(Outcome::NotRust);
        }
        (true, Ok(_)) => {}
    }
    let mut all = errors(attributed.clone());
    if all.is_empty() {
        let derived = expand_derive(kind, attributed);
        if let Err(error) = syn::parse2::<syn::File>(gates_opened(derived.clone())) {
            return Err(format!("the derive expands to no Rust: {error}\n{derived}"));
        }
        all = errors(derived);
    }
    found(all, false)
}

/// Whether the compiler takes the tokens as one item. Attributes it only looks at when it
/// evaluates them.
fn is_one_item(item: TokenStream) -> bool {
    syn::parse2::<syn::File>(item).is_ok_and(|file| {
        matches!(&file.items[..], [item] if !matches!(item, syn::Item::Verbatim(_)))
            && file.attrs.is_empty()
    })
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

fn flat(tokens: TokenStream) -> Vec<String> {
    tokens.into_iter().map(|tree: TokenTree| quote!(#tree).to_string()).collect()
}
