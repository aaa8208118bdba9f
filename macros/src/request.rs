//! The derive behind `#[request]`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Path, Type, WherePredicate, parse_quote};

use crate::{
    arguments::Shared,
    attr::Once,
    checks, clone,
    context::Context,
    debug,
    generics::{Lifetimes, impl_parts, mentions_parameter, to_static},
    halves::{self, Half, HalfImpl},
    header,
    item::Item,
    members::at,
    parse::derive_input,
    path,
    predicates::Predicates,
    query,
};

mod check;
mod incoming;
mod outgoing;
mod parse;

/// The arguments of `#[request]`.
#[derive(Default)]
struct Arguments {
    shared: Shared,
    metadata: Once<Path>,
    response: Once<Type>,
    authentication: Once<Path>,
    empty_body: Once<()>,
}

/// A request: the struct and the arguments.
struct Request<'a> {
    item: Item<'a>,
    arguments: Arguments,
    predicates: Predicates,
}

pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    let cx = Context::default();
    let Some(input) = derive_input::parse(&cx, tokens) else {
        return cx.finish().unwrap_or_default();
    };
    let mut request = parse::parse(&cx, &input);
    check::check(&cx, &request);
    request.item.are_checked = !cx.is_rejected();
    let krate = &request.item.krate;
    let common = common(&request);
    let debug = debug::expand(&request.item, cx.is_rejected());
    let clone = clone::expand(&request.item, cx.is_rejected());
    let checks = checks::types(&request.item);
    let content = match cx.finish() {
        Some(errors) if request.item.is_unsized() => errors,
        Some(errors) => {
            let stub = |half| {
                let predicates = request.response_predicate(half).into_iter().collect();
                HalfImpl::stub(half, request.associated_response(half), predicates)
            };
            let stubs = halves::expand(
                &request.item,
                || stub(Half::OutgoingRequest),
                || stub(Half::IncomingRequest),
            );
            quote!(#common #debug #clone #checks #stubs #errors)
        }
        None => {
            let assertions = check::assertions(&request);
            let headers = header::statics(&request.item);
            let authorization = header::assertions(&request.item);
            let paths = path::assertions(&request.item);
            let queries =
                query::assertions(&request.item, request.arguments.authentication.key().is_some());
            let halves = halves::expand(
                &request.item,
                || outgoing::expand(&request),
                || incoming::expand(&request),
            );
            quote! {
                #common
                #debug
                #clone
                #checks
                #assertions
                #paths
                #queries
                #headers
                #authorization
                #halves
            }
        }
    };
    quote! {
        #[allow(
            dead_code, deprecated, non_camel_case_types, non_upper_case_globals, trivial_bounds,
            unused_qualifications,
        )]
        const _: () = {
            use #krate::codegen as __codegen;
            #content
        };
    }
}

/// What both halves share, and what is emitted beside errors as well.
fn common(request: &Request<'_>) -> TokenStream {
    let metadata = request.metadata();
    let scheme_alias = &request.item.scheme;
    let scheme = match request.arguments.authentication.get() {
        Some(scheme) => {
            let role = quote_spanned!(at(scheme)=> __codegen::bounds::Scheme<__Authenticated>);
            let checked = quote_spanned!(at(scheme)=> <#scheme as #role>::This);
            checks::documented(scheme_alias, at(scheme), &checked, &quote!(#scheme))
        }
        None => quote! {
            type #scheme_alias = <
                __codegen::Tag<{ __DESCRIPTION.authentication as ::core::primitive::u8 }>
                    as __codegen::SchemeOf
            >::Scheme;
        },
    };
    let error = request.associated_error();
    let item = &request.item;
    let parts = impl_parts(item.generics, Lifetimes::Any, &[]);
    let (parameters, arguments, where_clause) =
        (&parts.parameters, &parts.arguments, &parts.where_clause);
    let name = item.name;
    let (response, checks) = (request.response_alias(), request.checks());
    quote! {
        #response
        #checks
        static __DESCRIPTION: __codegen::Metadata = #metadata;
        #scheme

        #[automatically_derived]
        impl #parameters __codegen::Endpoint for #name #arguments #where_clause {
            const METADATA: &'static __codegen::Metadata = &__DESCRIPTION;
            type Authentication = #scheme_alias;
            #error
        }
    }
}

impl Request<'_> {
    /// The endpoint's description. Where it is not named, an error about it is on the struct.
    fn metadata(&self) -> TokenStream {
        match self.arguments.metadata.get() {
            Some(metadata) => quote!(#metadata),
            None => quote_spanned!(self.item.name.span()=> METADATA),
        }
    }

    /// What an impl asks of a response that is generic as the request is: that it is one.
    fn response_predicate(&self, half: Half) -> Option<WherePredicate> {
        let response = self.generic_response()?;
        let error = self.arguments.shared.error_type();
        Some(match half {
            Half::IncomingRequest => parse_quote!(#response: __codegen::OutgoingResponse),
            _ => parse_quote!(#response: __codegen::IncomingResponse<EndpointError = #error>),
        })
    }

    /// The response as the associated type of an impl, all of it where the response was written.
    /// The server's half goes through the client's: of a private type the compiler speaks once.
    fn associated_response(&self, half: Half) -> TokenStream {
        let name = match half {
            Half::IncomingRequest => "OutgoingResponse",
            _ => "IncomingResponse",
        };
        let name = Ident::new(name, Span::call_site());
        let span = self.response_span();
        let response = self.generic_response().unwrap_or_else(|| quote_spanned!(span=> __Answer));
        if !self.has_response_check() {
            return quote_spanned!(span=> type #name = #response;);
        }
        // Named through the struct: a private type is said to be so once.
        let error = quote_spanned!(span=> <Self as __codegen::Endpoint>::EndpointError);
        let role = quote_spanned!(span=> __codegen::bounds::Response<#error, __Answered>);
        let mut checked = quote_spanned!(span=> <#response as #role>::This);
        if matches!(half, Half::IncomingRequest) && !self.item.has_parameters() {
            let krate = &self.item.krate;
            let same = quote!(<Self as __codegen::OutgoingRequest>::IncomingResponse);
            checked = quote_spanned!(span=> #krate::codegen::with_client!(#same, #checked));
        }
        checks::documented(&name, span, &checked, &response)
    }

    /// The error type. Where there is a client's half, it is that of the response, so that the
    /// response alone speaks of it.
    fn associated_error(&self) -> TokenStream {
        let shared = &self.arguments.shared;
        let checked = shared.plain_error().filter(|_| self.has_response_check()).map(|error| {
            let krate = &self.item.krate;
            let role = quote_spanned!(at(error)=> __codegen::bounds::ErrorOf<__Answered>);
            let of_response = quote_spanned!(at(error)=> <__Answer as #role>::This);
            quote_spanned!(at(error)=> #krate::codegen::with_client!(#of_response, #error))
        });
        shared.associated_error(checked)
    }

    /// Whether a type checks that the response is one: see [`checks`].
    fn has_response_check(&self) -> bool {
        self.item.are_checked
            && self.item.is_sent
            && self.item.is_received
            && self.generic_response().is_none()
    }

    /// The types that check the response and the scheme.
    fn checks(&self) -> TokenStream {
        let response = self.has_response_check().then(|| {
            let (span, error) = (self.response_span(), self.arguments.shared.error_type());
            let role = quote_spanned!(span=> __codegen::bounds::ResponseOf<#error>);
            let check = quote_spanned!(span=> <__Answer as #role>::check());
            checks::checked("__Answered", span, &check)
        });
        let scheme = self.arguments.authentication.get().map(|scheme| {
            let role = quote_spanned!(at(scheme)=> __codegen::bounds::Scheme);
            let check = quote_spanned!(at(scheme)=> <#scheme as #role>::check());
            checks::checked("__Authenticated", at(scheme), &check)
        });
        quote!(#response #scheme)
    }

    fn response_span(&self) -> Span {
        match self.arguments.response.get() {
            Some(response) => at(response),
            None => at(self.item.name),
        }
    }

    fn generic_response(&self) -> Option<TokenStream> {
        let response = self.written_response();
        mentions_parameter(self.item.generics, &response).then_some(response)
    }

    /// An alias, so that an error about the response is one. Where the type is not named, it is on
    /// the struct.
    fn response_alias(&self) -> Option<TokenStream> {
        let response = self.written_response();
        self.generic_response().is_none().then(|| quote!(type __Answer = #response;))
    }

    fn written_response(&self) -> TokenStream {
        let response = match self.arguments.response.get() {
            Some(response) => quote!(#response),
            None => quote_spanned!(self.item.name.span()=> Response),
        };
        to_static(self.item.generics, response)
    }
}
