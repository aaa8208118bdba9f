//! The functions in serde attributes.
//!
//! Each path is written once, in a helper function with the signature that serde expects. A function
//! with another signature is therefore one error, whatever code is generated, and the code that
//! reads and writes messages calls the helpers.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use syn::{ExprPath, GenericParam, Generics, parse_quote};

use self::helpers::Helpers;
pub(super) use self::helpers::call_default;
use super::fields::{self, members};
use crate::{
    generics::has_parameters,
    model::{Absent, DefaultValue, Field, Item, Member, Message, TypeKind},
    site::at,
    tokens,
    ty::Shape,
};

mod helpers;

/// Generates the helpers of a message.
///
/// ```text
/// const fn __write_age<S: Serializer>() -> fn(&Duration, S) -> Result<S::Ok, S::Error> {
///     |value, serializer| late(0, Takes::take(ms::serialize(&*value, serializer)))
/// }
/// fn __read_age<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
///     late(0, Takes::take(ms::deserialize(deserializer)))
/// }
/// fn __default_limit() -> u32 {
///     late(0, Takes::take(ten()))
/// }
/// fn __is_skipped_limit(value: &u32) -> bool {
///     late(0, Takes::take(is_ten(&*value)))
/// }
/// ```
pub(super) fn define(item: &Item<'_>, message: &Message<'_>) -> TokenStream {
    let mut helpers = Helpers { item, code: TokenStream::new() };
    for Member { field, write, read, .. } in members(message) {
        let write = write.as_ref().filter(|_| item.direction.writes());
        let read = read.as_ref().filter(|_| item.direction.reads());
        let writer = write.and_then(|write| write.function.as_ref());
        let reader = read.and_then(|read| read.function.as_ref());
        let imported = imported(field, writer, reader);
        if let Some((import, writer, reader)) = &imported {
            helpers.code.extend(import.clone());
            helpers.write(field, writer);
            helpers.read(field, reader, Some(writer));
        } else {
            if let Some(path) = writer {
                helpers.write(field, path);
            }
            if let Some(path) = reader {
                helpers.read(field, path, writer);
            }
        }
        if let Some(path) = write.and_then(|write| write.skip_if.as_ref())
            && !is_known(field, path)
        {
            helpers.skip(field, path);
        }
        if let Some(Absent::Default(DefaultValue::Function(path))) = read.map(|read| &read.absent) {
            helpers.default(field, path);
        }
    }
    for skipped in message.skipped.iter().filter(|_| item.direction.reads()) {
        if let Some(DefaultValue::Function(path)) = &skipped.value {
            helpers.default(&skipped.field, path);
        }
    }
    if let Some(default) = &item.default
        && item.direction.reads()
        && (fields::uses_default(message) || has_for_constructor(item))
    {
        helpers.default_of_struct(default);
    }
    helpers.code
}

/// Returns the function that calls the `serialize_with` of a field.
pub(super) fn writer(item: &Item<'_>, field: &Field<'_>) -> TokenStream {
    let arguments = arguments(&generics(item, field), true);
    let name = name("write", field);
    quote!(#name #arguments ())
}

/// Returns the function that calls the `deserialize_with` of a field.
pub(super) fn reader(item: &Item<'_>, field: &Field<'_>) -> TokenStream {
    let arguments = arguments(&generics(item, field), true);
    let name = name("read", field);
    quote!(#name #arguments)
}

/// Returns whether a constructor calls the helpers for default values. Without it, there may be none: they
/// are for reading, and have its bounds on type parameters.
pub(super) fn has_for_constructor(item: &Item<'_>) -> bool {
    item.constructor.is_some() && item.direction.reads() && !has_parameters(item.generics)
}

/// Returns the function that calls the `default` of a field.
pub(super) fn default(item: &Item<'_>, field: &Field<'_>) -> TokenStream {
    let arguments = arguments(&generics(item, field), false);
    let name = name("default", field);
    quote!(#name #arguments)
}

/// Returns the function that calls the `default` of the struct.
pub(super) fn default_of_struct(item: &Item<'_>) -> TokenStream {
    let arguments = arguments(item.generics, false);
    quote!(__default_of_struct #arguments)
}

/// Returns the function that calls the `skip_serializing_if` of a field.
pub(super) fn is_skipped(item: &Item<'_>, field: &Field<'_>, path: &ExprPath) -> TokenStream {
    if is_known(field, path) {
        return quote!(#path);
    }
    let arguments = arguments(&generics(item, field), false);
    let name = name("is_skipped", field);
    quote!(#name #arguments)
}

/// Returns whether a function of the standard library is known to take the field.
fn is_known(field: &Field<'_>, path: &ExprPath) -> bool {
    let (Some(first), Some(last), 2) =
        (path.path.segments.first(), path.path.segments.last(), path.path.segments.len())
    else {
        return false;
    };
    let is_empty = last.ident == "is_empty";
    match Shape::of(field.ty) {
        _ if path.qself.is_some() => false,
        Shape::Option(_) => first.ident == "Option" && last.ident == "is_none",
        Shape::Vec(_) => first.ident == "Vec" && is_empty,
        Shape::Plain(ty) => {
            first.ident == "String" && is_empty && ty.to_token_stream().to_string() == "String"
        }
    }
}

/// Imports the functions of a module, so that a module without them is one error. Returns the import
/// and the two functions.
fn imported(
    field: &Field<'_>,
    writer: Option<&ExprPath>,
    reader: Option<&ExprPath>,
) -> Option<(TokenStream, ExprPath, ExprPath)> {
    let (writer, reader) = (writer?, reader?);
    let (mut module, mut other) = (writer.path.clone(), reader.path.clone());
    let write = module.segments.pop()?.ident;
    let read = other.segments.pop()?.ident;
    module.segments.pop_punct();
    other.segments.pop_punct();
    // The associated functions of a type cannot be imported.
    let is_module = writer.qself.is_none()
        && module.segments.last().is_some_and(|last| {
            last.arguments.is_none() && !last.ident.to_string().starts_with(char::is_uppercase)
        });
    if !is_module
        || quote!(#module).to_string() != quote!(#other).to_string()
        || write != "serialize"
        || read != "deserialize"
    {
        return None;
    }
    let alias =
        |function: &Ident| format_ident!("__{function}_{}", field.key(), span = function.span());
    let (writer, reader) = (alias(&write), alias(&read));
    let span = at(&module);
    let (write, read) = (Ident::new("serialize", span), Ident::new("deserialize", span));
    let import = quote!(use #module::{#write as #writer, #read as #reader};);
    Some((import, parse_quote!(#writer), parse_quote!(#reader)))
}

fn name(kind: &str, field: &Field<'_>) -> Ident {
    format_ident!("__{kind}_{}", field.key(), span = Span::call_site())
}

/// Returns the parameters of the struct that the type of a field may mention.
fn generics(item: &Item<'_>, field: &Field<'_>) -> Generics {
    let mut generics = item.generics.clone();
    let is_generic = matches!(field.kind, TypeKind::Generic { .. });
    if has_parameters(&generics) && !is_generic && !tokens::mentions(field.ty, "Self") {
        let lifetimes = generics.params.into_iter();
        let lifetimes = lifetimes.filter(|it| matches!(it, GenericParam::Lifetime(_)));
        generics = Generics { params: lifetimes.collect(), ..Generics::default() };
    }
    generics
}

/// Returns the arguments for the type and constant parameters of the struct, and `_` for that of the
/// helper itself. Without the former, all are inferred.
pub(super) fn arguments(generics: &Generics, has_own: bool) -> Option<TokenStream> {
    if !has_parameters(generics) {
        return None;
    }
    let arguments = generics.params.iter().filter_map(|parameter| match parameter {
        GenericParam::Lifetime(_) => None,
        GenericParam::Type(parameter) => Some(parameter.ident.to_token_stream()),
        GenericParam::Const(parameter) => Some(parameter.ident.to_token_stream()),
    });
    let own = has_own.then(|| quote!(_));
    Some(quote!(::<#(#arguments,)* #own>))
}
