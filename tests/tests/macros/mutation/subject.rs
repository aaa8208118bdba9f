//! A definition as one token stream.

use std::{collections::HashSet, fmt};

use pathlore_tests::{
    Kind,
    definitions::{self, Written},
};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::edit::{self, Edit};

/// The macro that the tokens are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Metadata,
    Struct(Kind),
}

/// A definition. For a struct, the first token is a group with the arguments.
#[derive(Clone)]
pub(super) struct Subject {
    pub(super) target: Target,
    pub(super) tokens: TokenStream,
    pub(super) size: usize,
}

impl Subject {
    /// Returns all definitions of the tests and examples.
    pub(super) fn all() -> Vec<Self> {
        let mut seen = HashSet::new();
        definitions::all()
            .into_iter()
            .map(|definition| match definition.written {
                Written::Metadata(tokens) => Self::new(Target::Metadata, tokens),
                Written::Struct { kind, arguments, item } => {
                    let arguments = Group::new(Delimiter::Parenthesis, arguments);
                    let arguments = TokenStream::from(TokenTree::Group(arguments));
                    Self::new(Target::Struct(kind), arguments.into_iter().chain(item).collect())
                }
            })
            .filter(|subject| seen.insert(subject.to_string()))
            .collect()
    }

    /// Returns a request without arguments.
    pub(super) fn request(item: TokenStream) -> Self {
        let arguments = Group::new(Delimiter::Parenthesis, TokenStream::new());
        let tokens = TokenStream::from(TokenTree::Group(arguments)).into_iter().chain(item);
        Self::new(Target::Struct(Kind::Request), tokens.collect())
    }

    fn new(target: Target, tokens: TokenStream) -> Self {
        let size = edit::count(&tokens);
        Self { target, tokens, size }
    }

    /// Returns the places that can be changed: all but the group of the arguments.
    pub(super) fn places(&self) -> std::ops::Range<usize> {
        usize::from(self.target != Target::Metadata)..self.size
    }

    pub(super) fn edited(&self, place: usize, edit: &Edit) -> Self {
        Self::new(self.target, edit::apply(&self.tokens, place, edit))
    }

    /// Returns the arguments and the item of an attribute macro.
    pub(super) fn parts(&self) -> (TokenStream, TokenStream) {
        let mut trees = self.tokens.clone().into_iter();
        match trees.next() {
            Some(TokenTree::Group(arguments)) => (arguments.stream(), trees.collect()),
            other => (TokenStream::new(), other.into_iter().chain(trees).collect()),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.target {
            Target::Metadata => write!(formatter, "metadata! {{ {} }}", self.tokens),
            Target::Struct(kind) => {
                let (arguments, item) = self.parts();
                write!(formatter, "{kind:?} ({arguments}) {item}")
            }
        }
    }
}
