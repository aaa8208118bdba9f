//! The serde code for the members of a body and the parameters of a query.
//!
//! It does what serde's derive does, and is a fraction of its size: values are read into slots and
//! written from the fields by functions of the runtime that are generic over the field's type at
//! most.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{ExprPath, Index, spanned::Spanned};

use crate::{
    checks,
    field::{Field, argument_of},
    generics::to_static,
    item::Item,
    serde_attr::Entry,
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
            Self::Body => format!("\"{}\":", json_escaped(name)),
            Self::Query => form_encoded(name),
        }
    }

    /// Its name on the wire, as the reader of the part takes it.
    fn read_name(self, name: &str) -> String {
        match self {
            Self::Body => json_escaped(name),
            Self::Query => name.to_owned(),
        }
    }

    /// The variable that reads the part.
    fn reader(self) -> Ident {
        Ident::new(if self == Self::Body { "__object" } else { "__query" }, Span::call_site())
    }

    /// The variable for what has been read of it, a tuple.
    fn slots(self) -> Ident {
        Ident::new(if self == Self::Body { "__members" } else { "__parameters" }, Span::call_site())
    }
}

/// Expands to, for members of a body:
///
/// ```text
/// __message.begin_object();
/// <String as BodyField>::write(&__this.username, &mut __message, "\"username\":");
/// {
///     let __is_skipped: bool = Option::is_none(&__this.device_id);
///     if !__is_skipped {
///         <Option<String> as BodyField>::write(&__this.device_id, &mut __message, "\"device_id\":");
///     }
/// }
/// __message.end_object()?;
/// ```
pub(crate) fn encode(item: &Item<'_>, part: Part, fields: &[&Field<'_>]) -> TokenStream {
    let written = fields.iter().filter(|field| !field.serde.has("skip_serializing"));
    let members = written.map(|field| {
        let ident = field.ident;
        let name = part.written_name(&wire_name(item, field, Direction::Serialize));
        let flattened = is_flattened(field);
        let (builder, with, write) = match part {
            Part::Body if flattened => {
                (quote!(&mut __message), quote!(__message.flattened_with), "write_flattened")
            }
            Part::Body => (quote!(&mut __message), quote!(__message.member_with), "write"),
            Part::Query => (quote!(&mut __uri), quote!(__uri.parameter_with), "write"),
        };
        let (before, after) =
            if flattened { (None, None) } else { (Some(quote!(#name,)), Some(quote!(, #name))) };
        let write = match field.serde.function("serialize_with", "serialize") {
            Some(function) => {
                let arguments = quote_spanned!(at(&function)=> (&__this.#ident, __serializer));
                quote!(#with(#before |__serializer| #function #arguments);)
            }
            None => {
                let (ty, role) = (field.named(), role(item, field, part, Direction::Serialize));
                let write = Ident::new(write, field.at);
                quote_spanned!(field.at=> <#ty as #role>::#write(&__this.#ident, #builder #after);)
            }
        };
        match field.serde.path("skip_serializing_if") {
            Some(skip) => {
                let is_skipped = quote_spanned! {at(&skip)=>
                    let __is_skipped: ::core::primitive::bool = #skip(&__this.#ident);
                };
                quote!({ #is_skipped if !__is_skipped { #write } })
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
/// let mut __members: (Option<String>,) = (None,);
/// let mut __object = ObjectReader::new(__bytes, &["username"], false)?;
/// while let Some(__index) = __object.next_field() {
///     match __index {
///         _ => <String as BodyField>::read(&mut __members.0, &mut __object),
///     }
/// }
/// <String as BodyField>::require(&mut __members.0, &mut __object, "username");
/// let (true, (Some(__slot_username),)) = (__object.is_complete(), __members) else {
///     return Err(__object.into_error().into());
/// };
/// ```
///
/// One variable and one place that returns: for each of either, the compiler makes code that drops
/// what has been read.
pub(crate) fn decode(item: &Item<'_>, part: Part, fields: &[&Field<'_>]) -> TokenStream {
    let (reader, slots) = (part.reader(), part.slots());
    let read: Vec<_> =
        fields.iter().filter(|field| !field.serde.has("skip_deserializing")).copied().collect();
    let types = read.iter().map(|field| slot_type(item, part, field));
    let nothing = read.iter().map(|_| quote!(::core::option::Option::None));
    let deny_unknown = item.serde.has("deny_unknown_fields");
    let names = names_by_field(item, part, &read);
    let all_names = names.iter().flatten();
    let reads = match part {
        Part::Body => read_members(item, &read, &names),
        Part::Query => read_parameters(item, &read, &names),
    };
    // What is flattened is read out of what is left of the others.
    let (last, first): (Vec<_>, Vec<_>) =
        read.iter().enumerate().partition(|(_, field)| is_flattened(field));
    let keep_others = (!last.is_empty()).then(|| quote!(#reader.keep_others();));
    let fills =
        first.iter().chain(&last).map(|(position, field)| fill(item, part, *position, field));
    let patterns = read.iter().map(|field| {
        let slot = slot(field);
        match Absence::of(item, part, field) {
            Absence::DefaultOfStruct => quote!(#slot),
            _ => quote!(::core::option::Option::Some(#slot)),
        }
    });
    let scheme = &item.scheme;
    let (reader_type, source) = match part {
        Part::Body => (quote!(__codegen::ObjectReader), quote!(__bytes)),
        Part::Query => (
            quote!(__codegen::QueryReader),
            quote!(__request.uri(), <#scheme as __codegen::AuthScheme>::QUERY_PARAMETERS),
        ),
    };
    quote! {
        let mut #slots: (#(::core::option::Option<#types>,)*) = (#(#nothing,)*);
        let mut #reader = #reader_type::new(#source, &[#(#all_names),*], #deny_unknown)?;
        #keep_others
        #reads
        #(#fills)*
        let (true, (#(#patterns,)*)) = (#reader.is_complete(), #slots) else {
            return ::core::result::Result::Err(#reader.into_error().into());
        };
    }
}

/// Members are read in the order in which they come.
fn read_members(item: &Item<'_>, read: &[&Field<'_>], names: &[Vec<String>]) -> TokenStream {
    let mut first = 0;
    let last = names.iter().rposition(|names| !names.is_empty());
    let arms = read.iter().zip(names).enumerate().map(|(position, (field, names))| {
        let indices = first..first + names.len();
        first = indices.end;
        if names.is_empty() {
            return TokenStream::new();
        }
        let read = read_value(item, field, Part::Body, position, &TokenStream::new());
        if Some(position) == last { quote!(_ => #read,) } else { quote!(#(#indices)|* => #read,) }
    });
    let arms: TokenStream = arms.collect();
    let step =
        if last.is_none() { quote!(let _ = __index;) } else { quote!(match __index { #arms }) };
    quote! {
        while let ::core::option::Option::Some(__index) = __object.next_field() { #step }
    }
}

/// Parameters are looked for in the order of the fields.
fn read_parameters(item: &Item<'_>, read: &[&Field<'_>], names: &[Vec<String>]) -> TokenStream {
    let mut first = 0;
    let reads = read.iter().zip(names).enumerate().map(|(position, (field, names))| {
        let (start, end) = (first, first + names.len());
        first = end;
        let read = read_value(item, field, Part::Query, position, &quote!(, #start..#end));
        quote!(#read;)
    });
    reads.collect()
}

/// What a field is that has not been read.
enum Absence {
    /// An error, unless the type has something to say.
    Error,
    /// An error: a function of the definition reads the field.
    ErrorOfFunction,
    Default,
    DefaultFunction(ExprPath),
    DefaultOfStruct,
    /// Nothing of it has a name of its own.
    Flattened,
}

impl Absence {
    fn of(item: &Item<'_>, part: Part, field: &Field<'_>) -> Self {
        match field.serde.find("default").map(Entry::path) {
            _ if is_flattened(field) => Self::Flattened,
            Some(Some(path)) => Self::DefaultFunction(path),
            Some(None) => Self::Default,
            None if item.serde.has("default") => Self::DefaultOfStruct,
            None if part == Part::Query && argument_of(field.ty, "Vec").is_some() => Self::Default,
            None if reading_function(field).is_some() => Self::ErrorOfFunction,
            None => Self::Error,
        }
    }
}

/// The type of the slot of a field. A function of the definition is held against it.
fn slot_type(item: &Item<'_>, part: Part, field: &Field<'_>) -> TokenStream {
    match Absence::of(item, part, field) {
        Absence::Error | Absence::Default | Absence::Flattened
            if reading_function(field).is_none() =>
        {
            field.named()
        }
        _ => to_static(item.generics, field.ty),
    }
}

/// Expands to the statement that gives an absent field its value, or notes the error.
fn fill(item: &Item<'_>, part: Part, position: usize, field: &Field<'_>) -> TokenStream {
    let (reader, slots, index) = (part.reader(), part.slots(), Index::from(position));
    let name = wire_name(item, field, Direction::Deserialize);
    match Absence::of(item, part, field) {
        Absence::Error => {
            let (ty, role) = (field.named(), role(item, field, part, Direction::Deserialize));
            quote_spanned! {field.at=>
                <#ty as #role>::require(&mut #slots.#index, &mut #reader, #name);
            }
        }
        Absence::ErrorOfFunction => quote!(#reader.require_read(&mut #slots.#index, #name);),
        Absence::Default => {
            let (ty, checked) = (field.named(), checks::argument(item, field));
            let role = quote!(__codegen::bounds::DefaultField<#checked>);
            let value = quote_spanned!(field.at=> <#ty as #role>::default_field());
            quote!(#reader.default_with(&mut #slots.#index, || #value);)
        }
        Absence::DefaultFunction(path) => {
            let value = call(&path);
            quote!(#reader.default_with(&mut #slots.#index, || #value);)
        }
        Absence::DefaultOfStruct => TokenStream::new(),
        Absence::Flattened => match reading_function(field) {
            Some(function) => {
                let arguments = quote_spanned!(at(&function)=> (__deserializer));
                quote! {
                    #reader.flattened_with(&mut #slots.#index, |__deserializer| #function #arguments);
                }
            }
            None => {
                let (ty, role) = (field.named(), role(item, field, part, Direction::Deserialize));
                quote_spanned! {field.at=>
                    <#ty as #role>::read_flattened(&mut #slots.#index, &mut #reader);
                }
            }
        },
    }
}

fn is_flattened(field: &Field<'_>) -> bool {
    field.serde.has("flatten")
}

fn reading_function(field: &Field<'_>) -> Option<ExprPath> {
    field.serde.function("deserialize_with", "deserialize")
}

/// The names that each field is read by, as the reader of the part takes them: no two have one.
fn names_by_field(item: &Item<'_>, part: Part, fields: &[&Field<'_>]) -> Vec<Vec<String>> {
    let names = |field: &&Field<'_>| {
        if is_flattened(field) { Vec::new() } else { names_read(item, field) }
    };
    let read_name = |name: String| part.read_name(&name);
    fields.iter().map(|field| names(field).into_iter().map(read_name).collect()).collect()
}

/// The trait by which the field is written or read.
fn role(item: &Item<'_>, field: &Field<'_>, part: Part, direction: Direction) -> TokenStream {
    let name = match part {
        Part::Body => "BodyField",
        Part::Query => "QueryField",
    };
    item.role(field, name, direction)
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

/// The variable for the value of a field.
pub(crate) fn slot(field: &Field<'_>) -> Ident {
    format_ident!("__slot_{}", field.name(), span = field.at)
}

fn read_value(
    item: &Item<'_>,
    field: &Field<'_>,
    part: Part,
    position: usize,
    names: &TokenStream,
) -> TokenStream {
    let (reader, slots, index) = (part.reader(), part.slots(), Index::from(position));
    match reading_function(field) {
        Some(function) => {
            let arguments = quote_spanned!(at(&function)=> (__deserializer));
            quote! {
                #reader.value_with(&mut #slots.#index #names, |__deserializer| #function #arguments)
            }
        }
        None => {
            let (ty, role) = (field.named(), role(item, field, part, Direction::Deserialize));
            quote_spanned!(field.at=> <#ty as #role>::read(&mut #slots.#index, &mut #reader #names))
        }
    }
}

/// Expands to the value of a field.
pub(crate) fn value(item: &Item<'_>, part: Part, field: &Field<'_>) -> TokenStream {
    if field.serde.has("skip_deserializing") {
        return item.default_of(field);
    }
    let (slot, ident) = (slot(field), field.ident);
    match Absence::of(item, part, field) {
        Absence::DefaultOfStruct => {
            quote!(::core::option::Option::unwrap_or(#slot, __default.#ident))
        }
        _ => quote!(#slot),
    }
}

/// A text as JSON has it between the quotes (RFC 8259, section 7), in the words of `serde_json`.
fn json_escaped(text: &str) -> String {
    let mut out = String::new();
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
