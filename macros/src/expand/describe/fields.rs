//! Descriptions of fields.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::{
    super::{functions, header, history},
    docs::{docs, is_deprecated},
    schema,
};
use crate::{
    generics::has_parameters,
    model::{
        Absent, Body, DefaultValue, Field, FieldHistory, Format, HeaderField, HeaderShape, Item,
        Member, Message, Multipart, Presence, Query, TextBody,
    },
    ty::Shape,
};

/// What is known of a field.
struct Described<'m, 'a> {
    field: &'m Field<'a>,
    /// The variant of `FieldPlace`.
    place: &'static str,
    /// An expression for the name.
    name: TokenStream,
    aliases: Vec<String>,
    schema: TokenStream,
    is_flattened: bool,
    flags: Flags,
    history: Option<&'m FieldHistory>,
    default: Option<TokenStream>,
}

#[derive(Clone, Copy, Default)]
struct Flags {
    is_required: bool,
    is_always_written: bool,
    is_repeated: bool,
}

/// Returns the descriptions of the fields of a message, in order of definition.
pub(super) fn fields(item: &Item<'_>, message: &Message<'_>) -> Vec<TokenStream> {
    let mut all = Vec::new();
    all.extend(message.path.iter().map(|it| {
        let (name, flags) = (&it.name, of_presence(it.shape));
        let schema = schema::of_text(item, &it.field, &it.text, Shape::of(it.field.ty));
        described(&it.field, "Path", quote!(#name), schema, flags)
    }));
    match &message.query {
        Query::None => {}
        Query::Parameters(members) => {
            all.extend(members.iter().map(|it| of_member(item, "Query", Format::Form, it)));
        }
        Query::Whole(member) => all.push(whole(item, "WholeQuery", Format::Form, member)),
    }
    all.extend(message.headers.iter().map(|it| of_header(item, it)));
    all.extend(message.prefixes.iter().map(|it| {
        let (name, value) =
            (&it.prefix, schema::of_text(item, &it.field, &it.text, Shape::Plain(it.ty)));
        let value = match it.elements {
            Some(_) => quote!(__codegen::describe::schema::list(&#value)),
            None => value,
        };
        let schema = quote!(__codegen::describe::schema::map(&#value));
        described(&it.field, "HeaderPrefix", quote!(#name), schema, Flags::default())
    }));
    all.extend(message.cookies.iter().flat_map(|cookies| &cookies.fields).map(|it| {
        let (name, flags) = (&it.name, of_presence(it.presence));
        let schema = schema::of_text(item, &it.field, &it.text, Shape::of(it.field.ty));
        described(&it.field, "Cookie", quote!(#name), schema, flags)
    }));
    body(item, &message.body, &mut all);
    all.extend(message.status.iter().map(|field| {
        let schema = schema::of_type(item, field, Format::Json);
        described(field, "Status", quote!(""), schema, Flags::default())
    }));
    all.sort_by_key(|described| described.field.index);
    all.iter().map(Described::expand).collect()
}

fn body<'m, 'a>(item: &Item<'a>, body: &'m Body<'a>, all: &mut Vec<Described<'m, 'a>>) {
    match body {
        Body::Empty(_) | Body::Stream(_) => {}
        Body::Members(format, members) => {
            all.extend(members.iter().map(|it| of_member(item, "Body", *format, it)));
        }
        Body::Whole(format, member) => all.push(whole(item, "WholeBody", *format, member)),
        Body::Text(TextBody { field, text, is_optional }) => {
            let schema = schema::of_text(item, field, text, Shape::of(field.ty));
            let flags = present(!is_optional);
            all.push(described(field, "WholeBody", quote!(""), schema, flags));
        }
        Body::Raw(field) => {
            let is_optional = matches!(Shape::of(field.ty), Shape::Option(_));
            let schema = schema::of_raw(field);
            all.push(described(field, "WholeBody", quote!(""), schema, present(!is_optional)));
        }
        Body::Multipart(Multipart { texts, jsons, files, .. }) => {
            all.extend(texts.iter().map(|it| of_member(item, "TextPart", Format::Form, it)));
            all.extend(jsons.iter().map(|it| of_member(item, "JsonPart", Format::Json, it)));
            // An absent list of files is empty, as that of a form is.
            all.extend(files.iter().map(|it| Described {
                schema: schema::of_file(&it.field),
                default: None,
                ..of_member(item, "FilePart", Format::Form, it)
            }));
        }
    }
}

fn described<'m, 'a>(
    field: &'m Field<'a>,
    place: &'static str,
    name: TokenStream,
    schema: TokenStream,
    flags: Flags,
) -> Described<'m, 'a> {
    Described {
        field,
        place,
        name,
        aliases: Vec::new(),
        schema,
        is_flattened: false,
        flags,
        history: None,
        default: None,
    }
}

fn present(is_required: bool) -> Flags {
    Flags { is_required, is_always_written: is_required, ..Flags::default() }
}

fn of_presence(presence: Presence) -> Flags {
    present(presence == Presence::Required)
}

fn of_header<'m, 'a>(item: &Item<'a>, header: &'m HeaderField<'a>) -> Described<'m, 'a> {
    let HeaderField { field, shape, text, known_name, history, .. } = header;
    let name = match known_name {
        Some(name) => quote!(#name),
        None => {
            let name = header::static_of(field);
            quote!(__codegen::http::HeaderName::as_str(&#name))
        }
    };
    let flags = match shape {
        HeaderShape::One { has_default } => {
            Flags { is_always_written: true, is_required: !has_default, ..Flags::default() }
        }
        HeaderShape::AtMostOne { .. } => Flags::default(),
        HeaderShape::Many(_) => Flags { is_repeated: true, ..Flags::default() },
    };
    let schema = schema::of_text(item, field, text, Shape::of(field.ty));
    Described { history: history.as_ref(), ..described(field, "Header", name, schema, flags) }
}

fn of_member<'m, 'a>(
    item: &Item<'a>,
    place: &'static str,
    format: Format,
    member: &'m Member<'a>,
) -> Described<'m, 'a> {
    let Member { field, write, read, history } = member;
    let newest = member.newest_name().cloned().unwrap_or_default();
    let aliases = read.iter().flat_map(|read| &read.names).filter(|name| **name != newest);
    let function = match (write, read) {
        (Some(write), _) => write.function.as_ref(),
        (None, Some(read)) => read.function.as_ref(),
        (None, None) => None,
    };
    let shape = Shape::of(field.ty);
    let is_list = format == Format::Form && shape.is_vec();
    let has_absent_value = is_list
        || matches!(shape, Shape::Option(_))
            && (format == Format::Form
                || read.as_ref().is_some_and(|read| read.function.is_none()));
    let is_left_out = write.as_ref().is_none_or(|write| write.skip_if.is_some())
        || format == Format::Form && !matches!(shape, Shape::Plain(_));
    let absent = read.as_ref().map(|read| &read.absent);
    let flags = Flags {
        is_required: matches!(absent, Some(Absent::Required)) && !has_absent_value,
        is_always_written: !is_left_out,
        is_repeated: is_list,
    };
    let schema = match function {
        Some(function) => schema::by_function(function),
        None if newest.is_empty() && !place.starts_with("Whole") => {
            schema::flattened(item, field.ty)
        }
        None => schema::of_type(item, field, format),
    };
    let schema = schema::overridden(item, field, format).unwrap_or(schema);
    let default = absent.filter(|_| function.is_none()).and_then(|it| default(item, field, it));
    Described {
        aliases: aliases.cloned().collect(),
        history: history.as_ref(),
        default,
        is_flattened: newest.is_empty(),
        ..described(field, place, quote!(#newest), schema, flags)
    }
}

fn whole<'m, 'a>(
    item: &Item<'a>,
    place: &'static str,
    format: Format,
    member: &'m Member<'a>,
) -> Described<'m, 'a> {
    let is_optional = matches!(Shape::of(member.field.ty), Shape::Option(_));
    let described = of_member(item, place, format, member);
    let flags = present(!is_optional);
    Described { flags, default: None, is_flattened: false, ..described }
}

/// Returns the function that returns the value of an absent field as JSON.
fn default(item: &Item<'_>, field: &Field<'_>, absent: &Absent) -> Option<TokenStream> {
    if has_parameters(item.generics) || !item.direction.reads() {
        return None;
    }
    let value = match absent {
        Absent::Default(DefaultValue::Function(_)) => functions::default(item, field),
        Absent::Default(DefaultValue::Trait) => {
            let ty = schema::static_type(item, field.ty)?;
            quote!(<#ty as ::core::default::Default>::default)
        }
        Absent::Required | Absent::OfStruct => return None,
    };
    Some(quote! {
        || {
            use __codegen::describe::probe::methods::*;
            (&&__codegen::describe::probe::value(#value)).__json()
        }
    })
}

impl Described<'_, '_> {
    /// Generates the description:
    ///
    /// ```text
    /// __codegen::describe::field("limit", "", FieldPlace::Query, || "limit", |__schemas| …).required()
    /// ```
    fn expand(&self) -> TokenStream {
        let Self { field, name, aliases, schema, is_flattened, flags, history, default, .. } = self;
        let (ident, docs) = (field.name(), docs(field.attributes));
        let place = Ident::new(self.place, Span::call_site());
        let aliases = (!aliases.is_empty()).then(|| quote!(.aliases(&[#(#aliases),*])));
        let Flags { is_required, is_always_written, is_repeated } = flags;
        let flags = [
            is_flattened.then(|| quote!(.flattened())),
            is_required.then(|| quote!(.required())),
            is_always_written.then(|| quote!(.always_written())),
            is_repeated.then(|| quote!(.repeated())),
            is_deprecated(field.attributes).then(|| quote!(.deprecated())),
            field.is_secret.then(|| quote!(.secret())),
        ];
        let history = history.map(|_| {
            let constant = history::constant(field);
            quote!(.history(&#constant))
        });
        let default = default.as_ref().map(|default| quote!(.default(#default)));
        quote! {
            __codegen::describe::field(
                #ident, #docs, __codegen::describe::FieldPlace::#place, || #name, |__schemas| #schema,
            ) #aliases #(#flags)* #history #default
        }
    }
}
