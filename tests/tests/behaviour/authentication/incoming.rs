//! Tokens on the server side.

use pathlore::{
    AuthenticationError, Endpoint, IncomingRequest, OutgoingRequest, auth::TokenScheme,
};

use super::{
    endpoints::{access, access_optional, appservice, appservice_optional, open, signed},
    extract, received, target,
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

/// A name, the URI, the `Authorization` lines and the result.
type Row = (&'static str, &'static str, &'static [&'static [u8]], Expected);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("nothing", "/things/1", &[], Nothing),
    ("a token", "/things/1", &[b"Bearer abc"], Token("abc")),
    ("lower case", "/things/1", &[b"bearer abc"], Token("abc")),
    ("upper case", "/things/1", &[b"BEARER abc"], Token("abc")),
    ("mixed case", "/things/1", &[b"bEaReR abc"], Token("abc")),
    ("the case of a token is kept", "/things/1", &[b"Bearer aBC"], Token("aBC")),
    ("two spaces", "/things/1", &[b"Bearer  abc"], Token("abc")),
    ("many spaces, also at the end", "/things/1", &[b"Bearer     abc  "], Token("abc")),
    ("characters outside RFC 6750", "/things/1", &[b"Bearer {a,b}\"c\""], Token("{a,b}\"c\"")),
    ("padding", "/things/1", &[b"Bearer YWJj=="], Token("YWJj==")),
    ("no token", "/things/1", &[b"Bearer"], Malformed(EMPTY)),
    ("a space instead of a token", "/things/1", &[b"Bearer "], Malformed(EMPTY)),
    ("two tokens", "/things/1", &[b"Bearer abc def"], Malformed(NOT_VISIBLE)),
    ("a tab in the token", "/things/1", &[b"Bearer abc\tdef"], Malformed(NOT_VISIBLE)),
    ("UTF-8 in the token", "/things/1", &["Bearer abc\u{e4}".as_bytes()], Malformed(NOT_VISIBLE)),
    ("not UTF-8 in the token", "/things/1", &[b"Bearer \xff"], Malformed(NOT_VISIBLE)),
    ("another scheme", "/things/1", &[b"Basic YTpi"], Nothing),
    ("a scheme with the same prefix", "/things/1", &[b"Bearerabc"], Nothing),
    ("a longer scheme", "/things/1", &[b"BearerToken abc"], Nothing),
    ("a shorter scheme", "/things/1", &[b"Bear abc"], Nothing),
    ("a scheme that is not ASCII", "/things/1", &["B\u{e4}rer abc".as_bytes()], Nothing),
    ("a prefix that ends inside a character", "/things/1", &["Beare\u{e4}abc".as_bytes()], Nothing),
    ("no scheme", "/things/1", &[b"abc"], Nothing),
    ("an empty line", "/things/1", &[b""], Nothing),
    ("a signature", "/things/1", &[b"X-Matrix origin=a,key=b,sig=c"], Nothing),
    ("a repeated line", "/things/1", &[b"Bearer abc", b"Bearer abc"], Malformed(REPEATED)),
    ("two tokens in two lines", "/things/1", &[b"Bearer abc", b"Bearer def"], Malformed(REPEATED)),
    ("two schemes in two lines", "/things/1", &[b"Basic YTpi", b"Bearer abc"], Malformed(REPEATED)),

    ("in the query", "/things/1?access_token=abc", &[], Token("abc")),
    ("between other parameters", "/things/1?a=1&access_token=abc&b=2", &[], Token("abc")),
    ("a percent-encoded token", "/things/1?access_token=%61b%63", &[], Token("abc")),
    ("characters that must be percent-encoded", "/things/1?access_token=a%2Bb%26c%3D%25", &[], Token("a+b&c=%")),
    ("a percent-encoded name", "/things/1?acc%65ss%5Ftoken=abc", &[], Token("abc")),
    ("an equals sign in the token", "/things/1?access_token=abc==", &[], Token("abc==")),
    ("twice in the query", "/things/1?access_token=abc&access_token=abc", &[], Malformed(ONE_PARAMETER)),
    ("twice in the query, with one name encoded", "/things/1?access_token=abc&access%5Ftoken=def", &[], Malformed(ONE_PARAMETER)),
    ("empty in the query", "/things/1?access_token=", &[], Malformed(EMPTY)),
    ("a name without a value", "/things/1?access_token", &[], Malformed(EMPTY)),
    ("another name", "/things/1?access_tokens=abc&Access_Token=d&token=e", &[], Nothing),
    ("the value of another parameter", "/things/1?a=access_token&b=access_token%3Dabc", &[], Nothing),
    ("an empty query", "/things/1?", &[], Nothing),
    ("in the query, beside another scheme", "/things/1?access_token=abc", &[b"Basic YTpi"], Token("abc")),
    ("the header field takes precedence", "/things/1?access_token=abc", &[b"Bearer def"], Token("def")),
    ("a malformed header field is not ignored", "/things/1?access_token=abc", &[b"Bearer"], Malformed(EMPTY)),
];

#[test]
fn tokens_are_extracted_as_in_the_table() {
    for (name, uri, lines, expected) in ROWS {
        let request = received(uri, lines);
        let required =
            [extract::<access::Request>(&request), extract::<appservice::Request>(&request)];
        for found in required {
            match expected {
                Token(token) => {
                    let found = found.unwrap_or_else(|error| panic!("{name}: {error}"));
                    assert_eq!(found.as_str(), *token, "{name}");
                }
                Nothing => assert_eq!(found, Err(AuthenticationError::Missing), "{name}"),
                Malformed(why) => {
                    assert_eq!(found, Err(AuthenticationError::malformed(why)), "{name}");
                }
            }
        }
        let optional = [
            extract::<access_optional::Request>(&request),
            extract::<appservice_optional::Request>(&request),
        ];
        for found in optional {
            match expected {
                Token(token) => {
                    let found = found.unwrap_or_else(|error| panic!("{name}: {error}"));
                    let found = found.unwrap_or_else(|| panic!("{name}: no token"));
                    assert_eq!(found.as_str(), *token, "{name}");
                }
                Nothing => assert_eq!(found, Ok(None), "{name}"),
                Malformed(why) => {
                    assert_eq!(found, Err(AuthenticationError::malformed(why)), "{name}");
                }
            }
        }
        assert_eq!(extract::<open::Request>(&request), Ok(()), "{name}");
    }
}

/// Bytes that are not UTF-8 are not replaced in a token.
#[test]
fn a_token_in_the_query_must_be_utf_8() {
    let request = received("/things/1?access_token=abc%FF", &[]);
    let found = extract::<access::Request>(&request);
    assert!(matches!(found, Err(AuthenticationError::Malformed { .. })), "{found:?}");
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
    for (_, uri, lines, _) in ROWS {
        let mut request = received(uri, lines);
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
