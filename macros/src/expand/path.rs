//! Path arguments.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{
    code::{Fragment, Place, ReadPart, local, tuple},
    text,
};
use crate::model::{Item, PathField, Presence};

/// Describes the path arguments that are written, and the order of the placeholders.
///
/// ```text
/// (&self.room_id,), &__PATH_ORDER
/// ```
pub(super) fn write(path: &[PathField<'_>]) -> (TokenStream, TokenStream) {
    let arguments: Vec<_> = path
        .iter()
        .map(|PathField { field, text, shape, .. }| {
            let place = Place(field);
            let value = quote_spanned!(field.span=> &#place);
            let inner = text::type_inside(field, *shape);
            match shape {
                Presence::Required => text::printed(field, text, inner, &value).unwrap_or(value),
                Presence::Optional => {
                    let value = text::optional(field, text);
                    quote_spanned!(field.span=> __codegen::optional_argument(#value))
                }
                Presence::OrDefault => {
                    let printed =
                        text::printed(field, text, inner, &value).unwrap_or_else(|| value.clone());
                    quote_spanned! {field.span=>
                        __codegen::default_argument::<__Checked, _, _>(#value, #printed)
                    }
                }
            }
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
pub(super) fn read(item: &Item<'_>, path: &[PathField<'_>]) -> ReadPart {
    ReadPart::columns(path.iter().map(|PathField { field, name, text, shape }| {
        let absent = text::absence(*shape);
        let column = match text::parse(item, field, text, text::type_inside(field, *shape)) {
            None if absent.is_none() => Fragment::string(name),
            parse => quote!(__codegen::argument(#name) #parse #absent).into(),
        };
        (local(field).into(), column)
    }))
}
