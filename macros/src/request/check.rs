//! What must hold of a request.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::Request;
use crate::{body, context::Context, debug, header, path, query};

pub(super) fn check(cx: &Context, request: &Request<'_>) {
    let item = &request.item;
    let shared = &request.arguments.shared;
    shared.check(cx);
    item.check_accepted(cx);
    item.check_received(cx, shared, "request");
    path::check(cx, item);
    item.check_serde(cx);
    query::check(cx, item);
    header::check(cx, item);
    body::check(cx, item);
    debug::check(cx, item);
    if let (Some(key), Some(field)) = (request.arguments.empty_body.key(), body::first(item)) {
        cx.error(
            key,
            format_args!(
                "`empty_body` is for requests without body fields, but `{}` is one; remove \
                 `empty_body`",
                field.name()
            ),
        );
    }
}

/// What only the constants can tell: whether the method allows a body, and whether both macros
/// agree on the scheme.
pub(super) fn assertions(request: &Request<'_>) -> TokenStream {
    let body = body::first(&request.item).map(|field| {
        let message = format!(
            "`{}` is in the body, but a request with this method has none; write `#[api(query)]`, \
             or another part of the message",
            field.name()
        );
        let call = quote_spanned! {field.ident.span()=>
            __codegen::assert_body_allowed(&__DESCRIPTION, #message)
        };
        quote!(const _: () = #call;)
    });
    let (span, named, message) = match request.arguments.authentication.get() {
        Some(scheme) => (
            scheme.segments.last().map(|segment| segment.ident.span()),
            true,
            "`metadata!` names a scheme; write `authentication: Custom` there, or remove this one",
        ),
        None => (
            Some(request.item.name.span()),
            false,
            "`metadata!` has `authentication: Custom`; write the scheme as \
             `#[request(authentication = path::Scheme)]`",
        ),
    };
    let span = span.unwrap_or_else(proc_macro2::Span::call_site);
    let alias = &request.item.scheme;
    let scheme = quote_spanned! {span=>
        __codegen::assert_custom_scheme::<#alias>(&__DESCRIPTION, #named, #message)
    };
    quote! {
        #body
        const _: () = #scheme;
    }
}
