//! The errors of an expansion.

use std::{
    cell::{Cell, RefCell},
    fmt::Display,
    thread,
};

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

use crate::tokens;

/// Collects every error of an expansion.
///
/// [`finish`](Self::finish) returns the errors. Debug builds panic if it is not called, because
/// errors would be lost.
#[derive(Default)]
pub(crate) struct Diagnostics {
    errors: RefCell<Vec<syn::Error>>,
    is_rejected: Cell<bool>,
    is_finished: Cell<bool>,
}

impl Diagnostics {
    /// Adds an error on one token, or on a literal or group as a whole.
    pub(crate) fn error(&self, span: Span, message: impl Display) {
        self.push(syn::Error::new(span, message));
    }

    /// Adds an error on all of `tokens`.
    pub(crate) fn error_on(&self, tokens: impl ToTokens, message: impl Display) {
        self.push(tokens::error(tokens, message));
    }

    pub(crate) fn push(&self, error: syn::Error) {
        self.errors.borrow_mut().push(error);
    }

    /// Returns the value of a result, or adds its error.
    pub(crate) fn ok<T>(&self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// Returns the number of errors so far.
    pub(crate) fn count(&self) -> usize {
        self.errors.borrow().len()
    }

    /// Records that the compiler itself rejects the item. Generated code must not cause the same
    /// error again.
    pub(crate) fn reject(&self) {
        self.is_rejected.set(true);
    }

    /// Returns whether the compiler rejects the item itself.
    pub(crate) fn is_rejected(&self) -> bool {
        self.is_rejected.get()
    }

    /// Returns the errors as tokens, in source order. Returns `None` if the item is correct: there
    /// are no errors, and the compiler does not reject the item.
    pub(crate) fn finish(self) -> Option<TokenStream> {
        self.is_finished.set(true);
        let mut errors = self.errors.take();
        if errors.is_empty() && !self.is_rejected() {
            return None;
        }
        errors.sort_by_key(|error| position(error.span()));
        Some(errors.iter().map(syn::Error::to_compile_error).collect())
    }
}

impl Drop for Diagnostics {
    fn drop(&mut self) {
        debug_assert!(
            self.is_finished.get() || thread::panicking(),
            "diagnostics are dropped without a call of `finish`"
        );
    }
}

/// Returns the line and the column of a span.
///
/// Only the compiler knows them. Outside of it, all positions are equal, so a stable sort keeps
/// errors in the order in which they were found.
pub(crate) fn position(span: Span) -> (usize, usize) {
    if proc_macro::is_available() {
        let start = span.unwrap().start();
        (start.line(), start.column())
    } else {
        (0, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "without a call of `finish`")]
    fn dropping_unfinished_diagnostics_panics() {
        Diagnostics::default().error(Span::call_site(), "lost");
    }

    #[test]
    fn a_correct_item_has_no_errors() {
        let diagnostics = Diagnostics::default();
        assert_eq!(diagnostics.ok(Ok(1)), Some(1));
        assert_eq!(diagnostics.count(), 0);
        assert!(diagnostics.finish().is_none());
    }

    #[test]
    fn all_errors_are_returned() {
        let diagnostics = Diagnostics::default();
        diagnostics.error(Span::call_site(), "first");
        assert_eq!(diagnostics.ok::<()>(Err(syn::Error::new(Span::call_site(), "second"))), None);
        assert_eq!(diagnostics.count(), 2);
        let errors = diagnostics.finish().map(|tokens| tokens.to_string()).unwrap_or_default();
        let (first, second) = (errors.find("\"first\""), errors.find("\"second\""));
        assert!(first.is_some() && first < second, "{errors}");
    }

    #[test]
    fn a_rejected_item_needs_no_error() {
        let diagnostics = Diagnostics::default();
        diagnostics.reject();
        assert!(diagnostics.is_rejected());
        assert!(diagnostics.finish().is_some_and(|errors| errors.is_empty()));
    }
}
