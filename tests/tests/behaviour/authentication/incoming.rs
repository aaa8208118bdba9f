//! Tokens on the server side.

use pathlore::{
    AuthenticationError, Endpoint, IncomingRequest, OutgoingRequest,
    auth::{PresentedToken, TokenScheme},
    http::StatusCode,
};

use super::{
    endpoints::{access, access_optional, appservice, appservice_optional, open, signed},
    extract, extract_with_query, received, target,
};

/// The result that a row expects.
#[derive(Clone, Copy)]
enum Expected {
    Token(&'static str),
    Nothing,
    Malformed(&'static str),
}
use Expected::{Malformed, Nothing, Token};

const NOT_VISIBLE: &str = "the token has a character that is not visible ASCII";
const REPEATED: &str = "`Authorization` is repeated";
const EMPTY: &str = "the token is empty";
const ONE_PARAMETER: &str = "expected one `access_token`";

/// A name, the `Authorization` lines and the result.
type HeaderRow = (&'static str, &'static [&'static [u8]], Expected);

#[rustfmt::skip]
const HEADERS: &[HeaderRow] = &[
    ("nothing", &[], Nothing),
    ("a token", &[b"Bearer abc"], Token("abc")),
    ("lower case", &[b"bearer abc"], Token("abc")),
    ("upper case", &[b"BEARER abc"], Token("abc")),
    ("mixed case", &[b"bEaReR abc"], Token("abc")),
    ("the case of a token is kept", &[b"Bearer aBC"], Token("aBC")),
    ("two spaces", &[b"Bearer  abc"], Token("abc")),
    ("many spaces, also at the end", &[b"Bearer     abc  "], Token("abc")),
    ("a tab at the end", &[b"Bearer abc \t"], Token("abc")),
    ("characters outside RFC 6750", &[b"Bearer {a,b}\"c\""], Token("{a,b}\"c\"")),
    ("padding", &[b"Bearer YWJj=="], Token("YWJj==")),
    ("no token", &[b"Bearer"], Malformed(EMPTY)),
    ("a space instead of a token", &[b"Bearer "], Malformed(EMPTY)),
    ("spaces instead of a token", &[b"bearer   "], Malformed(EMPTY)),
    ("two tokens", &[b"Bearer abc def"], Malformed(NOT_VISIBLE)),
    ("two fields that were joined", &[b"Bearer abc, Bearer def"], Malformed(NOT_VISIBLE)),
    ("a tab in the token", &[b"Bearer abc\tdef"], Malformed(NOT_VISIBLE)),
    ("a tab before the token", &[b"Bearer \tabc"], Malformed(NOT_VISIBLE)),
    ("UTF-8 in the token", &["Bearer abc\u{e4}".as_bytes()], Malformed(NOT_VISIBLE)),
    ("not UTF-8 in the token", &[b"Bearer \xff"], Malformed(NOT_VISIBLE)),
    ("another scheme", &[b"Basic YTpi"], Nothing),
    ("another scheme without credentials", &[b"Negotiate"], Nothing),
    ("a scheme with the same prefix", &[b"Bearerabc"], Nothing),
    ("a longer scheme", &[b"BearerToken abc"], Nothing),
    ("a shorter scheme", &[b"Bear abc"], Nothing),
    ("a tab after the scheme", &[b"Bearer\tabc"], Nothing),
    ("a scheme that is not ASCII", &["B\u{e4}rer abc".as_bytes()], Nothing),
    ("a prefix that ends inside a character", &["Beare\u{e4}abc".as_bytes()], Nothing),
    ("no scheme", &[b"abc"], Nothing),
    ("an empty line", &[b""], Nothing),
    ("a signature", &[b"X-Matrix origin=a,key=b,sig=c"], Nothing),
    ("a repeated line", &[b"Bearer abc", b"Bearer abc"], Malformed(REPEATED)),
    ("two tokens in two lines", &[b"Bearer abc", b"Bearer def"], Malformed(REPEATED)),
    ("two schemes in two lines", &[b"Basic YTpi", b"Bearer abc"], Malformed(REPEATED)),
    ("two lines without a token", &[b"Basic YTpi", b""], Malformed(REPEATED)),
];

/// A name, the query, the `Authorization` lines and the result of a server that also reads the query.
type QueryRow = (&'static str, &'static str, &'static [&'static [u8]], Expected);

#[rustfmt::skip]
const QUERIES: &[QueryRow] = &[
    ("a parameter", "access_token=abc", &[], Token("abc")),
    ("between other parameters", "a=1&access_token=abc&b=2", &[], Token("abc")),
    ("a percent-encoded token", "access_token=%61b%63", &[], Token("abc")),
    ("characters that must be percent-encoded", "access_token=a%2Bb%26c%3D%25", &[], Token("a+b&c=%")),
    ("a percent-encoded name", "acc%65ss%5Ftoken=abc", &[], Token("abc")),
    ("an equals sign in the token", "access_token=abc==", &[], Token("abc==")),
    ("twice", "access_token=abc&access_token=abc", &[], Malformed(ONE_PARAMETER)),
    ("twice, with one name encoded", "access_token=abc&access%5Ftoken=def", &[], Malformed(ONE_PARAMETER)),
    ("an empty token", "access_token=", &[], Malformed(EMPTY)),
    ("a name without a value", "access_token", &[], Malformed(EMPTY)),
    ("a space in the token", "access_token=abc+def", &[], Malformed(NOT_VISIBLE)),
    ("not UTF-8", "access_token=abc%FF", &[], Malformed(ONE_PARAMETER)),
    ("another name", "access_tokens=abc&Access_Token=d&token=e", &[], Nothing),
    ("the value of another parameter", "a=access_token&b=access_token%3Dabc", &[], Nothing),
    ("an empty query", "", &[], Nothing),
    ("beside another scheme", "access_token=abc", &[b"Basic YTpi"], Token("abc")),
    ("the header field takes precedence", "access_token=abc", &[b"Bearer def"], Token("def")),
    ("also over a malformed parameter", "access_token=", &[b"Bearer def"], Token("def")),
    ("a malformed header field is not ignored", "access_token=abc", &[b"Bearer"], Malformed(EMPTY)),
    ("a repeated header field is not ignored", "access_token=abc", &[b"Bearer a", b"Bearer a"], Malformed(REPEATED)),
];

/// Checks what the server of an endpoint for which a token is required gets.
#[track_caller]
fn assert_required(
    name: &str,
    found: &Result<PresentedToken<'_>, AuthenticationError>,
    expected: Expected,
) {
    let found = found.as_ref().map(PresentedToken::as_str);
    match expected {
        Token(token) => assert_eq!(found, Ok(token), "{name}"),
        Nothing => assert_eq!(found, Err(&AuthenticationError::Missing), "{name}"),
        Malformed(why) => {
            assert_eq!(found, Err(&AuthenticationError::malformed(why)), "{name}");
        }
    }
    if let Err(error) = found {
        assert_eq!(error.status(), StatusCode::UNAUTHORIZED, "{name}");
    }
}

/// Checks what the server of an endpoint for which a token is optional gets. Credentials that are not
/// a token are the same as none.
#[track_caller]
fn assert_optional(
    name: &str,
    found: &Result<Option<PresentedToken<'_>>, AuthenticationError>,
    expected: Expected,
) {
    let token = found.as_ref().map(|found| found.as_ref().map(PresentedToken::as_str));
    match expected {
        Token(expected) => assert_eq!(token, Ok(Some(expected)), "{name}"),
        Nothing | Malformed(_) => assert_eq!(token, Ok(None), "{name}"),
    }
}

#[test]
fn tokens_are_read_from_the_header_field() {
    for &(name, lines, expected) in HEADERS {
        let request = received("/things/1", lines);
        assert_required(name, &extract::<access::Request>(&request), expected);
        assert_required(name, &extract::<appservice::Request>(&request), expected);
        assert_optional(name, &extract::<access_optional::Request>(&request), expected);
        assert_optional(name, &extract::<appservice_optional::Request>(&request), expected);
        assert_eq!(extract::<open::Request>(&request), Ok(()), "{name}");
    }
}

/// URIs end up in logs, so RFC 6750, section 2.3, discourages tokens in them.
#[test]
fn tokens_are_not_read_from_the_query() {
    for &(name, query, lines, _) in QUERIES {
        let (with, without) =
            (received(&format!("/things/1?{query}"), lines), received("/things/1", lines));
        assert_eq!(
            extract::<access::Request>(&with),
            extract::<access::Request>(&without),
            "{name}"
        );
        assert_eq!(
            extract::<access_optional::Request>(&with),
            extract::<access_optional::Request>(&without),
            "{name}"
        );
        assert_eq!(
            extract::<appservice::Request>(&with),
            extract::<appservice::Request>(&without),
            "{name}"
        );
        assert_eq!(
            extract::<appservice_optional::Request>(&with),
            extract::<appservice_optional::Request>(&without),
            "{name}"
        );
    }
    let request = received("/things/1?access_token=abc", &[]);
    assert_eq!(extract::<access::Request>(&request), Err(AuthenticationError::Missing));
    assert_eq!(extract::<access_optional::Request>(&request), Ok(None));
}

#[test]
fn a_server_may_ask_for_tokens_in_the_query() {
    let headers = HEADERS.iter().map(|&(name, lines, expected)| (name, "a=b", lines, expected));
    for (name, query, lines, expected) in headers.chain(QUERIES.iter().copied()) {
        let request = received(&format!("/things/1?{query}"), lines);
        assert_required(name, &extract_with_query::<access::Request>(&request), expected);
        assert_required(name, &extract_with_query::<appservice::Request>(&request), expected);
        assert_optional(name, &extract_with_query::<access_optional::Request>(&request), expected);
        assert_optional(
            name,
            &extract_with_query::<appservice_optional::Request>(&request),
            expected,
        );
        assert_eq!(extract_with_query::<open::Request>(&request), Ok(()), "{name}");
    }
}

/// So that a server calls one method for all endpoints.
#[test]
fn signatures_have_no_query_form() {
    let lines: [&[&[u8]]; 3] =
        [&[], &[b"X-Matrix origin=a,key=b,sig=c"], &[b"X-Matrix origin=a", b"Bearer abc"]];
    for lines in lines {
        let request = received("/things/1?access_token=abc", lines);
        assert_eq!(
            extract_with_query::<signed::Request>(&request),
            extract::<signed::Request>(&request)
        );
    }
}

#[test]
fn errors_are_displayed_without_the_token() {
    assert_eq!(AuthenticationError::Missing.to_string(), "credentials: missing");
    assert_eq!(
        AuthenticationError::malformed(REPEATED).to_string(),
        "credentials: `Authorization` is repeated"
    );
}

/// Writes a request with a token, as a client of the endpoint `R` does.
fn sent<R>(request: &R, token: &str) -> pathlore::http::Request<pathlore::bytes::Bytes>
where
    R: OutgoingRequest<Authentication: TokenScheme>,
{
    let credentials = R::Authentication::credentials(Some(token.into())).expect("credentials");
    request.to_http_request(&target(), credentials).expect("a request")
}

#[test]
fn the_server_extracts_the_token_that_the_client_sends() {
    let token = "a.b-c~d/e+f==";
    let request = sent(&access::request(), token);
    assert_eq!(extract::<access::Request>(&request).expect("a token").as_str(), token);
    let request = sent(&appservice::request(), token);
    assert_eq!(extract::<appservice::Request>(&request).expect("a token").as_str(), token);
    let request = sent(&access_optional::request(), token);
    let found = extract::<access_optional::Request>(&request).expect("credentials");
    assert_eq!(found.expect("a token").as_str(), token);
    let request = sent(&appservice_optional::request(), token);
    let found = extract::<appservice_optional::Request>(&request).expect("credentials");
    assert_eq!(found.expect("a token").as_str(), token);
    let request = sent(&open::request(), token);
    assert_eq!(extract::<open::Request>(&request), Ok(()));
}

/// The credentials are checked separately.
#[test]
fn a_request_is_read_whatever_its_credentials_are() {
    fn read<R: IncomingRequest + Endpoint>(
        request: &pathlore::http::Request<pathlore::bytes::Bytes>,
    ) {
        R::from_http_request(request).unwrap_or_else(|error| panic!("{error}"));
    }
    let headers = HEADERS.iter().map(|&(_, lines, _)| ("", lines));
    for (query, lines) in headers.chain(QUERIES.iter().map(|&(_, query, lines, _)| (query, lines)))
    {
        let mut request = received(&format!("/things/1?{query}"), lines);
        *request.method_mut() = pathlore::http::Method::POST;
        *request.body_mut() = r#"{"note":"hello"}"#.into();
        read::<open::Request>(&request);
        read::<access::Request>(&request);
        read::<access_optional::Request>(&request);
        read::<appservice::Request>(&request);
        read::<appservice_optional::Request>(&request);
        read::<signed::Request>(&request);
    }
}
