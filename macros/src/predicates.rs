//! What the type parameters of a struct must satisfy for the impls of each direction.
//!
//! It is what serde's derive would infer.

use syn::{Ident, Type, WherePredicate, parse_quote};

use crate::{
    context::Context,
    field::{Field, Kind, Shape, is_text_container},
    generics::{Lifetimes, map_lifetimes, mentions_parameter},
    item::Item,
};

#[derive(Default)]
pub(crate) struct Predicates {
    /// For writing a message.
    pub(crate) outgoing: Vec<WherePredicate>,
    /// For reading one.
    pub(crate) incoming: Vec<WherePredicate>,
}

impl Predicates {
    pub(crate) fn of(cx: &Context, item: &Item<'_>) -> Self {
        let mut predicates = Self::default();
        for field in &item.fields {
            let generic = mentions_parameter(item.generics, field.ty);
            match &field.kind {
                Kind::Path if generic => predicates.text(field.ty),
                Kind::Header(_) if generic => predicates.text(Shape::of(field.ty).inner()),
                Kind::WholeBody | Kind::QueryAll if generic => {
                    predicates.serialize(field.ty);
                    predicates.deserialize(field.ty);
                }
                Kind::Body | Kind::Query => predicates.member(cx, field, generic),
                Kind::Skipped if generic && item.default_value().is_none() => {
                    predicates.defaults(field.ty);
                }
                _ => {}
            }
        }
        if item.generics.type_params().next().is_some()
            && item.serde.find("default").is_some_and(|default| default.path().is_none())
        {
            let this = item.self_type(Lifetimes::Any);
            predicates.incoming.push(parse_quote!(#this: ::core::default::Default));
        }
        predicates
    }

    fn text(&mut self, ty: &Type) {
        self.outgoing.push(parse_quote!(#ty: ::core::fmt::Display));
        if !is_text_container(ty) {
            self.incoming.push(parse_quote!(#ty: ::core::str::FromStr));
        }
    }

    fn serialize(&mut self, ty: &Type) {
        self.outgoing.push(parse_quote!(#ty: __codegen::serde::Serialize));
    }

    fn deserialize(&mut self, ty: &Type) {
        self.incoming.push(parse_quote!(#ty: __codegen::serde::de::DeserializeOwned));
    }

    fn defaults(&mut self, ty: &Type) {
        self.incoming.push(parse_quote!(#ty: ::core::default::Default));
    }

    /// As serde's derive: `bound` in place of what would be inferred, and nothing for a field that
    /// is skipped or has functions of its own.
    fn member(&mut self, cx: &Context, field: &Field<'_>, generic: bool) {
        let has = |keys: &[&str]| keys.iter().any(|key| field.serde.has(key));
        match field.serde.bound(cx, "serialize") {
            Some(bound) => self.outgoing.extend(bound),
            None if generic && !has(&["skip_serializing", "serialize_with", "with"]) => {
                self.serialize(field.ty);
            }
            None => {}
        }
        let skipped = field.serde.has("skip_deserializing");
        match field.serde.bound(cx, "deserialize") {
            Some(bound) => self.incoming.extend(bound.into_iter().map(for_any_input)),
            None if generic && !skipped && !has(&["deserialize_with", "with"]) => {
                self.deserialize(field.ty);
            }
            None => {}
        }
        let by_default = field.serde.find("default").map_or(skipped, |it| it.path().is_none());
        if generic && by_default {
            self.defaults(field.ty);
        }
    }
}

/// `T: Deserialize<'de>` as `for<'__de> T: Deserialize<'__de>`: our impls have no `'de`, and
/// serde's have one already.
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
