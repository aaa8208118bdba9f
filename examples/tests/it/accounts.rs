//! Tests of the registration of accounts, and of logging in to them.

use pathlore_examples::server::ServerOptions;
use serde_json::{Value, json};

use crate::raw::{self, PASSWORD, assert_error, post, start};

const LOGIN: &str = "/_matrix/client/v3/login";
const REGISTER: &str = "/_matrix/client/v3/register";

/// A registration without a username, whose only stage is completed.
fn registration() -> Value {
    json!({ "password": PASSWORD, "auth": { "type": "m.login.dummy" } })
}

fn login(user: &str, password: &str) -> String {
    json!({ "type": "m.login.password", "identifier": { "type": "m.id.user", "user": user },
        "password": password })
    .to_string()
}

#[tokio::test]
async fn usernames_in_use_are_refused() {
    let server = start(ServerOptions::default()).await;
    raw::register(&server, "alice").await;
    let mut registration = registration();
    registration["username"] = json!("alice");
    // The request need not be authenticated, and need not have a password.
    for body in [registration, json!({ "username": "alice" })] {
        let response = post(&server, REGISTER, body.to_string()).await;
        assert_error(&response, 400, "M_USER_IN_USE", "alice");
    }
}

#[tokio::test]
async fn invalid_and_reserved_usernames_are_refused() {
    let server = start(ServerOptions::default()).await;
    let too_long = "a".repeat(256);
    let invalid = ["", "Alice", "a b", "a:b", "@a:localhost", "é", "a\0", &too_long];
    let reserved = ["_", "_alice", "__", "_1", "0", "1", "00", "20260731"];
    for username in invalid.iter().chain(&reserved) {
        let mut body = registration();
        body["username"] = json!(username);
        let response = post(&server, REGISTER, body.to_string()).await;
        assert_error(&response, 400, "M_INVALID_USERNAME", username);
        // The username is checked before the request is authenticated.
        let body = json!({ "username": username }).to_string();
        let response = post(&server, REGISTER, body).await;
        assert_error(&response, 400, "M_INVALID_USERNAME", username);
    }
    for username in ["a_", "alice_1", "1a", "1_", "-1", "1.2", "a", "/", "+491"] {
        raw::register(&server, username).await;
    }
}

#[tokio::test]
async fn generated_usernames_are_not_reserved() {
    let server = start(ServerOptions::default()).await;
    for _ in 0..200 {
        let response = post(&server, REGISTER, registration().to_string()).await.json();
        let user_id = response["user_id"].as_str().unwrap();
        let localpart = user_id.strip_prefix('@').unwrap().split(':').next().unwrap();
        assert!(localpart.bytes().all(|byte| byte.is_ascii_lowercase()), "{localpart}");
    }
}

#[tokio::test]
async fn registrations_without_a_password_are_refused() {
    let server = start(ServerOptions::default()).await;
    let mut body = registration();
    for (username, password) in [("none", json!(null)), ("empty", json!(""))] {
        body["username"] = json!(username);
        body["password"] = password;
        let response = post(&server, REGISTER, body.to_string()).await;
        assert_error(&response, 400, "M_MISSING_PARAM", username);
        let response = post(&server, LOGIN, login(username, "")).await;
        assert_error(&response, 403, "M_FORBIDDEN", username);
    }
    body.as_object_mut().unwrap().remove("password");
    let response = post(&server, REGISTER, body.to_string()).await;
    assert_error(&response, 400, "M_MISSING_PARAM", "no member");

    // Clients send no password in order to learn which stages are required.
    for body in ["{}", r#"{"password":""}"#, ""] {
        let response = post(&server, REGISTER, body).await;
        assert_eq!(response.status, 401, "{body}");
        assert!(response.json()["flows"].is_array(), "{body}");
    }
}

#[tokio::test]
async fn a_registration_can_be_repeated_with_the_missing_password() {
    let server = start(ServerOptions::default()).await;
    let session = post(&server, REGISTER, "{}").await.json()["session"].clone();
    let mut body = json!({ "auth": { "type": "m.login.dummy", "session": session } });
    let response = post(&server, REGISTER, body.to_string()).await;
    assert_error(&response, 400, "M_MISSING_PARAM", "no password");
    body["password"] = json!(PASSWORD);
    assert_eq!(post(&server, REGISTER, body.to_string()).await.status, 200);
    // The session has ended now.
    let response = post(&server, REGISTER, body.to_string()).await;
    assert_eq!((response.status, response.errcode()), (401, "M_UNKNOWN".to_owned()));
}

/// Guests and application services need no password. This server has neither.
#[tokio::test]
async fn guests_and_application_services_need_no_password() {
    let server = start(ServerOptions::default()).await;
    let guest = format!("{REGISTER}?kind=guest");
    for body in ["{}", r#"{"auth":{"type":"m.login.dummy"}}"#] {
        assert_error(&post(&server, &guest, body).await, 403, "M_GUEST_ACCESS_FORBIDDEN", body);
    }
    let body = r#"{"type":"m.login.application_service","username":"_bot"}"#;
    assert_error(&post(&server, REGISTER, body).await, 401, "M_MISSING_TOKEN", body);
}

#[tokio::test]
async fn a_failed_login_does_not_reveal_whether_the_user_exists() {
    let server = start(ServerOptions::default()).await;
    raw::register(&server, "alice").await;
    let wrong = post(&server, LOGIN, login("alice", "hunter2")).await;
    assert_error(&wrong, 403, "M_FORBIDDEN", "wrong password");
    for user in ["bob", "", "@alice:elsewhere", "@", "é", "_alice", "12"] {
        let response = post(&server, LOGIN, login(user, PASSWORD)).await;
        assert_eq!((response.status, response.json()), (403, wrong.json()), "{user}");
    }
    assert_eq!(post(&server, LOGIN, login("alice", PASSWORD)).await.status, 200);
}

/// Clients may send a token that they still have.
#[tokio::test]
async fn tokens_of_users_do_not_affect_logins_and_registrations() {
    let server = start(ServerOptions::default()).await;
    let token = raw::register(&server, "alice").await;
    for token in [&*token, "nobody", "", "not a token"] {
        let field = format!("authorization: Bearer {token}\r\n");
        for (path, body) in
            [(LOGIN, login("alice", PASSWORD)), (REGISTER, registration().to_string())]
        {
            let response =
                raw::send(&server, "POST", path, field.as_bytes(), body.as_bytes()).await;
            assert_eq!(response.status, 200, "{path} {token}: {response:?}");
        }
    }
}
