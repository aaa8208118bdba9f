//! Checks the struct itself.

use proc_macro2::Span;
use syn::DeriveInput;

use super::{bounds::Bounds, constructor::constructor, field, header};
use crate::{
    diagnostics::{Diagnostics, position},
    model::{self, Audience, Body, Fault, SchemaType, Variant},
    parse::{
        args::Shared,
        item::{Item, has_mark},
    },
    symbol,
    ty::unsized_error,
};

/// Reports `outgoing` and `incoming` together, because nothing would be generated.
pub(super) fn check_directions(diagnostics: &Diagnostics, shared: &Shared) {
    if let (Some(outgoing), Some(incoming)) = (shared.outgoing.key(), shared.incoming.key()) {
        diagnostics.error(
            std::cmp::max_by_key(outgoing, incoming, |span| position(*span)),
            "`outgoing` and `incoming` each leave out the other direction; write neither for both",
        );
    }
}

/// Returns the item of the model. `shapes` are the struct, or the variants of the enum.
pub(super) fn item<'a>(
    diagnostics: &Diagnostics,
    input: &'a DeriveInput,
    shapes: &[Item<'a>],
    shared: &Shared,
    macro_name: &str,
) -> model::Item<'a> {
    let mut bounds = Bounds::default();
    for item in shapes {
        field::check_accepted(diagnostics, item);
        field::check_owned(diagnostics, item, shared, macro_name);
        header::check_sent(diagnostics, item, shared, macro_name);
        if shared.no_debug.is_absent() {
            check_secrets(diagnostics, item);
        }
        bounds.add(item);
    }
    let variants: Vec<_> = shapes
        .iter()
        .enumerate()
        .map(|(index, item)| {
            let name = item.variant.as_ref().map(|variant| variant.ident);
            let rest = item.variant.as_ref().and_then(|variant| variant.rest);
            let attributes = item.variant.as_ref().map_or(&[][..], |variant| variant.attributes);
            let fields = field::fields(item, name.map(|_| index), shared);
            Variant { name, attributes, fields, rest }
        })
        .collect();
    model::Item {
        name: &input.ident,
        generics: &input.generics,
        krate: shared.runtime(),
        constructor: constructor(diagnostics, input, shapes, &variants, shared),
        variants,
        attributes: &input.attrs,
        schemas: schemas(shapes),
        clone: has_mark(input, symbol::CLONE),
        debug: has_mark(input, symbol::DEBUG),
        audience: if has_mark(input, symbol::DOCUMENTED) {
            Audience::Rustdoc
        } else {
            Audience::Compiler
        },
        direction: shared.direction(),
        fault: fault(diagnostics, shapes),
        multipart: shared.multipart.key(),
        default: shapes.iter().find_map(|item| item.serde.default.clone()),
        deny_unknown_fields: shapes.iter().any(|item| item.serde.deny_unknown_fields.is_some()),
        write_bounds: bounds.write,
        read_bounds: bounds.read,
    }
}

/// Returns the types that describe fields in place of their own.
fn schemas(shapes: &[Item<'_>]) -> Vec<SchemaType> {
    let of_shape = |(variant, shape): (usize, &Item<'_>)| {
        let variant = shape.variant.is_some().then_some(variant);
        let fields = shape.fields.iter().enumerate();
        let schemas = fields.filter_map(move |(index, field)| {
            let (_, ty) = field.keys.schema.as_ref()?;
            Some(SchemaType { variant, index, ty: ty.clone() })
        });
        schemas.collect::<Vec<_>>()
    };
    shapes.iter().enumerate().flat_map(of_shape).collect()
}

fn fault(diagnostics: &Diagnostics, shapes: &[Item<'_>]) -> Option<Fault> {
    if shapes.iter().flat_map(|item| &item.fields).any(|field| unsized_error(field.ty).is_some()) {
        Some(Fault::Unsized)
    } else {
        diagnostics.is_rejected().then_some(Fault::Rejected)
    }
}

/// Reports secret fields if the struct derives `Debug` itself, which would print them.
fn check_secrets(diagnostics: &Diagnostics, item: &Item<'_>) {
    for secret in item.fields.iter().filter_map(|field| field.keys.secret) {
        if !item.debug {
            diagnostics.error(
                secret,
                "the struct's own `derive(Debug)` would print this secret; remove `Debug` there: \
                 the generated one does not print it, or write `debug = false` and your own impl",
            );
        }
    }
}

/// Returns a part of the model, unless there was an error.
pub(super) fn unless_wrong<T>(diagnostics: &Diagnostics, part: T) -> Option<T> {
    (diagnostics.count() == 0 && !diagnostics.is_rejected()).then_some(part)
}

/// Reports `empty_body` and `strict` on a message with body fields. `item` is what has the argument.
pub(super) fn check_empty(
    diagnostics: &Diagnostics,
    argument: &str,
    key: Option<Span>,
    item: &str,
    body: &Body<'_>,
) {
    if let (Some(key), Some(field)) = (key, body.fields().next()) {
        diagnostics.error(
            key,
            format_args!(
                "`{argument}` is for {item} without body fields, but `{}` is one; remove \
                 `{argument}`",
                field.name()
            ),
        );
    }
}
