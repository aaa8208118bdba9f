//! Collects every error of an expansion.

use std::{
    cell::{Cell, RefCell},
    fmt::Display,
};

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// The errors of one expansion.
#[derive(Default)]
pub(crate) struct Context {
    errors: RefCell<Vec<syn::Error>>,
    /// Whether the compiler itself says what is wrong.
    rejected: Cell<bool>,
}

impl Context {
    /// An error on one token, or on the whole of what was written as one.
    pub(crate) fn error(&self, span: Span, message: impl Display) {
        self.push(syn::Error::new(span, message));
    }

    /// An error on all of `tokens`.
    pub(crate) fn error_on(&self, tokens: impl ToTokens, message: impl Display) {
        self.push(syn::Error::new_spanned(tokens, message));
    }

    pub(crate) fn push(&self, error: syn::Error) {
        self.errors.borrow_mut().push(error);
    }

    /// Keeps the error, if there is one.
    pub(crate) fn ok<T>(&self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// How many errors there are so far.
    pub(crate) fn count(&self) -> usize {
        self.errors.borrow().len()
    }

    /// The compiler rejects the item itself: nothing is generated that would make it say so twice.
    pub(crate) fn reject(&self) {
        self.rejected.set(true);
    }

    pub(crate) fn is_rejected(&self) -> bool {
        self.rejected.get()
    }

    /// The errors as tokens, in source order; `None` where there are none.
    pub(crate) fn finish(self) -> Option<TokenStream> {
        let mut errors = self.errors.into_inner();
        if errors.is_empty() && !self.rejected.get() {
            return None;
        }
        errors.sort_by_key(|error| position(error.span()));
        Some(errors.iter().map(syn::Error::to_compile_error).collect())
    }
}

/// Line and column, which only the compiler knows; elsewhere errors stay in the order in which
/// they were found.
pub(crate) fn position(span: Span) -> (usize, usize) {
    if proc_macro::is_available() {
        let start = span.unwrap().start();
        (start.line(), start.column())
    } else {
        (0, 0)
    }
}
