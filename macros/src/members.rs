//! The serde code for the members of a body and the parameters of a query.
//!
//! It does what serde's derive does, and is a fraction of its size: values are read into slots and
//! written from the fields by functions of the runtime that are generic over the field's type at
//! most. What it does not know, `flatten`, is left to [`twin`](crate::twin).

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Type, spanned::Spanned as _};

use crate::{
    field::{Field, argument_of},
    generics::to_static,
    item::Item,
    wire_name::{Direction, names_read, wire_name},
};

/// The part of a message that has members.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Body,
    Query,
}

impl Part {
    /// Its name on the wire, as the writer of the part takes it.
    fn written_name(self, name: &str) -> String {
        match self {
            Self::Body => format!("{}:", json_string(name)),
            Self::Query => form_encoded(name),
        }
    }
}

/// Expands to, for members of a body:
///
/// ```text
/// __message.begin_object();
/// __message.member("\"username\":", &self.username);
/// if !Option::is_none(&self.device_id) {
///     __message.member("\"device_id\":", &self.device_id);
/// }
/// __message.end_object()?;
/// ```
pub(crate) fn encode(item: &Item<'_>, part: Part, fields: &[&Field<'_>]) -> TokenStream {
    let written = fields.iter().filter(|field| !field.serde.has("skip_serializing"));
    let members = written.map(|field| {
        let ident = field.ident;
        let name = part.written_name(&wire_name(item, field, Direction::Serialize));
        let (plain, with) = match part {
            Part::Body => (quote!(__message.member), quote!(__message.member_with)),
            Part::Query => (quote!(__uri.parameter), quote!(__uri.parameter_with)),
        };
        let write = match field.serde.function("serialize_with", "serialize") {
            Some(function) => {
                quote!(#with(#name, |__serializer| #function(&self.#ident, __serializer));)
            }
            None => quote_spanned!(at(field.ty)=> #plain(#name, &self.#ident);),
        };
        match field.serde.path("skip_serializing_if") {
            Some(skip) => quote!(if !#skip(&self.#ident) { #write }),
            None => write,
        }
    });
    match part {
        Part::Body => quote! {
            __message.begin_object();
            #(#members)*
            __message.end_object()?;
        },
        Part::Query => quote!(#(#members)*),
    }
}

/// Expands to, for members of a body:
///
/// ```text
/// let mut __slot_username: Option<String> = None;
/// let mut __object = ObjectReader::new(__bytes, &["username"], false)?;
/// while let Some(__index) = __object.next_field() {
///     match __index {
///         _ => __object.value(&mut __slot_username),
///     }
/// }
/// __object.fields()?;
/// ```
pub(crate) fn decode(item: &Item<'_>, part: Part, fields: &[&Field<'_>]) -> TokenStream {
    let read: Vec<_> =
        fields.iter().filter(|field| !field.serde.has("skip_deserializing")).copied().collect();
    let slots = read.iter().map(|field| {
        let (slot, ty) = (slot(field), to_static(item.generics, field.ty));
        quote!(let mut #slot: ::core::option::Option<#ty> = ::core::option::Option::None;)
    });
    let deny_unknown = item.serde.has("deny_unknown_fields");
    let names = names_by_field(item, &read);
    let all_names = names.iter().flatten();
    let reads = match part {
        Part::Body => {
            let mut first = 0;
            let last = names.iter().rposition(|names| !names.is_empty());
            let arms = read.iter().zip(&names).enumerate().map(|(position, (field, names))| {
                let indices = first..first + names.len();
                first = indices.end;
                if names.is_empty() {
                    return TokenStream::new();
                }
                let object = Ident::new("__object", at(field.ty));
                let read = read_value(field, &object, &TokenStream::new());
                if Some(position) == last {
                    quote!(_ => #read,)
                } else {
                    quote!(#(#indices)|* => #read,)
                }
            });
            let arms: TokenStream = arms.collect();
            let step = if last.is_none() {
                quote!(let _ = __index;)
            } else {
                quote!(match __index { #arms })
            };
            quote! {
                let mut __object =
                    __private::ObjectReader::new(__bytes, &[#(#all_names),*], #deny_unknown)?;
                while let ::core::option::Option::Some(__index) = __object.next_field() { #step }
                __object.fields()?;
            }
        }
        Part::Query => {
            let mut first = 0;
            let reads = read.iter().zip(&names).map(|(field, names)| {
                let indices = first..first + names.len();
                first = indices.end;
                let (start, end) = (indices.start, indices.end);
                let query = Ident::new("__query", at(field.ty));
                let read = read_value(field, &query, &quote!(, #start..#end));
                quote!(#read;)
            });
            let reads: TokenStream = reads.collect();
            let credentials = quote!(<__Scheme as __private::AuthScheme>::QUERY_PARAMETERS);
            quote! {
                let mut __query = __private::QueryReader::new(
                    __request.uri(), #credentials, &[#(#all_names),*], #deny_unknown,
                )?;
                #reads
                __query.fields()?;
            }
        }
    };
    quote!(#(#slots)* #reads)
}

/// The names that each field is read by. Of a name that two have, the first takes the value, as
/// with serde's derive.
fn names_by_field(item: &Item<'_>, fields: &[&Field<'_>]) -> Vec<Vec<String>> {
    let mut seen = HashSet::new();
    let names = fields.iter().map(|field| {
        names_read(item, field).into_iter().filter(|name| seen.insert(name.clone())).collect()
    });
    names.collect()
}

/// Where an error about a type is shown; its names are those of generated code.
pub(crate) fn at(ty: &Type) -> Span {
    Span::call_site().located_at(ty.span())
}

fn slot(field: &Field<'_>) -> Ident {
    format_ident!("__slot_{}", field.name(), span = at(field.ty))
}

fn read_value(field: &Field<'_>, reader: &Ident, names: &TokenStream) -> TokenStream {
    let slot = slot(field);
    match field.serde.function("deserialize_with", "deserialize") {
        Some(function) => {
            quote!(#reader.value_with(&mut #slot #names, |__deserializer| #function(__deserializer)))
        }
        None => quote_spanned!(at(field.ty)=> #reader.value(&mut #slot #names)),
    }
}

/// Expands to the value of a field, given its slot: what is absent is a default, or missing.
pub(crate) fn value(item: &Item<'_>, part: Part, field: &Field<'_>) -> TokenStream {
    if field.serde.has("skip_deserializing") {
        return item.default_of(field);
    }
    let slot = slot(field);
    let ident = field.ident;
    let has_function = field.serde.function("deserialize_with", "deserialize").is_some();
    if let Some(default) = field.serde.find("default") {
        return match default.path() {
            Some(path) => quote!(::core::option::Option::unwrap_or_else(#slot, || #path())),
            None => quote!(::core::option::Option::unwrap_or_default(#slot)),
        };
    }
    if item.serde.has("default") {
        return quote!(::core::option::Option::unwrap_or(#slot, __default.#ident));
    }
    if part == Part::Query && argument_of(field.ty, "Vec").is_some() {
        return quote!(::core::option::Option::unwrap_or_default(#slot));
    }
    let name = wire_name(item, field, Direction::Deserialize);
    let function = match (part, has_function) {
        (Part::Body, false) => quote!(body_field),
        (Part::Body, true) => quote!(body_field_with),
        (Part::Query, false) => quote!(query_parameter),
        (Part::Query, true) => quote!(query_parameter_with),
    };
    quote_spanned!(at(field.ty)=> __private::#function(#slot, #name)?)
}

/// A text as JSON has it (RFC 8259, section 7), in the words of `serde_json`.
fn json_string(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => out.extend(format!("\\u{:04x}", u32::from(c)).chars()),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A text as `application/x-www-form-urlencoded` has it.
fn form_encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'*' | b'-' | b'.' | b'_' => out.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            byte => out.extend(format!("%{byte:02X}").chars()),
        }
    }
    out
}
