//! The body of a message.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{
    code::{ReadPart, place},
    header,
    members::{self, Part},
};
use crate::model::{Body, Code, EmptyBody, Item, Member, Message};

/// Generates the statements that write the body. `empty` is for a message without body fields.
///
/// ```text
/// let mut __object = __message.object::<__Checked>();
/// __object.member("\"auth\":", &self.auth);
/// __object.end()?;
/// ```
pub(super) fn write(
    item: &Item<'_>,
    message: &Message<'_>,
    empty: TokenStream,
) -> Option<TokenStream> {
    let write = write_value(item, message, empty)?;
    let content_type = message.content_type.as_ref().map(|value| {
        let value = header::value(&value.value);
        quote!(__message.replace_content_type(#value);)
    });
    Some(quote!(#write #content_type))
}

fn write_value(item: &Item<'_>, message: &Message<'_>, empty: TokenStream) -> Option<TokenStream> {
    let fields: &[Member<'_>] = match &message.body {
        Body::Empty(EmptyBody { is_omitted, .. }) => return (!is_omitted).then_some(empty),
        Body::Members(fields) => fields,
        Body::Whole(member) => {
            let write = members::write_whole(item, Part::Body, member);
            return Some(quote!(#write?;));
        }
        Body::Raw(field) => {
            let place = place(field);
            return Some(quote_spanned! {field.span=>
                __message.raw_body::<__Checked, _>(&#place)?;
            });
        }
    };
    let code = message.code.as_ref().map(|Code { member, value }| {
        let name = Part::Body.written_name(member);
        quote!(__object.member(#name, &#value);)
    });
    let members = members::write(item, Part::Body, fields);
    let names = members::names_beside_flattened(Part::Body, fields, message.code.as_ref());
    let mutable = (code.is_some() || !members.is_empty()).then(|| quote!(mut));
    Some(quote! {
        let #mutable __object = __message.object::<__Checked>() #names;
        #code
        #members
        __object.end()?;
    })
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
