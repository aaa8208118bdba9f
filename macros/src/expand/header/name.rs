//! The names of header fields.

use std::iter;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::LitStr;

use crate::{
    model::{Field, FieldHistory, FixedHeader, HeaderField, HeaderName, Message},
    site::at,
};

/// The name of a header field.
pub(in super::super) struct Name<'m> {
    pub(in super::super) written: &'m HeaderName,
    pub(in super::super) known: Option<&'m str>,
    pub(in super::super) is_fixed: bool,
    /// The number of newer names that the field has.
    pub(super) age: usize,
    pub(super) key: String,
}

impl Name<'_> {
    pub(super) fn static_name(&self) -> Ident {
        static_name(&self.key, self.age)
    }

    /// Returns the constant for a name that is an expression.
    pub(in super::super) fn constant(&self) -> Ident {
        format_ident!("__NAME_{}", self.key, span = Span::call_site())
    }
}

/// Returns the names of all header fields, those with a field first.
pub(in super::super) fn names<'m>(message: &'m Message<'_>) -> Vec<Name<'m>> {
    let of_fields = message.headers.iter().flat_map(
        |HeaderField { field, name, known_name, older, history, .. }| {
            let known_older = history.iter().flat_map(FieldHistory::older);
            let known_older = known_older.map(|renamed| Some(&*renamed.from));
            let known = iter::once(known_name.as_deref()).chain(known_older);
            let names = iter::once(name).chain(older).zip(known).enumerate();
            names.map(|(age, (written, known))| Name {
                written,
                known,
                is_fixed: false,
                age,
                key: field.key(),
            })
        },
    );
    let fixed = message.fixed.iter().map(|FixedHeader { name, known_name, key, .. }| Name {
        written: name,
        known: known_name.as_deref(),
        is_fixed: true,
        age: 0,
        key: key.clone(),
    });
    let cookies = message.cookies.iter().map(|cookies| Name {
        written: &cookies.header,
        known: Some("cookie"),
        is_fixed: false,
        age: 0,
        // No field has a name that begins with a digit, and no fixed field this one.
        key: "0cookies".to_owned(),
    });
    of_fields.chain(fixed).chain(cookies).collect()
}

/// Returns the static for the newest name of a field.
pub(in super::super) fn static_of(field: &Field<'_>) -> Ident {
    static_name(&field.key(), 0)
}

/// Returns the static for the name with this key.
pub(super) fn static_name(key: &str, age: usize) -> Ident {
    match age {
        0 => format_ident!("__HEADER_{key}", span = Span::call_site()),
        _ => format_ident!("__OLDER_HEADER_{age}_{key}", span = Span::call_site()),
    }
}

/// Generates a value that is checked when the definition is compiled.
pub(in super::super) fn value(literal: &LitStr) -> TokenStream {
    quote!(const { __codegen::http::HeaderValue::from_static(#literal) })
}

pub(in super::super) fn of_literal(literal: &LitStr) -> TokenStream {
    let name = literal.value().to_lowercase();
    quote!(__codegen::header_name(#name))
}

/// Returns the span on which errors about a name are reported.
pub(in super::super) fn name_span(name: &HeaderName) -> Span {
    match name {
        HeaderName::Literal(literal) => at(literal),
        HeaderName::Expression(tokens) => at(tokens),
    }
}
