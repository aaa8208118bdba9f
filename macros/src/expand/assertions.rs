//! Assertions that the compiler evaluates in constants.
//!
//! They are about agreement between `metadata!` and `#[request]`, which cannot see each other's
//! tokens, and about constant expressions in the definition. Each has the span of the token that it
//! is about.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};

pub(super) use self::answer::{
    answer, distinct_case, distinct_statuses, error_statuses, final_statuses, late_answer,
};
use self::places::{other, others, path};
use super::{endpoint, header};
use crate::{
    model::{Answer, Body, ContentType, Direction, Field, HeaderName, Message, Request},
    site::{self, at},
};

mod answer;
mod places;

/// Generates the assertions of a request.
pub(super) fn request(request: &Request<'_>, message: &Message<'_>) -> TokenStream {
    let is_custom = request.endpoint.scheme.is_some();
    let (scheme, path) = (scheme(request), path(&request.item, message));
    let query = query(message, is_custom);
    let headers = headers(message, request.item.direction, true);
    let response = response_body(request, message);
    let sent = sends_body(message, &quote!(__codegen::expects_body(&__ENDPOINT_METADATA)));
    let stream = stream(message);
    quote!(#scheme #path #query #headers #response #sent #stream)
}

/// Asserts that the method allows the body that is a stream.
fn stream(message: &Message<'_>) -> Option<TokenStream> {
    let key = message.body.stream()?;
    Some(quote_spanned! {key=>
        const _: () = __codegen::assert_allows_body(&__ENDPOINT_METADATA);
    })
}

/// Asserts that the response has no body fields if the method allows none. A request with a body has
/// no such method.
fn response_body(request: &Request<'_>, message: &Message<'_>) -> Option<TokenStream> {
    let is_asserted =
        matches!(message.body, Body::Empty(_)) && !request.endpoint.response.is_generic;
    is_asserted.then(|| {
        let without_body = quote_spanned! {endpoint::written_span(request)=>
            <__WithoutBody as __codegen::EndpointResponse>::WITHOUT_BODY
        };
        quote_spanned! {site::span()=>
            const __ALLOWS_RESPONSE_BODY: ::core::primitive::bool =
                __codegen::allows_response_body(&__ENDPOINT_METADATA);
            type __WithoutBody = <__codegen::ResponseBody<__ALLOWS_RESPONSE_BODY>
                as __codegen::WithoutBody<__codegen::Sound<__ResponseType, __Checked>>>::Evaluated;
            const _: () = #without_body;
        }
    })
}

/// Generates the constant that does not compile if a response with body fields answers a request
/// whose method allows none:
///
/// ```text
/// const WITHOUT_BODY: () = __codegen::refuse("…");
/// ```
pub(super) fn without_body(answers: &[Answer<'_>]) -> Option<TokenStream> {
    let stream = answers.iter().find_map(|answer| answer.message.body.stream());
    let mut fields = answers.iter().flat_map(|answer| answer.message.body.fields());
    let (span, message) = match (stream, fields.find(|field| !field.is_uncertain)) {
        (Some(key), _) => {
            let message = "a response to this method has no body; remove `stream`, or write another \
                           method";
            (key, message.to_owned())
        }
        (None, field) => {
            let field = field?;
            let message = format!(
                "`{}` is in the body, but a response to this method has none; write \
                 `#[api(header = …)]`, or another method",
                field.name()
            );
            (field.ident.span(), message)
        }
    };
    Some(quote_spanned! {span=>
        const WITHOUT_BODY: () = __codegen::refuse(#message);
    })
}

/// Generates the assertions of a request about fields that have unknown attributes. They are in a
/// function, so they are not evaluated if there are other errors.
///
/// Either the compiler reports the attribute, so that nothing else must be reported about the
/// field, or it belongs to another macro, whose attributes are not known here.
pub(super) fn late_request(request: &Request<'_>, message: &Message<'_>) -> Option<TokenStream> {
    late(others(&request.item, message), |field| other(field, message))
}

fn late<'f, 'a: 'f>(
    fields: impl Iterator<Item = &'f Field<'a>>,
    assertion: impl Fn(&Field<'a>) -> TokenStream,
) -> Option<TokenStream> {
    let uncertain = fields.filter(|field| field.is_uncertain);
    let assertions: Vec<_> = uncertain.map(assertion).collect();
    (!assertions.is_empty()).then(|| quote!(const { #(#assertions)* }))
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
    let span = span.unwrap_or_else(Span::call_site);
    quote_spanned! {span=>
        const _: () =
            __codegen::assert_custom_scheme::<__Scheme>(&__ENDPOINT_METADATA, #is_custom, #message);
    }
}

/// Asserts that a parameter is not a credential of the authentication scheme: it could never be read,
/// and a server could take what is written for the credential. The built-in schemes remove only `access_token`. The parameters of a custom scheme are
/// only known in a constant.
fn query(message: &Message<'_>, is_custom: bool) -> TokenStream {
    let fields = message.query.parameters().iter().flat_map(|member| {
        let span = member.field.ident.span();
        member.names().map(move |name| (span, name.clone(), "remove the field"))
    });
    let fixed = message.fixed_query.iter();
    let fixed = fixed.map(|fixed| (fixed.name.span(), fixed.name.value(), "remove the parameter"));
    let names = fields.chain(fixed).filter(|(_, name, _)| is_custom || name == "access_token");
    let assertions = names.map(|(span, name, instead)| {
        let message = format!(
            "`{name}` in the query belongs to the authentication scheme, which takes it out; \
             {instead}, or give it another name"
        );
        quote_spanned! {span=>
            const _: () = __codegen::assert_not_a_credential(
                <__Scheme as __codegen::AuthScheme>::QUERY_PARAMETERS, #name, #message,
            );
        }
    });
    assertions.collect()
}

/// Asserts that no two header fields have one name, that none is sent that the implementation of HTTP
/// writes, and that the authentication scheme of a request does not write `Authorization` if a field
/// does. The macro has checked the names that it knows.
fn headers(message: &Message<'_>, direction: Direction, is_request: bool) -> TokenStream {
    const AUTHORIZATION: &str = "the authentication scheme of `metadata!` writes the header field \
                                 `authorization`; remove this field, or write `authentication: None`";
    let headers = header::names(message);
    let macro_name = if is_request { "request" } else { "response" };
    let assertions: Vec<_> = headers
        .iter()
        .enumerate()
        .filter_map(|(index, header)| {
            let span = header::name_span(header.written);
            let is_unknown = header.known.is_none();
            let before = headers.iter().take(index);
            let distinct = before.rev().any(|first| is_unknown || first.known.is_none());
            let distinct = distinct.then(
                || quote_spanned!(span=> __codegen::assert_distinct(&__HEADER_NAMES, #index);),
            );
            let content_type =
                is_unknown.then(|| not_content_type(message, header, index, span)).flatten();
            let sent = (is_unknown && direction.writes()).then(|| {
                let message = HeaderName::not_sent(macro_name);
                quote_spanned!(span=> __codegen::assert_sent(__HEADER_NAMES[#index], #message);)
            });
            let condition = match header.known {
                Some("authorization") => Some(quote!(true)),
                Some(_) => None,
                None => Some(quote!(__HEADER_NAMES[#index].is_authorization())),
            };
            let authorization = condition.filter(|_| is_request).map(|condition| {
                quote_spanned! {span=>
                    __codegen::assert_no_authorization(
                        &__ENDPOINT_METADATA, #condition, #AUTHORIZATION,
                    );
                }
            });
            let assertions = quote!(#distinct #content_type #sent #authorization);
            (!assertions.is_empty()).then(|| quote!(const _: () = { #assertions };))
        })
        .collect();
    let names = headers.iter().any(|header| header.known.is_none()).then(|| {
        let count = headers.len();
        let names = headers.iter().map(|header| match header.written {
            HeaderName::Literal(literal) => header::of_literal(literal),
            HeaderName::Expression(_) => header.constant().into_token_stream(),
        });
        quote! {
            const __HEADER_NAMES: [__codegen::StandardName; #count] =
                [#(__codegen::standard_name(#names)),*];
        }
    });
    quote!(#names #(#assertions)*)
}

/// Asserts that a header field is not the content type, if it is fixed in a list or if the definition
/// also fixes the content type, or the body is a multipart body.
fn not_content_type(
    message: &Message<'_>,
    name: &header::Name<'_>,
    index: usize,
    span: Span,
) -> Option<TokenStream> {
    let (span, text) = if name.is_fixed {
        (span, HeaderName::FIXED_CONTENT_TYPE)
    } else {
        match (&message.body, &message.content_type) {
            (Body::Multipart(_), _) => (span, ContentType::OF_PARTS),
            (_, Some(ContentType { value, is_inherited: false })) => {
                (at(value), ContentType::BESIDE_FIELD)
            }
            _ => return None,
        }
    };
    Some(quote_spanned! {span=>
        __codegen::assert_not_content_type(__HEADER_NAMES[#index], #text);
    })
}

/// Asserts that a body is sent if a content type is fixed for a message without body fields.
fn sends_body(message: &Message<'_>, is_sent: &TokenStream) -> Option<TokenStream> {
    let own = message.content_type.as_ref().filter(|fixed| !fixed.is_inherited)?;
    matches!(message.body, Body::Empty(_)).then(|| {
        quote_spanned! {at(&own.value)=>
            const _: () = __codegen::assert_sends_body(#is_sent);
        }
    })
}
