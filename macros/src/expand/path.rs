//! Path arguments.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote, quote_spanned};

use super::{
    code::{ReadPart, local, place, tuple},
    text,
};
use crate::{model::PathField, ty::Shape};

/// Describes the path arguments that are written, and the order of the placeholders.
///
/// ```text
/// (&self.room_id,), &__PATH_ORDER
/// ```
pub(super) fn write(path: &[PathField<'_>]) -> (TokenStream, TokenStream) {
    let arguments: Vec<_> = path
        .iter()
        .map(|PathField { field, text, .. }| {
            let place = place(field);
            let value = quote_spanned!(field.span=> &#place);
            text::printed(field, text, Shape::Plain(field.ty), &value).unwrap_or(value)
        })
        .collect();
    let order = if path.is_empty() { quote!(&[]) } else { quote!(&__PATH_ORDER) };
    (tuple(&arguments), order)
}

/// Describes the path arguments that are read:
///
/// ```text
/// ("room_id", __codegen::argument("event_id").by_serde())
/// ```
pub(super) fn read(path: &[PathField<'_>]) -> ReadPart {
    ReadPart::columns(path.iter().map(|PathField { field, name, text }| {
        let column = match text::parse(field, text) {
            Some(parse) => quote!(__codegen::argument(#name) #parse),
            None => quote!(#name),
        };
        (local(field).into_token_stream(), column)
    }))
}
