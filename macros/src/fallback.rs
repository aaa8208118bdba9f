//! What is emitted beside the errors, so that one mistake stays one error: impls that type-check,
//! for code that uses the struct elsewhere.

use proc_macro2::TokenStream;
use quote::quote;

use crate::{
    arguments::Shared,
    generics::{ImplParts, Lifetimes, impl_parts},
    item::Item,
};

/// Makes sure that the compiler did reject fields that could not be read: of a struct that it had to
/// guess the fields of it does not say that it lacks one.
pub(crate) fn unread(item: &Item<'_>) -> TokenStream {
    let this = item.self_type(Lifetimes::Any);
    let name = item.name;
    let ImplParts { parameters, where_clause, .. } = impl_parts(item.generics, Lifetimes::Any, &[]);
    quote! {
        fn __unread #parameters (__item: &#this) #where_clause {
            let #name { syntax_that_is_new_to_pathlore: _, .. } = __item;
        }
    }
}

/// The impls of a request but `Endpoint`, which errors do not keep from being right.
pub(crate) fn request(
    item: &Item<'_>,
    shared: &Shared,
    incoming_response: &TokenStream,
    outgoing_response: &TokenStream,
) -> TokenStream {
    let name = item.name;
    let outgoing = shared.sends().then(|| {
        let ImplParts { parameters, arguments, where_clause } =
            impl_parts(item.generics, Lifetimes::Any, &[]);
        quote! {
            __private::client! {
                impl #parameters __private::OutgoingRequest for #name #arguments #where_clause {
                    #incoming_response
                    fn to_http_request(
                        &self,
                        _: &__private::Target,
                        _: __private::Credentials<'_, Self>,
                    ) -> ::core::result::Result<
                        __private::http::Request<__private::bytes::Bytes>,
                        __private::IntoHttpError,
                    > {
                        loop {}
                    }
                }
            }
        }
    });
    let incoming = shared.receives().then(|| {
        let ImplParts { parameters, arguments, where_clause } =
            impl_parts(item.generics, Lifetimes::Static, &[]);
        quote! {
            __private::server! {
                impl #parameters __private::IncomingRequest for #name #arguments #where_clause {
                    #outgoing_response
                    fn from_http_request_with_path(
                        _: &__private::http::Request<__private::bytes::Bytes>,
                        _: &[(&::core::primitive::str, &::core::primitive::str)],
                    ) -> ::core::result::Result<Self, __private::FromHttpRequestError> {
                        loop {}
                    }
                }
            }
        }
    });
    quote!(#outgoing #incoming)
}

/// The impls of a response.
pub(crate) fn response(item: &Item<'_>, shared: &Shared) -> TokenStream {
    let name = item.name;
    let error = shared.associated_error();
    let outgoing = shared.sends().then(|| {
        let ImplParts { parameters, arguments, where_clause } =
            impl_parts(item.generics, Lifetimes::Any, &[]);
        quote! {
            __private::server! {
                impl #parameters __private::OutgoingResponse for #name #arguments #where_clause {
                    fn to_http_response(&self) -> ::core::result::Result<
                        __private::http::Response<__private::bytes::Bytes>,
                        __private::IntoHttpError,
                    > {
                        loop {}
                    }
                }
            }
        }
    });
    let incoming = shared.receives().then(|| {
        let ImplParts { parameters, arguments, where_clause } =
            impl_parts(item.generics, Lifetimes::Static, &[]);
        quote! {
            __private::client! {
                impl #parameters __private::IncomingResponse for #name #arguments #where_clause {
                    #error
                    fn from_http_response(
                        _: &__private::http::Response<__private::bytes::Bytes>,
                    ) -> ::core::result::Result<
                        Self,
                        __private::FromHttpResponseError<Self::EndpointError>,
                    > {
                        loop {}
                    }
                }
            }
        }
    });
    quote!(#outgoing #incoming)
}
