//! The parts of multipart bodies.

use super::{field::is_part, form, header, names};
use crate::{
    diagnostics::Diagnostics,
    generics::mentions_parameter,
    model::{Body, ContentType, Member, Message, Multipart, PartKind, PartOrder},
    parse::{
        args::Shared,
        field::{Field, Kind},
        item::Item,
    },
    ty::{Form, Shape, ends_in},
};

/// Groups the members of a body that consists of parts.
pub(super) fn multipart<'a>(
    order: PartOrder,
    members: Vec<(&Field<'a>, Member<'a>)>,
) -> Multipart<'a> {
    let mut body = Multipart {
        order,
        texts: Vec::new(),
        jsons: Vec::new(),
        files: Vec::new(),
        uncertain: Vec::new(),
    };
    for (field, member) in members {
        if order == PartOrder::ByPosition && !is_one_part(field) {
            body.uncertain.push(member.field.index);
        }
        let group = match field.part() {
            Some(PartKind::Json) => &mut body.jsons,
            Some(PartKind::File) => &mut body.files,
            Some(PartKind::Text) | None => &mut body.texts,
        };
        group.push(member);
    }
    body
}

/// Returns whether the type is known to be one part, or one that may be absent.
fn is_one_part(field: &Field<'_>) -> bool {
    let serde = &field.serde;
    match field.part() {
        Some(PartKind::Json) => true,
        Some(PartKind::File) => match Shape::of(field.ty) {
            Shape::Plain(ty) | Shape::Option(ty) => ends_in(ty, "File"),
            Shape::Vec(_) => false,
        },
        _ => {
            serde.serialize_function().is_none()
                && serde.deserialize_function().is_none()
                && matches!(Form::of(field.ty), Form::Scalar)
        }
    }
}

/// Reports parts that cannot be written or read, and `part` on other fields.
pub(super) fn check(diagnostics: &Diagnostics, item: &Item<'_>) {
    for field in &item.fields {
        let Some(part) = field.part() else {
            check_key(diagnostics, item, field);
            continue;
        };
        if field.has_errors || !is_part(field) {
            continue;
        }
        if let Some(flatten) = field.serde.flatten {
            let instead = match part {
                PartKind::Text => ", or write `part = json` instead",
                PartKind::Json | PartKind::File => "",
            };
            diagnostics.error(
                flatten,
                format_args!("a part has a name of its own; remove `flatten`{instead}"),
            );
        } else if part == PartKind::File {
            check_file(diagnostics, item, field);
        } else if let (PartKind::Text, Some(message)) = (part, text(field)) {
            diagnostics.error_on(field.ty, message);
        }
    }
}

/// Reports `part` on a field that is no part.
fn check_key(diagnostics: &Diagnostics, item: &Item<'_>, field: &Field<'_>) {
    // The body may have `multipart`, which is known for the whole item only.
    let (Some((key, _)), Some(_)) = (field.keys.part, item.content) else { return };
    if is_instead_of_parts(field) {
        return;
    }
    let message = match field.kind {
        Kind::Unknown => return,
        Kind::Member if item.macro_name == "endpoint_error" => {
            "an error has no parts; remove `part`".to_owned()
        }
        Kind::Member => format!(
            "`part` is for the fields of a multipart body; write `#[{}(multipart = form_data)]`, or \
             remove `part`",
            item.macro_name
        ),
        _ => format!("a {} is no part of the body; remove `part`", field.describe()),
    };
    diagnostics.error(key, message);
}

/// Returns whether the field is the whole body although it, or the others, would be parts. A raw body may be
/// that of a variant beside others with parts.
pub(super) fn is_instead_of_parts(field: &Field<'_>) -> bool {
    let is_raw_part = || matches!(field.kind, Kind::RawBody) && field.keys.part.is_some();
    field.content.is_some_and(|content| content.parts().is_some())
        && (matches!(field.kind, Kind::Body) || is_raw_part())
}

fn check_file(diagnostics: &Diagnostics, item: &Item<'_>, field: &Field<'_>) {
    const FUNCTIONS: [&str; 3] = ["with", "serialize_with", "deserialize_with"];
    let keys = &field.serde.keys;
    if let Some(key) = keys.iter().find(|key| FUNCTIONS.iter().any(|function| key == function)) {
        let message = format!("a file is written and read as it is; remove `{key}`");
        diagnostics.error(key.span(), message);
    } else if mentions_parameter(item.generics, field.ty) {
        diagnostics.error_on(
            field.ty,
            "a file has one type; write `pathlore::multipart::File`, or an `Option` or `Vec` of it",
        );
    }
}

/// Returns what is wrong with the type of a part that is text.
fn text(field: &Field<'_>) -> Option<String> {
    const OR_JSON: &str = "write a string, a number or another scalar, or `#[api(part = json)]`";
    if !form::is_by_type(field) {
        return None;
    }
    if matches!(Shape::of(field.ty), Shape::Option(inner) if Shape::of(inner).is_vec()) {
        let message = "a list without elements has no parts; write the `Vec` without the `Option`";
        return Some(message.to_owned());
    }
    let what = match Form::of(field.ty) {
        Form::Map(_) => "a map",
        Form::Struct => "a struct",
        Form::List(element) if matches!(Form::of(element), Form::Map(_) | Form::List(_)) => {
            "a list of lists or maps"
        }
        Form::List(_) | Form::Tuple(_) | Form::Scalar | Form::Unknown => return None,
    };
    Some(format!("{what} cannot be a part that is text; {OR_JSON}"))
}

/// Reports what a multipart body does not allow beside it. `shapes` are the struct, or the variants of the
/// enum, and `messages` are what was read from them.
pub(super) fn check_body<'m, 'a: 'm>(
    diagnostics: &Diagnostics,
    shared: &Shared,
    shapes: &[Item<'_>],
    messages: impl Iterator<Item = &'m Message<'a>>,
) {
    let (Some(key), Some(order)) = (shared.multipart.key(), shared.multipart.get()) else { return };
    if let Some(content) = shared.content.key() {
        let message = "each field in the body is a part; remove `content`, or `multipart`";
        diagnostics.error(content, message);
    }
    check_content_types(diagnostics, messages);
    for shape in shapes {
        let parts: Vec<_> =
            shape.fields.iter().filter(|it| it.part().is_some() && is_part(it)).collect();
        check_names(diagnostics, shape, &parts);
        if *order == PartOrder::ByPosition {
            check_positions(diagnostics, &parts);
        }
    }
    let fields = || shapes.iter().flat_map(|shape| &shape.fields);
    let has_parts = fields().any(|field| field.part().is_some());
    let is_whole = |field: &&Field<'_>| {
        is_instead_of_parts(field) || !has_parts && matches!(field.kind, Kind::RawBody)
    };
    let mut has_whole = false;
    for whole in fields().filter(is_whole) {
        let kind = if matches!(whole.kind, Kind::Body) { "body" } else { "raw_body" };
        let message = format!(
            "a multipart body consists of parts, so no field is the whole body; remove `{kind}`, or \
             `multipart`"
        );
        diagnostics.error(whole.kind_span, message);
        has_whole = true;
    }
    if has_whole || has_parts {
        return;
    }
    if diagnostics.count() == 0 && !diagnostics.is_rejected() {
        diagnostics
            .error(key, "no field is in the body; remove `multipart`, or write such a field");
    }
}

/// Reports content types that would replace that of a multipart body.
fn check_content_types<'m, 'a: 'm>(
    diagnostics: &Diagnostics,
    messages: impl Iterator<Item = &'m Message<'a>>,
) {
    let mut is_inherited_reported = false;
    let of_parts = messages.filter(|message| matches!(message.body, Body::Multipart(_)));
    for message in of_parts {
        for header in &message.headers {
            if let Some(name) = header.names().find(|name| header::is_content_type(name)) {
                header::error(diagnostics, name, ContentType::OF_PARTS.to_owned());
            }
        }
        if let Some(ContentType { value, is_inherited }) = &message.content_type
            && !(*is_inherited && is_inherited_reported)
        {
            is_inherited_reported |= is_inherited;
            diagnostics.error(value.span(), ContentType::OF_PARTS);
        }
    }
}

/// Reports names that would be escaped, which receivers read in different ways.
fn check_names(diagnostics: &Diagnostics, item: &Item<'_>, parts: &[&Field<'_>]) {
    for field in parts {
        let older = field.keys.history.renamed.iter().map(|(_, older)| older.from.clone());
        let mut all = names::read(&item.serde, field).into_iter().chain(older);
        let written = names::written(&item.serde, field);
        let is_wrong = |name: &String| {
            name.is_empty() || name.contains(|c: char| c.is_control() || "\"\\".contains(c))
        };
        if let Some(name) = all.find(is_wrong).or(Some(written).filter(is_wrong)) {
            diagnostics.error(
                names::span(field, &name),
                "the name of a part is not empty, and has no quotation marks, backslashes or control \
                 characters; write another one",
            );
        }
    }
}

/// Reports parts that may be absent or repeated, and that other parts follow: those would have other
/// positions.
fn check_positions(diagnostics: &Diagnostics, parts: &[&Field<'_>]) {
    for (index, field) in parts.iter().enumerate() {
        if let Some((key, span)) = field.keys.history.first() {
            let message = format!(
                "a part of `multipart = mixed` has a position, and no name that could have a history; \
                 remove `{key}`"
            );
            diagnostics.error(span, message);
            continue;
        }
        if let Some(alias) = field.serde.aliases.first() {
            diagnostics.error(
                alias.span(),
                "a part of `multipart = mixed` has a position, and no name that could have an alias; \
                 remove `alias`",
            );
            continue;
        }
        let serde = &field.serde;
        let may_be_absent = serde.skip_serializing_if.is_some()
            || !(serde.is_written() && serde.is_read())
            || field.part() != Some(PartKind::Json)
                && !matches!(Shape::of(field.ty), Shape::Plain(_))
            || field.part() == Some(PartKind::Text)
                && form::is_by_type(field)
                && matches!(Form::of(field.ty), Form::List(_) | Form::Tuple(_));
        if may_be_absent && index + 1 != parts.len() && !field.has_errors {
            diagnostics.error(
                field.ident.span(),
                format_args!(
                    "a part of `multipart = mixed` has a position, so only the last part can be absent \
                     or repeated; write `{}` after the others, or `multipart = form_data`",
                    field.name()
                ),
            );
        }
    }
}
