//! Attributes of fields that lack the name of their macro: `#[query]` for `#[api(query)]`, and
//! `#[rename = "x"]` for `#[serde(rename = "x")]`.
//!
//! The attribute macro marks them if no other macro can have such an attribute, because the compiler
//! would only say that there is no such attribute.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta, ext::IdentExt as _};

use crate::{suggest, symbol};

/// Keys of `#[api(…)]`, and names of other libraries for the same. Those that are attributes of
/// common derives, such as `param` and `schema`, are left out.
const OF_API: &[&str] = &[
    "path",
    "query",
    "query_all",
    "header",
    "header_prefix",
    "cookie",
    "body",
    "raw_body",
    "secret",
    "json",
    "form",
];

const OF_SERDE: &[&str] = &[
    "rename",
    "alias",
    "flatten",
    "skip_serializing",
    "skip_deserializing",
    "skip_serializing_if",
    "serialize_with",
    "deserialize_with",
];

/// Returns whether an attribute with this name lacks the name of its macro.
pub(crate) fn is_misnamed(name: &Ident) -> bool {
    known(name).is_some()
}

/// Returns the key that the name of an attribute is. It may be misspelt if it is long.
fn known(name: &Ident) -> Option<&'static str> {
    let written = name.unraw().to_string().to_lowercase();
    if [symbol::API, symbol::SERDE, "doc"].contains(&&*written) {
        return None;
    }
    let mut keys = OF_API.iter().chain(OF_SERDE).copied();
    let long: Vec<_> = OF_API.iter().copied().filter(|key| key.len() > 4).collect();
    keys.find(|key| *key == written).or_else(|| suggest::nearest(&written, &long))
}

/// Marks the content of an attribute.
pub(crate) fn mark(content: &TokenStream) -> TokenStream {
    let [hidden, mark] = [symbol::HIDDEN, symbol::MISNAMED]
        .map(|name| Ident::new(name, proc_macro2::Span::call_site()));
    quote!(#hidden(#mark(#content)))
}

/// Returns the error about an attribute, if it is marked. `has_kind` is whether another attribute
/// says what part of the message the field is.
pub(super) fn error(attribute: &Attribute, macro_name: &str, has_kind: bool) -> Option<syn::Error> {
    if !attribute.path().is_ident(symbol::HIDDEN) {
        return None;
    }
    let Meta::List(mark) = attribute.parse_args().ok()? else { return None };
    let content = mark.tokens;
    let Some(TokenTree::Ident(name)) = content.clone().into_iter().next() else { return None };
    let instead = instead(known(&name)?, content, macro_name, has_kind);
    let message = format!("unknown attribute `{name}` of a field; {instead}");
    Some(syn::Error::new(name.span(), message))
}

fn instead(name: &str, content: TokenStream, macro_name: &str, has_kind: bool) -> String {
    let value = value(content);
    if OF_SERDE.contains(&name) {
        return match value {
            Some(value) => format!("write `#[serde({name} = {value})]`"),
            None => format!("write `#[serde({name})]`"),
        };
    }
    let header = value.filter(|_| name == "header");
    let header = header.as_deref().unwrap_or("\"x-name\"");
    match name {
        _ if has_kind && name != "secret" => "remove it".to_owned(),
        "path" | "query" | "query_all" if macro_name == "response" => format!(
            "remove it for a member of the body, or write `#[api(header = {header})]`: a response \
             has no path and no query"
        ),
        "header" => format!("write `#[api(header = {header})]`"),
        "cookie" => "write `#[api(cookie = \"session\")]`".to_owned(),
        "header_prefix" => "write `#[api(header_prefix = \"x-meta-\")]`".to_owned(),
        "body" | "json" | "form" => "remove it for a member of the body, or write `#[api(body)]` \
                                     if the field is the whole body"
            .to_owned(),
        _ => format!("write `#[api({name})]`"),
    }
}

/// Returns the value of `name = value`, `name(value)` or `name(key = value)`, if it is a string or,
/// for `name = value`, a path.
fn value(content: TokenStream) -> Option<String> {
    let literal = |literal: LitStr| format!("{:?}", literal.value());
    match syn::parse2(content).ok()? {
        Meta::Path(_) => None,
        Meta::NameValue(meta) => match meta.value {
            Expr::Lit(ExprLit { lit: Lit::Str(string), .. }) => Some(literal(string)),
            Expr::Path(path) => path.path.get_ident().map(Ident::to_string),
            _ => None,
        },
        Meta::List(list) => {
            let last = list.tokens.into_iter().last()?;
            match last {
                TokenTree::Ident(constant) => Some(constant.to_string()),
                TokenTree::Literal(_) => syn::parse2(last.into()).map(literal).ok(),
                _ => None,
            }
        }
    }
}
