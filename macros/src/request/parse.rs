//! From tokens to what was written.

use syn::DeriveInput;

use super::{Arguments, Request};
use crate::{
    arguments::SHARED,
    attr,
    context::Context,
    item::{self, Item},
    members::at,
    predicates::Predicates,
    suggest,
};

const KEYS: [&str; 4] = ["metadata", "response", "authentication", "empty_body"];

pub(super) fn parse<'a>(cx: &Context, input: &'a DeriveInput) -> Request<'a> {
    let mut arguments = Arguments::default();
    let keys: Vec<_> = KEYS.into_iter().chain(SHARED).collect();
    let list = attr::List { keys: &keys, sign: '=' };
    attr::entries(cx, item::arguments(input), list, |key, input| {
        if let Some(result) = arguments.shared.entry(key, input) {
            return result;
        }
        match &*key.to_string() {
            "metadata" => arguments.metadata.read(key, || {
                let example = "metadata = LOGIN_METADATA";
                attr::value_follows(key, input, '=', example)?;
                attr::path(input, "the name of a constant", example)
            }),
            "response" => arguments.response.read(key, || {
                let example = "response = LoginResponse";
                attr::value_follows(key, input, '=', example)?;
                attr::ty(input, example)
            }),
            "authentication" => arguments.authentication.read(key, || {
                let example = "authentication = MyScheme";
                attr::value_follows(key, input, '=', example)?;
                attr::expected(input.parse(), "the path of a type", example)
            }),
            "empty_body" => arguments.empty_body.read(key, || attr::no_value(key, input)),
            "status" => Err(syn::Error::new(
                key.span(),
                "a request has no status; write it in `#[response(status = …)]`",
            )),
            unknown => {
                let instead = suggest::instead(unknown, &keys);
                let message = format!("unknown argument `{unknown}` of `#[request]`; {instead}");
                Err(syn::Error::new(key.span(), message))
            }
        }
    });
    arguments.shared.has_errors = cx.count() != 0;
    let mut item = Item::parse(cx, input, &arguments.shared, "request");
    if let Some(scheme) = arguments.authentication.get() {
        item.scheme.set_span(at(scheme));
    }
    let predicates = Predicates::of(cx, &item);
    Request { item, arguments, predicates }
}
