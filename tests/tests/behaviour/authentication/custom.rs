//! Custom schemes.

use std::collections::BTreeMap;

use pathlore::{
    AuthenticationError, CredentialsError, Endpoint, IncomingRequest, IntoHttpError, Metadata,
    OutgoingRequest,
    auth::{AccessToken, AuthScheme, BearerToken, Token, TokenScheme},
    bytes::Bytes,
    http::{self, HeaderValue, Uri},
    metadata, request, response,
};

use super::{extract, extract_with_query, received, target};

/// A key and its owner, in a header field, or in the query for old clients.
struct ApiKey;

#[derive(Clone, Copy)]
struct Key<'a> {
    owner: &'a str,
    secret: &'a str,
}

impl AuthScheme for ApiKey {
    type Credentials<'a> = Key<'a>;
    type Presented<'a> = (&'a str, &'a str);

    const QUERY_PARAMETERS: &'static [&'static str] = &["api_key", "owner"];

    fn apply(key: Key<'_>, request: &mut http::Request<Bytes>) -> Result<(), CredentialsError> {
        let mut value = HeaderValue::try_from(format!("{}:{}", key.owner, key.secret))
            .map_err(|_| CredentialsError::new("the key is not a header value"))?;
        value.set_sensitive(true);
        request.headers_mut().insert("x-api-key", value);
        Ok(())
    }

    fn extract(request: &http::Request<Bytes>) -> Result<(&str, &str), AuthenticationError> {
        request
            .headers()
            .get("x-api-key")
            .ok_or(AuthenticationError::Missing)?
            .to_str()
            .ok()
            .and_then(|value| value.split_once(':'))
            .ok_or(AuthenticationError::malformed("expected an owner and a key"))
    }

    fn extract_with_query(
        request: &http::Request<Bytes>,
    ) -> Result<(&str, &str), AuthenticationError> {
        Self::extract(request).or_else(|error| {
            let mut pairs = request.uri().query().unwrap_or_default().split('&');
            let mut find = |name| pairs.find_map(|pair| pair.strip_prefix(name));
            find("owner=").zip(find("api_key=")).ok_or(error)
        })
    }
}

/// A signature in the query, which is added to the finished request.
mod schemes {
    use super::{
        AuthScheme, AuthenticationError, Bytes, CredentialsError, Token, TokenScheme, Uri, http,
    };

    pub(super) struct Signature;

    impl AuthScheme for Signature {
        type Credentials<'a> = Option<Token<'a>>;
        type Presented<'a> = Option<String>;

        const QUERY_PARAMETERS: &'static [&'static str] = &["signature"];

        fn apply(
            token: Option<Token<'_>>,
            request: &mut http::Request<Bytes>,
        ) -> Result<(), CredentialsError> {
            if token.is_some() {
                let separator = if request.uri().query().is_some() { '&' } else { '?' };
                let text =
                    format!("{}{separator}signature=x{}", request.uri(), request.body().len());
                *request.uri_mut() = text
                    .parse::<Uri>()
                    .map_err(|error| CredentialsError::with_source("the URI is too long", error))?;
            }
            Ok(())
        }

        fn extract(request: &http::Request<Bytes>) -> Result<Option<String>, AuthenticationError> {
            let mut pairs = request.uri().query().unwrap_or_default().split('&');
            Ok(pairs.find_map(|pair| pair.strip_prefix("signature=").map(str::to_owned)))
        }
    }

    impl TokenScheme for Signature {
        fn credentials(token: Option<Token<'_>>) -> Result<Option<Token<'_>>, CredentialsError> {
            Ok(token)
        }
    }
}

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: Custom,
    path: "/things",
};

#[request(authentication = ApiKey)]
#[serde(deny_unknown_fields)]
struct WithKey {
    #[api(query)]
    limit: Option<u32>,
}

#[request(authentication = schemes::Signature)]
struct WithSignature {
    #[api(query_all)]
    parameters: BTreeMap<String, String>,
}

/// Built-in schemes can be named as well.
#[request(authentication = pathlore::auth::AccessToken)]
struct WithToken {}

#[response]
struct Response {}

fn key() -> Key<'static> {
    Key { owner: "somebody", secret: "abc" }
}

#[test]
fn the_associated_type_is_the_named_scheme() {
    fn same<T>(_: fn(T), _: fn(T)) {}
    fn scheme<E: Endpoint>(_: E::Authentication) {}
    same(scheme::<WithKey>, |_: ApiKey| ());
    same(scheme::<WithSignature>, |_: schemes::Signature| ());
    same(scheme::<WithToken>, |_: AccessToken| ());
}

#[test]
fn credentials_may_have_any_type() {
    let request = WithKey { limit: Some(3) };
    let sent = request.to_http_request(&target(), key()).expect("a request");
    let value = &sent.headers()["x-api-key"];
    assert_eq!(value, "somebody:abc");
    assert!(value.is_sensitive());
    assert_eq!(extract::<WithKey>(&sent), Ok(("somebody", "abc")));
    assert_eq!(sent.uri(), "https://example.org/prefix/things?limit=3");
}

#[test]
fn credentials_that_are_not_a_header_value_are_an_error() {
    let key = Key { owner: "somebody", secret: "a\nb" };
    let error = WithKey { limit: None }.to_http_request(&target(), key).expect_err("a line end");
    assert!(matches!(error, IntoHttpError::Credentials(_)), "{error:?}");
    assert_eq!(error.to_string(), "credentials: the key is not a header value");
}

#[test]
fn missing_and_malformed_credentials_are_told_apart() {
    let request = received("/things", &[b"Bearer abc"]);
    assert_eq!(extract::<WithKey>(&request), Err(AuthenticationError::Missing));
    let request = http::Request::get("/things").header("x-api-key", "abc").body(Bytes::new());
    assert_eq!(
        extract::<WithKey>(&request.expect("a request")),
        Err(AuthenticationError::malformed("expected an owner and a key"))
    );
}

#[test]
fn a_scheme_may_have_a_query_form() {
    let request = received("/things?owner=somebody&api_key=abc", &[]);
    assert_eq!(extract::<WithKey>(&request), Err(AuthenticationError::Missing));
    assert_eq!(extract_with_query::<WithKey>(&request), Ok(("somebody", "abc")));
    // Without one, both methods are the same.
    let request = received("/things?signature=x0", &[]);
    assert_eq!(extract_with_query::<WithSignature>(&request), extract::<WithSignature>(&request));
}

#[test]
fn query_parameters_of_a_scheme_are_removed() {
    for query in ["api_key=abc&limit=3", "limit=3&owner=x&api_key=y", "api%5Fkey=abc&limit=3"] {
        let request = received(&format!("/things?{query}"), &[]);
        let read = WithKey::from_http_request(&request).unwrap_or_else(|e| panic!("{query}: {e}"));
        assert_eq!(read.limit, Some(3), "{query}");
    }
    let request = received("/things?access_token=abc&limit=3", &[]);
    WithKey::from_http_request(&request).expect_err("the parameter of another scheme is unknown");
}

#[test]
fn a_scheme_may_change_the_uri_of_the_finished_request() {
    let parameters = BTreeMap::from([("a".to_owned(), "1".to_owned())]);
    let request = WithSignature { parameters: parameters.clone() };
    let sent = request.to_http_request(&target(), Some("abc".into())).expect("a request");
    assert_eq!(sent.uri(), "https://example.org/prefix/things?a=1&signature=x0");
    assert_eq!(extract::<WithSignature>(&sent), Ok(Some("x0".to_owned())));

    let received = received("/things?signature=x0&a=1", &[]);
    let read = WithSignature::from_http_request(&received).expect("a request");
    assert_eq!(read.parameters, parameters, "the signature is removed");
}

#[test]
fn a_field_cannot_write_a_parameter_of_a_custom_scheme() {
    let parameters = BTreeMap::from([("signature".to_owned(), "x1".to_owned())]);
    let request = WithSignature { parameters };
    for token in [None, Some("abc".into())] {
        let error = request.to_http_request(&target(), token).expect_err("a credential");
        assert_eq!(
            error.to_string(),
            "query parameter `signature`: the name is reserved for credentials"
        );
    }
}

#[test]
fn a_custom_scheme_may_take_the_tokens_of_generic_clients() {
    fn send<R>(request: &R, token: Option<&BearerToken>) -> http::Request<Bytes>
    where
        R: OutgoingRequest<Authentication: TokenScheme>,
    {
        let credentials = R::Authentication::credentials(token.map(Token::from));
        request.to_http_request(&target(), credentials.expect("credentials")).expect("a request")
    }
    let token = BearerToken::new("abc").expect("a token");
    let request = WithSignature { parameters: BTreeMap::new() };
    let uri = |request: http::Request<Bytes>| request.uri().to_string();
    assert!(uri(send(&request, Some(&token))).ends_with("/things?signature=x0"));
    assert!(uri(send(&request, None)).ends_with("/things"));
    let sent = send(&WithToken {}, Some(&token));
    assert_eq!(extract::<WithToken>(&sent).expect("a token").as_str(), "abc");
}
