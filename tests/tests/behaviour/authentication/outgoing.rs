//! Tokens on the client side.

use pathlore::{
    CredentialsError, IntoHttpError, OutgoingRequest, Target,
    auth::{BearerToken, Token, TokenScheme},
    bytes::Bytes,
    http::{self, header::AUTHORIZATION},
};

use super::{
    endpoints::{access, access_optional, appservice, appservice_optional, open},
    target,
};

/// Writes a request, as a client that is generic over endpoints does.
fn send<R>(request: &R, token: Option<&BearerToken>) -> Result<http::Request<Bytes>, IntoHttpError>
where
    R: OutgoingRequest<Authentication: TokenScheme>,
{
    let credentials = R::Authentication::credentials(token.map(Token::from))?;
    request.to_http_request(&target(), credentials)
}

fn assert_sends(request: &http::Request<Bytes>, token: &str) {
    let lines: Vec<_> = request.headers().get_all(AUTHORIZATION).iter().collect();
    let [line] = lines[..] else { panic!("expected one line, not {}", lines.len()) };
    assert_eq!(line, &format!("Bearer {token}"));
    assert!(line.is_sensitive());
    assert_eq!(request.uri().query(), None, "a token is never sent in the query");
}

fn assert_sends_nothing(request: &http::Request<Bytes>) {
    assert!(!request.headers().contains_key(AUTHORIZATION));
    assert_eq!(request.uri().query(), None);
}

#[test]
fn endpoints_without_authentication_send_nothing() {
    let request = open::request().to_http_request(&target(), ()).expect("a request");
    assert_sends_nothing(&request);
}

#[test]
fn a_token_may_be_a_string_or_prepared() {
    let target = target();
    let string = String::from("abc");
    let prepared = BearerToken::new("abc").expect("a token");
    for token in [Token::from("abc"), (&string).into(), (&prepared).into(), string[..].into()] {
        let request = access::request().to_http_request(&target, token).expect("a request");
        assert_sends(&request, "abc");
        let request = appservice::request().to_http_request(&target, token).expect("a request");
        assert_sends(&request, "abc");
        let request = access_optional::request().to_http_request(&target, Some(token));
        assert_sends(&request.expect("a request"), "abc");
        let request = appservice_optional::request().to_http_request(&target, Some(token));
        assert_sends(&request.expect("a request"), "abc");
    }
}

#[test]
fn an_optional_token_may_be_left_out() {
    let request = access_optional::request().to_http_request(&target(), None);
    assert_sends_nothing(&request.expect("a request"));
    let request = appservice_optional::request().to_http_request(&target(), None);
    assert_sends_nothing(&request.expect("a request"));
}

#[test]
fn a_prepared_token_can_be_reused() {
    let prepared = BearerToken::new("abc").expect("a token");
    for token in [&prepared, &prepared.clone()] {
        let request = access::request().to_http_request(&target(), token.into());
        assert_sends(&request.expect("a request"), "abc");
    }
}

#[test]
fn a_token_changes_nothing_else() {
    let with = access::request().to_http_request(&target(), "abc".into()).expect("a request");
    let without = open::request().to_http_request(&target(), ()).expect("a request");
    assert_eq!(with.method(), without.method());
    assert_eq!(with.uri(), without.uri());
    assert_eq!(with.body(), without.body());
    let mut headers = with.headers().clone();
    headers.remove(AUTHORIZATION);
    assert_eq!(headers, *without.headers());
}

#[test]
fn all_visible_characters_may_be_in_a_token() {
    let all: String = (b'!'..=b'~').map(char::from).collect();
    for token in ["a", "syt_YWxpY2U_abc-123", "a.b~c+d/e==", &all, &"x".repeat(10_000)] {
        let request = access::request().to_http_request(&target(), token.into());
        assert_sends(&request.expect("a request"), token);
    }
}

#[test]
fn other_characters_are_an_error() {
    let rows = [
        ("", "credentials: the token is empty"),
        (" ", "credentials: the token has a character that is not visible ASCII"),
        ("a b", "credentials: the token has a character that is not visible ASCII"),
        (" a", "credentials: the token has a character that is not visible ASCII"),
        ("a ", "credentials: the token has a character that is not visible ASCII"),
        ("a\tb", "credentials: the token has a character that is not visible ASCII"),
        ("a\r\nx-header: b", "credentials: the token has a character that is not visible ASCII"),
        ("a\0", "credentials: the token has a character that is not visible ASCII"),
        ("a\u{7f}", "credentials: the token has a character that is not visible ASCII"),
        ("\u{e4}", "credentials: the token has a character that is not visible ASCII"),
        ("\u{1f980}", "credentials: the token has a character that is not visible ASCII"),
    ];
    for (token, expected) in rows {
        let prepared = BearerToken::new(token).expect_err(expected);
        assert_eq!(prepared.to_string(), expected, "{token:?}");
        let required = access::request().to_http_request(&target(), token.into());
        let optional = access_optional::request().to_http_request(&target(), Some(token.into()));
        for result in [required, optional] {
            let error = result.expect_err(expected);
            assert!(matches!(error, IntoHttpError::Credentials(_)), "{error:?}");
            assert_eq!(error.to_string(), expected, "{token:?}");
        }
    }
}

#[test]
fn a_generic_client_sends_its_token_if_the_endpoint_takes_one() {
    let token = BearerToken::new("abc").expect("a token");
    assert_sends(&send(&access::request(), Some(&token)).expect("a request"), "abc");
    assert_sends(&send(&access_optional::request(), Some(&token)).expect("a request"), "abc");
    assert_sends(&send(&appservice::request(), Some(&token)).expect("a request"), "abc");
    assert_sends(&send(&appservice_optional::request(), Some(&token)).expect("a request"), "abc");
    assert_sends_nothing(&send(&open::request(), Some(&token)).expect("a request"));
}

#[test]
fn a_generic_client_needs_a_token_only_if_the_endpoint_requires_one() {
    assert_sends_nothing(&send(&open::request(), None).expect("a request"));
    assert_sends_nothing(&send(&access_optional::request(), None).expect("a request"));
    assert_sends_nothing(&send(&appservice_optional::request(), None).expect("a request"));
    let rows = [
        (send(&access::request(), None), "credentials: the endpoint requires a token"),
        (
            send(&appservice::request(), None),
            "credentials: the endpoint requires the token of an application service",
        ),
    ];
    for (result, expected) in rows {
        let error = result.expect_err(expected);
        assert!(matches!(error, IntoHttpError::Credentials(_)), "{error:?}");
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn targets_and_tokens_can_be_shared_between_threads() {
    fn shared<T: Clone + Send + Sync + 'static>() {}
    fn sent<T: Send + Sync + 'static>() {}
    shared::<BearerToken>();
    shared::<Target>();
    sent::<CredentialsError>();
    sent::<IntoHttpError>();
}
