//! Tests of the client and the server of this crate with each other.

use std::time::Duration;

use pathlore::{PathReason, Version, http::StatusCode};
use pathlore_examples::{
    account::register,
    client::{self, BufferedRequest, Client, ClientError},
    error::{ErrorCode, MatrixError},
    identifiers::DeviceId,
    server::{RunningServer, ServerOptions},
    session::{
        get_login_token,
        get_login_types::{self, LoginType},
        login, logout,
    },
    uiaa::{
        AuthData, AuthType, Dummy, FallbackAcknowledgement, Password, UiaaInfo, UiaaResponse,
        UserIdentifier, UserReference,
    },
};

use crate::raw::{PASSWORD, post, post_with_token, start};

async fn connect(options: ServerOptions) -> (RunningServer, Client) {
    let server = start(options).await;
    let client = client::homeserver(&server.url()).unwrap();
    (server, client)
}

/// Sends a request and returns the error with which the server responds.
async fn endpoint_error<R>(client: &Client, request: &R) -> R::EndpointError
where
    R: BufferedRequest<Response: std::fmt::Debug>,
{
    match client.send(request).await {
        Err(ClientError::Endpoint(error)) => error,
        other => panic!("{other:?}"),
    }
}

/// Sends a request and returns the stages that the server requires.
async fn uiaa_info<R>(client: &Client, request: &R) -> UiaaInfo
where
    R: BufferedRequest<EndpointError = UiaaResponse, Response: std::fmt::Debug>,
{
    match endpoint_error(client, request).await {
        UiaaResponse::Authentication { info, .. } => *info,
        error => panic!("{error:?}"),
    }
}

fn registration(username: &str) -> register::v3::Request {
    let mut request = register::v3::Request::new();
    request.username = Some(username.to_owned());
    request.password = Some(PASSWORD.to_owned());
    request
}

async fn register(client: &Client, username: &str) -> Client {
    let mut request = registration(username);
    request.auth = Some(Dummy::default().into());
    let response = client.send(&request).await.unwrap();
    client.with_token(&response.access_token.unwrap()).unwrap()
}

fn password_login(username: &str) -> login::v3::Request {
    login::v3::Request::new(login::Password::new(UserIdentifier::user(username), PASSWORD))
}

async fn login_token(client: &Client, username: &str) -> String {
    let mut request = get_login_token::v1::Request::new();
    let session = uiaa_info(client, &request).await.session;
    let user = UserIdentifier::user(username);
    request.auth = Some(Password::new(user, PASSWORD, session).into());
    client.send(&request).await.unwrap().login_token
}

#[tokio::test]
async fn registration_requires_a_stage() {
    let (server, client) = connect(ServerOptions::default()).await;
    let mut request = registration("alice");
    request.device_id = Some("MYDEVICE".parse().unwrap());
    let first = uiaa_info(&client, &request).await;
    assert!(first.accepts(&AuthType::Dummy));
    assert_eq!((first.completed, first.auth_error), (None, None));

    // The session remains valid after a stage has failed.
    let session = first.session.unwrap();
    request.auth = Some(FallbackAcknowledgement::new(&*session).into());
    let failed = uiaa_info(&client, &request).await;
    assert_eq!(failed.session.as_deref(), Some(&*session));
    assert_eq!(failed.completed, Some(vec![]));
    assert_eq!(failed.auth_error.unwrap().errcode, ErrorCode::Forbidden);

    request.auth = Some(Dummy::new(Some(session.clone())).into());
    let response = client.send(&request).await.unwrap();
    assert_eq!(response.user_id.localpart(), "alice");
    assert_eq!(response.user_id.server_name(), server.address().to_string());
    assert_eq!(response.device_id.unwrap().as_str(), "MYDEVICE");
    assert!(response.access_token.is_some());

    // The completed session is no longer valid.
    request.username = Some("bob".to_owned());
    let renewed = uiaa_info(&client, &request).await;
    assert_eq!(renewed.auth_error.unwrap().errcode, ErrorCode::Unknown);
    assert_ne!(renewed.session, Some(session));
    request.auth = Some(Dummy::new(renewed.session).into());
    client.send(&request).await.unwrap();
    server.stop().await.unwrap();
}

#[tokio::test]
async fn a_session_is_valid_for_one_purpose_only() {
    let (_server, client) = connect(ServerOptions::default()).await;
    let alice = register(&client, "alice").await;
    let session = uiaa_info(&alice, &get_login_token::v1::Request::new()).await.session;

    let mut request = registration("bob");
    request.auth = Some(Dummy::new(session.clone()).into());
    assert!(uiaa_info(&client, &request).await.auth_error.is_some());

    // It is not valid for another user either.
    let bob = register(&client, "bob").await;
    let mut request = get_login_token::v1::Request::new();
    let user = UserIdentifier::user("bob");
    request.auth = Some(Password::new(user.clone(), PASSWORD, session).into());
    assert!(uiaa_info(&bob, &request).await.auth_error.is_some());

    // Only the user to whom the access token belongs can complete the stage.
    request.auth = Some(Password::new(user, PASSWORD, None).into());
    assert_eq!(uiaa_info(&alice, &request).await.auth_error.unwrap().errcode, ErrorCode::Forbidden);
    bob.send(&request).await.unwrap();
    // The server did not request this stage.
    request.auth = Some(AuthData::from(Dummy::default()));
    assert_eq!(
        uiaa_info(&bob, &request).await.auth_error.unwrap().errcode,
        ErrorCode::Unrecognized
    );
}

#[tokio::test]
async fn an_account_can_be_registered_without_logging_in() {
    let (_server, client) = connect(ServerOptions::default()).await;
    let mut request = register::v3::Request::new();
    request.password = Some(PASSWORD.to_owned());
    request.inhibit_login = true;
    request.auth = Some(Dummy::default().into());
    let response = client.send(&request).await.unwrap();
    assert!(!response.user_id.localpart().is_empty(), "the server generates a localpart");
    assert!(response.access_token.is_none() && response.device_id.is_none());
}

#[tokio::test]
async fn users_can_log_in_with_every_form_of_their_user_id() {
    let (_server, client) = connect(ServerOptions::default()).await;
    register(&client, "alice").await;
    let response = client.send(&password_login("alice")).await.unwrap();
    let user_id = response.user_id;
    assert_eq!(response.home_server.unwrap().as_str(), user_id.server_name());
    assert!(response.well_known.unwrap().homeserver.base_url.starts_with("http://127.0.0.1:"));

    for user in [
        UserReference::from(UserIdentifier::from(&user_id)),
        UserReference::legacy_user("alice"),
        UserReference::legacy_user(user_id.as_str()),
    ] {
        let request = login::v3::Request::new(login::Password::new(user, PASSWORD));
        assert_eq!(client.send(&request).await.unwrap().user_id, user_id);
    }
}

#[tokio::test]
async fn logging_in_again_invalidates_the_previous_token_of_the_device() {
    let (_server, client) = connect(ServerOptions::default()).await;
    register(&client, "alice").await;
    let mut request = password_login("alice");
    request.device_id = Some("D".parse::<DeviceId>().unwrap());
    let first = client.send(&request).await.unwrap();
    let second = client.send(&request).await.unwrap();
    assert_eq!((first.device_id.as_str(), second.device_id.as_str()), ("D", "D"));

    let first = client.with_token(&first.access_token).unwrap();
    let error = endpoint_error(&first, &logout::v3::Request::new()).await;
    assert_eq!(error.errcode(), Some(&ErrorCode::UnknownToken));
    let second = client.with_token(&second.access_token).unwrap();
    second.send(&logout::v3::Request::new()).await.unwrap();
}

#[tokio::test]
async fn login_tokens_are_valid_once() {
    let (_server, client) = connect(ServerOptions::default()).await;
    let alice = register(&client, "alice").await;
    let token = login_token(&alice, "alice").await;
    let request = login::v3::Request::new(login::Token::new(token));
    let response = client.send(&request).await.unwrap();
    assert_eq!(response.user_id.localpart(), "alice");
    let error = endpoint_error(&client, &request).await;
    assert_eq!(
        (error.status(), error.errcode()),
        (StatusCode::FORBIDDEN, Some(&ErrorCode::Forbidden))
    );
}

#[tokio::test]
async fn login_tokens_expire() {
    let mut options = ServerOptions::default();
    assert_eq!(options.login_token_lifetime, Duration::from_mins(2));
    options.login_token_lifetime = Duration::ZERO;
    let (_server, client) = connect(options).await;
    let alice = register(&client, "alice").await;
    let token = login_token(&alice, "alice").await;
    let request = login::v3::Request::new(login::Token::new(token));
    assert_eq!(endpoint_error(&client, &request).await.errcode(), Some(&ErrorCode::Forbidden));
}

#[tokio::test]
async fn logout_accepts_requests_with_and_without_a_body() {
    let (server, client) = connect(ServerOptions::default()).await;
    register(&client, "alice").await;
    let path = "/_matrix/client/v3/logout";
    for (field, body) in [("", ""), ("content-type: application/json\r\n", ""), ("", "{}")] {
        let token = client.send(&password_login("alice")).await.unwrap().access_token;
        let fields = format!("{field}authorization: Bearer {token}\r\n");
        let response =
            crate::raw::send(&server, "POST", path, fields.as_bytes(), body.as_bytes()).await;
        assert_eq!((response.status, &*response.body), (200, &b"{}"[..]), "{field}{body}");
        let response = post_with_token(&server, path, &token, body).await;
        assert_eq!(response.error(), (401, "M_UNKNOWN_TOKEN".to_owned()));
    }
    // The client of this crate sends no body.
    let client = client.with_token("t").unwrap();
    let exchange = client.request(&logout::v3::Request::new()).exchange().await;
    assert!(exchange.unwrap().request().body().is_empty());
}

#[tokio::test]
async fn supported_login_types_are_listed() {
    let (_server, client) = connect(ServerOptions::default()).await;
    let flows = client.send(&get_login_types::v3::Request::new()).await.unwrap().flows;
    assert_eq!(
        flows.iter().map(|flow| &flow.kind).collect::<Vec<_>>(),
        [&LoginType::Password, &LoginType::Token]
    );
    assert!(flows[1].get_login_token);
}

#[tokio::test]
async fn an_r0_server_supports_only_r0_paths() {
    let (server, client) = connect(ServerOptions::supporting(["r0.6.1"], [])).await;
    let exchange = client.request(&registration("alice")).exchange().await.unwrap();
    assert_eq!(exchange.request().uri().path(), "/_matrix/client/r0/register");
    assert_eq!(exchange.choice().reason, PathReason::Version(Version::new(1, 0)));
    assert_eq!(exchange.status(), StatusCode::UNAUTHORIZED);
    for path in ["v3/register", "v3/login", "v3/logout", "v1/login/get_token"] {
        let response = post(&server, &format!("/_matrix/client/{path}"), "{}").await;
        assert_eq!(response.error(), (404, "M_UNRECOGNIZED".to_owned()), "{path}");
    }
}

#[tokio::test]
async fn unstable_paths_are_chosen_by_feature_and_as_a_fallback() {
    let path = "/_matrix/client/unstable/org.matrix.msc3882/login/get_token";
    let feature = "org.matrix.msc3882";
    let mut unlisted = ServerOptions::supporting(["v1.6"], []);
    unlisted.serves_unnamed_unstable_paths = true;
    let mut disabled = unlisted.clone();
    disabled.unstable_features.insert(feature.to_owned(), false);
    for (options, reason) in [
        (ServerOptions::supporting(["v1.6"], [feature]), PathReason::Feature(feature)),
        (unlisted, PathReason::UnstableFallback),
        (disabled, PathReason::UnstableFallback),
    ] {
        let (_server, client) = connect(options).await;
        let client = register(&client, "alice").await;
        let exchange =
            client.request(&get_login_token::v1::Request::new()).exchange().await.unwrap();
        assert_eq!(exchange.choice().template.as_str(), path);
        assert_eq!(exchange.choice().reason, reason);
        assert!(!login_token(&client, "alice").await.is_empty());
    }
    // The fallback fails if the server does not support the path.
    let (_server, client) = connect(ServerOptions::supporting(["v1.6"], [])).await;
    let client = register(&client, "alice").await;
    let error = endpoint_error(&client, &get_login_token::v1::Request::new()).await;
    let UiaaResponse::Matrix(MatrixError::Standard { errcode, .. }) = error else {
        panic!("{error:?}")
    };
    assert_eq!(errcode, ErrorCode::Unrecognized);
}
