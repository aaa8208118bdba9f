//! Types that are known by name, and have another form than their part of the message.

use std::mem;

use super::text;
use crate::{
    diagnostics::Diagnostics,
    parse::{
        field::{Field, Kind},
        item::Item,
    },
    ty::{Form, Shape},
};

/// Reports types that serde cannot write as, or read from, the part of the message.
pub(super) fn check(diagnostics: &Diagnostics, item: &Item<'_>) {
    check_maps(diagnostics, item, &Kind::Member);
    check_maps(diagnostics, item, &Kind::Query);
    for field in &item.fields {
        let serde = &field.serde;
        let message = match field.kind {
            Kind::Member if field.part().is_some() => None,
            Kind::Member | Kind::Query if serde.flatten.is_some() => flattened(field),
            _ if field.is_parameter() => parameter(field),
            _ if field.is_all_parameters() => all_parameters(field),
            _ if field.is_text() && field.keys.serde.is_some() => string(field),
            _ => None,
        };
        if let Some(message) = message.filter(|_| is_by_type(field)) {
            diagnostics.error_on(field.ty, message);
        }
    }
}

/// Returns whether serde sees the type of the field. A function may write it as another.
pub(super) fn is_by_type(field: &Field<'_>) -> bool {
    let serde = &field.serde;
    let is_by_function = serde.serialize_function().is_some() || !serde.is_written();
    !(field.has_errors || is_by_function && serde.deserialize_function().is_some())
        && (serde.is_written() || serde.is_read())
}

/// Reports flattened maps that read what another flattened field of the same part reads.
fn check_maps(diagnostics: &Diagnostics, item: &Item<'_>, part: &Kind) {
    let is_of_part = |field: &&Field<'_>| {
        mem::discriminant(&field.kind) == mem::discriminant(part)
            && field.serde.flatten.is_some()
            && is_by_type(field)
    };
    let is_map = |field: &Field<'_>| matches!(Form::of(field.ty), Form::Map(_));
    let flattened: Vec<_> = item.fields.iter().filter(is_of_part).collect();
    let mut fields = flattened.iter();
    let Some(map) = fields.find(|field| is_map(field)) else { return };
    let is_read = |field: &Field<'_>| map.serde.is_read() && field.serde.is_read();
    let is_written = |field: &Field<'_>| map.serde.is_written() && field.serde.is_written();
    let later = fields.as_slice();
    let second = later.iter().find(|field| is_map(field) && (is_read(field) || is_written(field)));
    if let Some(second) = second {
        diagnostics.error_on(
            second.ty,
            format_args!(
                "`{}` is a flattened map already, and both have all that other fields leave; remove \
                 one of the two",
                map.name()
            ),
        );
    } else if let Some(last) = later.iter().rfind(|field| is_read(field)) {
        diagnostics.error_on(
            map.ty,
            format_args!(
                "a flattened map reads what other fields leave, so it comes last; write `{}` \
                 after `{}`",
                map.name(),
                last.name()
            ),
        );
    }
}

/// Returns the name of the part that consists of parameters.
fn part(field: &Field<'_>) -> &'static str {
    if matches!(field.kind, Kind::Query | Kind::QueryAll) { "query" } else { "form" }
}

fn flattened(field: &Field<'_>) -> Option<String> {
    let message = match Form::of(field.ty) {
        Form::Scalar => "a value without fields cannot be flattened; remove `flatten`",
        Form::List(_) => "a list cannot be flattened; remove `flatten`, or write a map",
        Form::Tuple(_) => "a tuple cannot be flattened; remove `flatten`, or write a struct",
        Form::Map(value) if field.is_parameter() => return not_a_value(value, part(field)),
        Form::Map(_) | Form::Struct | Form::Unknown => return None,
    };
    Some(message.to_owned())
}

fn parameter(field: &Field<'_>) -> Option<String> {
    let part = part(field);
    // An `Option` of a list could be absent in two ways.
    if matches!(Shape::of(field.ty), Shape::Option(inner) if Shape::of(inner).is_vec()) {
        return Some(format!(
            "a list that is absent from the {part} is empty; write the `Vec` without the `Option`"
        ));
    }
    match Form::of(field.ty) {
        Form::Map(_) => Some(format!(
            "a map cannot be one {part} parameter; write `#[serde(flatten)]` too, so that its keys \
             are parameters"
        )),
        _ => not_a_value(field.ty, part),
    }
}

fn all_parameters(field: &Field<'_>) -> Option<String> {
    let part = part(field);
    let instead = match part {
        "query" => "write `#[api(query)]`, or",
        _ => "remove `body`, or write",
    };
    let not_named = || {
        Some(format!(
            "a {part} consists of named parameters; {instead} a struct or map as the type"
        ))
    };
    match Form::of(field.ty) {
        Form::Scalar => not_named(),
        Form::List(element) => match Form::of(element) {
            form if is_pair(form) => None,
            _ => Some(format!(
                "a {part} consists of named parameters; {instead} pairs such as `(String, String)` \
                 as the elements"
            )),
        },
        Form::Tuple(elements) if elements.iter().any(|it| !is_pair(Form::of(it))) => not_named(),
        Form::Map(value) => not_a_value(value, part),
        Form::Tuple(_) | Form::Struct | Form::Unknown => None,
    }
}

/// Returns whether a type may be the name and the value of a parameter.
fn is_pair(form: Form<'_>) -> bool {
    match form {
        Form::Tuple(elements) => elements.len() == 2,
        form => matches!(form, Form::Unknown),
    }
}

/// Returns the error if serde does not write a type as a string.
fn string(field: &Field<'_>) -> Option<String> {
    if field.keys.with.is_some() || text::wrong_shape(field).is_some() {
        return None;
    }
    match Form::of(text::shape(field).inner()) {
        Form::Map(_) | Form::List(_) | Form::Tuple(_) | Form::Struct => Some(
            "serde does not write this type as a string; write `with = module` instead of `serde`"
                .to_owned(),
        ),
        Form::Scalar | Form::Unknown => None,
    }
}

/// Returns the error if a type cannot be the value of a parameter.
fn not_a_value(ty: &syn::Type, part: &str) -> Option<String> {
    match Form::of(ty) {
        Form::Map(_) => Some(format!(
            "a map cannot be the value of a {part} parameter; write a string, a number or another \
             scalar"
        )),
        Form::List(element) if matches!(Form::of(element), Form::Map(_) | Form::List(_)) => {
            Some(format!(
                "an element of a list in a {part} cannot be a list or a map; write a string, a \
                 number or another scalar"
            ))
        }
        Form::Struct => Some(format!(
            "a struct cannot be the value of a {part} parameter; write `#[serde(with = \"…\")]`, \
             such as `pathlore::serde::duration::ms`"
        )),
        Form::Scalar | Form::List(_) | Form::Tuple(_) | Form::Unknown => None,
    }
}
