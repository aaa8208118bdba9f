//! Checks requests.

use proc_macro2::TokenStream;
use quote::ToTokens;

use super::{item, message::message};
use crate::{
    diagnostics::Diagnostics,
    generics::mentions_parameter,
    model::{Endpoint, MetadataName, Request, ResponseType},
    parse::{args::RequestArgs, item::Item},
};

pub(crate) fn request<'a>(
    diagnostics: &Diagnostics,
    written: &Item<'a>,
    args: RequestArgs,
) -> Request<'a> {
    item::check_directions(diagnostics, &args.shared);
    let item = item::item(diagnostics, written, &args.shared, "request");
    let message = message(diagnostics, written, &item.fields);
    if let (Some(key), Some(field)) = (args.empty_body.key(), message.body.fields().next()) {
        diagnostics.error(
            key,
            format_args!(
                "`empty_body` is for requests without body fields, but `{}` is one; remove \
                 `empty_body`",
                field.name()
            ),
        );
    }
    let response = args.response.into_value();
    let tokens = response.as_ref().map_or_else(TokenStream::new, ToTokens::to_token_stream);
    Request {
        endpoint: Endpoint {
            scheme: args.authentication.into_value().filter(|_| !args.shared.is_described),
            metadata: match (args.metadata.key(), args.metadata.into_value()) {
                (_, Some(name)) => MetadataName::Named(name),
                (Some(_), None) => MetadataName::Unknown,
                (None, None) if args.shared.is_described => MetadataName::Unknown,
                (None, None) => MetadataName::Default,
            },
            response: ResponseType {
                is_generic: mentions_parameter(item.generics, tokens),
                ty: response,
            },
            error: args.shared.error.into_value(),
        },
        message: item::unless_wrong(diagnostics, message),
        empty_body: args.empty_body.key().is_some(),
        item,
    }
}
