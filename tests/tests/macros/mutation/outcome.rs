//! The expansions of changed definitions, and what must hold of each.

use std::{
    panic::{self, AssertUnwindSafe},
    path::Path,
};

use pathlore_tests::{
    Kind, expand_attribute, expand_derive, expand_metadata,
    expansion::{Error, errors, gates_as_modules, without_errors, without_non_exhaustive},
    parser::{Fragment, Parsed, Parser, Question},
};
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::Meta;

use super::subject::{Subject, Target};

/// The outcome of an expansion.
#[derive(Debug)]
pub(super) enum Outcome {
    /// Code without an error.
    Code,
    /// Errors of the macros, beside code.
    Errors(Vec<Error>),
    /// The compiler does not parse the item, so the macros report nothing.
    NotRust,
}

/// Expands definitions, and judges the expansions. An `Err` says what is wrong with one.
pub(super) fn outcomes(
    subjects: impl IntoIterator<Item = Subject>,
) -> Vec<(Subject, Result<Outcome, String>)> {
    let mut parser = Parser::default();
    let expansions: Vec<_> = subjects
        .into_iter()
        .map(|subject| {
            let expand = || Expansion::new(&subject, &mut parser);
            let expansion = panic::catch_unwind(AssertUnwindSafe(expand))
                .unwrap_or_else(|_| Err("a macro panicked".to_owned()));
            (subject, expansion)
        })
        .collect();
    let parsed = parser.parse(Path::new(env!("CARGO_TARGET_TMPDIR"))).expect("rustc parses all");
    let judge = |(subject, expansion): (_, Result<Expansion, _>)| {
        (subject, expansion.and_then(|expansion| expansion.outcome(&parsed)))
    };
    expansions.into_iter().map(judge).collect()
}

/// Expands a definition without a look at the expansion.
pub(super) fn expanded(subject: &Subject) -> TokenStream {
    match subject.target {
        Target::Metadata => expand_metadata(subject.tokens.clone()),
        Target::Struct(kind) => {
            let (arguments, item) = subject.parts();
            expand_derive(kind, expand_attribute(kind, &arguments, item))
        }
    }
}

/// An expansion that the compiler has not parsed yet.
enum Expansion {
    Metadata {
        expression: Question,
        errors: Vec<Error>,
        is_empty: bool,
    },
    Struct {
        /// The item as it was written, with its attribute.
        item: Question,
        /// The item as the attribute macro leaves it.
        attributed: Question,
        derived: Question,
        errors_of_attribute: Vec<Error>,
        errors_of_derive: Vec<Error>,
    },
}

impl Expansion {
    fn new(subject: &Subject, parser: &mut Parser) -> Result<Self, String> {
        match subject.target {
            Target::Metadata => {
                let expansion = expand_metadata(subject.tokens.clone());
                Ok(Self::Metadata {
                    expression: parser.ask(Fragment::Expression, &expansion),
                    errors: errors(expansion),
                    is_empty: subject.tokens.to_string().trim().is_empty(),
                })
            }
            Target::Struct(kind) => {
                let (arguments, item) = subject.parts();
                Self::of_struct(kind, &arguments, &item, parser)
            }
        }
    }

    fn of_struct(
        kind: Kind,
        arguments: &TokenStream,
        item: &TokenStream,
        parser: &mut Parser,
    ) -> Result<Self, String> {
        let attributed = expand_attribute(kind, arguments, item.clone());
        let errors_of_attribute = errors(attributed.clone());
        // The attribute macro or the compiler has reported what it repaired.
        let is_repaired = attributed.to_string().contains("# [__pathlore (rejected)]");
        let attributed = without_errors(attributed);
        let unmarked = without_non_exhaustive(attributed.clone());
        let written = without_non_exhaustive(item.clone());
        let is_kept = ends_with(&unmarked, &written)
            || !errors_of_attribute.is_empty()
                && ends_with(&unmarked, &without_second_macro(&written));
        if !is_repaired && !is_kept {
            return Err(format!("the item is not in the expansion\n{attributed}"));
        }
        // The derive must not panic even if the compiler would not call it.
        let derived = expand_derive(kind, attributed.clone());
        Ok(Self::Struct {
            item: parser.ask(Fragment::Item, &quote!(#[request(#arguments)] #item)),
            attributed: parser.ask(Fragment::Item, &attributed),
            derived: parser.ask(Fragment::Items, &gates_as_modules(derived.clone())),
            errors_of_attribute,
            errors_of_derive: errors(derived),
        })
    }

    fn outcome(self, parsed: &Parsed) -> Result<Outcome, String> {
        match self {
            Self::Metadata { expression, .. } if !parsed.is_rust(expression) => {
                Err(format!("the expansion is no expression\n{}", parsed.tokens(expression)))
            }
            Self::Metadata { errors, is_empty, .. } => found(errors, is_empty),
            Self::Struct { attributed, item, errors_of_attribute, .. }
                if !parsed.is_rust(attributed) =>
            {
                if !parsed.is_rust(item) {
                    Ok(Outcome::NotRust)
                } else if errors_of_attribute.is_empty() {
                    let tokens = parsed.tokens(attributed);
                    Err(format!("the expansion is no Rust, but the item is\n{tokens}"))
                } else {
                    found(errors_of_attribute, false)
                }
            }
            Self::Struct { derived, .. } if !parsed.is_rust(derived) => {
                Err(format!("the derive expands to no Rust\n{}", parsed.tokens(derived)))
            }
            Self::Struct { mut errors_of_attribute, errors_of_derive, .. } => {
                errors_of_attribute.extend(errors_of_derive);
                found(errors_of_attribute, false)
            }
        }
    }
}

/// Removes each `#[request]` and `#[response]` above the struct. The attribute macro reports and removes
/// them, but not what only begins like one of them.
fn without_second_macro(item: &TokenStream) -> TokenStream {
    let mut trees: Vec<_> = item.clone().into_iter().collect();
    let mut index = 0;
    while let Some([TokenTree::Punct(hash), TokenTree::Group(attribute)]) =
        trees.get(index..index + 2)
        && hash.as_char() == '#'
    {
        let meta = syn::parse2::<Meta>(attribute.stream());
        let is_any = |meta: Meta| {
            ["request", "response", "endpoint_error"].iter().any(|it| meta.path().is_ident(it))
        };
        if meta.is_ok_and(is_any) {
            trees.drain(index..index + 2);
        } else {
            index += 2;
        }
    }
    trees.into_iter().collect()
}

/// Returns whether the expansion ends in the tokens, unchanged.
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
            let count = |tokens: &TokenStream| tokens.clone().into_iter().count();
            let (content, right_content) = (without_mark(left.stream()), right.stream());
            left.delimiter() == right.delimiter()
                && count(&content) == count(&right_content)
                && ends_with(&content, &right_content)
        }
        _ => false,
    }
}

/// Replaces each `__pathlore(misnamed(…))` with what is in the inner parentheses.
fn without_mark(content: TokenStream) -> TokenStream {
    let tokens: Vec<_> = content.into_iter().collect();
    let is = |index: usize, name: &str| matches!(tokens.get(index), Some(TokenTree::Ident(ident)) if ident == name);
    let unmarked = tokens.iter().enumerate().filter_map(|(index, token)| match token {
        TokenTree::Group(group) if index > 0 && is(index - 1, "__pathlore") => {
            let mark: Vec<_> = group.stream().into_iter().collect();
            match &mark[..] {
                [TokenTree::Ident(name), TokenTree::Group(content)] if name == "misnamed" => {
                    Some(content.stream())
                }
                _ => Some(token.clone().into()),
            }
        }
        _ => (!is(index, "__pathlore")).then(|| token.clone().into()),
    });
    unmarked.collect()
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
