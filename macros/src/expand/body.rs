//! The body of a message.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{
    code::{Place, ReadPart},
    header,
    members::{self, Part},
};
use crate::model::{Body, EmptyBody, Item, Message};

/// Describes the body that is written.
pub(super) fn write(item: &Item<'_>, message: &Message<'_>) -> TokenStream {
    let body = match &message.body {
        Body::Empty(EmptyBody { is_omitted: true, .. }) => quote!(__codegen::Omitted),
        Body::Empty(_) => quote!(__codegen::Empty),
        Body::Members(members) => members::write(item, Part::Body, members, message.code.as_ref()),
        Body::Whole(member) => members::write_whole(item, Part::Body, member),
        Body::Raw(field) => {
            let place = Place(field);
            quote_spanned!(field.span=> __codegen::raw_body(&#place))
        }
    };
    match &message.content_type {
        Some(value) => {
            let value = header::value(&value.value);
            quote!(__codegen::content_type(#value, #body))
        }
        None => body,
    }
}

/// Describes the body that is read. `unread` is that of a message without body fields.
pub(super) fn read(item: &Item<'_>, message: &Message<'_>, unread: TokenStream) -> ReadPart {
    match &message.body {
        // Without columns, every member is unknown.
        Body::Empty(EmptyBody { is_strict: true, .. }) => {
            ReadPart::without_values(quote!(__codegen::deny_unknown(())))
        }
        Body::Empty(_) => ReadPart::without_values(unread),
        Body::Members(members) => members::read(item, Part::Body, members, message.code.as_ref()),
        Body::Whole(member) => members::read_whole(item, Part::Body, member),
        Body::Raw(field) => ReadPart::whole(field, quote!(__codegen::Raw)),
    }
}
