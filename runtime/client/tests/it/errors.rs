//! Errors tell what went wrong.

use std::error::Error as _;

use pathlore::{ErrorResponse, IntoHttpError, SupportedVersions};
use pathlore_client::{Client, ClientError};

use crate::{
    api::{create, read},
    support::{Answer, Scripted},
};

async fn error_of(server: &Scripted) -> ClientError<ErrorResponse> {
    server.client().send(&read::Request::default()).await.unwrap_err()
}

#[tokio::test]
async fn errors_are_told_apart() {
    let error = error_of(&Scripted::with(404, "gone")).await;
    assert_eq!(error.as_endpoint().unwrap().body, "gone");
    assert_eq!(error.to_string(), "the server answered 404 Not Found");

    let error = error_of(&Scripted::with(200, r#"{"title":5}"#)).await;
    assert!(matches!(error, ClientError::Decode(_)), "{error:?}");
    assert_eq!(
        error.to_string(),
        "cannot decode the response: body field `title`: expected a string"
    );
    assert!(error.source().is_none() && error.as_endpoint().is_none());

    let error = error_of(&Scripted::new(|_, _| Answer::Error("the network is down"))).await;
    assert!(matches!(error, ClientError::Transport(_)), "{error:?}");
    assert_eq!(error.to_string(), "no response from the server");
    assert_eq!(error.source().unwrap().to_string(), "the network is down");
}

#[tokio::test]
async fn an_endpoint_without_a_path_is_an_error_before_anything_is_sent() {
    let server = Scripted::with(200, r#"{"id":1}"#);
    let supported = SupportedVersions::from_versions(["0.1"]);
    let target = server.client().target().clone();
    let target = target
        .with_supported_versions(supported)
        .with_unstable_fallback(pathlore::UnstableFallback::Deny);
    let client = Client::with_target(server.clone(), target).with_token("t").unwrap();
    let error = client.send(&create::Request::default()).await.unwrap_err();
    assert!(matches!(error, ClientError::Encode(IntoHttpError::Path(_))), "{error:?}");
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn base_urls_are_checked() {
    for url in ["", "api.example", "https://", "https://a:b@api.example", "https://api.example?x"] {
        assert!(Client::new(Scripted::with(200, ""), url).is_err(), "{url}");
    }
}

#[test]
fn errors_and_futures_are_send() {
    fn is_error<T: std::error::Error + Send + Sync + 'static>() {}
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    is_error::<ClientError<ErrorResponse>>();
    let client = Scripted::with(200, "{}").client();
    let request = read::Request::default();
    drop(is_send(client.send(&request)));
    drop(is_send(client.request(&request).exchange()));
    drop(is_send(async move {
        client.send(&read::Request::default()).await.map(|response| response.title)
    }));
}
