//! The bounds on type parameters that generated impls need. They are those that serde's derive
//! infers.

use syn::{Ident, Type, WherePredicate, parse_quote};

use super::{
    absent::{absent, default_of_error},
    text,
};
use crate::{
    generics::{ImplParts, Lifetimes, impl_parts, map_lifetimes, mentions_parameter},
    model::{Absent, DefaultValue, HeaderShape, Presence, Text},
    parse::{
        field::{Field, Kind},
        item::Item,
    },
};

/// The bounds for writing and for reading a message.
#[derive(Default)]
pub(super) struct Bounds {
    pub(super) write: Vec<WherePredicate>,
    pub(super) read: Vec<WherePredicate>,
}

impl Bounds {
    pub(super) fn add(&mut self, item: &Item<'_>) {
        for field in &item.fields {
            let is_generic = mentions_parameter(item.generics, field.ty);
            if is_generic && matches!(default_of_error(item, field), Some(DefaultValue::Trait)) {
                let ty = field.ty;
                self.read.push(parse_quote!(#ty: ::core::default::Default));
            }
            let is_by_serde =
                matches!(field.kind, Kind::Member | Kind::Query | Kind::Body | Kind::QueryAll);
            if is_generic && field.is_text() {
                self.text(field);
            } else if is_by_serde && !field.is_text() {
                self.member(item, field, is_generic);
            }
        }
        if item.generics.type_params().next().is_some()
            && matches!(item.serde.default, Some(DefaultValue::Trait))
        {
            let (name, ImplParts { arguments, .. }) =
                (item.name, impl_parts(item.generics, Lifetimes::Any, &[]));
            self.read.push(parse_quote!(#name #arguments: ::core::default::Default));
        }
    }

    fn text(&mut self, field: &Field<'_>) {
        let ty = text::shape(field).inner();
        let is_path = matches!(field.kind, Kind::Path);
        let has_default =
            matches!(text::header_shape(field), HeaderShape::One { has_default: true });
        if !is_path && has_default {
            self.read.push(parse_quote!(#ty: ::core::default::Default));
        }
        if is_path && matches!(text::presence(field), Presence::OrDefault) {
            self.write.push(parse_quote!(#ty: ::core::default::Default + ::core::cmp::PartialEq));
            self.read.push(parse_quote!(#ty: ::core::default::Default));
        }
        match text::text(field) {
            Text::Serde => {
                self.serialize(ty);
                self.deserialize(ty);
            }
            Text::FromStr => {
                self.write.push(parse_quote!(#ty: ::core::fmt::Display));
                self.read.push(parse_quote!(#ty: ::core::str::FromStr));
            }
            Text::Conversion => self.write.push(parse_quote!(#ty: ::core::fmt::Display)),
            // The functions may need bounds that only the author knows.
            Text::Functions(_) | Text::Raw => {}
        }
    }

    fn serialize(&mut self, ty: &Type) {
        self.write.push(parse_quote!(#ty: __codegen::serde::Serialize));
    }

    fn deserialize(&mut self, ty: &Type) {
        self.read.push(parse_quote!(#ty: __codegen::serde::de::DeserializeOwned));
    }

    /// Adds the bounds of a member, as serde's derive does: `bound` replaces the inferred bounds,
    /// and nothing is inferred for a field that is skipped or has its own functions.
    fn member(&mut self, item: &Item<'_>, field: &Field<'_>, is_generic: bool) {
        let serde = &field.serde;
        match &serde.serialize_bound {
            Some(bound) => self.write.extend(bound.iter().cloned()),
            None if is_generic && serde.is_written() && serde.serialize_function().is_none() => {
                self.serialize(field.ty);
            }
            None => {}
        }
        match &serde.deserialize_bound {
            Some(bound) => self.read.extend(bound.iter().cloned().map(for_any_input)),
            None if is_generic && serde.is_read() && serde.deserialize_function().is_none() => {
                self.deserialize(field.ty);
            }
            None => {}
        }
        if is_generic && matches!(absent(item, field), Absent::Default(DefaultValue::Trait)) {
            let ty = field.ty;
            self.read.push(parse_quote!(#ty: ::core::default::Default));
        }
    }
}

/// Turns `T: Deserialize<'de>` into `for<'__de> T: Deserialize<'__de>`, because generated impls
/// have no lifetime `'de`.
fn for_any_input(predicate: WherePredicate) -> WherePredicate {
    let renamed =
        map_lifetimes(&predicate, &|name| (name == "de").then(|| Ident::new("__de", name.span())));
    match syn::parse2(renamed) {
        Ok(WherePredicate::Type(mut predicate)) => {
            let binder = predicate.lifetimes.get_or_insert_with(|| parse_quote!(for<>));
            binder.lifetimes.push(parse_quote!('__de));
            WherePredicate::Type(predicate)
        }
        _ => predicate,
    }
}
