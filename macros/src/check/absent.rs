//! The values of members that are absent.

use crate::{
    model::{Absent, DefaultValue},
    parse::{
        field::{Field, Kind},
        item::Item,
    },
    ty::Shape,
};

/// Returns the value of a member or parameter that is absent. One that is not read always is.
pub(super) fn absent(item: &Item<'_>, field: &Field<'_>) -> Absent {
    let is_list = field.is_repeated() && Shape::of(field.ty).is_vec();
    match (default(field), &item.serde.default) {
        (Some(default), _) => Absent::Default(default),
        // An empty list is not written, so an absent one is empty whatever the default of the struct.
        (None, _) if is_list && field.serde.is_read() => Absent::Default(DefaultValue::Trait),
        (None, Some(_)) => Absent::OfStruct,
        (None, None) if !field.serde.is_read() => Absent::Default(DefaultValue::Trait),
        (None, None) => Absent::Required,
    }
}

/// Returns the default that an attribute of the field names.
pub(super) fn default(field: &Field<'_>) -> Option<DefaultValue> {
    field.keys.default.map(|_| DefaultValue::Trait).or_else(|| field.serde.default.clone())
}

/// Returns the value of a field in an error that is not read: the answer to a rejection, or a struct
/// that keeps the response. Returns `None` if the field has another value.
pub(super) fn default_of_error(item: &Item<'_>, field: &Field<'_>) -> Option<DefaultValue> {
    let is_built = item.macro_name == "endpoint_error"
        && item.variant.as_ref().is_none_or(|variant| !variant.rejections.is_absent());
    let has_other = item.variant.is_some() && field.keys.detail.is_some()
        || matches!(field.kind, Kind::Status | Kind::Other | Kind::Unknown);
    (is_built && !has_other).then(|| match absent(item, field) {
        Absent::Default(value) => value,
        Absent::Required | Absent::OfStruct => DefaultValue::Trait,
    })
}
