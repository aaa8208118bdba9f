//! Path arguments.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{
    code::{local, place, read_statement},
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

/// Generates code such as:
///
/// ```text
/// let (__field_room_id,) =
///     __codegen::read_path::<__Checked, _>(__path, (__codegen::argument("room_id"),))?;
/// ```
pub(super) fn read(path: &[PathField<'_>]) -> Option<TokenStream> {
    let columns: Vec<_> = path
        .iter()
        .map(|PathField { field, name, text }| {
            let parse = text::parse(field, text);
            (local(field), quote!(__codegen::argument(#name) #parse))
        })
        .collect();
    (!columns.is_empty()).then(|| read_statement("read_path", &quote!(__path), &columns))
}
