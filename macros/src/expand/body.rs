//! The body of a message.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{
    code::{Place, ReadPart},
    header,
    members::{self, Fixed},
    parts, text,
};
use crate::model::{Body, Code, EmptyBody, Format, Item, Message, TextBody};

/// Returns the name of the type that tells how the body of a message, or of one of several, is transferred.
pub(super) fn transfer<'m, 'a: 'm>(
    messages: impl IntoIterator<Item = &'m Message<'a>>,
) -> TokenStream {
    let mut messages = messages.into_iter();
    if messages.any(|message| message.body.stream().is_some()) {
        quote!(Streamed)
    } else {
        quote!(Buffered)
    }
}

/// Asserts that the feature for the body of a message is on, at the argument that needs it.
pub(super) fn feature(item: &Item<'_>) -> Option<TokenStream> {
    let span = item.multipart?;
    Some(quote_spanned!(span=> const _: () = __codegen::assert_multipart::<__Checked>();))
}

/// Describes the body that is written.
pub(super) fn write(item: &Item<'_>, message: &Message<'_>) -> TokenStream {
    let body = match &message.body {
        Body::Empty(EmptyBody { is_omitted: true, .. }) => quote!(__codegen::Omitted),
        Body::Empty(_) => quote!(__codegen::Empty),
        Body::Members(format, members) => {
            written_in(*format, members::write(item, *format, members, &code(message)))
        }
        Body::Whole(format, member) => {
            written_in(*format, members::write_whole(item, *format, member))
        }
        Body::Text(body) => write_text(body),
        Body::Raw(field) => {
            let place = Place(field);
            quote_spanned!(field.span=> __codegen::raw_body(&#place))
        }
        Body::Multipart(body) => parts::write(item, body),
        Body::Stream(_) => quote!(__codegen::Stream),
    };
    match &message.content_type {
        Some(value) => {
            let value = header::value(&value.value);
            quote!(__codegen::content_type(#value, #body))
        }
        None => body,
    }
}

/// Returns the code of an error, which is a member.
fn code<'m>(message: &'m Message<'_>) -> Vec<Fixed<'m>> {
    let code = message.code.iter();
    let code =
        code.map(|Code { member, value }| Fixed { name: member.clone(), value: Some(value) });
    code.collect()
}

/// Describes a body in a format. That of a form is described as a query is.
fn written_in(format: Format, body: TokenStream) -> TokenStream {
    match format {
        Format::Json => body,
        Format::Form => quote!(__codegen::form_body(#body)),
    }
}

fn write_text(TextBody { field, text, is_optional }: &TextBody<'_>) -> TokenStream {
    if *is_optional {
        let value = text::optional(field, text);
        return quote_spanned!(field.span=> __codegen::optional_text_body(#value));
    }
    let place = Place(field);
    let value = quote_spanned!(field.span=> &#place);
    let value = text::printed(field, text, field.ty, &value).unwrap_or(value);
    quote_spanned!(field.span=> __codegen::text_body(#value))
}

/// Describes the body that is read. `unread` is that of a message without body fields.
pub(super) fn read(item: &Item<'_>, message: &Message<'_>, unread: Unread) -> ReadPart {
    match &message.body {
        // Without columns, every member is unknown.
        Body::Empty(EmptyBody { is_strict: true, format, .. }) => {
            read_in(*format, ReadPart::without_values(quote!(__codegen::deny_unknown(()))))
        }
        Body::Empty(EmptyBody { format, .. }) => ReadPart::without_values(match (unread, format) {
            (Unread::Any, _) => quote!(()),
            (Unread::InFormat, Format::Json) => quote!(__codegen::NoBody),
            (Unread::InFormat, Format::Form) => quote!(__codegen::NoForm),
        }),
        Body::Members(format, members) => {
            read_in(*format, members::read(item, *format, members, &code(message)))
        }
        Body::Whole(format, member) => read_in(*format, members::read_whole(item, *format, member)),
        Body::Text(TextBody { field, text, is_optional }) => {
            let ty = text::body_type(field, *is_optional);
            let parse = text::parse(item, field, text, ty);
            let optional = is_optional.then(|| quote!(.optional()));
            ReadPart::whole(field, quote!(__codegen::text() #parse #optional))
        }
        Body::Raw(field) => ReadPart::whole(field, quote!(__codegen::Raw)),
        Body::Multipart(body) => parts::read(item, body),
        Body::Stream(_) => ReadPart::without_values(quote!(__codegen::Stream)),
    }
}

/// A body that no field reads.
#[derive(Clone, Copy)]
pub(super) enum Unread {
    /// It may be anything.
    Any,
    /// It has the format of the definition.
    InFormat,
}

fn read_in(format: Format, part: ReadPart) -> ReadPart {
    match format {
        Format::Json => part,
        Format::Form => {
            let ReadPart { description, pattern } = part;
            ReadPart { description: quote!(__codegen::form(#description)), pattern }
        }
    }
}
