//! From tokens to what was written.

use syn::{DeriveInput, Path};

use super::{Arguments, Request};
use crate::{
    arguments::SHARED,
    attr,
    context::Context,
    item::{self, Item},
    members::at,
    predicates::Predicates,
    symbol,
};

const KEYS: [&str; 4] = ["metadata", "response", "authentication", "empty_body"];

pub(super) fn parse<'a>(cx: &Context, input: &'a DeriveInput) -> Request<'a> {
    let mut arguments = Arguments::default();
    attr::entries(cx, item::arguments(input), |key, input| {
        if let Some(result) = arguments.shared.entry(cx, key, input) {
            return result;
        }
        match &*key.to_string() {
            "metadata" => arguments.metadata.read(cx, key, || {
                attr::value_follows(key, input, '=', "metadata = LOGIN_METADATA")?;
                let path = input.call(Path::parse_mod_style);
                attr::expected(path, "the name of a constant", "metadata = LOGIN_METADATA")
            }),
            "response" => arguments.response.read(cx, key, || {
                attr::value_follows(key, input, '=', "response = LoginResponse")?;
                attr::expected(input.parse(), "a type", "response = LoginResponse")
            }),
            "authentication" => arguments.authentication.read(cx, key, || {
                attr::value_follows(key, input, '=', "authentication = MyScheme")?;
                attr::expected(input.parse(), "the path of a type", "authentication = MyScheme")
            }),
            "empty_body" => arguments.empty_body.read(cx, key, || attr::no_value(key, input)),
            "status" => Err(syn::Error::new(
                key.span(),
                "a request has no status; write it in `#[response(status = …)]`",
            )),
            unknown => {
                let keys: Vec<_> = KEYS.into_iter().chain(SHARED).collect();
                let instead = symbol::instead(unknown, &keys);
                let message = format!("unknown argument `{unknown}` of `#[request]`; {instead}");
                Err(syn::Error::new(key.span(), message))
            }
        }
    });
    let mut item = Item::parse(cx, input, &arguments.shared, "request");
    if let Some(scheme) = arguments.authentication.get() {
        item.scheme.set_span(at(scheme));
    }
    let predicates = Predicates::of(cx, &item);
    Request { item, arguments, predicates }
}
