//! Requests.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    assertions, body, clone,
    code::{shown_names, wrapped},
    debug, describe, endpoint,
    fields::{self, Reader},
    functions, header, history, init, new, path, query, text, type_check,
};
use crate::{
    generics::{ImplParts, Lifetimes, impl_parts},
    model::{Fault, Message, Request},
};

/// Generates everything for a request. If there are errors, the impls compile but do nothing.
/// `is_described` is whether the definition is described as data, too.
pub(crate) fn request(
    request: &Request<'_>,
    errors: Option<TokenStream>,
    is_described: bool,
) -> TokenStream {
    let item = &request.item;
    if item.fault == Some(Fault::Unsized) {
        return errors.unwrap_or_default();
    }
    let description = is_described.then(|| describe::request(request)).flatten();
    let others = endpoint::checks(request);
    let functions = request.message.as_ref().map(|message| text::checks(item, message));
    let has_places = request.message.is_some() && type_check::has_places(item);
    let content = [
        endpoint::aliases(request),
        type_check::alias(item, &quote!(#others #functions), has_places),
        endpoint::expand(request, description.as_ref()),
        clone::expand(item).unwrap_or_default(),
        debug::expand(item).unwrap_or_default(),
        new::expand(item, request.message.is_none()).unwrap_or_default(),
    ];
    let outgoing = item.direction.writes().then(|| outgoing(request));
    let incoming = item.direction.reads().then(|| incoming(request));
    let assertions = request.message.as_ref().map(|message| {
        let error = endpoint::error_assertion(request);
        let (multipart, cookies) = (body::feature(item), header::feature(item, message));
        let headers = header::statics(message);
        let imports = text::imports(message, item.direction);
        let functions = functions::define(item, message);
        let assertions = assertions::request(request, message);
        let histories = history::constants(item, message);
        let of_histories = history::assertions(message);
        let features = quote!(#multipart #cookies);
        quote!(#features #error #assertions #headers #imports #functions #histories #of_histories)
    });
    let impls = wrapped(&item.krate, &quote!(#(#content)* #outgoing #incoming #assertions #errors));
    let init = init::expand(item);
    quote!(#impls #init)
}

/// Generates code such as:
///
/// ```text
/// impl OutgoingRequest for Request {
///     fn to_http_request(&self, __target: …, __credentials: …) -> … {
///         __codegen::write_request::<__Checked, __Scheme, _>(
///             &__ENDPOINT_METADATA, __target, __credentials, &__PATH_ORDER, …
///         )
///     }
/// }
/// ```
fn outgoing(request: &Request<'_>) -> TokenStream {
    let item = &request.item;
    let (name, krate) = (item.name, &item.krate);
    let mut predicates = item.write_bounds.clone();
    predicates.extend(endpoint::response_bound(request, &quote!(IncomingResponse)));
    let ImplParts { parameters, arguments, where_clause } =
        impl_parts(item.generics, Lifetimes::Any, &predicates);
    let body = request.message.as_ref().map_or_else(|| quote!(loop {}), |it| write(request, it));
    let ([target, credentials], statements) = shown_names(item, ["target", "credentials"]);
    quote! {
        #krate::codegen::client_impl! {
            {impl #parameters __codegen::OutgoingRequest for #name #arguments}
            {#where_clause}
            {fn to_http_request(
                &self,
                #target: &__codegen::Target,
                #credentials: <__Scheme as __codegen::AuthScheme>::Credentials<'_>,
            ) -> __codegen::Result<
                __codegen::http::Request<__codegen::bytes::Bytes>,
                __codegen::IntoHttpError,
            >}
            {#statements #body}
            IncomingResponse
        }
    }
}

fn write(request: &Request<'_>, message: &Message<'_>) -> TokenStream {
    let item = &request.item;
    let (path, order) = path::write(&message.path);
    let (headers, query) = (header::write(message), query::write(item, message));
    let body = body::write(item, message);
    let assertions = assertions::late_request(request, message);
    let parts = history::by_server(message, quote!((#path, #headers, #query, #body)));
    quote! {
        #assertions
        __codegen::write_request::<__Checked, __Scheme, _>(
            &__ENDPOINT_METADATA, __target, __credentials, #order, #parts,
        )
    }
}

/// Generates code such as:
///
/// ```text
/// impl IncomingRequest for Request {
///     fn from_http_request_with_path(__request: …, __path: &[(&str, &str)]) -> … {
///         match __codegen::read_request::<__Checked, __Scheme, _, _>(…) {
///             Ok(((__field_room_id,), …)) => Ok(Self { room_id: __field_room_id, … }),
///             Err(__error) => Err(__error),
///         }
///     }
/// }
/// ```
fn incoming(request: &Request<'_>) -> TokenStream {
    let item = &request.item;
    let (name, krate) = (item.name, &item.krate);
    let mut predicates = item.read_bounds.clone();
    predicates.extend(endpoint::response_bound(request, &quote!(OutgoingResponse)));
    let ImplParts { parameters, arguments, where_clause } =
        impl_parts(item.generics, Lifetimes::Static, &predicates);
    let body = match &request.message {
        Some(message) => {
            let variants = item.variants.iter();
            let fields =
                variants.map(|variant| fields::read(item, variant, message, Reader::Request));
            let assertions = assertions::late_request(request, message);
            quote! {
                #assertions
                #(#fields)*
            }
        }
        None => quote!(loop {}),
    };
    let ([message, path], statements) = shown_names(item, ["request", "path"]);
    quote! {
        #krate::codegen::server_impl! {
            {impl #parameters __codegen::IncomingRequest for #name #arguments}
            {#where_clause}
            {fn from_http_request_with_path(
                #message: &__codegen::http::Request<__codegen::bytes::Bytes>,
                #path: &[(&::core::primitive::str, &::core::primitive::str)],
            ) -> __codegen::Result<Self, __codegen::FromHttpRequestError>}
            {#statements #body}
            OutgoingResponse
        }
    }
}
