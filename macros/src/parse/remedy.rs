//! What to write instead of keys and values that other libraries have.

use proc_macro2::{Ident, Literal, TokenStream, TokenTree};
use syn::{LitStr, Meta, Token, parse::Parser as _, punctuated::Punctuated};

use crate::{suggest, tokens};

/// Keys of serde that have the same name in other libraries' attributes, where they are in one
/// attribute with the part of the message.
const OF_SERDE_FIELDS: [&str; 9] = [
    "rename",
    "alias",
    "default",
    "flatten",
    "skip",
    "skip_serializing",
    "skip_deserializing",
    "skip_serializing_if",
    "deserialize_with",
];

const OF_SERDE_STRUCTS: [&str; 3] = ["rename_all", "deny_unknown_fields", "default"];

const OF_FIELDS: [&str; 6] = ["path", "query", "query_all", "body", "raw_body", "secret"];

/// Keys of `metadata!` that are not also arguments of the attribute macros.
const OF_METADATA: [&str; 5] = ["method", "path", "history", "rate_limited", "description"];

/// Returns whether a key is one of `metadata!`.
pub(super) fn is_of_metadata(key: &Ident) -> bool {
    OF_METADATA.iter().any(|known| key == known)
}

/// Returns what to write instead of the value of a key of `#[api(…)]` that has none. The value is
/// most likely the name on the wire.
pub(super) fn value_of_api(key: &Ident, value: &TokenStream) -> Option<String> {
    let name = last_string(value)?;
    match &*key.to_string() {
        "query" => Some(format!("write `query` alone, and `#[serde(rename = {name})]`")),
        "path" => Some("write `path` alone: the field has the name of its placeholder".to_owned()),
        _ => None,
    }
}

/// Returns what to write instead of an unknown key of `#[api(…)]`. `kind` is the part of the message
/// that the field is, if that is known.
pub(super) fn key_of_api(
    key: &Ident,
    value: &TokenStream,
    kind: Option<&str>,
    keys: &[&str],
) -> String {
    let name = key.to_string();
    match &*name {
        _ if kind.is_some_and(|kind| kind != "query")
            && (OF_SERDE_FIELDS.contains(&&*name) || name == "name") =>
        {
            beside(&name, kind.unwrap_or_default(), value)
        }
        "name" => match last_string(value) {
            Some(name) => format!("write `#[serde(rename = {name})]`"),
            None => "write `#[serde(rename = \"…\")]`".to_owned(),
        },
        "form" => {
            "write `content = form` in the arguments of the macro; a member of the body needs no \
                   attribute"
                .to_owned()
        }
        "json" | "member" => "write `body` if the field is the whole body; a member of \
                                       the body needs no attribute"
            .to_owned(),
        "param" | "parameter" | "query_param" | "query_string" => {
            "did you mean `query`?".to_owned()
        }
        "path_param" => "did you mean `path`?".to_owned(),
        "optional" | "required" => {
            "remove it: a field is optional if its type is `Option`".to_owned()
        }
        _ if OF_SERDE_FIELDS.contains(&&*name) => {
            format!("write `#[serde({name}{})]`", after(value))
        }
        _ => suggest::instead(&name, keys),
    }
}

/// Returns what to write instead of a serde attribute that a field of this kind cannot have.
fn beside(name: &str, kind: &str, value: &TokenStream) -> String {
    match (kind, name) {
        ("header" | "cookie", "rename" | "name") => match last_string(value) {
            Some(name) => format!("write the name after `{kind}`: `{kind} = {name}`"),
            None => format!("write the name after `{kind}`"),
        },
        ("header" | "cookie", "skip_serializing_if") => {
            "remove it, and write an `Option`, which is `None` if the field is absent".to_owned()
        }
        ("path", "rename" | "alias" | "name") => {
            "remove it: the field has the name of its placeholder".to_owned()
        }
        _ => "remove it".to_owned(),
    }
}

/// Returns what to write instead of an unknown argument of an attribute macro.
pub(super) fn argument(
    key: &Ident,
    value: &TokenStream,
    macro_name: &str,
    keys: &[&str],
) -> String {
    let name = key.to_string();
    match &*name {
        _ if OF_SERDE_STRUCTS.contains(&&*name) => {
            format!("write `#[serde({name}{})]` below `#[{macro_name}]`", after(value))
        }
        _ if value.is_empty() && OF_FIELDS.contains(&&*name) => {
            format!("write `#[api({name})]` on a field")
        }
        "form" | "json" | "text" if value.is_empty() => format!("write `content = {name}`"),
        "serde" | "derive" => format!("write `#[{name}(…)]` below `#[{macro_name}]`"),
        _ if OF_METADATA.contains(&&*name) => {
            "write it in a constant, as in `const METADATA: Metadata = metadata! { … };`".to_owned()
        }
        _ if macro_name == "response" && name == name.to_uppercase() => {
            format!("did you mean `status = {name}`?")
        }
        _ => suggest::instead(&name, keys),
    }
}

/// Returns what follows a key, if it is short, as it was written.
fn after(value: &TokenStream) -> String {
    match last_string(value) {
        Some(string) => format!(" = {string}"),
        None if value.is_empty() => String::new(),
        None => " = …".to_owned(),
    }
}

/// Returns the last string literal of a value, which may be in parentheses.
fn last_string(value: &TokenStream) -> Option<String> {
    match value.clone().into_iter().last()? {
        TokenTree::Group(group) => last_string(&group.stream()),
        TokenTree::Literal(literal) => string(literal),
        _ => None,
    }
}

fn string(literal: Literal) -> Option<String> {
    let literal: LitStr = syn::parse2(TokenTree::from(literal).into()).ok()?;
    Some(format!("{:?}", literal.value()))
}

/// Returns the error about the name of a header field that was written without quotes:
/// `x-request-id`. `write` returns the code with a name that is right.
pub(super) fn unquoted_header(
    value: &TokenStream,
    write: impl Fn(&str) -> String,
) -> Option<syn::Error> {
    let is_dash = |token: &TokenTree| matches!(token, TokenTree::Punct(it) if it.as_char() == '-');
    let is_part = |token: &TokenTree| match token {
        TokenTree::Ident(_) => true,
        TokenTree::Literal(it) => it.to_string().starts_with(|c: char| c.is_ascii_digit()),
        token => is_dash(token),
    };
    let mut tokens = value.clone().into_iter().peekable();
    let starts_with_name = matches!(tokens.peek(), Some(TokenTree::Ident(_)));
    let tokens: Vec<_> = tokens.collect();
    if !starts_with_name || !tokens.iter().any(is_dash) || !tokens.iter().all(is_part) {
        return None;
    }
    let name: String = tokens.iter().map(ToString::to_string).collect();
    let is_constant = name == name.to_uppercase();
    let constant = is_constant.then(|| format!("`{}`, or ", write(&name.replace('-', "_"))));
    let literal = write(&format!("{:?}", name.to_lowercase()));
    let constant = constant.unwrap_or_default();
    let message = format!("a name with dashes is a string; write {constant}`{literal}`");
    Some(tokens::error(value, message))
}

/// Returns the example of a header field with the name that was written after another token than
/// `=`: `header("x-name")`, `header(name = "x-name")`, `header: "x-name"`.
pub(super) fn header_example(value: &TokenStream) -> String {
    let constant = || match value.clone().into_iter().last()? {
        TokenTree::Group(group) => {
            let metas =
                Punctuated::<Meta, Token![,]>::parse_terminated.parse2(group.stream()).ok()?;
            Some(metas.first()?.path().get_ident()?.to_string())
        }
        TokenTree::Ident(name) => Some(name.to_string()),
        _ => None,
    };
    let name = last_string(value).or_else(constant).unwrap_or_else(|| "CONTENT_TYPE".to_owned());
    format!("header = {name}")
}
