//! Strategies and round trips for the other modules.

use pathlore::{
    IncomingRequest, IncomingResponse, IntoHttpError, OutgoingRequest, OutgoingResponse, Target,
    auth::NoAuthentication,
    bytes::Bytes,
    http::{self, HeaderName, StatusCode},
};
use proptest::prelude::*;

pub(crate) fn target() -> Target {
    Target::new("https://example.org/prefix").unwrap()
}

/// Returns whether a header field can carry the string: visible ASCII, and white space inside.
pub(crate) fn is_carried(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'\t' | b' '..=b'~')) && text.trim() == text
}

/// Strings of all kinds, many with a special meaning in some part of a message.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let special = prop::sample::select(vec![
        "",
        " ",
        "  ",
        ".",
        "..",
        "...",
        "%",
        "%2F",
        "%2e%2E",
        "%zz",
        "/",
        "//",
        "a/b",
        "?",
        "#",
        "&",
        "=",
        "a=b&c=d",
        "+",
        "a+b",
        "\\",
        "\"",
        "^",
        "|",
        "`",
        "{",
        "}",
        "{room_id}",
        "[",
        "]",
        "<>",
        ":",
        ":a",
        "@",
        "!room:example.org",
        "@user:example.org",
        "null",
        "true",
        "0",
        "-1",
        "1.5",
        "\0",
        "a\0b",
        "\t",
        "\n",
        "\r\n",
        "\u{7f}",
        "\u{80}",
        "é",
        "漢字",
        "😀",
        "👨‍👩‍👧‍👦",
        "\u{feff}",
        "\u{202e}",
        "\u{10ffff}",
        "access_token",
        "' OR 1=1",
        "~-._",
        "*",
    ]);
    prop_oneof![
        special.clone().prop_map(str::to_owned),
        any::<String>(),
        (special.clone(), any::<String>(), special).prop_map(|(a, b, c)| format!("{a}{b}{c}")),
        prop::collection::vec(any::<char>(), 0..20).prop_map(|chars| chars.into_iter().collect()),
    ]
}

/// Writes a request of an endpoint without authentication, and reads it as a server does.
pub(crate) fn through_http<R, S>(request: &R) -> Result<S, IntoHttpError>
where
    R: OutgoingRequest<Authentication = NoAuthentication>,
    S: IncomingRequest,
{
    let http_request = request.to_http_request(&target(), ())?;
    // A server does not see the prefix, the scheme or the authority.
    let (mut parts, body) = http_request.into_parts();
    let path_and_query = parts.uri.path_and_query().unwrap().as_str();
    parts.uri = path_and_query.strip_prefix("/prefix").unwrap().parse().unwrap();
    let received = http::Request::from_parts(parts, body);
    Ok(S::from_http_request(&received)
        .unwrap_or_else(|error| panic!("{error}\n{:?}\n{:?}", received.uri(), received.body())))
}

/// Writes a response, and reads it as a client does.
pub(crate) fn back_through_http<R, S>(response: &R) -> Result<S, IntoHttpError>
where
    R: OutgoingResponse,
    S: IncomingResponse,
{
    let http_response = response.to_http_response()?;
    Ok(S::from_http_response(&http_response)
        .unwrap_or_else(|error| panic!("{error}\n{http_response:?}")))
}

/// Returns a request as a server receives it.
pub(crate) fn received(method: &str, uri: &str, body: impl Into<Bytes>) -> http::Request<Bytes> {
    http::Request::builder().method(method).uri(uri).body(body.into()).unwrap()
}

/// Returns a response as a client receives it.
pub(crate) fn answered(status: u16, body: impl Into<Bytes>) -> http::Response<Bytes> {
    let mut response = http::Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    response
}

/// Adds a header field.
pub(crate) fn with_header(
    mut request: http::Request<Bytes>,
    name: &'static str,
    value: &[u8],
) -> http::Request<Bytes> {
    let value = http::HeaderValue::from_bytes(value).unwrap();
    request.headers_mut().append(HeaderName::from_static(name), value);
    request
}
