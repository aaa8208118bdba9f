//! Path arguments, header fields and bodies as strings.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Type;

use super::code::Place;
use crate::{
    generics::{mentions_parameter, to_static},
    model::{
        Body, CookieField, Direction, Field, HeaderField, HeaderPrefix, Item, Message, PathField,
        Presence, Text, TextBody,
    },
    site::at,
    tokens,
    ty::Shape,
};

/// Generates the import of each module's functions, so that the compiler reports a module without
/// them once.
///
/// ```text
/// use milliseconds::{from_text as __from_text_timeout, to_text as __to_text_timeout};
/// ```
pub(super) fn imports(message: &Message<'_>, direction: Direction) -> TokenStream {
    let imports = texts(message).filter_map(|(field, text, _)| {
        let Text::Functions(module) = text else { return None };
        let span = at(module);
        let function = |name: &str| {
            let (name, local) = (Ident::new(name, span), local(name, field, span));
            quote_spanned!(span=> #name as #local,)
        };
        let reads = direction.reads().then(|| function("from_text"));
        let writes = direction.writes().then(|| function("to_text"));
        let import = quote_spanned!(span=> use #module::{#reads #writes};);
        // Features determine which of the functions are called.
        Some(quote!(#[allow(unused_imports)] #import))
    });
    imports.collect()
}

/// Returns the fields that are strings, and the type of each string.
fn texts<'m, 'a>(
    message: &'m Message<'a>,
) -> impl Iterator<Item = (&'m Field<'a>, &'m Text, &'a Type)> {
    let path = message
        .path
        .iter()
        .map(|PathField { field, text, shape, .. }| (field, text, type_inside(field, *shape)));
    let headers = message
        .headers
        .iter()
        .map(|HeaderField { field, text, .. }| (field, text, Shape::of(field.ty).inner()));
    let maps =
        message.prefixes.iter().map(|HeaderPrefix { field, text, ty, .. }| (field, text, *ty));
    let body = match &message.body {
        Body::Text(TextBody { field, text, is_optional }) => {
            Some((field, text, body_type(field, *is_optional)))
        }
        _ => None,
    };
    let cookies = message.cookies.iter().flat_map(|cookies| &cookies.fields);
    let cookies = cookies.map(|CookieField { field, text, presence, .. }| {
        (field, text, type_inside(field, *presence))
    });
    path.chain(headers).chain(maps).chain(cookies).chain(body)
}

/// Returns the type that is written as a path argument or cookie.
pub(super) fn type_inside<'a>(field: &Field<'a>, shape: Presence) -> &'a Type {
    match shape {
        Presence::Optional => Shape::of(field.ty).inner(),
        Presence::Required | Presence::OrDefault => field.ty,
    }
}

/// Generates the method of a column that says what an absent path argument or cookie is read as.
pub(super) fn absence(presence: Presence) -> Option<TokenStream> {
    match presence {
        Presence::Required => None,
        Presence::Optional => Some(quote!(.optional())),
        Presence::OrDefault => Some(quote!(.or_default())),
    }
}

/// Returns the type that is written as the text of a body.
pub(super) fn body_type<'a>(field: &Field<'a>, is_optional: bool) -> &'a Type {
    if is_optional { Shape::of(field.ty).inner() } else { field.ty }
}

/// Returns the name under which a function is imported for a field.
fn local(function: &str, field: &Field<'_>, span: Span) -> Ident {
    format_ident!("__{function}_{}", field.key(), span = span)
}

/// Generates the checks that the functions of each module are for the type of the field.
pub(super) fn checks(item: &Item<'_>, message: &Message<'_>) -> TokenStream {
    let checks = texts(message).filter_map(|(field, text, ty)| {
        let Text::Functions(module) = text else { return None };
        let ty = to_static(item.generics, ty);
        if mentions_parameter(item.generics, &ty) || tokens::mentions(&ty, "Self") {
            return None;
        }
        let span = at(module);
        let function = |name, is_used| {
            let unused = quote_spanned!(span=> __codegen::Unused);
            if is_used { local(name, field, span).into_token_stream() } else { unused }
        };
        let to_text = function("to_text", item.direction.writes());
        let from_text = function("from_text", item.direction.reads());
        // If the type lacks what a generic `to_text` requires, this is the only error about the module. The
        // compiler reports the same bound once for each span.
        let written = coerced(&ty, &to_text, span);
        let ty = quote_spanned!(span=> __codegen::Sound<#ty, __CheckedWriter>);
        let to_text = coerced(&ty, &to_text, span);
        Some(quote_spanned! {span=> {
            const __CHECK_OF_WRITER: ::core::primitive::usize =
                __codegen::check(|_: &()| { #written; });
            type __CheckedWriter = __codegen::Checked<__CHECK_OF_WRITER>;
            <_ as __codegen::bounds::TextFunctions>::check({
                use __codegen::UnlessFitting as _;
                __codegen::functions::<#ty, _, _>(#to_text, #from_text).unless_fitting()
            });
        }})
    });
    checks.collect()
}

/// Generates the function `to_text` as one that takes a reference to the type.
fn coerced(ty: impl ToTokens, function: &TokenStream, span: Span) -> TokenStream {
    quote_spanned! {span=> {
        use __codegen::coercion::*;
        __codegen::to_text::<#ty, _>(#function).coerced()
    }}
}

/// Generates what prints a value, unless the value itself does. `value` is a reference to it.
pub(super) fn printed(
    field: &Field<'_>,
    text: &Text,
    ty: &Type,
    value: &TokenStream,
) -> Option<TokenStream> {
    match text {
        Text::FromStr | Text::Conversion => None,
        Text::Serde => {
            Some(quote_spanned!(field.span=> __codegen::serde_text::<__Checked, _>(#value)))
        }
        Text::Functions(module) => {
            let span = at(module);
            let function = local("to_text", field, span).into_token_stream();
            let ty = quote!(__codegen::Sound<#ty, __Checked>);
            let function = coerced(ty, &function, span);
            Some(quote!(__codegen::printed::<__Checked, _, _>(#value, #function)))
        }
        Text::Raw => Some(quote_spanned!(field.span=> __codegen::raw::<__Checked, _>(#value))),
    }
}

/// Generates what prints the value of an `Option`, as an `Option` itself.
///
/// Paths to functions, because a trait of the author's may have methods of the same name.
pub(super) fn optional(field: &Field<'_>, text: &Text) -> TokenStream {
    let place = Place(field);
    let value = quote_spanned!(field.span=> ::core::option::Option::as_ref(&#place));
    match printed(field, text, Shape::of(field.ty).inner(), &quote!(__value)) {
        Some(printed) => quote!(::core::option::Option::map(#value, |__value| #printed)),
        None => value,
    }
}

/// Generates the method of a column that determines how the value is parsed.
pub(super) fn parse(
    item: &Item<'_>,
    field: &Field<'_>,
    text: &Text,
    ty: &Type,
) -> Option<TokenStream> {
    match text {
        Text::FromStr => None,
        Text::Conversion => Some(quote!(.by_conversion())),
        Text::Serde => Some(quote!(.by_serde())),
        Text::Functions(module) => {
            let span = at(module);
            let function = local("from_text", field, span);
            let ty = to_static(item.generics, ty);
            Some(quote_spanned! {span=>
                .by(__codegen::from_text::<__codegen::Sound<#ty, __Checked>, _>(#function))
            })
        }
        Text::Raw => Some(quote!(.raw())),
    }
}
