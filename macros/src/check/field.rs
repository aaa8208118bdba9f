//! Turns the fields of a struct into the fields of the model.

use std::collections::BTreeSet;

use super::{
    absent::{absent, default_of_error},
    text,
};
use crate::{
    diagnostics::Diagnostics,
    generics::{has_parameters, mentions_parameter},
    model::{
        self, Absent, Check, DefaultCheck, DefaultValue, Direction, PartCheck, PartKind, Role,
        Text, TypeKind,
    },
    parse::{
        args::Shared,
        field::{Field, Kind},
        item::Item,
    },
    site, tokens,
    ty::{
        Shape, is_rejected, is_string_container, is_string_map, is_well_known, mutable_reference,
        unsized_error,
    },
};

/// A field as it was written, and the same field in the model.
pub(super) type Pair<'p, 'a> = (&'p Field<'a>, model::Field<'a>);

/// Finds the mistakes that the compiler itself reports: `impl Trait`, two fields with the same
/// name, undeclared lifetimes, and types that are not `Sized`. Reports mutable references, which are
/// no types of fields either.
pub(super) fn check_accepted(diagnostics: &Diagnostics, item: &Item<'_>) {
    let mut names = BTreeSet::new();
    for (index, field) in item.fields.iter().enumerate() {
        if !names.insert(field.ident.to_string()) || is_rejected(item.generics, field.ty) {
            diagnostics.reject();
        } else if item.is_repaired {
            continue;
        } else if let Some(reference) = mutable_reference(field.ty) {
            // It is not `Clone`, which would be another error.
            diagnostics.reject();
            diagnostics.error_on(
                reference,
                "a field is never changed through a `&mut`; remove the `mut`, or write an owned \
                 type",
            );
        }
        if let Some((message, _)) = unsized_error(field.ty) {
            diagnostics.reject();
            // The compiler reports the other fields. It accepts a last field that is not `Sized`.
            if index + 1 == item.fields.len() {
                diagnostics.error_on(field.ty, message);
            }
        }
    }
}

/// Reports references in a message that is received, because it must own its values.
pub(super) fn check_owned(
    diagnostics: &Diagnostics,
    item: &Item<'_>,
    shared: &Shared,
    macro_name: &str,
) {
    if !shared.direction().reads() || shared.has_errors || item.is_repaired {
        return;
    }
    for field in &item.fields {
        if is_part(field)
            && has_reference(field)
            && mutable_reference(field.ty).is_none()
            && !is_rejected(item.generics, field.ty)
        {
            diagnostics.error_on(
                field.ty,
                format_args!(
                    "a reference cannot be received; write `Cow<'a, …>`, or \
                     `#[{macro_name}(outgoing)]` if the message is only sent"
                ),
            );
        }
    }
}

/// Returns whether the field is a part of the message and not skipped.
pub(super) fn is_part(field: &Field<'_>) -> bool {
    match field.kind {
        Kind::Member | Kind::Query => field.serde.is_written() || field.serde.is_read(),
        Kind::Unknown => false,
        _ => true,
    }
}

fn has_reference(field: &Field<'_>) -> bool {
    !is_well_known(field.ty) && tokens::mentions_punct(field.ty, '&')
}

/// Returns the fields of the model, in order of definition.
pub(super) fn fields<'a>(
    item: &Item<'a>,
    variant: Option<usize>,
    shared: &Shared,
) -> Vec<model::Field<'a>> {
    item.fields
        .iter()
        .enumerate()
        .map(|(index, field)| model::Field {
            variant,
            index,
            ident: field.ident,
            ty: field.ty,
            attributes: field.attributes,
            span: site::at(field.ty),
            is_secret: field.keys.secret.is_some(),
            is_uncertain: field.is_uncertain,
            kind: kind(item, field),
            check: check(item, shared, field),
        })
        .collect()
}

/// Returns the traits that the type of a field must implement.
///
/// Nothing is checked if the field has another error, or if its type mentions a type parameter. In
/// the latter case, the bounds are in the `where` clause.
fn check<'a>(item: &Item<'a>, shared: &Shared, field: &Field<'a>) -> Check<'a> {
    let is_generic = mentions_parameter(item.generics, field.ty)
        || has_parameters(item.generics) && tokens::mentions(field.ty, "Self");
    let is_stray_file = matches!(field.keys.part, Some((_, PartKind::File)))
        && field.part() != Some(PartKind::File);
    if is_generic
        || is_stray_file
        || field.has_errors
        || shared.direction().reads() && has_reference(field)
    {
        return Check { part: None, default: None };
    }
    Check { part: part(shared, field), default: default_check(item, shared, field) }
}

fn kind(item: &Item<'_>, field: &Field<'_>) -> TypeKind {
    if mentions_parameter(item.generics, field.ty) {
        TypeKind::Generic { has_projection: tokens::mentions_punct(field.ty, ':') }
    } else if is_well_known(field.ty) {
        TypeKind::WellKnown
    } else {
        TypeKind::Other
    }
}

fn part<'a>(shared: &Shared, field: &Field<'a>) -> Option<PartCheck<'a>> {
    if !is_part(field) {
        return None;
    }
    let plain = Shape::Plain(field.ty);
    let (role, shape) = match field.kind {
        Kind::Path | Kind::Header(_) | Kind::Cookie(_) => (text_role(field)?, text::shape(field)),
        Kind::HeaderPrefix(_) => map_role(field)?,
        Kind::Body if field.content.is_none() => return None,
        Kind::Body if field.is_text_body() => (text_role(field)?, text::shape(field)),
        Kind::QueryAll => (Role::WholeQuery, plain),
        Kind::Body => (Role::WholeBody, plain),
        Kind::RawBody => (Role::RawBody, plain),
        Kind::Status => (Role::Status, plain),
        Kind::Other => (Role::Other, Shape::of(field.ty)),
        Kind::Query => (Role::QueryField, plain),
        Kind::Member if field.part() == Some(PartKind::File) => (Role::File, plain),
        Kind::Member if field.part().is_some() => (Role::Part, plain),
        Kind::Member => (Role::BodyField, plain),
        Kind::Unknown => return None,
    };
    let (writes, reads) = match role {
        Role::QueryField | Role::BodyField | Role::Part | Role::WholeQuery | Role::WholeBody => (
            field.serde.is_written() && field.serde.serialize_function().is_none(),
            field.serde.is_read() && field.serde.deserialize_function().is_none(),
        ),
        _ => (true, true),
    };
    if is_known(role, shape) {
        return None;
    }
    let all = shared.direction();
    let direction = match role {
        // These types are the same in both directions.
        Role::RawBody
        | Role::File
        | Role::RawHeaderField
        | Role::PrefixMap
        | Role::Status
        | Role::Other => Direction::Both,
        _ => Direction::of(all.writes() && writes, all.reads() && reads)?,
    };
    let is_in_map = matches!(field.kind, Kind::HeaderPrefix(_)) && role != Role::PrefixMap;
    let is_cookie = matches!(field.kind, Kind::Cookie(_));
    Some(PartCheck { role, shape, is_in_map, is_cookie, direction })
}

/// Returns the role of a field that is a string, unless its type needs no trait.
fn text_role(field: &Field<'_>) -> Option<Role> {
    let role = match (text::text(field), &field.kind) {
        (Text::Functions(_), _) => return None,
        (Text::Serde, _) => Role::SerdeText,
        (Text::Raw, _) => Role::RawHeaderField,
        (Text::FromStr | Text::Conversion, Kind::Path) => Role::PathField,
        (Text::FromStr | Text::Conversion, Kind::Body) => Role::TextBody,
        (Text::FromStr | Text::Conversion, _) => Role::HeaderField,
    };
    // A function of serde's does not work here, but shows that the type needs one.
    let has_function =
        field.serde.serialize_function().is_some() || field.serde.deserialize_function().is_some();
    (!has_function && text::wrong_shape(field).is_none()).then_some(role)
}

/// Returns the role of a map of header fields, or that of its values, unless they are known to have it.
fn map_role<'a>(field: &Field<'a>) -> Option<(Role, Shape<'a>)> {
    if text::wrong_shape(field).is_some() {
        return None;
    }
    let values = text_role(field).map(|role| (role, text::shape(field)));
    let values = values.filter(|(role, shape)| !is_known(*role, *shape));
    Some(values.unwrap_or((Role::PrefixMap, Shape::Plain(field.ty))))
}

/// Returns whether the type is known to have the role.
fn is_known(role: Role, shape: Shape<'_>) -> bool {
    match role {
        Role::QueryField | Role::BodyField | Role::Part => is_well_known(shape.inner()),
        Role::PrefixMap => is_string_map(shape.inner()),
        Role::RawBody | Role::File | Role::RawHeaderField | Role::Status | Role::Other => false,
        Role::PathField | Role::HeaderField | Role::TextBody => {
            is_known_alone(shape) || is_string_container(shape.inner())
        }
        Role::SerdeText | Role::WholeQuery | Role::WholeBody => is_known_alone(shape),
    }
}

/// Returns whether the type is known to implement the trait of every role.
fn is_known_alone(shape: Shape<'_>) -> bool {
    let inner = shape.inner();
    is_well_known(inner) && matches!(Shape::of(inner), Shape::Plain(_))
}

fn default_check(item: &Item<'_>, shared: &Shared, field: &Field<'_>) -> Option<DefaultCheck> {
    if !needs_default(item, field) {
        None
    } else if matches!(field.kind, Kind::Path) {
        Some(DefaultCheck::DefaultPathField)
    } else {
        shared.direction().reads().then_some(DefaultCheck::DefaultField)
    }
}

/// Returns whether an absent field takes its type's default, and the type is not known to have one.
fn needs_default(item: &Item<'_>, field: &Field<'_>) -> bool {
    let is_default_if_absent = match field.kind {
        Kind::Member | Kind::Query => {
            matches!(absent(item, field), Absent::Default(DefaultValue::Trait))
        }
        Kind::Path | Kind::Header(_) | Kind::Cookie(_) => field.keys.default.is_some(),
        _ => false,
    };
    (is_default_if_absent || matches!(default_of_error(item, field), Some(DefaultValue::Trait)))
        && !is_well_known(field.ty)
        && matches!(Shape::of(field.ty), Shape::Plain(_))
}
