//! Which credentials are sent.

use pathlore::{
    AuthenticationError, CredentialsError, IntoHttpError, SupportedVersions,
    auth::AuthScheme,
    bytes::Bytes,
    http::{self, HeaderValue, Uri},
};
use pathlore_client::{Client, ClientError};

use crate::{
    api::{create, list, read, register},
    support::Scripted,
};

/// Sends requests to four endpoints, and returns which of them got a token.
async fn tokens(set: impl Fn(Client) -> Client) -> Vec<bool> {
    let server = Scripted::with(200, r#"{"title":"","id":1}"#);
    let supported = SupportedVersions::from_versions(["1.0"]);
    let client = set(server.client().with_supported_versions(supported));
    let _ = client.send(&create::Request::default()).await;
    client.send(&read::Request::default()).await.unwrap();
    client.send(&list::Request::default()).await.unwrap();
    client.send(&register::Request::default()).await.unwrap();
    server.requests().iter().map(|it| it.headers().contains_key("authorization")).collect()
}

#[tokio::test]
async fn a_token_is_sent_if_the_endpoint_takes_it() {
    let user = |client: Client| client.with_token("t").unwrap();
    assert_eq!(tokens(user).await, [true, false, true, false]);
    let appservice = |client: Client| client.with_appservice_token("t").unwrap();
    assert_eq!(tokens(appservice).await, [true, false, true, true]);
    // The first request is not sent without a token.
    assert_eq!(tokens(|client| client).await, [false, false, false]);
    assert_eq!(tokens(|client| user(client).without_token()).await, [false, false, false]);
}

#[tokio::test]
async fn a_missing_token_is_an_error_before_anything_is_sent() {
    let server = Scripted::with(200, "{}");
    let error = server.client().send(&create::Request::default()).await.unwrap_err();
    assert!(matches!(error, ClientError::Encode(IntoHttpError::Credentials(_))), "{error:?}");
    assert_eq!(
        error.to_string(),
        "cannot encode the request: credentials: the endpoint requires a token"
    );
    assert_eq!(server.requests().len(), 0);
    assert!(server.client().with_token("not\na token").is_err());
}

#[tokio::test]
async fn another_token_for_one_call() {
    let server = Scripted::with(200, r#"{"id":1}"#);
    let client = server.client().with_token("of-the-client").unwrap();
    let token = "of-the-call".to_owned();
    let request = create::Request::default();
    client.request(&request).credentials(|| (&token).into()).send().await.unwrap();
    assert_eq!(server.requests()[0].headers()["authorization"], "Bearer of-the-call");
}

/// A key in a header field, and a scheme that sends requests elsewhere.
struct Key;

impl AuthScheme for Key {
    type Credentials<'a> = (&'a str, Option<&'static str>);
    type Presented<'a> = ();

    fn apply(
        (key, uri): (&str, Option<&'static str>),
        request: &mut http::Request<Bytes>,
    ) -> Result<(), CredentialsError> {
        let key = HeaderValue::from_str(key).map_err(|_| CredentialsError::new("not a key"))?;
        request.headers_mut().insert("x-key", key);
        if let Some(uri) = uri {
            *request.uri_mut() = Uri::from_static(uri);
        }
        Ok(())
    }

    fn extract(_: &http::Request<Bytes>) -> Result<(), AuthenticationError> {
        Ok(())
    }
}

mod keyed {
    use super::Key;

    const METADATA: pathlore::Metadata = pathlore::metadata! {
        method: GET, authentication: Custom, path: "/keyed"
    };

    #[pathlore::request(exhaustive, authentication = Key)]
    pub(super) struct Request {}

    #[pathlore::response(exhaustive)]
    pub(super) struct Response {}
}

#[tokio::test]
async fn credentials_of_another_scheme_come_from_a_function() {
    let server = Scripted::with(200, "{}");
    let client = server.client();
    client.request(&keyed::Request {}).credentials(|| ("k", None)).send().await.unwrap();
    assert_eq!(server.requests()[0].headers()["x-key"], "k");
}

#[tokio::test]
async fn nothing_is_sent_to_another_origin() {
    let server = Scripted::with(200, "{}");
    let client = server.client();
    for uri in [
        "https://other.example/keyed",
        "http://api.example/keyed",
        "https://api.example:8443/keyed",
        "https://api.example.org/keyed",
        "/keyed",
    ] {
        let request = keyed::Request {};
        let sent = client.request(&request).credentials(|| ("k", Some(uri))).send().await;
        assert!(matches!(sent, Err(ClientError::Encode(IntoHttpError::Credentials(_)))), "{uri}");
    }
    assert_eq!(server.requests().len(), 0);
}
