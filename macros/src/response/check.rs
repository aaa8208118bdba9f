//! What must hold of a response.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{Response, Status};
use crate::{body, context::Context, debug, field::Kind, header, members::at};

pub(super) fn check(cx: &Context, response: &Response<'_>) {
    let item = &response.item;
    let shared = &response.arguments.shared;
    shared.check(cx);
    item.check_accepted(cx);
    item.check_received(cx, shared, "response");
    for field in item.of(|kind| matches!(kind, Kind::Path | Kind::Query | Kind::QueryAll)) {
        let kind = field.describe();
        cx.error(
            field.kind_span,
            format_args!(
                "a response has no {kind}; remove the attribute for a member of the body, or \
                 write `header = …`"
            ),
        );
    }
    item.check_serde(cx);
    header::check(cx, item);
    body::check(cx, item);
    debug::check(cx, item);
}

/// What only the constants can tell: whether the status is one of a response, and allows a body.
pub(super) fn assertions(response: &Response<'_>) -> TokenStream {
    let body = body_allowed(response);
    let status = match response.arguments.status.get() {
        Some(Status::Expression(expression)) => {
            let call = quote_spanned!(at(expression)=> __codegen::assert_final(__STATUS));
            Some(quote!(const _: () = #call;))
        }
        _ => None,
    };
    quote!(#status #body)
}

fn body_allowed(response: &Response<'_>) -> Option<TokenStream> {
    let field = body::first(&response.item)?;
    let message = format!(
        "`{}` is in the body, but a response with this status has none; write `#[api(header = …)]`, \
         or another status",
        field.name()
    );
    let call = quote_spanned! {field.ident.span()=>
        __codegen::assert_status_allows_body(__STATUS, #message)
    };
    Some(quote!(const _: () = #call;))
}
