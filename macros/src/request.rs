//! The derive behind `#[request]`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Path, Type, WherePredicate, parse_quote};

use crate::{
    arguments::Shared,
    attr::Once,
    constants,
    context::Context,
    debug, fallback,
    generics::{Lifetimes, impl_parts, mentions_parameter, to_static},
    header,
    item::Item,
    members::at,
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
    let input = match constants::parse(&cx, tokens) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let request = parse::parse(&cx, &input);
    check::check(&cx, &request);
    let krate = request.arguments.shared.runtime();
    let common = common(&request);
    let debug = debug::expand(&request.item);
    let unread = cx.has_unread_fields().then(|| fallback::unread(&request.item));
    let content = match cx.finish() {
        Some(errors) if request.item.is_unsized() => errors,
        Some(errors) => {
            let stubs = fallback::request(
                &request.item,
                &request.arguments.shared,
                &request.associated_response("IncomingResponse"),
                &request.associated_response("OutgoingResponse"),
            );
            quote!(#common #debug #stubs #unread #errors)
        }
        None => {
            let assertions = check::assertions(&request);
            let headers = header::statics(&request.item);
            let authorization = header::assertions(&request.item);
            let paths = path::assertions(&request.item);
            let queries =
                query::assertions(&request.item, request.arguments.authentication.key().is_some());
            let outgoing = request.arguments.shared.sends().then(|| outgoing::expand(&request));
            let incoming = request.arguments.shared.receives().then(|| incoming::expand(&request));
            quote! {
                #common
                #debug
                #assertions
                #paths
                #queries
                #headers
                #authorization
                #outgoing
                #incoming
            }
        }
    };
    quote! {
        #[allow(
            dead_code, deprecated, non_upper_case_globals, trivial_bounds, unused_qualifications,
        )]
        const _: () = {
            use #krate::private as __private;
            #content
        };
    }
}

/// What both halves share, and what is emitted beside errors as well.
fn common(request: &Request<'_>) -> TokenStream {
    let metadata = request.metadata();
    let scheme = match request.arguments.authentication.get() {
        Some(scheme) => quote!(#scheme),
        None => quote! {
            <__private::Tag<{ __DESCRIPTION.authentication as ::core::primitive::u8 }>
                as __private::SchemeOf>::Scheme
        },
    };
    let error = request.arguments.shared.associated_error();
    let item = &request.item;
    let scheme_alias = &item.scheme;
    let parts = impl_parts(item.generics, Lifetimes::Any, &request.scheme_predicate());
    let (parameters, arguments, where_clause) =
        (&parts.parameters, &parts.arguments, &parts.where_clause);
    let name = item.name;
    let response = request.response_alias();
    quote! {
        #response
        static __DESCRIPTION: __private::Metadata = #metadata;
        type #scheme_alias = #scheme;

        #[automatically_derived]
        impl #parameters __private::Endpoint for #name #arguments #where_clause {
            const METADATA: &'static __private::Metadata = &__DESCRIPTION;
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

    /// The scheme that the author names must be one. As a `where` clause of each impl that is one
    /// error: it is said in the same words at the same place, and within an impl it is taken as
    /// true.
    fn scheme_predicate(&self) -> Vec<WherePredicate> {
        let scheme = self.arguments.authentication.get();
        let predicate = scheme.map(|scheme| {
            let bound = quote_spanned!(at(scheme)=> : __private::AuthScheme);
            parse_quote!(#scheme #bound)
        });
        predicate.into_iter().collect()
    }

    /// What an impl asks of a response that is generic as the request is: that it is one.
    fn response_predicate(&self, is: &TokenStream) -> Option<WherePredicate> {
        self.generic_response().map(|response| parse_quote!(#response: #is))
    }

    /// The response as the associated type of an impl, all of it where the response was written.
    fn associated_response(&self, name: &str) -> TokenStream {
        let name = Ident::new(name, Span::call_site());
        let span = self.response_span();
        let response = self.generic_response().unwrap_or_else(|| {
            let alias = quote_spanned!(span=> __Answer);
            if self.item.both {
                // Named through the struct: a private type is said to be so once.
                let error = quote_spanned!(span=> <Self as __private::Endpoint>::EndpointError);
                quote_spanned!(span=> <#alias as __private::bounds::Response<#error>>::This)
            } else {
                alias
            }
        });
        quote_spanned!(span=> type #name = #response;)
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
