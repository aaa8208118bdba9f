//! The body of a message.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::LitStr;

use super::{
    code::{local, place},
    header,
    members::{self, Part},
};
use crate::model::{Body, EmptyBody, Item, Member, Message};

/// Generates the statements that write the body. `empty` is for a message without body fields.
/// `code` is the name and the value of the first member of an error.
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
    code: Option<(&str, &LitStr)>,
) -> Option<TokenStream> {
    let write = write_value(item, &message.body, empty, code)?;
    let content_type = message.content_type.as_ref().map(|value| {
        let value = header::value(&value.value);
        quote!(__message.replace_content_type(#value);)
    });
    Some(quote!(#write #content_type))
}

fn write_value(
    item: &Item<'_>,
    body: &Body<'_>,
    empty: TokenStream,
    code: Option<(&str, &LitStr)>,
) -> Option<TokenStream> {
    let fields: &[Member<'_>] = match body {
        Body::Empty(EmptyBody { is_omitted, .. }) if code.is_none() => {
            return (!is_omitted).then_some(empty);
        }
        Body::Empty(_) => &[],
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
    let code = code.map(|(name, value)| {
        let name = Part::Body.written_name(name);
        quote!(__object.member(#name, &#value);)
    });
    let members = members::write(item, Part::Body, fields);
    let names = members::names_beside_flattened(Part::Body, fields);
    let mutable = (code.is_some() || !members.is_empty()).then(|| quote!(mut));
    Some(quote! {
        let #mutable __object = __message.object::<__Checked>() #names;
        #code
        #members
        __object.end()?;
    })
}

pub(super) fn read(item: &Item<'_>, message: &Ident, body: &Body<'_>) -> Option<TokenStream> {
    match body {
        // Without columns, every member is unknown.
        Body::Empty(EmptyBody { is_strict, .. }) => is_strict.then(|| {
            quote! {
                __codegen::read_body::<__Checked, _>(
                    #message.body(), __codegen::Unknown::Deny, (),
                )?;
            }
        }),
        Body::Members(members) => {
            Some(members::read(item, Part::Body, &quote!(#message.body()), members))
        }
        Body::Whole(member) => {
            Some(members::read_whole(item, Part::Body, &quote!(#message.body()), member))
        }
        Body::Raw(field) => {
            let local = local(field);
            Some(quote! {
                let #local = __codegen::read_raw_body::<__Checked, _>(#message.body());
            })
        }
    }
}
