//! Path arguments.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{
    code::{ReadPart, local, place},
    text,
};
use crate::{model::PathField, ty::Shape};

/// Generates the arguments of `UriWriter::new` for the path: the values, and the order of the
/// placeholders.
///
/// ```text
/// &[__codegen::text::<__Checked, _>(&self.room_id)], &__PATH_ORDER
/// ```
pub(super) fn write(path: &[PathField<'_>]) -> TokenStream {
    if path.is_empty() {
        return quote!(&[], &[]);
    }
    let arguments = path.iter().map(|PathField { field, text, .. }| {
        let place = place(field);
        let value = quote_spanned!(field.span=> &#place);
        let value = text::printed(field, text, Shape::Plain(field.ty), &value)
            .map_or(value, |printed| quote_spanned!(field.span=> &#printed));
        quote_spanned!(field.span=> __codegen::text::<__Checked, _>(#value))
    });
    quote!(&[#(#arguments),*], &__PATH_ORDER)
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
        (local(field), column)
    }))
}
