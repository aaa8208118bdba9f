//! The span of generated code: that of the attribute macro.
//!
//! The hidden derive generates the code. If the code had the derive's own span, the compiler would
//! name the derive in notes. The attribute macro passes its span in the attribute by which it
//! passes its arguments.

use std::cell::Cell;

use proc_macro2::Span;
use quote::ToTokens;

use crate::tokens;

thread_local! {
    static SITE: Cell<Option<Span>> = const { Cell::new(None) };
}

/// Sets the span of the attribute macro.
pub(crate) fn set(span: Span) {
    SITE.set(Some(span));
}

/// Returns a span for generated code, so that the compiler reports errors on what the author wrote.
/// Names in the code are still resolved as those of generated code, and the compiler suggests no
/// changes to it.
pub(crate) fn at(written: impl ToTokens) -> Span {
    span().located_at(tokens::span(written))
}

/// Returns the span of the attribute macro.
pub(crate) fn span() -> Span {
    SITE.get().unwrap_or_else(Span::call_site)
}
