//! Builds the struct from the values of its fields.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{
    body::{self, Unread},
    code::{Fragment, local},
    functions, header, history, path, query,
};
use crate::model::{Absent, DefaultValue, Field, Item, Member, Message, Skipped, Variant};

/// The message that is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    Request,
    /// A response whose status has not been checked.
    Success,
    /// A response whose status is that of the message.
    Response,
}

/// Generates the expression that reads a message, and builds the struct:
///
/// ```text
/// match __codegen::read_request::<__Checked, __Scheme, _, _>(
///     &__ENDPOINT_METADATA, __request, __path, (("room_id",), (), ("limit",), ()),
/// ) {
///     Ok(((__field_room_id,), (), (__field_limit,), ())) => {
///         Ok(Self { room_id: __field_room_id, limit: __field_limit })
///     }
///     Err(__error) => Err(__error),
/// }
/// ```
pub(super) fn read(
    item: &Item<'_>,
    variant: &Variant<'_>,
    message: &Message<'_>,
    reader: Reader,
) -> TokenStream {
    let status = message.status.as_ref().map(|field| {
        let local = local(field);
        quote!(let #local = __codegen::read_status::<__Checked, _>(__response.status());)
    });
    let unread = if reader == Reader::Request { Unread::Any } else { Unread::InFormat };
    let mut parts = vec![header::read(item, message), body::read(item, message, unread)];
    if reader == Reader::Request {
        parts.insert(0, path::read(item, &message.path));
        parts.insert(2, query::read(item, message));
    }
    let (descriptions, patterns) =
        (parts.iter().map(|part| &part.description), parts.iter().map(|part| &part.pattern));
    let parts = quote!((#(#descriptions),*));
    let read = match reader {
        Reader::Request => quote! {
            read_request::<__Checked, __Scheme, _, _>(
                &__ENDPOINT_METADATA, __request, __path, #parts,
            )
        },
        Reader::Success => {
            quote!(read_success::<__Checked, Self, _, _>(__response, __STATUS, #parts))
        }
        Reader::Response => quote!(read_response::<__Checked, _, _, _>(__response, #parts)),
    };
    let mut values: Vec<Fragment> =
        variant.fields.iter().map(|field| local(field).into()).collect();
    let mut set = |field: &Field<'_>, value: TokenStream| {
        if let Some(slot) = values.get_mut(field.index) {
            *slot = value.into();
        }
    };
    for skipped in &message.skipped {
        set(&skipped.field, skipped_value(item, skipped));
    }
    for header in &message.headers {
        if let Some(value) = history::header_value(header) {
            set(&header.field, value);
        }
    }
    for member in members(message) {
        if let Some(value) = history::member_value(item, member) {
            set(&member.field, value);
        } else if is_from_default(member) {
            let (ident, local) = (member.field.ident, local(&member.field));
            let value = quote!(::core::option::Option::unwrap_or(#local, __default.#ident));
            set(&member.field, value);
        }
    }
    let names = variant.fields.iter().map(|field| field.ident);
    let name = variant.name.map(|name| quote!(::#name));
    let default = default_of_struct(item, message);
    quote! {
        #status
        match __codegen::#read {
            __codegen::Ok((#(#patterns),*)) => {
                #default
                __codegen::Ok(Self #name { #(#names: #values),* })
            }
            __codegen::Err(__error) => __codegen::Err(__error),
        }
    }
}

pub(super) fn members<'m, 'a>(message: &'m Message<'a>) -> impl Iterator<Item = &'m Member<'a>> {
    message.body.members().chain(message.query.members())
}

/// Returns whether an absent member takes its value from the default of the struct.
fn is_from_default(member: &Member<'_>) -> bool {
    let read = member.read.as_ref();
    read.is_some_and(|read| matches!(read.absent, Absent::OfStruct) && !read.names.is_empty())
}

/// Returns whether some value is taken from the default of the struct.
pub(super) fn uses_default(message: &Message<'_>) -> bool {
    message.skipped.iter().any(|skipped| skipped.value.is_none())
        || members(message).any(is_from_default)
}

fn default_of_struct(item: &Item<'_>, message: &Message<'_>) -> Option<TokenStream> {
    (item.default.is_some() && uses_default(message)).then(|| {
        let default = functions::default_of_struct(item);
        quote!(let __default: Self = #default();)
    })
}

pub(super) fn skipped_value(
    item: &Item<'_>,
    Skipped { field, value }: &Skipped<'_>,
) -> TokenStream {
    let ident = field.ident;
    match value {
        None => quote!(__default.#ident),
        Some(DefaultValue::Trait) => default_by_trait(field),
        Some(DefaultValue::Function(_)) => {
            let default = functions::default(item, field);
            quote!(#default())
        }
    }
}

pub(super) fn default_by_trait(field: &Field<'_>) -> TokenStream {
    quote_spanned! {field.span=>
        <_ as __codegen::bounds::DefaultField<__Checked>>::default_field()
    }
}
