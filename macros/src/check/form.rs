//! Types that are known by name, and have another form than their part of the message.

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
    for field in &item.fields {
        let serde = &field.serde;
        // A function may write a type as another.
        let is_by_type = serde.serialize_function().is_none() && serde.is_written()
            || serde.deserialize_function().is_none() && serde.is_read();
        let message = match field.kind {
            Kind::Member | Kind::Query if serde.flatten.is_some() => flattened(field),
            Kind::Query => parameter(field),
            Kind::QueryAll => whole_query(field),
            _ => None,
        };
        if let Some(message) = message.filter(|_| is_by_type && !field.has_errors) {
            diagnostics.error_on(field.ty, message);
        }
    }
}

fn flattened(field: &Field<'_>) -> Option<&'static str> {
    let in_query = matches!(field.kind, Kind::Query);
    match Form::of(field.ty) {
        Form::Scalar => Some("a value without fields cannot be flattened; remove `flatten`"),
        Form::List(_) => Some("a list cannot be flattened; remove `flatten`, or write a map"),
        Form::Map(value) if in_query => not_a_value(value),
        Form::Map(_) | Form::Struct | Form::Unknown => None,
    }
}

fn parameter(field: &Field<'_>) -> Option<&'static str> {
    // An `Option` of a list could be absent in two ways.
    if matches!(Shape::of(field.ty), Shape::Option(inner) if Shape::of(inner).is_vec()) {
        return Some(
            "a list that is absent from the query is empty; write the `Vec` without the `Option`",
        );
    }
    match Form::of(field.ty) {
        Form::Map(_) => Some(
            "a map cannot be one query parameter; write `#[serde(flatten)]` too, so that its \
             keys are parameters",
        ),
        _ => not_a_value(field.ty),
    }
}

fn whole_query(field: &Field<'_>) -> Option<&'static str> {
    match Form::of(field.ty) {
        Form::Scalar => Some(
            "a query consists of named parameters; write `#[api(query)]`, or a struct or map as \
             the type",
        ),
        Form::List(element) => match Form::of(element) {
            Form::Unknown => None,
            _ => Some(
                "a query consists of named parameters; write `#[api(query)]`, or pairs such as \
                 `(String, String)` as the elements",
            ),
        },
        Form::Map(value) => not_a_value(value),
        Form::Struct | Form::Unknown => None,
    }
}

/// Returns the error if a type cannot be the value of a parameter.
fn not_a_value(ty: &syn::Type) -> Option<&'static str> {
    match Form::of(ty) {
        Form::Map(_) => Some(
            "a map cannot be the value of a query parameter; write a string, a number or another \
             scalar",
        ),
        Form::List(element) if matches!(Form::of(element), Form::Map(_) | Form::List(_)) => Some(
            "an element of a list in a query cannot be a list or a map; write a string, a number \
             or another scalar",
        ),
        Form::Struct => Some(
            "a struct cannot be the value of a query parameter; write `#[serde(with = \"…\")]`, \
             such as `pathlore::serde::duration::ms`",
        ),
        Form::Scalar | Form::List(_) | Form::Unknown => None,
    }
}
