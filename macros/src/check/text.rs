//! Fields that are strings: path arguments, header fields and bodies that are text.

use syn::Type;

use super::header;
use crate::{
    diagnostics::Diagnostics,
    model::{Elements, HeaderShape, PartKind, Presence, Text},
    parse::{
        field::{Field, Kind},
        item::Item,
    },
    ty::{Shape, is_header_value, is_string, is_string_container, map_value},
};

/// Returns the type that is written and read as a string, and what surrounds it. Only a header field is
/// a list. The type in a map is that of the values.
pub(super) fn shape<'a>(field: &Field<'a>) -> Shape<'a> {
    match (&field.kind, Shape::of(field.ty)) {
        (Kind::HeaderPrefix(_), shape) => map_value(field.ty).map_or(shape, Shape::of),
        (Kind::Header(_), shape)
        | (Kind::Path | Kind::Cookie(_) | Kind::Body, shape @ Shape::Option(_)) => shape,
        _ => Shape::Plain(field.ty),
    }
}

pub(super) fn presence(field: &Field<'_>) -> Presence {
    match shape(field) {
        Shape::Option(_) => Presence::Optional,
        _ if field.keys.default.is_some() => Presence::OrDefault,
        _ => Presence::Required,
    }
}

/// Returns how the type is written and read.
pub(super) fn text(field: &Field<'_>) -> Text {
    let inner = shape(field).inner();
    if let Some((_, module)) = &field.keys.with {
        Text::Functions(module.clone())
    } else if field.keys.serde.is_some() {
        Text::Serde
    } else if field.is_header() && is_header_value(inner) {
        Text::Raw
    } else if is_string_container(inner) {
        Text::Conversion
    } else {
        Text::FromStr
    }
}

pub(super) fn header_shape(field: &Field<'_>) -> HeaderShape {
    match shape(field) {
        Shape::Plain(_) => HeaderShape::One { has_default: field.keys.default.is_some() },
        Shape::Option(_) => HeaderShape::AtMostOne { is_lenient: field.keys.lenient.is_some() },
        Shape::Vec(_) if field.keys.lines.is_some() => HeaderShape::Many(Elements::Lines),
        Shape::Vec(inner) if is_string(inner) && field.keys.with.is_none() => {
            HeaderShape::Many(Elements::Strings)
        }
        Shape::Vec(_) => HeaderShape::Many(Elements::Verbatim),
    }
}

const LIST: &str = "a path argument is one string, not a list; write a type that is one string, or \
                    `#[api(path, with = module)]`";

const LIST_IN_COOKIE: &str = "a cookie is one value, not a list; write a type that is one string, or \
                              `#[api(cookie = …, with = module)]`";

const LIST_IN_BODY: &str = "a text body is one string, not a list; write a type that is one string, or \
                            `#[api(body, with = module)]`";

/// Returns what is wrong with an `Option` or a `Vec` that cannot be in the part of the message.
pub(super) fn wrong_shape(field: &Field<'_>) -> Option<&'static str> {
    let has_functions = field.keys.with.is_some();
    match (&field.kind, Shape::of(field.ty)) {
        (Kind::Path, Shape::Option(inner)) if !has_functions => match Shape::of(inner) {
            Shape::Plain(_) => None,
            Shape::Option(_) => {
                Some("a path argument is absent in only one way; write one `Option`")
            }
            Shape::Vec(_) => Some(LIST),
        },
        (Kind::Path, Shape::Vec(_)) if !has_functions => Some(LIST),
        (Kind::Cookie(_), Shape::Option(inner)) if !has_functions => match Shape::of(inner) {
            Shape::Plain(_) => None,
            Shape::Option(_) => Some("a cookie is absent in only one way; write one `Option`"),
            Shape::Vec(_) => Some(LIST_IN_COOKIE),
        },
        (Kind::Cookie(_), Shape::Vec(_)) if !has_functions => Some(LIST_IN_COOKIE),
        (Kind::Body, shape) if !has_functions && field.is_text_body() => match shape {
            Shape::Plain(_) => None,
            Shape::Vec(_) => Some(LIST_IN_BODY),
            Shape::Option(inner) => match Shape::of(inner) {
                Shape::Plain(_) => None,
                Shape::Option(_) => Some("a body is absent in only one way; write one `Option`"),
                Shape::Vec(_) => Some(LIST_IN_BODY),
            },
        },
        (Kind::HeaderPrefix(_), Shape::Option(inner)) if map_value(inner).is_some() => {
            Some("a map without header fields is empty; write the map without the `Option`")
        }
        (Kind::HeaderPrefix(_), _) => match map_value(field.ty).map(Shape::of) {
            None => Some(
                "the header fields with a prefix are a map; write `BTreeMap<String, …>` or \
                 `HashMap<String, …>`",
            ),
            Some(Shape::Option(_)) => {
                Some("a field that is absent is not in the map; write the type inside the `Option`")
            }
            Some(Shape::Vec(inner)) if !has_functions => wrong_element(inner),
            Some(Shape::Vec(_) | Shape::Plain(_)) => None,
        },
        (Kind::Header(_), Shape::Option(inner)) if !has_functions => match Shape::of(inner) {
            Shape::Plain(_) => None,
            Shape::Option(_) => {
                Some("a header field is absent in only one way; write one `Option`")
            }
            Shape::Vec(_) => Some(
                "a list that is absent from the header section is empty; write the `Vec` without \
                 the `Option`",
            ),
        },
        (Kind::Header(_), Shape::Vec(inner)) if !has_functions => wrong_element(inner),
        _ => None,
    }
}

/// Returns what is wrong with an element of a list in a header field.
fn wrong_element(ty: &Type) -> Option<&'static str> {
    match Shape::of(ty) {
        Shape::Plain(_) => None,
        Shape::Option(_) => {
            Some("an element of a list is never absent; write the type inside the `Option`")
        }
        Shape::Vec(_) => Some("a header field is one list; write one `Vec`"),
    }
}

/// Reports keys that the kind or the type of the field does not allow.
pub(super) fn check_keys(diagnostics: &Diagnostics, item: &Item<'_>, field: &Field<'_>) {
    if let Some(message) = wrong_shape(field)
        && !field.has_errors
    {
        // The types of a repaired item are not those that were written.
        if !item.is_repaired {
            diagnostics.error_on(field.ty, message);
        }
        return;
    }
    let keys = &field.keys;
    if matches!(field.kind, Kind::Unknown) {
        return;
    }
    let is_text = field.is_text();
    // The body may have `content = text`, which is known for the whole item only.
    let is_unknown = matches!(field.kind, Kind::Body) && field.content.is_none();
    if let (Some(serde), true, true) = (keys.serde, keys.with.is_some(), is_text) {
        diagnostics.error(
            serde,
            "`with` alone decides how the field is written and read; remove `serde`, or `with`",
        );
    }
    if !is_text && !is_unknown {
        check_body_or_query(diagnostics, field);
    }
    check_default(diagnostics, field);
    check_header_only(diagnostics, field);
}

/// Reports `default` where serde's attribute of that name is needed, or beside it.
fn check_default(diagnostics: &Diagnostics, field: &Field<'_>) {
    let Some(default) = field.keys.default else { return };
    let instead = match field.kind {
        Kind::Path | Kind::Header(_) | Kind::Cookie(_) => return,
        Kind::Query if field.serde.default.is_none() => return,
        Kind::Query => "serde's attribute has a default already; remove one of the two",
        Kind::Member => "a member of the body has serde's default; write `#[serde(default)]`",
        _ => "it is never absent; remove `default`",
    };
    diagnostics.error(default, instead);
}

/// Reports the keys that only header fields have.
fn check_header_only(diagnostics: &Diagnostics, field: &Field<'_>) {
    let shape = shape(field);
    for (key, span) in [("lenient", field.keys.lenient), ("lines", field.keys.lines)] {
        let Some(span) = span else { continue };
        let message = match key {
            _ if !field.is_header()
                || key == "lenient" && matches!(field.kind, Kind::HeaderPrefix(_)) =>
            {
                let kind = field.describe();
                let message =
                    format!("`{key}` is for header fields, not for a {kind}; remove `{key}`");
                diagnostics.error(span, message);
                continue;
            }
            "lenient" if !matches!(shape, Shape::Option(_)) => {
                "`lenient` is for a header field that is an `Option`, which is `None` if the field \
                 cannot be read; write an `Option`, or remove `lenient`"
            }
            "lines" if !shape.is_vec() && matches!(field.kind, Kind::HeaderPrefix(_)) => {
                "`lines` is for lists, with one line for each element; write `Vec` as the type of \
                 the values, or remove `lines`"
            }
            "lines" if !shape.is_vec() => {
                "`lines` is for a header field that is a `Vec`, with one line for each element; \
                 write a `Vec`, or remove `lines`"
            }
            "lines" if matches!(&field.kind, Kind::Header(name) if header::is_cookie(name)) => {
                "cookies are in one line, separated by semicolons; remove `lines`"
            }
            _ => continue,
        };
        diagnostics.error(span, message);
    }
}

/// Reports the keys of path and header fields on a field that is in the body or the query.
fn check_body_or_query(diagnostics: &Diagnostics, field: &Field<'_>) {
    let kind = field.describe();
    let is_raw = matches!(field.kind, Kind::RawBody) || field.part() == Some(PartKind::File);
    if let Some(serde) = field.keys.serde {
        let why = if is_raw {
            "is written and read as it is"
        } else {
            "is written and read by serde anyway"
        };
        diagnostics.error(
            serde,
            format_args!(
                "`serde` is for path and header fields, but a {kind} {why}; remove `serde`"
            ),
        );
    }
    if let Some((with, _)) = field.keys.with {
        let instead = match field.kind {
            Kind::RawBody => "remove `with`",
            _ if field.part() == Some(PartKind::File) => {
                "remove `with`: a file is written as it is"
            }
            _ => "write `#[serde(with = \"…\")]`",
        };
        diagnostics.error(
            with,
            format_args!("`with` in `#[api]` is for path and header fields; {instead}"),
        );
    }
}
