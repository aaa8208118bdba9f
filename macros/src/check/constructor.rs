//! Decides which fields a constructor takes.

use syn::{DeriveInput, Ident, Visibility, ext::IdentExt as _};

use super::absent::absent;
use crate::{
    diagnostics::Diagnostics,
    model::{Absent, Constructor, DefaultValue, Form, Function, Given, Value, Variant},
    parse::{
        args::Shared,
        field::{Field, Kind},
        item::Item,
    },
    ty::Shape,
};

/// Returns the constructor of a struct, or those of an enum's variants, which other crates could not
/// build without one. `shapes` and `variants` are the same, as written and in the model.
pub(super) fn constructor<'a>(
    diagnostics: &Diagnostics,
    input: &'a DeriveInput,
    shapes: &[Item<'a>],
    variants: &[Variant<'a>],
    shared: &Shared,
) -> Option<Constructor<'a>> {
    let is_enum = shapes.iter().any(|shape| shape.variant.is_some());
    let (key, form) = (shared.new.key(), shared.new.get().copied().unwrap_or(Form::Arguments));
    if let (true, Form::Struct, Some(key)) = (is_enum, form, key) {
        diagnostics.error(
            key,
            "an enum has a function for each variant, whose arguments are its fields; write `new`, or \
             nothing unless the enum is `exhaustive`",
        );
    }
    let is_by_default = is_enum && shared.exhaustive.is_absent();
    if key.is_none() && !is_by_default {
        return None;
    }
    let functions = shapes.iter().zip(variants).enumerate();
    let functions = functions.filter(|(_, (_, variant))| variant.rest.is_none());
    let functions = functions.map(|(index, (shape, variant))| Function {
        name: variant
            .name
            .map_or_else(|| Ident::new("new", key.unwrap_or(input.ident.span())), snake_case),
        variant: index,
        fields: shape
            .fields
            .iter()
            .zip(&variant.fields)
            .map(|(written, field)| Given {
                field: *field,
                attributes: written.attributes,
                value: value(shape, written),
            })
            .collect(),
    });
    let mut functions: Vec<_> = functions.collect();
    // `Ab` and `AB` are two variants, but one function.
    let names: Vec<_> = functions.iter().map(|function| function.name.clone()).collect();
    functions.retain(|function| names.iter().filter(|name| **name == function.name).count() == 1);
    let visibility: &Visibility = &input.vis;
    Some(Constructor { visibility, form, functions })
}

/// Returns the value of a field in a constructor.
fn value(item: &Item<'_>, field: &Field<'_>) -> Value {
    let shape = Shape::of(field.ty);
    let is_list = shape.is_vec() && (field.is_repeated() || matches!(field.kind, Kind::Header(_)));
    if matches!(field.kind, Kind::Member | Kind::Query) {
        match absent(item, field) {
            Absent::Default(value) => return Value::Default(value),
            Absent::OfStruct => return Value::OfStruct,
            Absent::Required => {}
        }
    }
    let has_default = field.is_text() && field.keys.default.is_some();
    let is_map = matches!(field.kind, Kind::HeaderPrefix(_));
    if is_list || is_map || has_default || matches!(shape, Shape::Option(_)) {
        Value::Default(DefaultValue::Trait)
    } else {
        Value::Argument
    }
}

/// Returns the name of a variant as that of a function: `not_modified` for `NotModified`.
fn snake_case(variant: &Ident) -> Ident {
    let written: Vec<char> = variant.unraw().to_string().chars().collect();
    let mut name = String::new();
    for (index, &letter) in written.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| written.get(index));
        let begins_word = letter.is_uppercase()
            && before.is_some_and(|before| {
                let is_followed = written.get(index + 1).is_some_and(|next| next.is_lowercase());
                *before != '_' && (!before.is_uppercase() || is_followed)
            });
        if begins_word {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    // These cannot be raw identifiers.
    if ["crate", "self", "super"].contains(&&*name) {
        name.push('_');
    }
    let span = variant.span();
    match syn::parse_str::<Ident>(&name) {
        Ok(_) => Ident::new(&name, span),
        Err(_) => Ident::new_raw(&name, span),
    }
}
