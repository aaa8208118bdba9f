//! The table of the fields of a message.

use std::slice;

use syn::Ident;

use super::markdown::{code, table};
use crate::{
    model::{
        Absent, Body, CookieField, FieldHistory, Format, HeaderPrefix, HeaderShape, Member,
        Message, Multipart, Presence, Query, TextBody,
    },
    ty::Shape,
};

/// A field: its name in Rust, the part of the message, the name there, and whether it is required.
pub(super) type Row = [String; 4];

/// Returns the section with the table, unless there are no fields.
pub(super) fn section(rows: &[Row]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    format!("\n# Parts of the message\n\n{}", table(&["Field", "Part", "Name", "Required"], rows))
}

/// Returns the fields of a message, in order of definition. `variant` is the one that has them.
pub(super) fn rows(message: &Message<'_>, variant: Option<&Ident>) -> Vec<Row> {
    let path =
        message.path.iter().map(|it| (&it.field, "path".to_owned(), code(&it.name), Some(true)));
    let headers = message.headers.iter().map(|header| {
        let is_required = matches!(header.shape, HeaderShape::One { has_default: false });
        let name = code(&header.name.written()) + &history(header.history.as_ref());
        (&header.field, "header".to_owned(), name, Some(is_required))
    });
    let prefixes = message.prefixes.iter().map(|HeaderPrefix { field, prefix, .. }| {
        (field, "headers with the prefix".to_owned(), code(prefix), Some(false))
    });
    let cookies = message.cookies.iter().flat_map(|cookies| &cookies.fields);
    let cookies = cookies.map(|CookieField { field, name, presence, .. }| {
        let is_required = *presence == Presence::Required;
        (field, "cookie".to_owned(), code(&name.value()), Some(is_required))
    });
    let query = message.query.members();
    let is_whole = matches!(message.query, Query::Whole(_));
    let query = query.iter().map(|member| {
        let is_required = is_required(member, Format::Form);
        (&member.field, part("query", is_whole, member), name(member), is_required)
    });
    let groups: [(&[_], bool, Format, &str); 3] = match &message.body {
        Body::Empty(_) | Body::Text(_) | Body::Raw(_) | Body::Stream(_) => [NO_MEMBERS; 3],
        Body::Members(format, members) => {
            [(members, false, *format, name_of(*format)), NO_MEMBERS, NO_MEMBERS]
        }
        Body::Whole(format, member) => {
            let member = slice::from_ref(&**member);
            [(member, true, *format, name_of(*format)), NO_MEMBERS, NO_MEMBERS]
        }
        // An absent list of files is empty, as that of a form is.
        Body::Multipart(Multipart { texts, jsons, files, .. }) => [
            (texts, false, Format::Form, "part"),
            (jsons, false, Format::Json, "part, JSON"),
            (files, false, Format::Form, "part, file"),
        ],
    };
    let body = groups.into_iter().flat_map(|(members, is_whole, format, part_of)| {
        members.iter().map(move |member| {
            let is_required = is_required(member, format);
            (&member.field, part(part_of, is_whole, member), name(member), is_required)
        })
    });
    let raw = match &message.body {
        Body::Raw(field) => Some((field, "raw body")),
        Body::Text(TextBody { field, .. }) => Some((field, "text body")),
        _ => None,
    };
    let raw = raw.map(|(field, part)| {
        let is_required = is_option(field.ty).then_some(false);
        (field, part.to_owned(), String::new(), is_required)
    });
    let status =
        message.status.as_ref().map(|field| (field, "status".to_owned(), String::new(), None));
    let mut all: Vec<_> = path
        .chain(query)
        .chain(headers)
        .chain(prefixes)
        .chain(cookies)
        .chain(body)
        .chain(raw)
        .chain(status)
        .collect();
    all.sort_by_key(|(field, ..)| field.index);
    let rows = all.into_iter().map(|(field, part, name, is_required)| {
        let field = match variant {
            Some(variant) => format!("{variant}::{}", field.name()),
            None => field.name(),
        };
        let required = match is_required {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        };
        [code(&field), part, name, required.to_owned()]
    });
    rows.collect()
}

/// A group of fields without any.
const NO_MEMBERS: (&[Member<'_>], bool, Format, &str) = (&[], false, Format::Json, "");

/// Returns the name of a body in a format.
fn name_of(format: Format) -> &'static str {
    match format {
        Format::Json => "body",
        Format::Form => "form",
    }
}

fn part(part: &str, is_whole: bool, member: &Member<'_>) -> String {
    let is_flattened = member.names().next().is_none();
    match (is_whole, is_flattened) {
        (true, _) => format!("whole {part}"),
        (false, true) => format!("{part}, flattened"),
        (false, false) => part.to_owned(),
    }
}

/// Returns the names of a member or parameter: first that under which it is written.
fn name(member: &Member<'_>) -> String {
    let written = member.write.iter().filter_map(|write| write.name.as_ref());
    let first = written.clone().next();
    let is_older = |name: &String| member.older_names().any(|older| older == name);
    let others = member.names().filter(|name| Some(*name) != first && !is_older(name));
    let names: Vec<_> = written.chain(others).map(|name| code(name)).collect();
    names.join(" or ") + &history(member.history.as_ref())
}

/// Returns the history of a field as what follows its name.
fn history(history: Option<&FieldHistory>) -> String {
    let Some(history) = history else { return String::new() };
    let renamed = history.older().map(|it| format!(", {} before {}", code(&it.from), it.since));
    let since = history.since.iter().map(|since| format!(", since {since}"));
    let until = history.until.iter().map(|until| format!(", until {until}"));
    renamed.chain(since).chain(until).collect()
}

/// Returns whether a member must be present, or `None` if it is not read.
fn is_required(member: &Member<'_>, format: Format) -> Option<bool> {
    let read = member.read.as_ref()?;
    let has_absent_value = read.function.is_none()
        && (is_option(member.field.ty)
            || format == Format::Form && Shape::of(member.field.ty).is_vec());
    Some(matches!(read.absent, Absent::Required) && !has_absent_value)
}

fn is_option(ty: &syn::Type) -> bool {
    matches!(Shape::of(ty), Shape::Option(_))
}
