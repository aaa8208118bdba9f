//! Assertions that the compiler evaluates in constants.
//!
//! They are about agreement between `metadata!` and `#[request]`, which cannot see each other's
//! tokens, and about constant expressions in the definition. Each has the span of the token that it
//! is about.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::code::at;
use crate::model::{
    Body, HeaderField, HeaderName, Item, Message, PathField, Query, Request, Response, Status,
};

/// Generates the assertions of a request.
pub(super) fn request(request: &Request<'_>, message: &Message<'_>) -> TokenStream {
    let is_custom = request.endpoint.scheme.is_some();
    let (scheme, path) = (scheme(request), path(&request.item, &message.path));
    let (query, headers) = (query(&message.query, is_custom), headers(&message.headers));
    let body = message.body.first().map(|field| {
        let message = format!(
            "`{}` is in the body, but a request with this method has none; write `#[api(query)]`, \
             or another part of the message",
            field.name()
        );
        quote_spanned! {field.ident.span()=>
            const _: () = __codegen::assert_body_allowed(&__ENDPOINT_METADATA, #message);
        }
    });
    quote!(#scheme #path #query #headers #body)
}

/// Generates the assertions of a response.
pub(super) fn response(response: &Response<'_>, body: &Body<'_>) -> TokenStream {
    let status = match &response.status {
        Some(Status::Expression(expression)) => Some(quote_spanned! {at(expression)=>
            const _: () = __codegen::assert_final(__STATUS);
        }),
        _ => None,
    };
    let body = body.first().map(|field| {
        let message = format!(
            "`{}` is in the body, but a response with this status has none; write \
             `#[api(header = …)]`, or another status",
            field.name()
        );
        quote_spanned! {field.ident.span()=>
            const _: () = __codegen::assert_status_allows_body(__STATUS, #message);
        }
    });
    quote!(#status #body)
}

/// Asserts that both macros agree on whether the scheme is a custom one.
fn scheme(request: &Request<'_>) -> TokenStream {
    let (span, is_custom, message) = match &request.endpoint.scheme {
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
    quote_spanned! {span=>
        const _: () =
            __codegen::assert_custom_scheme::<__Scheme>(&__ENDPOINT_METADATA, #is_custom, #message);
    }
}

/// Asserts that each field has a placeholder, and each placeholder a field.
fn path(item: &Item<'_>, path: &[PathField<'_>]) -> TokenStream {
    let names: Vec<_> = path.iter().map(|field| &field.name).collect();
    let order = (!names.is_empty()).then(|| {
        let count = names.len();
        quote! {
            const __PATH_ORDER: [::core::primitive::usize; #count] =
                __codegen::path_order(&__ENDPOINT_METADATA, [#(#names),*]);
        }
    });
    let fields = path.iter().map(|PathField { field, name, .. }| {
        quote_spanned! {field.ident.span()=>
            const _: () = __codegen::assert_path_field(&__ENDPOINT_METADATA, __PATH_FIELDS, #name);
        }
    });
    let placeholders = quote_spanned! {item.name.span()=>
        const _: () = __codegen::assert_placeholders(&__ENDPOINT_METADATA, __PATH_FIELDS);
    };
    quote! {
        const __PATH_FIELDS: &[&::core::primitive::str] = &[#(#names),*];
        #order
        #(#fields)*
        #placeholders
    }
}

/// Asserts that a parameter is not a credential of the authentication scheme: it could never be read,
/// and a server could take what is written for the credential. The built-in schemes remove only `access_token`. The parameters of a custom scheme are
/// only known in a constant.
fn query(query: &Query<'_>, is_custom: bool) -> TokenStream {
    let Query::Parameters(parameters) = query else { return TokenStream::new() };
    let names = parameters.iter().flat_map(|member| {
        let read = member.read.iter().flat_map(|read| &read.names);
        let written = member.write.iter().filter_map(|write| write.name.as_ref());
        let written = written.filter(|&name| !read.clone().any(|other| name == other));
        read.clone().chain(written).map(move |name| (member.field, name)).collect::<Vec<_>>()
    });
    let assertions =
        names.filter(|(_, name)| is_custom || *name == "access_token").map(|(field, name)| {
            let message = format!(
                "`{name}` in the query belongs to the authentication scheme, which takes it out; \
                 remove the field, or give it another name"
            );
            quote_spanned! {field.ident.span()=>
                const _: () = __codegen::assert_not_a_credential(
                    <__Scheme as __codegen::AuthScheme>::QUERY_PARAMETERS, #name, #message,
                );
            }
        });
    assertions.collect()
}

/// Asserts that the authentication scheme does not write `Authorization` if a field does.
fn headers(headers: &[HeaderField<'_>]) -> TokenStream {
    const MESSAGE: &str = "the authentication scheme of `metadata!` writes the header field \
                           `authorization`; remove this field, or write `authentication: None`";
    let own = headers.iter().filter(|header| header.is_authorization);
    let assertions = own.map(|HeaderField { name, .. }| {
        let span = match name {
            HeaderName::Literal(literal) => at(literal),
            HeaderName::Expression(tokens) => at(tokens),
        };
        quote_spanned! {span=>
            const _: () = __codegen::assert_no_authorization(&__ENDPOINT_METADATA, #MESSAGE);
        }
    });
    assertions.collect()
}
