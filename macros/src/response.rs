//! The derive behind `#[response]`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Type;

use crate::{
    arguments::Shared,
    attr::Once,
    checks, clone,
    context::Context,
    debug,
    generics::mentions_parameter,
    halves::{self, Half, HalfImpl},
    header,
    item::Item,
    members::at,
    parse::derive_input,
    predicates::Predicates,
};

mod check;
mod incoming;
mod outgoing;
mod parse;

/// The arguments of `#[response]`.
#[derive(Default)]
struct Arguments {
    shared: Shared,
    status: Once<Status>,
}

/// The status, as it was written.
enum Status {
    /// A constant of `StatusCode`.
    Constant(syn::Ident),
    Number(u16),
    Expression(TokenStream),
}

/// A response: the struct and the arguments.
struct Response<'a> {
    item: Item<'a>,
    arguments: Arguments,
    predicates: Predicates,
}

pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    let cx = Context::default();
    let Some(input) = derive_input::parse(&cx, tokens) else {
        return cx.finish().unwrap_or_default();
    };
    let mut response = parse::parse(&cx, &input);
    check::check(&cx, &response);
    response.item.are_checked = !cx.is_rejected();
    let krate = &response.item.krate;
    let debug = debug::expand(&response.item, cx.is_rejected());
    let clone = clone::expand(&response.item, cx.is_rejected());
    let checks = checks::types(&response.item);
    let content = match cx.finish() {
        Some(errors) if response.item.is_unsized() => errors,
        Some(errors) => {
            let error = response.arguments.shared.associated_error(None);
            let stubs = halves::expand(
                &response.item,
                || HalfImpl::stub(Half::OutgoingResponse, TokenStream::new(), Vec::new()),
                || HalfImpl::stub(Half::IncomingResponse, error, Vec::new()),
            );
            quote!(#debug #clone #checks #stubs #errors)
        }
        None => {
            let status = response.status();
            let error_check = response.error_check();
            let assertions = check::assertions(&response);
            let headers = header::statics(&response.item);
            let halves = halves::expand(
                &response.item,
                || outgoing::expand(&response),
                || incoming::expand(&response),
            );
            quote! {
                const __STATUS: __codegen::http::StatusCode = #status;
                #debug
                #clone
                #checks
                #error_check
                #assertions
                #headers
                #halves
            }
        }
    };
    quote! {
        #[allow(
            dead_code, deprecated, non_camel_case_types, non_upper_case_globals,
            unused_qualifications,
        )]
        const _: () = {
            use #krate::codegen as __codegen;
            #content
        };
    }
}

impl Response<'_> {
    /// The error type, where there is something to check of it.
    fn checked_error(&self) -> Option<&Type> {
        let error = self.arguments.shared.plain_error()?;
        (self.item.is_received && !mentions_parameter(self.item.generics, error)).then_some(error)
    }

    /// The type that checks the error type.
    fn error_check(&self) -> Option<TokenStream> {
        let error = self.checked_error()?;
        let role = quote_spanned!(at(error)=> __codegen::bounds::ErrorType);
        let check = quote_spanned!(at(error)=> <#error as #role>::check());
        Some(checks::checked("__Failed", at(error), &check))
    }

    fn associated_error(&self) -> TokenStream {
        let checked = self.checked_error().map(|error| {
            let role = quote_spanned!(at(error)=> __codegen::bounds::ErrorType<__Failed>);
            quote_spanned!(at(error)=> <#error as #role>::This)
        });
        self.arguments.shared.associated_error(checked)
    }

    fn status(&self) -> TokenStream {
        match self.arguments.status.get() {
            Some(Status::Constant(constant)) => quote!(__codegen::http::StatusCode::#constant),
            Some(Status::Number(number)) => quote!(__codegen::status(#number)),
            Some(Status::Expression(expression)) => {
                quote!(__codegen::expression! { #expression })
            }
            None => quote!(__codegen::http::StatusCode::OK),
        }
    }
}
