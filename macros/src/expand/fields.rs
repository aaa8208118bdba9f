//! Builds the struct from the values of its fields.

use std::slice;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::ExprPath;

use super::{
    body,
    code::{at, call, local},
    header, path, query,
};
use crate::model::{Absent, Body, DefaultValue, Field, Item, Member, Message, Query, Skipped};

/// Generates the statements that read a message, and the struct.
///
/// ```text
/// let __default: Self = ::core::default::Default::default();
/// ::core::result::Result::Ok(Self { room_id: __field_room_id, … })
/// ```
pub(super) fn read(item: &Item<'_>, source: &Ident, message: &Message<'_>) -> TokenStream {
    let parts = [
        path::read(&message.path),
        header::read(source, &message.headers),
        query::read(item, &message.query),
        body::read(item, source, &message.body),
    ];
    let mut values: Vec<_> =
        item.fields.iter().map(|field| local(field).into_token_stream()).collect();
    let mut set = |field: &Field<'_>, value| {
        if let Some(slot) = values.get_mut(field.index) {
            *slot = value;
        }
    };
    for skipped in &message.skipped {
        set(&skipped.field, skipped_value(skipped));
    }
    for member in members(message) {
        let (field, ident, mut local) = (&member.field, member.field.ident, local(&member.field));
        if let Some(function) = function(member) {
            // The compiler reports a function for another type on the function.
            local.set_span(at(function));
        }
        if is_from_default(member) {
            set(field, quote!(::core::option::Option::unwrap_or(#local, __default.#ident)));
        } else if member.read.is_some() {
            set(field, local.into_token_stream());
        }
    }
    let names = item.fields.iter().map(|field| field.ident);
    let default = default_of_struct(item, message);
    quote! {
        #(#parts)*
        #default
        ::core::result::Result::Ok(Self { #(#names: #values),* })
    }
}

fn members<'m, 'a>(message: &'m Message<'a>) -> impl Iterator<Item = &'m Member<'a>> {
    let body = match &message.body {
        Body::Members(members) => &members[..],
        Body::Whole(member) => slice::from_ref(&**member),
        Body::Empty | Body::Raw(_) => &[],
    };
    let query = match &message.query {
        Query::Parameters(parameters) => &parameters[..],
        Query::Whole(member) => slice::from_ref(&**member),
        Query::None => &[],
    };
    body.iter().chain(query)
}

/// Returns the function that creates the member's value.
fn function<'m>(member: &'m Member<'_>) -> Option<&'m ExprPath> {
    let read = member.read.as_ref()?;
    match &read.absent {
        Absent::Default(DefaultValue::Function(path)) => Some(path),
        _ => read.function.as_ref(),
    }
}

/// Returns whether an absent member takes its value from the default of the struct.
fn is_from_default(member: &Member<'_>) -> bool {
    let read = member.read.as_ref();
    read.is_some_and(|read| matches!(read.absent, Absent::OfStruct) && !read.names.is_empty())
}

fn default_of_struct(item: &Item<'_>, message: &Message<'_>) -> Option<TokenStream> {
    let is_used = message.skipped.iter().any(|skipped| skipped.value.is_none())
        || members(message).any(is_from_default);
    let value = match item.default.as_ref().filter(|_| is_used)? {
        DefaultValue::Trait => {
            quote_spanned!(item.name.span()=> ::core::default::Default::default())
        }
        DefaultValue::Function(path) => call(path),
    };
    Some(quote!(let __default: Self = #value;))
}

fn skipped_value(Skipped { field, value }: &Skipped<'_>) -> TokenStream {
    let ident = field.ident;
    match value {
        None => quote!(__default.#ident),
        Some(DefaultValue::Trait) => {
            quote_spanned! {field.span=>
                <_ as __codegen::bounds::DefaultField<__Checked>>::default_field()
            }
        }
        Some(DefaultValue::Function(path)) => call(path),
    }
}
