//! The derive behind `#[response]`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::{
    arguments::Shared, attr::Once, constants, context::Context, debug, fallback, header,
    item::Item, predicates::Predicates,
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
    let input = match constants::parse(&cx, tokens) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let response = parse::parse(&cx, &input);
    check::check(&cx, &response);
    let krate = response.arguments.shared.runtime();
    let debug = debug::expand(&response.item);
    let unread = cx.has_unread_fields().then(|| fallback::unread(&response.item));
    let content = match cx.finish() {
        Some(errors) if response.item.is_unsized() => errors,
        Some(errors) => {
            let stubs = fallback::response(&response.item, &response.arguments.shared);
            quote!(#debug #stubs #unread #errors)
        }
        None => {
            let status = response.status();
            let assertions = check::assertions(&response);
            let headers = header::statics(&response.item);
            let outgoing = response.arguments.shared.sends().then(|| outgoing::expand(&response));
            let incoming =
                response.arguments.shared.receives().then(|| incoming::expand(&response));
            quote! {
                const __STATUS: __private::http::StatusCode = #status;
                #debug
                #assertions
                #headers
                #outgoing
                #incoming
            }
        }
    };
    quote! {
        #[allow(
            dead_code, deprecated, non_upper_case_globals, unused_qualifications,
        )]
        const _: () = {
            use #krate::private as __private;
            #content
        };
    }
}

impl Response<'_> {
    fn status(&self) -> TokenStream {
        match self.arguments.status.get() {
            Some(Status::Constant(constant)) => quote!(__private::http::StatusCode::#constant),
            Some(Status::Number(number)) => quote!(__private::status(#number)),
            Some(Status::Expression(expression)) => {
                quote!(__private::expression! { #expression })
            }
            None => quote!(__private::http::StatusCode::OK),
        }
    }
}
