//! The constant that checks the types in a definition.
//!
//! The compiler reports a missing trait in every place that needs it. To get a single error, the
//! traits are required once, in a constant. The constant is an argument of the type `__Checked`,
//! which is a parameter of all code that needs the traits. If the constant does not compile, it has
//! no value, and the compiler reports nothing else that depends on it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::code::infer;
use crate::{
    generics::{ImplParts, Lifetimes, has_parameters, impl_parts, to_static},
    model::{DefaultCheck, Direction, Field, Item, PartCheck, Role, SchemaType},
    ty::Shape,
};

/// Generates code such as:
///
/// ```text
/// const __CHECK: usize = __codegen::check(|__this: &Request| {
///     <_ as __codegen::bounds::PathField>::check(__codegen::of_field(&__this.page));
/// });
/// type __Checked = __codegen::Checked<__CHECK>;
/// ```
///
/// `others` are the checks of types that are not those of fields.
pub(super) fn alias(item: &Item<'_>, others: &TokenStream, has_places: bool) -> TokenStream {
    let schemas = item.schemas.iter().map(|SchemaType { ty, .. }| {
        let ty = to_static(item.generics, ty);
        quote!(let _ = __codegen::of::<#ty>();)
    });
    let others = &quote!(#others #(#schemas)*);
    let fields = || item.fields().filter(|_| item.fault.is_none());
    let parts: Vec<_> = fields().filter(|field| field.check.part.is_some()).collect();
    let parts = check(item, &parts, others, |field, value| {
        field.check.part.map(|part| part_check(field, part, value, has_places))
    });
    let defaults: Vec<_> = fields().filter(|field| field.check.default.is_some()).collect();
    if defaults.is_empty() {
        let Some(parts) = parts else {
            return quote!(
                type __Checked = __codegen::Checked;
            );
        };
        return quote! {
            const __CHECK: ::core::primitive::usize = #parts;
            type __Checked = __codegen::Checked<__CHECK>;
        };
    }
    let parts = parts.unwrap_or_else(|| quote!(0));
    // If the types of some fields are wrong for their parts of the message, no field is checked for
    // `Default` as well.
    let after_parts = quote!(let _ = __CHECK_OF_PARTS;);
    let defaults = check(item, &defaults, &after_parts, |field, value| {
        let infer = infer(field.ty);
        let bound = match field.check.default? {
            DefaultCheck::DefaultField => quote!(DefaultField),
            DefaultCheck::DefaultPathField => quote!(DefaultPathField),
        };
        Some(quote_spanned! {field.span=>
            <#infer as __codegen::bounds::#bound<__CheckedParts>>::check(
                __codegen::of_field(#value)
            );
        })
    });
    quote! {
        const __CHECK_OF_PARTS: ::core::primitive::usize = #parts;
        type __CheckedParts = __codegen::Checked<__CHECK_OF_PARTS>;
        const __CHECK: ::core::primitive::usize = #defaults;
        type __Checked = __codegen::Checked<__CHECK>;
    }
}

/// Returns whether the types of some fields are only checked if the fields are in the right part of the
/// request, so that a field that is in the wrong one is one error.
pub(super) fn has_places(item: &Item<'_>) -> bool {
    item.fields().any(|field| is_placed(field) && !field.is_uncertain)
}

fn is_placed(field: &Field<'_>) -> bool {
    let is_in_doubt = |role| {
        !is_string(role)
            && !matches!(role, Role::SerdeText | Role::RawHeaderField | Role::PrefixMap)
    };
    may_be_option(field) || field.check.part.is_some_and(|part| is_in_doubt(part.role))
}

/// Returns whether the type of a path field may be an alias of an `Option`, which is not optional.
pub(super) fn may_be_option(field: &Field<'_>) -> bool {
    let is_plain =
        |part: PartCheck<'_>| matches!((part.role, part.shape), (Role::PathField, Shape::Plain(_)));
    field.check.part.is_some_and(is_plain)
}

/// Returns whether the role needs `Display` and `FromStr`.
fn is_string(role: Role) -> bool {
    matches!(role, Role::PathField | Role::HeaderField | Role::TextBody)
}

/// Generates the value of a constant that makes these checks, if there are any.
fn check(
    item: &Item<'_>,
    fields: &[&Field<'_>],
    others: &TokenStream,
    check: impl Fn(&Field<'_>, &TokenStream) -> Option<TokenStream>,
) -> Option<TokenStream> {
    if fields.is_empty() && others.is_empty() {
        return None;
    }
    let this = this(item, fields);
    let checks = fields
        .iter()
        .enumerate()
        .filter_map(|(index, field)| check(field, &value(item, index, field)));
    Some(quote!(__codegen::check(|__this: &#this| { #(#checks)* #others })))
}

/// Returns the type whose fields are checked. If the struct has type parameters, which a constant
/// cannot mention, or is an enum, it is a tuple of the field types instead.
fn this(item: &Item<'_>, checked: &[&Field<'_>]) -> TokenStream {
    if checked.is_empty() {
        quote!(())
    } else if is_tuple(item) {
        let types = checked.iter().map(|field| to_static(item.generics, field.ty));
        quote!((#(#types,)*))
    } else {
        let ImplParts { arguments, .. } = impl_parts(item.generics, Lifetimes::Elided, &[]);
        let name = item.name;
        quote!(#name #arguments)
    }
}

fn is_tuple(item: &Item<'_>) -> bool {
    has_parameters(item.generics) || item.is_enum()
}

fn value(item: &Item<'_>, index: usize, field: &Field<'_>) -> TokenStream {
    if is_tuple(item) {
        let index = syn::Index::from(index);
        quote_spanned!(field.span=> &__this.#index)
    } else {
        let ident = field.ident;
        quote_spanned!(field.span=> &__this.#ident)
    }
}

fn part_check(
    field: &Field<'_>,
    PartCheck { role, shape, is_in_map, is_cookie, direction }: PartCheck<'_>,
    value: &TokenStream,
    has_places: bool,
) -> TokenStream {
    let infer = infer(shape.inner());
    let of = match shape {
        Shape::Plain(_) if is_in_map => "of_map",
        Shape::Vec(_) if is_in_map => "of_map_of_lists",
        Shape::Plain(_) => "of_field",
        Shape::Option(_) => "of_option",
        Shape::Vec(_) => "of_list",
    };
    let of = Ident::new(of, Span::call_site());
    let name = role_name(role, direction);
    let mut of = quote_spanned!(field.span=> __codegen::#of(#value));
    if has_places && is_placed(field) {
        of = quote_spanned!(field.span=> __codegen::if_placed::<__Placed, _>(#of));
    }
    if is_cookie {
        of = quote_spanned!(field.span=> __codegen::if_placed::<__WithCookies, _>(#of));
    }
    if direction != Direction::Both || !is_string(role) {
        return quote_spanned! {field.span=>
            <#infer as __codegen::bounds::#name>::check(#of);
        };
    }
    // One of three traits, depending on what is missing, so that the error names it.
    let (sent, received) = (role_name(role, Direction::Write), role_name(role, Direction::Read));
    quote_spanned! {field.span=>
        {
            use __codegen::probe::*;
            let __of = #of;
            <#infer as __codegen::bounds::#name>::check(__of.if_both_lack());
            <#infer as __codegen::bounds::#sent>::check(__of.if_display_lacks());
            <#infer as __codegen::bounds::#received>::check(__of.if_from_str_lacks());
        }
    }
}

/// Returns the name of the trait in `pathlore::bounds`.
fn role_name(role: Role, direction: Direction) -> Ident {
    let role = match role {
        Role::PathField => "PathField",
        Role::QueryField => "QueryField",
        Role::WholeQuery => "WholeQuery",
        Role::HeaderField => "HeaderField",
        Role::SerdeText => "SerdeTextField",
        Role::RawHeaderField => "RawHeaderField",
        Role::PrefixMap => "PrefixMap",
        Role::BodyField => "BodyField",
        Role::Part => "PartField",
        Role::WholeBody => "WholeBody",
        Role::TextBody => "TextBody",
        Role::RawBody => "RawBody",
        Role::File => "FilePart",
        Role::Status => "Status",
        Role::Other => "OtherError",
    };
    let direction = match direction {
        Direction::Both => "",
        Direction::Write => "Sent",
        Direction::Read => "Received",
    };
    format_ident!("{direction}{role}", span = Span::call_site())
}
