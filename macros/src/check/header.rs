//! Header fields.

use syn::LitStr;

use crate::{
    diagnostics::Diagnostics,
    model::{HeaderField, HeaderName},
    parse::{args::Shared, field::Kind, item::Item},
};

/// Reports an invalid name of a header field.
pub(super) fn check_name(diagnostics: &Diagnostics, name: &HeaderName) {
    let HeaderName::Literal(literal) = name else { return };
    let text = literal.value();
    if !is_token(&text) {
        diagnostics.error(
            literal.span(),
            format_args!(
                "{text:?} is not the name of a header field; write letters, digits and hyphens, \
                 as in \"x-request-id\""
            ),
        );
    } else if is_constant(&text) {
        diagnostics.error(
            literal.span(),
            format_args!(
                "{text:?} is named like a constant; write {:?}, or the constant without quotes",
                HeaderName::of_constant(&text)
            ),
        );
    }
}

/// Reports a prefix that no name of a header field begins with, or with which one begins that is not for
/// the map. `others` are the prefixes of other maps.
pub(super) fn check_prefix(diagnostics: &Diagnostics, prefix: &LitStr, others: &[&LitStr]) {
    let text = prefix.value().to_lowercase();
    let begins_with = |name: &&str| name.starts_with(&text);
    let overlaps = |other: &&&LitStr| {
        let other = other.value().to_lowercase();
        text.starts_with(&other) || other.starts_with(&text)
    };
    if !is_token(&text) {
        diagnostics.error(
            prefix.span(),
            "no name of a header field begins like this; write letters, digits and hyphens, as in \
             \"x-meta-\"",
        );
    } else if let Some(name) =
        OF_THE_CONNECTION.iter().chain(OF_OTHERS).copied().find(|it| begins_with(it))
    {
        diagnostics.error(
            prefix.span(),
            format_args!(
                "`{name}` begins like this, but is not for a map; write a longer prefix, as in \
                 \"x-meta-\""
            ),
        );
    } else if let Some(other) = others.iter().find(overlaps) {
        diagnostics.error(
            prefix.span(),
            format_args!(
                "a header field may begin with both this and {:?}; write prefixes of which none \
                 begins with another",
                other.value()
            ),
        );
    }
}

/// The error about a header field with cookies that are fields of their own.
pub(super) const BESIDE_COOKIES: &str = "other fields are the cookies in this header field; remove this \
                                         field, or `cookie` from the others";

/// Reports an invalid name of a cookie (RFC 6265, section 4.1.1).
pub(super) fn check_cookie_name(diagnostics: &Diagnostics, name: &LitStr) {
    if !is_token(&name.value()) {
        diagnostics.error(
            name.span(),
            "this is not the name of a cookie; write letters, digits, hyphens and underscores, as in \
             \"session_id\"",
        );
    }
}

/// The fields that the content of the body and the credentials determine.
const OF_OTHERS: &[&str] = &["content-type", "authorization"];

/// The fields that the implementation of HTTP writes: about the connection (RFC 9110, section 7.6.1),
/// the length of the body, and the host of the URI.
const OF_THE_CONNECTION: &[&str] = &[
    "connection",
    "content-length",
    "host",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Reports header fields that a definition cannot send.
pub(super) fn check_sent(
    diagnostics: &Diagnostics,
    item: &Item<'_>,
    shared: &Shared,
    macro_name: &str,
) {
    if !shared.direction().writes() || shared.has_errors {
        return;
    }
    for field in &item.fields {
        let Kind::Header(name) = &field.kind else { continue };
        let older = field.keys.history.renamed.iter().map(|(_, older)| older.header_name());
        for older in older.filter(is_of_connection) {
            error(diagnostics, &older, HeaderName::not_sent(macro_name));
        }
        // An assertion checks constants in scope, whose names do not determine their values.
        if is_of_connection(name) {
            error(diagnostics, name, HeaderName::not_sent(macro_name));
        }
    }
}

/// Reports two fields for the same header field, as far as the names are known.
pub(super) fn check_distinct(diagnostics: &Diagnostics, headers: &[HeaderField<'_>]) {
    for (index, header) in headers.iter().enumerate() {
        let is_taken = |name: &&HeaderName| {
            let written = name.written();
            let mut others = headers.iter().take(index).flat_map(HeaderField::names);
            others.any(|first| first.written() == written)
        };
        if let Some(name) = header.names().find(is_taken) {
            let written = name.written();
            let message =
                format!("the header field `{written}` has a field already; remove one of the two");
            error(diagnostics, name, message);
        }
    }
}

pub(super) fn error(diagnostics: &Diagnostics, name: &HeaderName, message: String) {
    match name {
        HeaderName::Literal(literal) => diagnostics.error(literal.span(), message),
        HeaderName::Expression(tokens) => diagnostics.error_on(tokens, message),
    }
}

pub(super) fn is_content_type(name: &HeaderName) -> bool {
    name.written() == "content-type"
}

/// Returns whether the implementation of HTTP writes the field, if the name is known.
pub(super) fn is_of_connection(name: &HeaderName) -> bool {
    known_name(name).is_some_and(|name| OF_THE_CONNECTION.contains(&&*name))
}

pub(super) fn is_cookie(name: &HeaderName) -> bool {
    name.written() == "cookie"
}

/// Returns the name if it does not depend on what a constant in scope is.
pub(super) fn known_name(name: &HeaderName) -> Option<String> {
    let written = name.written();
    let is_known = match name {
        HeaderName::Literal(_) => true,
        HeaderName::Expression(tokens) => {
            tokens.to_string().contains("::") && !written.contains(':')
        }
    };
    is_known.then_some(written)
}

/// Reports a value that a header field cannot have: visible ASCII, and spaces inside.
pub(super) fn check_value(diagnostics: &Diagnostics, value: &LitStr) {
    let text = value.value();
    let is_valid = text.bytes().all(|byte| matches!(byte, b'\t' | b' '..=b'~'));
    if !is_valid || text.is_empty() || text.trim() != text {
        diagnostics.error(
            value.span(),
            "the value of a header field is visible ASCII, without spaces at its ends; write such a \
             value",
        );
    }
}

/// Returns whether a name is a `token` (RFC 9110, section 5.6.2).
pub(super) fn is_token(name: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_allowed)
}

/// Returns whether a name looks like a constant. `CONTENT_TYPE` is a valid name, but no header
/// field has such a name.
fn is_constant(name: &str) -> bool {
    name.contains('_') && !name.contains(|c: char| c.is_ascii_lowercase() || c == '-')
}
