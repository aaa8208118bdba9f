//! Tests of user-interactive authentication with the forms of `auth` that clients send.

use pathlore_examples::server::ServerOptions;
use serde_json::{Value, json};

use crate::raw::{self, PASSWORD, post, post_with_token, start};

const REGISTER: &str = "/_matrix/client/v3/register";
const GET_TOKEN: &str = "/_matrix/client/v1/login/get_token";

/// Forms of `auth` that complete no stage.
fn without_stage() -> [Value; 5] {
    [
        json!({}),
        json!({ "auth": null }),
        json!({ "auth": {} }),
        // matrix-nio sends this.
        json!({ "auth": { "initial_device_display_name": "d" } }),
        json!({ "auth": { "type": null, "session": null } }),
    ]
}

/// Asserts that the response requires a stage and does not report a failure. Returns the session.
#[track_caller]
fn assert_stage_required(response: &raw::RawResponse, stage: &str, context: &Value) -> String {
    let body = response.json();
    assert_eq!(response.status, 401, "{context}: {body}");
    assert_eq!(body["flows"], json!([{ "stages": [stage] }]), "{context}: {body}");
    assert!(body.get("errcode").is_none() && body.get("completed").is_none(), "{context}: {body}");
    let session = body["session"].as_str().unwrap_or_default();
    assert!(!session.is_empty(), "{context}: {body}");
    session.to_owned()
}

#[tokio::test]
async fn an_attempt_without_a_stage_starts_a_session() {
    let server = start(ServerOptions::default()).await;
    for (number, mut body) in without_stage().into_iter().enumerate() {
        let username = format!("user{number}");
        body["username"] = json!(username);
        body["password"] = json!(PASSWORD);
        let response = post(&server, REGISTER, body.to_string()).await;
        let session = assert_stage_required(&response, "m.login.dummy", &body);
        body["auth"] = json!({ "type": "m.login.dummy", "session": session });
        let response = post(&server, REGISTER, body.to_string()).await;
        assert_eq!(response.status, 200, "{body}: {response:?}");

        let token = response.json()["access_token"].as_str().unwrap().to_owned();
        let mut body = without_stage()[number].clone();
        let response = post_with_token(&server, GET_TOKEN, &token, &body.to_string()).await;
        let session = assert_stage_required(&response, "m.login.password", &body);
        body["auth"] = json!({ "type": "m.login.password", "session": session,
            "identifier": { "type": "m.id.user", "user": username }, "password": PASSWORD });
        let response = post_with_token(&server, GET_TOKEN, &token, &body.to_string()).await;
        assert_eq!(response.status, 200, "{body}: {response:?}");
    }
}

#[tokio::test]
async fn a_session_without_a_stage_continues() {
    let server = start(ServerOptions::default()).await;
    let session = post(&server, REGISTER, "{}").await.json()["session"].clone();
    for auth in [json!({ "session": session }), json!({ "session": session, "type": null })] {
        let response = post(&server, REGISTER, json!({ "auth": auth }).to_string()).await;
        assert_eq!((response.status, &response.json()["session"]), (401, &session), "{auth}");
    }
    let body = json!({ "auth": { "session": "unknown" } }).to_string();
    let response = post(&server, REGISTER, body).await;
    assert_eq!(response.error(), (401, "M_UNKNOWN".to_owned()));
    assert_ne!(response.json()["session"], session);
}

/// README promises the first of these messages.
#[tokio::test]
async fn errors_name_the_member_inside_objects_with_a_type() {
    let server = start(ServerOptions::default()).await;
    let token = raw::register(&server, "alice").await;
    for (auth, error) in [
        (json!({ "type": "m.login.dummy", "session": 5 }), "`auth.session`: expected a string"),
        (json!({ "session": 5 }), "`auth.session`: expected a string"),
        (json!({ "type": 5 }), "`auth.type`: expected a string"),
        (json!([]), "`auth`: expected an object"),
        (json!("m.login.dummy"), "`auth`: expected an object"),
        (json!({ "type": "m.login.password" }), "`auth.password`: missing"),
        (
            json!({ "type": "m.login.password", "password": 1 }),
            "`auth.password`: expected a string",
        ),
        (
            json!({ "type": "m.login.password", "password": "p", "identifier": {} }),
            "`auth.identifier.type`: missing",
        ),
        (
            json!({ "type": "m.login.password", "password": "p",
                "identifier": { "type": "m.id.user" } }),
            "`auth.identifier.user`: missing",
        ),
        (
            json!({ "type": "m.login.password", "password": "p", "identifier":
                { "type": "m.id.phone", "country": "GB", "phone": 5 } }),
            "`auth.identifier.phone`: expected a string",
        ),
        (
            json!({ "type": "m.login.email.identity", "threepid_creds": { "sid": "s" } }),
            "`auth.threepid_creds.client_secret`: missing",
        ),
        (
            json!({ "type": "m.login.msisdn", "threepid_creds": { "sid": {} } }),
            "`auth.threepid_creds.sid`: expected a string",
        ),
    ] {
        let body = json!({ "auth": auth }).to_string();
        for response in [
            post(&server, REGISTER, &body).await,
            post_with_token(&server, GET_TOKEN, &token, &body).await,
        ] {
            raw::assert_error(&response, 400, "M_BAD_JSON", &body);
            assert_eq!(response.json()["error"], format!("body field {error}"), "{body}");
        }
    }
}

#[tokio::test]
async fn errors_name_the_member_of_a_login() {
    let server = start(ServerOptions::default()).await;
    for (body, error) in [
        (json!({}), "`type`: missing"),
        (json!({ "type": null, "identifier": {} }), "`type`: missing"),
        (json!({ "x": [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}] }), "`type`: missing"),
        (json!({ "type": "m.login.token", "x": [{}, {}, {}] }), "`token`: missing"),
        (json!({ "type": 1 }), "`type`: expected a string"),
        (json!({ "type": "m.login.password", "password": 1 }), "`password`: expected a string"),
        (json!({ "type": "m.login.password", "user": "alice" }), "`password`: missing"),
        (json!({ "type": "m.login.token" }), "`token`: missing"),
        (json!({ "type": "m.login.token", "token": [] }), "`token`: expected a string"),
        (
            json!({ "type": "m.login.password", "password": "p", "identifier": {} }),
            "`identifier.type`: missing",
        ),
        (
            json!({ "type": "m.login.password", "password": "p", "identifier":
                { "type": "m.id.user", "user": 5 } }),
            "`identifier.user`: expected a string",
        ),
        (
            json!({ "type": "m.login.password", "password": "p", "user": "a", "device_id": 5 }),
            "`device_id`: expected a string",
        ),
    ] {
        let response = post(&server, "/_matrix/client/v3/login", body.to_string()).await;
        raw::assert_error(&response, 400, "M_BAD_JSON", &body.to_string());
        assert_eq!(response.json()["error"], format!("body field {error}"), "{body}");
    }
}

#[tokio::test]
async fn members_that_are_given_twice_are_errors_at_all_levels() {
    let server = start(ServerOptions::default()).await;
    for (path, body) in [
        ("login", r#"{"type":"m.login.token","token":"a","token":"b"}"#),
        ("login", r#"{"type":"m.login.token","type":"m.login.token","token":"a"}"#),
        ("login", r#"{"type":"m.login.token","token":"a","user":"a","user":"a"}"#),
        (
            "login",
            r#"{"type":"m.login.password","password":"p",
                "identifier":{"type":"m.id.user","user":"a","user":"b"}}"#,
        ),
        ("register", r#"{"auth":{"type":"m.login.dummy","type":"m.login.dummy"}}"#),
        ("register", r#"{"auth":{},"auth":{}}"#),
    ] {
        let response = post(&server, &format!("/_matrix/client/v3/{path}"), body).await;
        raw::assert_error(&response, 400, "M_BAD_JSON", body);
    }
    // Nobody reads these members.
    let body = r#"{"x":1,"x":2,"auth":{"type":"m.login.dummy","x":1,"x":2},"password":"p"}"#;
    assert_eq!(post(&server, REGISTER, body).await.status, 200);
}

/// The specification has `identifier` for all login types.
#[tokio::test]
async fn a_login_by_token_may_identify_the_user() {
    let server = start(ServerOptions::default()).await;
    let token = raw::register(&server, "alice").await;
    let identifier = json!({ "type": "m.id.user", "user": "alice" });
    let auth =
        json!({ "type": "m.login.password", "identifier": identifier, "password": PASSWORD });
    let body = json!({ "auth": auth }).to_string();
    let response = post_with_token(&server, GET_TOKEN, &token, &body).await;
    let body = json!({ "type": "m.login.token", "token": response.json()["login_token"],
        "identifier": identifier });
    let response = post(&server, "/_matrix/client/v3/login", body.to_string()).await;
    assert_eq!(response.status, 200, "{response:?}");
}
