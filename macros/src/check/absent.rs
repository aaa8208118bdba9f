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
    let is_list = matches!(field.kind, Kind::Query) && Shape::of(field.ty).is_vec();
    match (&field.serde.default, &item.serde.default) {
        (Some(default), _) => Absent::Default(default.clone()),
        // An empty list is not written, so an absent one is empty whatever the default of the struct.
        (None, _) if is_list && field.serde.is_read() => Absent::Default(DefaultValue::Trait),
        (None, Some(_)) => Absent::OfStruct,
        (None, None) if !field.serde.is_read() => Absent::Default(DefaultValue::Trait),
        (None, None) => Absent::Required,
    }
}
