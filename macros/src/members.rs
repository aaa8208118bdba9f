//! The serde code for the members of a body and the parameters of a query.
//!
//! It does what serde's derive does, and is a fraction of its size: values are read into slots and
//! written from the fields by functions of the runtime that are generic over the field's type at
//! most. What it does not know, `flatten`, is left to [`twin`](crate::twin).

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{ExprPath, spanned::Spanned};

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
/// <String as BodyField>::write(&self.username, &mut __message, "\"username\":");
/// if !Option::is_none(&self.device_id) {
///     <Option<String> as BodyField>::write(&self.device_id, &mut __message, "\"device_id\":");
/// }
/// __message.end_object()?;
/// ```
pub(crate) fn encode(item: &Item<'_>, part: Part, fields: &[&Field<'_>]) -> TokenStream {
    let written = fields.iter().filter(|field| !field.serde.has("skip_serializing"));
    let members = written.map(|field| {
        let ident = field.ident;
        let name = part.written_name(&wire_name(item, field, Direction::Serialize));
        let (builder, with) = match part {
            Part::Body => (quote!(&mut __message), quote!(__message.member_with)),
            Part::Query => (quote!(&mut __uri), quote!(__uri.parameter_with)),
        };
        let write = match field.serde.function("serialize_with", "serialize") {
            Some(function) => {
                let arguments = quote_spanned!(at(&function)=> (&self.#ident, __serializer));
                quote!(#with(#name, |__serializer| #function #arguments);)
            }
            None => {
                let (ty, role) = (field.ty, role(item, field, part, Direction::Serialize));
                quote_spanned!(field.at=> <#ty as #role>::write(&self.#ident, #builder, #name);)
            }
        };
        match field.serde.path("skip_serializing_if") {
            Some(skip) => {
                let arguments = quote_spanned!(at(&skip)=> (&self.#ident));
                quote!(if !#skip #arguments { #write })
            }
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
///         _ => <String as BodyField>::read(&mut __slot_username, &mut __object),
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
                let read = read_value(item, field, part, &TokenStream::new());
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
            let reads = read.iter().zip(&names).map(|(field, names)| {
                let read = read_value(item, field, part, &quote!(, &[#(#names),*]));
                quote!(#read;)
            });
            let scheme = &item.scheme;
            let credentials = quote!(<#scheme as __private::AuthScheme>::QUERY_PARAMETERS);
            quote! {
                let mut __query = __private::QueryReader::new(
                    __request.uri(), #credentials, &[#(#all_names),*], #deny_unknown,
                )?;
                #(#reads)*
                __query.fields()?;
            }
        }
    };
    quote!(#(#slots)* #reads)
}

/// The names that each field is read by: no two have one.
fn names_by_field(item: &Item<'_>, fields: &[&Field<'_>]) -> Vec<Vec<String>> {
    fields.iter().map(|field| names_read(item, field)).collect()
}

/// The trait by which the field is written or read: where serde does both, the one for both.
fn role(item: &Item<'_>, field: &Field<'_>, part: Part, direction: Direction) -> TokenStream {
    let has = |keys: &[&str]| keys.iter().any(|key| field.serde.has(key));
    let both = !has(&["with", "skip_serializing", "serialize_with"])
        && !has(&["skip_deserializing", "deserialize_with"]);
    let name = match part {
        Part::Body => "BodyField",
        Part::Query => "QueryField",
    };
    item.role(field.ty, name, direction, both)
}

/// Calls a function of the definition.
pub(crate) fn call(path: &ExprPath) -> TokenStream {
    let arguments = quote_spanned!(at(path)=> ());
    quote!(#path #arguments)
}

/// Where an error about what was written is shown; the names there are those of generated code.
pub(crate) fn at(written: &impl Spanned) -> Span {
    Span::call_site().located_at(written.span())
}

fn slot(field: &Field<'_>) -> Ident {
    format_ident!("__slot_{}", field.name(), span = field.at)
}

fn read_value(item: &Item<'_>, field: &Field<'_>, part: Part, names: &TokenStream) -> TokenStream {
    let slot = slot(field);
    let reader = match part {
        Part::Body => quote!(__object),
        Part::Query => quote!(__query),
    };
    match field.serde.function("deserialize_with", "deserialize") {
        Some(function) => {
            let arguments = quote_spanned!(at(&function)=> (__deserializer));
            quote!(#reader.value_with(&mut #slot #names, |__deserializer| #function #arguments))
        }
        None => {
            let ty = to_static(item.generics, field.ty);
            let role = role(item, field, part, Direction::Deserialize);
            quote_spanned!(field.at=> <#ty as #role>::read(&mut #slot, &mut #reader #names))
        }
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
            Some(path) => {
                let value = call(&path);
                quote!(::core::option::Option::unwrap_or_else(#slot, || #value))
            }
            None => {
                let ty = to_static(item.generics, field.ty);
                quote! {
                    ::core::option::Option::unwrap_or_else(
                        #slot,
                        || <#ty as ::core::default::Default>::default(),
                    )
                }
            }
        };
    }
    if item.serde.has("default") {
        return quote!(::core::option::Option::unwrap_or(#slot, __default.#ident));
    }
    if part == Part::Query && argument_of(field.ty, "Vec").is_some() {
        return quote!(::core::option::Option::unwrap_or_default(#slot));
    }
    let name = wire_name(item, field, Direction::Deserialize);
    match (part, has_function) {
        (_, false) => {
            let ty = to_static(item.generics, field.ty);
            let role = role(item, field, part, Direction::Deserialize);
            quote_spanned!(field.at=> <#ty as #role>::required(#slot, #name)?)
        }
        (Part::Body, true) => quote!(__private::body_field_with(#slot, #name)?),
        (Part::Query, true) => quote!(__private::query_parameter_with(#slot, #name)?),
    }
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
