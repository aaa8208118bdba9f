//! The impls of the two halves.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::WherePredicate;

use crate::{
    generics::{ImplParts, Lifetimes, impl_parts},
    item::Item,
};

/// The traits that are the halves of requests and responses.
#[derive(Clone, Copy)]
pub(crate) enum Half {
    OutgoingRequest,
    IncomingRequest,
    OutgoingResponse,
    IncomingResponse,
}

/// An impl of one half.
pub(crate) struct HalfImpl {
    pub(crate) half: Half,
    /// The associated type, where there is one.
    pub(crate) associated: TokenStream,
    pub(crate) predicates: Vec<WherePredicate>,
    /// What the function of the half does. What is written is `__this`.
    pub(crate) code: TokenStream,
}

impl HalfImpl {
    /// An impl that type-checks, for beside errors: code that uses the struct elsewhere stays quiet.
    pub(crate) fn stub(
        half: Half,
        associated: TokenStream,
        predicates: Vec<WherePredicate>,
    ) -> Self {
        Self { half, associated, predicates, code: quote!(loop {}) }
    }
}

impl Half {
    fn trait_name(self) -> Ident {
        let name = match self {
            Self::OutgoingRequest => "OutgoingRequest",
            Self::IncomingRequest => "IncomingRequest",
            Self::OutgoingResponse => "OutgoingResponse",
            Self::IncomingResponse => "IncomingResponse",
        };
        Ident::new(name, Span::call_site())
    }

    fn is_written(self) -> bool {
        matches!(self, Self::OutgoingRequest | Self::OutgoingResponse)
    }

    /// Whether it is the client's, and not the server's.
    fn is_of_client(self) -> bool {
        matches!(self, Self::OutgoingRequest | Self::IncomingResponse)
    }

    /// What is sent may borrow, what is received owns.
    fn lifetimes(self) -> Lifetimes {
        if self.is_written() { Lifetimes::Any } else { Lifetimes::Static }
    }

    /// The function without its body.
    fn signature(self, item: &Item<'_>) -> TokenStream {
        let request = quote!(__codegen::http::Request<__codegen::bytes::Bytes>);
        let response = quote!(__codegen::http::Response<__codegen::bytes::Bytes>);
        let str = quote!(&::core::primitive::str);
        let result = quote!(::core::result::Result);
        match self {
            Self::OutgoingRequest => {
                let scheme = &item.scheme;
                quote! {
                    fn to_http_request(
                        &self,
                        __target: &__codegen::Target,
                        __credentials: <#scheme as __codegen::AuthScheme>::Credentials<'_>,
                    ) -> #result<#request, __codegen::IntoHttpError>
                }
            }
            Self::IncomingRequest => quote! {
                fn from_http_request_with_path(
                    __request: &#request,
                    __path: &[(#str, #str)],
                ) -> #result<Self, __codegen::FromHttpRequestError>
            },
            Self::OutgoingResponse => quote! {
                fn to_http_response(&self) -> #result<#response, __codegen::IntoHttpError>
            },
            Self::IncomingResponse => {
                let error = quote!(<Self as __codegen::IncomingResponse>::EndpointError);
                quote! {
                    fn from_http_response(
                        __response: &#response,
                    ) -> #result<Self, __codegen::FromHttpResponseError<#error>>
                }
            }
        }
    }
}

/// Expands to the impls of the halves that are asked for.
pub(crate) fn expand(
    item: &Item<'_>,
    outgoing: impl FnOnce() -> HalfImpl,
    incoming: impl FnOnce() -> HalfImpl,
) -> TokenStream {
    let outgoing = item.is_sent.then(outgoing);
    let incoming = item.is_received.then(incoming);
    outgoing.iter().chain(&incoming).map(|it| expand_one(item, it)).collect()
}

fn expand_one(item: &Item<'_>, it: &HalfImpl) -> TokenStream {
    let HalfImpl { half, associated, predicates, code } = it;
    let ImplParts { parameters, arguments, where_clause } =
        impl_parts(item.generics, half.lifetimes(), predicates);
    let (name, trait_name, signature) = (item.name, half.trait_name(), half.signature(item));
    let gate = format_ident!("{}", if half.is_of_client() { "client" } else { "server" });
    let this = half.is_written().then(|| quote!(let __this = self;));
    // By a path of its own: where something above the struct is not found, nor is what is imported.
    let krate = &item.krate;
    quote! {
        #krate::codegen::#gate! {
            #[automatically_derived]
            impl #parameters __codegen::#trait_name for #name #arguments #where_clause {
                #associated

                #[allow(unused_mut, unused_variables)]
                #signature {
                    #this
                    #code
                }
            }
        }
    }
}
