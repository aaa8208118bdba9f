//! Turns the fields of a struct into the parts of a message.

use super::{
    absent::absent,
    combinations,
    field::{Pair, is_part},
    form, history, names, parts, text,
};
use crate::{
    diagnostics::Diagnostics,
    model::{
        Absent, Body, Content, EmptyBody, Field, Format, Member, Message, PathField, Query, Read,
        Skipped, TextBody, Write,
    },
    parse::{
        field::{self, Kind},
        item::Item,
    },
    ty::Shape,
};

mod headers;

/// Sorts the fields into the parts of the message, which has no fixed header fields yet. `fields` are
/// those of the model.
pub(super) fn message<'a>(
    diagnostics: &Diagnostics,
    item: &Item<'a>,
    fields: &[Field<'a>],
) -> Message<'a> {
    names::check_rules(diagnostics, &item.serde.rename_all);
    let pairs: Vec<Pair<'_, 'a>> = item.fields.iter().zip(fields.iter().copied()).collect();
    for (written, _) in &pairs {
        let errors = diagnostics.count();
        check_serde(diagnostics, written);
        text::check_keys(diagnostics, item, written);
        // A type that is wrong for other keys may also be wrong for the history.
        if diagnostics.count() == errors {
            history::check(diagnostics, item, written);
        }
    }
    combinations::check(diagnostics, item);
    form::check(diagnostics, item);
    parts::check(diagnostics, item);
    let headers = headers::fields(diagnostics, item, &pairs);
    let prefixes = headers::prefixes(diagnostics, &pairs);
    let cookies = headers::cookies(diagnostics, &pairs, &headers);
    let body = body(diagnostics, item, &pairs);
    Message {
        path: path(&pairs),
        query: query(diagnostics, item, &pairs),
        fixed_query: Vec::new(),
        fixed: Vec::new(),
        content_type: None,
        headers,
        prefixes,
        cookies,
        body,
        code: None,
        status: status(diagnostics, &pairs),
        skipped: skipped(item, &pairs),
    }
}

/// Reports attributes of serde that have no meaning for the part of the message that a field is.
fn check_serde(diagnostics: &Diagnostics, field: &field::Field<'_>) {
    const OF_WHOLE: [&str; 5] = ["with", "serialize_with", "deserialize_with", "bound", "borrow"];
    let (allowed, why) = match field.kind {
        Kind::Member | Kind::Query | Kind::Unknown => return,
        Kind::Path | Kind::Header(_) | Kind::HeaderPrefix(_) | Kind::Cookie(_) => {
            (&[][..], "its type's `Display` and `FromStr` decide; remove the attribute")
        }
        Kind::Body if field.is_text_body() => {
            (&[][..], "its type's `Display` and `FromStr` decide; remove the attribute")
        }
        Kind::QueryAll => (&OF_WHOLE[..], "it is the whole query; write the attribute on its type"),
        Kind::Body => (&OF_WHOLE[..], "it is the whole body; write the attribute on its type"),
        Kind::RawBody => (&[][..], "it is the bytes of the body; remove the attribute"),
        Kind::Status => (&[][..], "it is the status of the response; remove the attribute"),
        Kind::Other => (&[][..], "it is the whole response; remove the attribute"),
    };
    let key = field.serde.keys.iter().find(|key| !allowed.iter().any(|allowed| *key == allowed));
    if let (Some(key), false) = (key, field.serde.has_errors) {
        let why = match &*key.to_string() {
            "with" | "serialize_with" | "deserialize_with" if field.is_text() => {
                "it is a string, which serde does not write; write `#[api(…, with = module)]`, whose \
                 module has functions for strings"
            }
            "default" if matches!(field.kind, Kind::Path | Kind::Header(_) | Kind::Cookie(_)) => {
                "serde does not read it; write `#[api(…, default)]`"
            }
            "flatten" if matches!(field.kind, Kind::QueryAll | Kind::Body) => {
                "it is flat already; remove `flatten`"
            }
            _ => why,
        };
        let kind = field.describe();
        diagnostics
            .error(key.span(), format_args!("`#[serde({key})]` does not work on a {kind}: {why}"));
    }
}

fn path<'a>(pairs: &[Pair<'_, 'a>]) -> Vec<PathField<'a>> {
    let fields = pairs.iter().filter(|(written, _)| matches!(written.kind, Kind::Path));
    fields
        .map(|(written, field)| PathField {
            field: *field,
            name: field.name(),
            text: text::text(written),
            shape: text::presence(written),
        })
        .collect()
}

/// Reports fields that are parts of a request. `item` is a response or an error.
pub(super) fn check_parts(diagnostics: &Diagnostics, shapes: &[Item<'_>], item: &str) {
    for field in shapes.iter().flat_map(|shape| &shape.fields) {
        if matches!(field.kind, Kind::Cookie(_)) {
            diagnostics.error(
                field.kind_span,
                format_args!(
                    "{item} sets cookies, but has none; write `header = SET_COOKIE` on a `Vec`, or \
                     remove the attribute"
                ),
            );
        }
        if matches!(field.kind, Kind::Path | Kind::Query | Kind::QueryAll) {
            let kind = field.describe();
            diagnostics.error(
                field.kind_span,
                format_args!(
                    "{item} has no {kind}; remove the attribute for a member of the body, or write \
                     `header = …`"
                ),
            );
        }
    }
}

/// Returns the field that holds the status.
fn status<'a>(diagnostics: &Diagnostics, pairs: &[Pair<'_, 'a>]) -> Option<Field<'a>> {
    let mut fields = pairs.iter().filter(|(written, _)| matches!(written.kind, Kind::Status));
    let (_, field) = fields.next()?;
    for (second, _) in fields {
        diagnostics.error(
            second.ident.span(),
            format_args!("`{}` holds the status already; remove one of the two", field.name()),
        );
    }
    Some(*field)
}

/// Returns the query, which consists of parameters or is one field.
fn query<'a>(diagnostics: &Diagnostics, item: &Item<'a>, pairs: &[Pair<'_, 'a>]) -> Query<'a> {
    let parameters = members(item, pairs, |kind| matches!(kind, Kind::Query));
    names::check_distinct(diagnostics, &parameters, "query");
    let mut whole = pairs.iter().filter(|(written, _)| matches!(written.kind, Kind::QueryAll));
    let Some((first, field)) = whole.next() else {
        let parameters: Vec<_> = parameters.into_iter().map(|(_, member)| member).collect();
        return if parameters.is_empty() { Query::None } else { Query::Parameters(parameters) };
    };
    for (second, _) in whole {
        diagnostics
            .error(second.ident.span(), "another field is the query already; remove `query_all`");
    }
    if !parameters.is_empty() {
        diagnostics.error(
            first.ident.span(),
            "`query_all` is the whole query, but other fields are in it; write them in the type \
             of this field, or remove `query_all`",
        );
    }
    Query::Whole(whole_member(first, *field))
}

/// Returns the body, which consists of members or is one field.
fn body<'a>(diagnostics: &Diagnostics, item: &Item<'a>, pairs: &[Pair<'_, 'a>]) -> Body<'a> {
    let members = members(item, pairs, |kind| matches!(kind, Kind::Member));
    names::check_distinct(diagnostics, &members, "body");
    // All parameters as a whole may be more types than a flattened field.
    let format = format(item.content);
    if let [(written, _)] = &members[..]
        && let Some(flatten) = written.serde.flatten
        && item.content == Some(Content::Json)
        && item
            .variant
            .as_ref()
            .is_none_or(|variant| variant.code.is_absent() && !variant.has_errors)
    {
        diagnostics.error(
            flatten,
            "`flatten` alone makes the field the whole body; write `#[api(body)]` instead",
        );
    }
    let mut whole =
        pairs.iter().filter(|(written, _)| matches!(written.kind, Kind::Body | Kind::RawBody));
    let Some((first, field)) = whole.next() else {
        if let Some(order) = item.content.and_then(Content::parts)
            && !members.is_empty()
        {
            return Body::Multipart(parts::multipart(order, members));
        }
        let members: Vec<_> = members.into_iter().map(|(_, member)| member).collect();
        return if members.is_empty() {
            let is_strict = item.serde.deny_unknown_fields.is_some();
            // Only JSON needs bytes to say that there are no members.
            let is_omitted = item.content.is_some_and(|content| content != Content::Json);
            Body::Empty(EmptyBody { format, is_omitted, is_strict })
        } else {
            Body::Members(format, members)
        };
    };
    for (second, _) in whole {
        diagnostics.error(
            second.ident.span(),
            format_args!(
                "a {} is the whole body, but the field `{}` is already; remove one of the two",
                second.describe(),
                first.name(),
            ),
        );
    }
    if let Some((member, _)) = members.first().filter(|_| !parts::is_instead_of_parts(first)) {
        let (kind, name) = (first.describe(), first.name());
        let parts = match item.macro_name {
            "request" => "`#[api(path)]`, `#[api(query)]` or `#[api(header = …)]`",
            _ => "`#[api(header = …)]`",
        };
        diagnostics.error(
            member.ident.span(),
            format_args!(
                "the {kind} `{name}` is the whole body, so no other field can be in it; write \
                 {parts}, or move `{}` into the type of `{name}`",
                member.name(),
            ),
        );
    }
    match first.kind {
        Kind::Body if first.is_text_body() => Body::Text(TextBody {
            field: *field,
            text: text::text(first),
            is_optional: matches!(text::shape(first), Shape::Option(_)),
        }),
        Kind::Body => Body::Whole(format, whole_member(first, *field)),
        _ => Body::Raw(*field),
    }
}

/// Returns the format of members. There are none in a text.
pub(super) fn format(content: Option<Content>) -> Format {
    match content {
        Some(Content::Form | Content::Parts(_)) => Format::Form,
        Some(Content::Json | Content::Text) | None => Format::Json,
    }
}

/// Returns the field that is the whole body or query.
fn whole_member<'a>(written: &field::Field<'a>, field: Field<'a>) -> Box<Member<'a>> {
    let function = written.serde.serialize_function();
    let write = Some(Write { name: None, function, skip_if: None });
    let function = written.serde.deserialize_function();
    let read = Some(Read { names: Vec::new(), function, absent: Absent::Required });
    Box::new(Member { field, write, read, history: None })
}

fn members<'p, 'a>(
    item: &Item<'a>,
    pairs: &[Pair<'p, 'a>],
    is_kind: impl Fn(&Kind) -> bool,
) -> Vec<(&'p field::Field<'a>, Member<'a>)> {
    let of_kind = pairs.iter().filter(|(written, _)| is_kind(&written.kind) && is_part(written));
    of_kind
        .map(|(written, field)| {
            let member = Member {
                field: *field,
                write: write(item, written),
                read: read(item, written),
                history: history::history(item, written),
            };
            (*written, member)
        })
        .collect()
}

fn write(item: &Item<'_>, field: &field::Field<'_>) -> Option<Write> {
    let serde = &field.serde;
    serde.is_written().then(|| Write {
        name: serde.flatten.is_none().then(|| names::written(&item.serde, field)),
        function: serde.serialize_function(),
        skip_if: serde.skip_serializing_if.clone(),
    })
}

fn read(item: &Item<'_>, field: &field::Field<'_>) -> Option<Read> {
    let serde = &field.serde;
    serde.is_read().then(|| Read {
        names: match serde.flatten {
            Some(_) => Vec::new(),
            None => names::read(&item.serde, field),
        },
        function: serde.deserialize_function(),
        absent: absent(item, field),
    })
}

/// Returns the fields that are not read.
fn skipped<'a>(item: &Item<'a>, pairs: &[Pair<'_, 'a>]) -> Vec<Skipped<'a>> {
    let is_skipped = |(written, _): &&Pair<'_, 'a>| {
        matches!(written.kind, Kind::Member | Kind::Query) && !written.serde.is_read()
    };
    let value = |written: &field::Field<'_>| match absent(item, written) {
        Absent::Default(value) => Some(value),
        Absent::OfStruct | Absent::Required => None,
    };
    pairs
        .iter()
        .filter(is_skipped)
        .map(|(written, field)| Skipped { field: *field, value: value(written) })
        .collect()
}
