//! Checks requests.

use std::{iter, slice};

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::DeriveInput;

use super::{
    content,
    fixed::{self, Target},
    item,
    message::message,
    parts, stream,
};
use crate::{
    diagnostics::Diagnostics,
    generics::mentions_parameter,
    model::{Body, Endpoint, MetadataName, Request, ResponseType},
    parse::{args::RequestArgs, field::Kind, item::Item},
};

pub(crate) fn request<'a>(
    diagnostics: &Diagnostics,
    input: &'a DeriveInput,
    written: &Item<'a>,
    args: RequestArgs,
) -> Request<'a> {
    item::check_directions(diagnostics, &args.shared);
    let shape = slice::from_ref(written);
    let item = item::item(diagnostics, input, shape, &args.shared, "request");
    let fields: Vec<_> = item.fields().copied().collect();
    let mut message = message(diagnostics, written, &fields);
    let empty_body = args.shared.empty_body.key();
    if args.shared.stream.is_absent() {
        item::check_empty(diagnostics, "empty_body", empty_body, "requests", &message.body);
    }
    if let Body::Empty(empty) = &mut message.body {
        empty.is_omitted |= empty_body.is_some();
    }
    stream::request(diagnostics, &args.shared, &mut message);
    message.fixed_query = fixed::query(diagnostics, args.query, &message.query);
    let target = Target { shape: written, message: &mut message };
    fixed::add(diagnostics, &args.shared.fixed, vec![target]);
    for field in written.fields.iter().filter(|field| matches!(field.kind, Kind::Status)) {
        diagnostics.error(
            field.kind_span,
            "a request has no status; write the field in the response, or remove `status`",
        );
    }
    parts::check_body(diagnostics, &args.shared, shape, iter::once(&message));
    content::check(diagnostics, &args.shared, shape);
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
        item,
    }
}
