//! The generated implementation of `Endpoint`, and its parts that other generated code uses.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::WherePredicate;

use super::{body, code::sound, history};
use crate::{
    documentation,
    generics::{ImplParts, Lifetimes, impl_parts, to_static},
    model::{Direction, MetadataName, Request},
    site::{self, at},
    tokens,
};

/// Generates the checks of the response and the scheme for the type check of the item.
pub(super) fn checks(request: &Request<'_>) -> TokenStream {
    let Request { item, endpoint, .. } = request;
    let response = (!endpoint.response.is_generic).then(|| {
        let role = match item.direction {
            Direction::Both => quote!(Response),
            Direction::Write => quote!(ReceivedResponse),
            Direction::Read => quote!(SentResponse),
        };
        let response = quote_spanned!(written_span(request)=> __ResponseType);
        quote! {
            <#response as __codegen::bounds::#role>::check(__codegen::of::<__ResponseType>());
        }
    });
    let scheme = endpoint
        .scheme
        .as_ref()
        .map(|scheme| quote!(let _ = <#scheme as __codegen::AuthScheme>::QUERY_PARAMETERS;));
    quote!(#response #scheme)
}

/// Generates code such as:
///
/// ```text
/// type __ResponseType = Response;
/// static __ENDPOINT_METADATA: __codegen::Metadata = METADATA;
/// const __AUTHENTICATION: u8 = __ENDPOINT_METADATA.authentication as u8;
/// type __Scheme = __codegen::SchemeOf<__AUTHENTICATION>;
/// ```
pub(super) fn aliases(request: &Request<'_>) -> TokenStream {
    let Request { item, endpoint, .. } = request;
    let metadata = match &endpoint.metadata {
        MetadataName::Default => quote_spanned!(item.name.span()=> METADATA),
        MetadataName::Named(name) => quote!(#name),
        MetadataName::Unknown => quote!(__codegen::unknown_metadata()),
    };
    // Other code uses the alias, so that a type that does not exist is one error.
    let response = (!endpoint.response.is_generic).then(|| {
        let response = response(request);
        quote!(type __ResponseType = #response;)
    });
    let scheme = match &endpoint.scheme {
        Some(path) => {
            let scheme = sound(item, &quote!(#path), at(path));
            quote_spanned!(at(path)=> type __Scheme = #scheme;)
        }
        None => match item.is_documented().then(|| documentation::scheme(request)).flatten() {
            Some(scheme) => quote!(type __Scheme = #scheme;),
            None => quote! {
                const __AUTHENTICATION: ::core::primitive::u8 =
                    __ENDPOINT_METADATA.authentication as ::core::primitive::u8;
                type __Scheme = __codegen::SchemeOf<__AUTHENTICATION>;
            },
        },
    };
    quote! {
        #response
        static __ENDPOINT_METADATA: __codegen::Metadata = #metadata;
        #scheme
    }
}

/// Generates code such as:
///
/// ```text
/// impl Endpoint for Request {
///     const METADATA: &'static Metadata = &__ENDPOINT_METADATA;
///     type Authentication = __Scheme;
///     type EndpointError = __codegen::EndpointErrorOf<Self>;
///     type Response = __codegen::Sound<__ResponseType, __Checked>;
///     type Body = __codegen::Buffered;
/// }
/// ```
pub(super) fn expand(request: &Request<'_>, description: Option<&TokenStream>) -> TokenStream {
    let Request { item, endpoint, .. } = request;
    let predicates: Vec<_> =
        response_bound(request, &quote!(EndpointResponse)).into_iter().collect();
    let ImplParts { parameters, arguments, where_clause } =
        impl_parts(item.generics, Lifetimes::Any, &predicates);
    let histories = history::list(request.message.iter());
    let name = item.name;
    let transfer = body::transfer(request.message.as_ref());
    let span = response_span(request);
    let response = if endpoint.response.is_generic || item.is_documented() {
        let response = response(request);
        quote_spanned! {span=>
            type EndpointError = <#response as __codegen::EndpointResponse>::EndpointError;
            type Response = #response;
        }
    } else {
        quote_spanned! {span=>
            type EndpointError = __codegen::EndpointErrorOf<Self>;
            type Response = __codegen::Sound<__ResponseType, __Checked>;
        }
    };
    quote_spanned! {site::span()=>
        #[automatically_derived]
        impl #parameters __codegen::Endpoint for #name #arguments #where_clause {
            const METADATA: &'static __codegen::Metadata = &__ENDPOINT_METADATA;
            #histories
            #description
            type Authentication = __Scheme;
            #response
            type Body = __codegen::#transfer;
        }
    }
}

/// Returns the bound of an impl on the response, if it mentions type parameters of the request.
pub(super) fn response_bound(request: &Request<'_>, bound: &TokenStream) -> Option<WherePredicate> {
    request.endpoint.response.is_generic.then(|| {
        let response = response(request);
        syn::parse_quote!(#response: __codegen::#bound)
    })
}

/// Asserts that the error type that the request names is that of the response.
///
/// ```text
/// fn __assert_error() {
///     <__ResponseType as __codegen::bounds::HasError<UiaaResponse, __Checked>>::check(
///         __codegen::of::<__ResponseType>()
///     );
/// }
/// ```
pub(super) fn error_assertion(request: &Request<'_>) -> Option<TokenStream> {
    let Request { item, endpoint, .. } = request;
    let error = endpoint.error.as_ref()?;
    let (written, span) = (to_static(item.generics, error), at(error));
    let response = if endpoint.response.is_generic {
        response(request)
    } else {
        quote_spanned!(span=> __ResponseType)
    };
    let ImplParts { parameters, where_clause, .. } =
        impl_parts(item.generics, Lifetimes::Static, &[]);
    Some(quote_spanned! {span=>
        fn __assert_error #parameters () #where_clause {
            <#response as __codegen::bounds::HasError<#written, __Checked>>::check(
                __codegen::of::<#response>()
            );
        }
    })
}

fn response(request: &Request<'_>) -> TokenStream {
    let response = match &request.endpoint.response.ty {
        Some(response) => quote!(#response),
        None => quote_spanned!(request.item.name.span()=> Response),
    };
    to_static(request.item.generics, response)
}

/// Returns the span on which an error about the response is reported.
pub(super) fn written_span(request: &Request<'_>) -> Span {
    let response = request.endpoint.response.ty.as_ref();
    response.map_or(request.item.name.span(), tokens::span)
}

fn response_span(request: &Request<'_>) -> Span {
    request.endpoint.response.ty.as_ref().map_or_else(|| at(request.item.name), at)
}
