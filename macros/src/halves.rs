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

/// What a half's function takes and gives.
struct Signature {
    name: &'static str,
    /// Without the value that is written.
    arguments: Vec<(&'static str, TokenStream)>,
    output: TokenStream,
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

    fn signature(self, item: &Item<'_>, this: &TokenStream) -> Signature {
        let request = || quote!(__private::http::Request<__private::bytes::Bytes>);
        let response = || quote!(__private::http::Response<__private::bytes::Bytes>);
        let str = || quote!(&::core::primitive::str);
        let (name, arguments, value, error) = match self {
            Self::OutgoingRequest => {
                let scheme = &item.scheme;
                let credentials = quote!(<#scheme as __private::AuthScheme>::Credentials<'_>);
                let arguments =
                    vec![("__target", quote!(&__private::Target)), ("__credentials", credentials)];
                ("to_http_request", arguments, request(), quote!(__private::IntoHttpError))
            }
            Self::IncomingRequest => {
                let (request, str) = (request(), str());
                let arguments =
                    vec![("__request", quote!(&#request)), ("__path", quote!(&[(#str, #str)]))];
                let error = quote!(__private::FromHttpRequestError);
                ("from_http_request_with_path", arguments, this.clone(), error)
            }
            Self::OutgoingResponse => {
                ("to_http_response", Vec::new(), response(), quote!(__private::IntoHttpError))
            }
            Self::IncomingResponse => {
                let response = response();
                let error = quote!(<#this as __private::IncomingResponse>::EndpointError);
                let error = quote!(__private::FromHttpResponseError<#error>);
                (
                    "from_http_response",
                    vec![("__response", quote!(&#response))],
                    this.clone(),
                    error,
                )
            }
        };
        Signature { name, arguments, output: quote!(::core::result::Result<#value, #error>) }
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
    let ImplParts { parameters, arguments: generic_arguments, where_clause } =
        impl_parts(item.generics, half.lifetimes(), predicates);
    let Signature { name, arguments, output } = half.signature(item, &quote!(Self));
    let (function, item_name, trait_name) = (format_ident!("{name}"), item.name, half.trait_name());
    let arguments = arguments.iter().map(|(name, ty)| {
        let name = format_ident!("{name}");
        quote!(#name: #ty)
    });
    let gate = format_ident!("{}", if half.is_of_client() { "client" } else { "server" });
    let receiver = half.is_written().then(|| quote!(&self,));
    let this = half.is_written().then(|| quote!(let __this = self;));
    // By a path of its own: where something above the struct is not found, nor is what is imported.
    let krate = &item.krate;
    quote! {
        #krate::private::#gate! {
            #[automatically_derived]
            impl #parameters __private::#trait_name for #item_name #generic_arguments #where_clause {
                #associated

                #[allow(unused_mut, unused_variables)]
                fn #function(#receiver #(#arguments),*) -> #output {
                    #this
                    #code
                }
            }
        }
    }
}
