//! Tests of the client side of user-interactive authentication.

use std::sync::{
    Mutex,
    atomic::{AtomicUsize, Ordering},
};

use pathlore::http;
use pathlore_client::{Body, Transport, TransportError};
use pathlore_examples::{
    account::register::v3::Request,
    client::{self, Client, ClientError, Stages, StagesError, authenticate},
    server::ServerOptions,
    session::get_login_token,
    uiaa::{AuthType, Dummy, Password, Terms, UiaaResponse, UserIdentifier},
};

use crate::raw::{PASSWORD, start};

fn registration() -> Request {
    let mut request = Request::new();
    request.username = Some("alice".to_owned());
    request.password = Some(PASSWORD.to_owned());
    request
}

fn dummy<'c>() -> Stages<'c> {
    Stages::new().on(AuthType::Dummy, async |session| Some(Dummy::new(session).into()))
}

fn password(password: &str) -> Stages<'_> {
    Stages::new().on(AuthType::Password, move |session| async move {
        Some(Password::new(UserIdentifier::user("alice"), password, session).into())
    })
}

#[tokio::test]
async fn stages_are_completed_at_a_server() {
    let server = start(ServerOptions::default()).await;
    let client = client::homeserver(&server.url()).unwrap();
    let account = authenticate(&client, registration(), dummy()).await.unwrap();
    let client = client.with_token(&account.access_token.unwrap()).unwrap();
    let request = get_login_token::v1::Request::new;
    let response = authenticate(&client, request(), password(PASSWORD)).await.unwrap();
    assert!(!response.login_token.is_empty());

    let wrong = authenticate(&client, request(), password("another-secret")).await.unwrap_err();
    assert!(matches!(wrong, StagesError::Failed(_)), "{wrong:?}");
    let text = wrong.to_string();
    assert!(text.contains("M_FORBIDDEN") && !text.contains("another-secret"), "{text}");
    let impossible = authenticate(&client, request(), dummy()).await.unwrap_err();
    assert!(matches!(impossible, StagesError::Impossible(_)), "{impossible:?}");
    assert!(impossible.to_string().ends_with("cannot complete: m.login.password"));
    let given_up = Stages::new().on(AuthType::Password, async |_| None);
    let given_up = authenticate(&client, request(), given_up).await.unwrap_err();
    assert!(matches!(given_up, StagesError::GivenUp(AuthType::Password)), "{given_up:?}");
    let other = authenticate(&client, registration(), dummy()).await.unwrap_err();
    let StagesError::Request(ClientError::Endpoint(UiaaResponse::Matrix(error))) = other else {
        panic!("{other:?}")
    };
    assert!(error.to_string().contains("M_USER_IN_USE"), "{error}");
    server.stop().await.unwrap();
}

/// A server that sends prepared responses, and records the bodies of requests.
struct Prepared {
    responses: Mutex<std::vec::IntoIter<(u16, String)>>,
    received: &'static Mutex<Vec<serde_json::Value>>,
}

impl Transport for Prepared {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let body = request.body().as_bytes().cloned().unwrap_or_default();
        self.received.lock().unwrap().push(serde_json::from_slice(&body).unwrap());
        let next = self.responses.lock().unwrap().next();
        let (status, body) = next.ok_or_else(|| TransportError::new("no response is left"))?;
        let mut response = http::Response::new(Body::from(body));
        *response.status_mut() = status.try_into().unwrap();
        Ok(response)
    }
}

/// Returns a client, and what its server receives.
fn prepared(responses: Vec<(u16, String)>) -> (Client, &'static Mutex<Vec<serde_json::Value>>) {
    let received = Box::leak(Box::default());
    let responses = Mutex::new(responses.into_iter());
    let client = Client::new(Prepared { responses, received }, "https://example.org").unwrap();
    let supported = pathlore::SupportedVersions::from_versions(["v1.1"]);
    (client.with_supported_versions(supported), received)
}

fn required(completed: &str) -> (u16, String) {
    let flows =
        r#"[{"stages":["m.login.recaptcha"]},{"stages":["m.login.terms","m.login.dummy"]}]"#;
    (401, format!(r#"{{"flows":{flows},"completed":[{completed}],"params":{{}},"session":"s"}}"#))
}

#[tokio::test]
async fn a_flow_of_several_stages_is_chosen_and_completed_in_order() {
    let done = (200, r#"{"user_id":"@alice:example.org"}"#.to_owned());
    let terms = r#""m.login.terms""#;
    let (client, received) = prepared(vec![required(""), required(terms), done]);
    let asked = AtomicUsize::new(0);
    let stages = dummy().on(AuthType::Terms, |session| {
        asked.fetch_add(1, Ordering::Relaxed);
        async { Some(Terms::new(session).into()) }
    });
    authenticate(&client, registration(), stages).await.unwrap();
    assert_eq!(asked.into_inner(), 1);
    let types: Vec<_> =
        received.lock().unwrap().iter().map(|body| body["auth"]["type"].clone()).collect();
    assert_eq!(types, [serde_json::Value::Null, "m.login.terms".into(), "m.login.dummy".into()]);
    assert_eq!(received.lock().unwrap()[2]["auth"]["session"], "s");
}

#[tokio::test]
async fn a_server_that_requires_the_same_stage_for_ever_is_an_error() {
    let (client, received) = prepared(vec![required(""), required(""), required("")]);
    let stages = dummy().on(AuthType::Terms, async |session| Some(Terms::new(session).into()));
    let error = authenticate(&client, registration(), stages).await.unwrap_err();
    assert_eq!(error.to_string(), "the server requires again: m.login.terms");
    assert_eq!(received.lock().unwrap().len(), 2);
}

/// The stages were completed elsewhere, for example in a browser.
#[tokio::test]
async fn the_end_of_a_session_is_acknowledged() {
    let all = r#""m.login.terms","m.login.dummy""#;
    let done = (200, r#"{"user_id":"@alice:example.org"}"#.to_owned());
    let (client, received) = prepared(vec![required(all), done]);
    authenticate(&client, registration(), Stages::new()).await.unwrap();
    assert_eq!(received.lock().unwrap()[1]["auth"], serde_json::json!({"session": "s"}));
}
