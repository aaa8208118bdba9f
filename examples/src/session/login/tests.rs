use pathlore::{
    IncomingRequest, IncomingResponse, OutgoingRequest, OutgoingResponse, Target, http,
};
use serde_json::{Value, json};

use super::*;
use crate::uiaa::{Medium, UserIdentifier};

fn login(value: &Value) -> LoginInfo {
    let login: LoginInfo = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&login).unwrap(), *value);
    login
}

/// Decodes a request as a server does and encodes it as a client does.
fn request(body: &Value) -> v3::Request {
    let mut http_request = http::Request::new(body.to_string().into());
    *http_request.method_mut() = http::Method::POST;
    *http_request.uri_mut() = "/_matrix/client/v3/login".parse().unwrap();
    let request = v3::Request::from_http_request(&http_request).unwrap();

    let target = Target::new("http://localhost").unwrap().with_path("/_matrix/client/v3/login");
    let again = request.to_http_request(&target, None).unwrap();
    assert_eq!(serde_json::from_slice::<Value>(again.body()).unwrap(), *body);
    request
}

#[test]
fn known_login_types_are_typed() {
    let password = login(&json!({ "type": "m.login.password",
        "identifier": { "type": "m.id.user", "user": "alice" }, "password": "p" }));
    assert_eq!(password, Password::new(UserIdentifier::user("alice"), "p").into());
    let token = login(&json!({ "type": "m.login.token", "token": "t" }));
    assert_eq!(token, Token::new("t").into());
    let service = login(&json!({ "type": "m.login.application_service",
        "identifier": { "type": "m.id.user", "user": "bot" } }));
    assert_eq!(service, ApplicationService::new(UserIdentifier::user("bot")).into());
}

#[test]
fn legacy_parameters_are_decoded() {
    let body = json!({ "type": "m.login.password", "user": "", "medium": "email",
        "address": "a@example.org", "password": "p", "device_id": "D" });
    let LoginInfo::Password(password) = request(&body).login_info else { panic!() };
    let expected = UserIdentifier::third_party(Medium::Email, "a@example.org");
    assert_eq!(password.user.to_identifier().as_deref(), Some(&expected));
}

#[test]
fn unknown_login_types_keep_their_own_members_only() {
    let body = json!({ "type": "org.example.card", "card": { "number": [1, null] },
        "device_id": "D", "initial_device_display_name": "d", "refresh_token": true });
    let request = request(&body);
    assert_eq!(request.device_id.unwrap().as_str(), "D");
    assert!(request.refresh_token);
    let LoginInfo::Other(object) = request.login_info else { panic!() };
    assert_eq!(object.kind(), "org.example.card");
    assert_eq!(object.members().len(), 1);
}

#[test]
fn login_by_token_keeps_the_identifier() {
    let body = json!({ "type": "m.login.token", "token": "t",
        "identifier": { "type": "m.id.user", "user": "alice" } });
    let LoginInfo::Token(token) = request(&body).login_info else { panic!() };
    assert_eq!(token.user, UserIdentifier::user("alice").into());
}

#[test]
fn null_is_as_good_as_nothing() {
    let mut http_request = http::Request::new(
        r#"{"type":"m.login.token","token":"t","refresh_token":null,"device_id":null}"#.into(),
    );
    *http_request.method_mut() = http::Method::POST;
    *http_request.uri_mut() = "/_matrix/client/r0/login".parse().unwrap();
    let request = v3::Request::from_http_request(&http_request).unwrap();
    assert!(!request.refresh_token);
    assert_eq!(request.device_id, None);
}

#[test]
fn errors_name_the_member() {
    let password = |rest: &str| format!(r#"{{"device_id":"D","type":"m.login.password",{rest}}}"#);
    for (body, expected) in [
        (password(r#""password":1"#), "`password`: expected a string"),
        (password(r#""user":"alice""#), "`password`: missing"),
        (password(r#""password":"p","user":1"#), "`user`: expected a string"),
        (password(r#""password":"p","identifier":{}"#), "`identifier.type`: missing"),
        (
            password(r#""password":"p","identifier":{"type":"m.id.user","user":5}"#),
            "`identifier.user`: expected a string",
        ),
        (
            password(r#""password":"p","identifier":{"type":"m.id.user","user":"a","user":"b"}"#),
            "`identifier.user`: given more than once",
        ),
        (password(r#""password":"p","password":"q""#), "`password`: given more than once"),
        (password(r#""type":"m.login.token""#), "`type`: given more than once"),
        (r#"{"device_id":"D"}"#.to_owned(), "`type`: missing"),
        (r#"{"type":["m.login.token"],"token":"t"}"#.to_owned(), "`type`: expected a string"),
    ] {
        let mut http_request = http::Request::new(body.clone().into());
        *http_request.method_mut() = http::Method::POST;
        *http_request.uri_mut() = "/_matrix/client/r0/login".parse().unwrap();
        let error = v3::Request::from_http_request(&http_request).unwrap_err();
        assert_eq!(error.to_string(), format!("body field {expected}"), "{body}");
    }
}

#[test]
fn errors_contain_no_secrets() {
    for body in [
        r#"{"type":"m.login.password","password":["hunter2"]}"#,
        r#"{"type":"m.login.password","password":"p","identifier":"hunter2"}"#,
        r#"{"type":"m.login.token","token":{"hunter2":1}}"#,
        r#"{"type":"m.login.token","type":"hunter2","token":"t"}"#,
        r#"{"token":"hunter2"}"#,
        r#"{"type":"m.login.token","token":"hunter2","device_id":["hunter2"]}"#,
        r#"{"type":"m.login.token","token":"hunter2""#,
    ] {
        let mut http_request = http::Request::new(body.into());
        *http_request.method_mut() = http::Method::POST;
        *http_request.uri_mut() = "/_matrix/client/r0/login".parse().unwrap();
        let error = v3::Request::from_http_request(&http_request).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
    }
}

#[test]
fn responses_of_real_servers_are_decoded() {
    let body = json!({ "user_id": "@alice:localhost:18008", "access_token": "t",
        "home_server": "localhost:18008", "device_id": "FRCPBOFLKT",
        "well_known": { "m.homeserver": { "base_url": "http://127.0.0.1:18008/" } } });
    let response =
        v3::Response::from_http_response(&http::Response::new(body.to_string().into())).unwrap();
    assert_eq!(response.home_server.as_ref().unwrap().as_str(), "localhost:18008");
    let again = response.to_http_response().unwrap();
    assert_eq!(serde_json::from_slice::<Value>(again.body()).unwrap(), body);
}
