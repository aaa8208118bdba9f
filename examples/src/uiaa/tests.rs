use pathlore::{
    EndpointError, IncomingRequest, OutgoingResponse,
    bytes::Bytes,
    http::{self, StatusCode},
};
use serde_json::{Value, json};

use super::*;
use crate::{error::ErrorCode, session::get_login_token::v1::Request};

fn auth_data(value: &Value) -> AuthData {
    let auth: AuthData = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&auth).unwrap(), *value);
    // `from_str` takes another path through serde_json than `from_value`.
    assert_eq!(serde_json::from_str::<AuthData>(&value.to_string()).unwrap(), auth);
    auth
}

fn response(status: u16, body: &Value) -> http::Response<Bytes> {
    http::Response::builder().status(status).body(Bytes::from(body.to_string())).unwrap()
}

fn uiaa_response(status: u16, body: &Value) -> UiaaResponse {
    let response = response(status, body);
    let error = UiaaResponse::from_http_response(&response);
    let again = error.to_http_response().unwrap();
    assert_eq!(again.status(), response.status());
    assert_eq!(serde_json::from_slice::<Value>(again.body()).unwrap(), *body);
    error
}

#[test]
fn known_authentication_types_are_typed() {
    let credentials = json!({ "sid": "1", "client_secret": "c", "id_server": "id.example.org",
        "id_access_token": "t" });
    let stages = [
        json!({ "type": "m.login.password", "identifier": { "type": "m.id.user", "user": "alice" },
            "password": "p", "session": "s" }),
        json!({ "type": "m.login.token", "token": "t", "txn_id": "1", "session": "s" }),
        json!({ "type": "m.login.registration_token", "token": "t", "session": "s" }),
        json!({ "type": "m.login.dummy", "session": "s" }),
        json!({ "type": "m.login.terms", "session": "s" }),
        json!({ "type": "m.login.recaptcha", "response": "r", "session": "s" }),
        json!({ "type": "m.login.email.identity", "threepid_creds": credentials, "session": "s" }),
        json!({ "type": "m.login.msisdn", "threepid_creds": credentials, "session": "s" }),
    ];
    for stage in stages {
        let auth = auth_data(&stage);
        assert!(!matches!(auth, AuthData::Other(_)), "{stage}");
        assert_eq!(auth.session(), Some("s"), "{stage}");
    }
}

#[test]
fn an_object_with_only_a_session_is_a_fallback_acknowledgement() {
    let auth = auth_data(&json!({ "session": "s" }));
    assert_eq!(auth, AuthData::FallbackAcknowledgement(FallbackAcknowledgement::new("s")));
    assert_eq!(auth.session(), Some("s"));
}

#[test]
fn unknown_authentication_types_are_kept_unchanged() {
    let value =
        json!({ "type": "org.example.riddle", "session": "s", "answer": [1, { "a": null }] });
    let auth = auth_data(&value);
    assert_eq!(auth.session(), Some("s"));
    let AuthData::Other(object) = auth else { panic!() };
    assert_eq!(object.kind(), "org.example.riddle");
    assert_eq!(object.members()["answer"], json!([1, { "a": null }]));
}

#[test]
fn current_and_deprecated_user_identifiers_are_decoded() {
    let identifiers = [
        json!({ "type": "m.id.user", "user": "@alice:example.org" }),
        json!({ "type": "m.id.thirdparty", "medium": "email", "address": "a@example.org" }),
        json!({ "type": "m.id.phone", "country": "GB", "phone": "07700 900000" }),
        json!({ "type": "org.example.badge", "number": 7 }),
    ];
    for identifier in identifiers {
        let auth = auth_data(
            &json!({ "type": "m.login.password", "identifier": identifier, "password": "p" }),
        );
        let AuthData::Password(password) = auth else { panic!() };
        let expected: UserIdentifier = serde_json::from_value(identifier).unwrap();
        assert_eq!(password.user.to_identifier().as_deref(), Some(&expected));
    }

    let deprecated = [
        (json!({ "user": "alice" }), Some(UserIdentifier::user("alice"))),
        (
            json!({ "medium": "email", "address": "a@example.org" }),
            Some(UserIdentifier::third_party(Medium::Email, "a@example.org")),
        ),
        // In the oldest form, `user` is always present.
        (
            json!({ "user": "", "medium": "msisdn", "address": "447700900000" }),
            Some(UserIdentifier::third_party(Medium::Msisdn, "447700900000")),
        ),
        // Clients may send both forms.
        (
            json!({ "user": "x", "identifier": { "type": "m.id.user", "user": "alice" } }),
            Some(UserIdentifier::user("alice")),
        ),
        (json!({ "medium": "email" }), None),
        (json!({}), None),
    ];
    for (value, expected) in deprecated {
        let user: UserReference = serde_json::from_value(value.clone()).unwrap();
        assert_eq!(user.to_identifier().as_deref(), expected.as_ref(), "{value}");
        assert_eq!(serde_json::to_value(user).unwrap(), value);
    }
}

#[test]
fn unknown_members_are_ignored() {
    let value = json!({ "type": "m.login.dummy", "org.example": 1 });
    assert_eq!(serde_json::from_value::<AuthData>(value).unwrap(), Dummy::new(None).into());
}

#[test]
fn errors_and_debug_output_contain_no_secrets() {
    let secret = "hunter2";
    for value in [
        json!({ "type": "m.login.password", "password": ["hunter2"] }),
        json!({ "type": "m.login.password", "password": "p", "identifier": "hunter2" }),
        json!({ "type": "m.login.token", "token": { "hunter2": 1 } }),
        json!({ "type": "m.login.email.identity", "threepid_creds": "hunter2" }),
        json!({ "type": ["hunter2"] }),
        json!({ "session": { "token": "hunter2" } }),
        json!("hunter2"),
        json!(["hunter2"]),
        json!(20_260_731),
    ] {
        let error = serde_json::from_value::<AuthData>(value.clone()).unwrap_err();
        assert!(!error.to_string().contains(secret), "{error}");
        assert!(!error.to_string().contains("20260731"), "{error}");
        let error = serde_json::from_str::<AuthData>(&value.to_string()).unwrap_err();
        assert!(!error.to_string().contains(secret), "{error}");
    }
    for value in [
        json!({ "type": "m.login.password", "user": "alice", "password": secret }),
        json!({ "type": "m.login.token", "token": secret }),
        json!({ "type": "m.login.registration_token", "token": secret }),
        json!({ "type": "m.login.recaptcha", "response": secret }),
        json!({ "type": "m.login.msisdn", "threepid_creds": { "sid": "1", "client_secret": secret,
            "id_access_token": secret } }),
        json!({ "type": "org.example.riddle", "answer": secret }),
    ] {
        let debug = format!("{:?}", auth_data(&value));
        assert!(!debug.contains(secret), "{debug}");
    }
}

#[test]
fn errors_name_the_member() {
    let error = |auth: &str| {
        let body = format!(r#"{{"auth":{auth}}}"#);
        let mut request = http::Request::new(Bytes::from(body));
        *request.method_mut() = http::Method::POST;
        *request.uri_mut() = "/_matrix/client/v1/login/get_token".parse().unwrap();
        Request::from_http_request(&request).unwrap_err().to_string()
    };
    for (auth, expected) in [
        (r#"{"type":"m.login.password","user":"alice"}"#, "`auth.password`: missing"),
        (r#"{"type":"m.login.password","password":1}"#, "`auth.password`: expected a string"),
        (r#"{"session":5,"type":"m.login.dummy"}"#, "`auth.session`: expected a string"),
        (r#"{"session":5}"#, "`auth.session`: expected a string"),
        (r#"{"type":5}"#, "`auth.type`: expected a string"),
        (r#"{"type":"m.login.dummy","type":"a"}"#, "`auth.type`: given more than once"),
        (
            r#"{"type":"m.login.password","password":"p","identifier":{}}"#,
            "`auth.identifier.type`: missing",
        ),
        (
            r#"{"type":"m.login.password","password":"p","user":"u",
                "identifier":{"type":"m.id.user","user":["v"]}}"#,
            "`auth.identifier.user`: expected a string",
        ),
        (
            r#"{"type":"m.login.password","password":"p",
                "identifier":{"type":"m.id.user","user":"u","user":"v"}}"#,
            "`auth.identifier.user`: given more than once",
        ),
        (
            r#"{"type":"m.login.msisdn","threepid_creds":{"sid":"1","client_secret":{}}}"#,
            "`auth.threepid_creds.client_secret`: expected a string",
        ),
        ("[]", "`auth`: expected an object"),
    ] {
        assert_eq!(error(auth), format!("body field {expected}"), "{auth}");
    }
}

#[test]
fn an_attempt_without_a_stage_is_decoded() {
    for json in ["{}", r#"{"initial_device_display_name":"nio"}"#, r#"{"type":null}"#] {
        let auth: AuthData = serde_json::from_str(json).unwrap();
        assert_eq!(auth, FallbackAcknowledgement::default().into());
        assert_eq!(serde_json::to_string(&auth).unwrap(), "{}");
    }
}

#[test]
fn repeated_members_are_errors_if_they_are_known() {
    for (json, is_read) in [
        (r#"{"type":"org.example.riddle","type":"m.login.dummy"}"#, false),
        (r#"{"type":"m.login.dummy","session":"a","session":"b"}"#, false),
        (r#"{"session":"a","session":"b"}"#, false),
        (
            r#"{"type":"m.login.password","password":"p",
                "identifier":{"type":"m.id.user","user":"a","user":"b"}}"#,
            false,
        ),
        (r#"{"type":"m.login.password","password":"p","user":"a","user":"b"}"#, false),
        (r#"{"type":"m.login.dummy","a":1,"a":2}"#, true),
        (
            r#"{"type":"m.login.password","password":"p","a":{},"a":2,
                "identifier":{"type":"m.id.user","user":"a","b":[{"c":1,"c":2}],"b":2}}"#,
            true,
        ),
    ] {
        assert_eq!(serde_json::from_str::<AuthData>(json).is_ok(), is_read, "{json}");
    }
}

#[test]
fn the_first_response_of_a_session_is_typed() {
    let error = uiaa_response(
        401,
        &json!({ "session": "s", "flows": [{ "stages": ["m.login.dummy"] }], "params": {} }),
    );
    let UiaaResponse::Authentication { info } = error else { panic!("{error:?}") };
    assert!(info.accepts(&AuthType::Dummy));
    assert!(!info.accepts(&AuthType::Password));
    assert_eq!(info.session.as_deref(), Some("s"));
    assert_eq!((info.completed, info.auth_error), (None, None));
}

#[test]
fn the_response_to_a_failed_stage_is_typed() {
    let body = json!({ "session": "s", "flows": [{ "stages": ["m.login.password", "org.example"] }],
        "params": { "org.example": { "riddle": "?" } }, "completed": [],
        "errcode": "M_FORBIDDEN", "error": "wrong" });
    let error = uiaa_response(401, &body);
    let message = error.to_string();
    let UiaaResponse::Authentication { info } = error else { panic!("{error:?}") };
    assert_eq!(info.completed, Some(vec![]));
    assert_eq!(info.auth_error.unwrap().errcode, ErrorCode::Forbidden);
    assert!(message.ends_with(": M_FORBIDDEN: wrong"), "{message}");
}

#[test]
fn other_standard_errors_are_matrix_errors() {
    let cases = [
        (401, json!({ "errcode": "M_UNKNOWN_TOKEN", "error": "gone", "soft_logout": false })),
        (401, json!({ "errcode": "M_MISSING_TOKEN", "error": "none" })),
        (400, json!({ "errcode": "M_USER_IN_USE", "error": "taken" })),
    ];
    for (status, body) in cases {
        let error = uiaa_response(status, &body);
        let UiaaResponse::Matrix(error) = error else { panic!("{error:?}") };
        assert_eq!(error.errcode().unwrap().as_str(), body["errcode"]);
    }
}

#[test]
fn other_responses_are_kept_unchanged() {
    let cases = [
        (401, json!({ "flows": "none" })),
        (401, json!([[{ "stages": [] }]])),
        (401, json!({})),
        (403, json!({ "flows": [] })),
    ];
    for (status, body) in cases {
        let error = uiaa_response(status, &body);
        let UiaaResponse::Matrix(error @ MatrixError::Other(_)) = error else {
            panic!("{error:?}")
        };
        assert_eq!(error.status(), StatusCode::from_u16(status).unwrap());
    }
}

#[test]
fn responses_are_encoded_as_the_specification_shows() {
    let flows = vec![AuthFlow::new(vec![AuthType::Password])];
    let info = UiaaInfo::new(flows, "s".to_owned());
    let first = UiaaResponse::from(info.clone()).to_http_response().unwrap();
    assert_eq!(
        serde_json::from_slice::<Value>(first.body()).unwrap(),
        json!({ "session": "s", "flows": [{ "stages": ["m.login.password"] }], "params": {} })
    );
    let error = StandardErrorBody::new(ErrorCode::Forbidden, "wrong");
    let failed = UiaaResponse::from(info.with_auth_error(error)).to_http_response().unwrap();
    assert_eq!(failed.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(
        serde_json::from_slice::<Value>(failed.body()).unwrap(),
        json!({ "session": "s", "flows": [{ "stages": ["m.login.password"] }], "params": {},
            "completed": [], "errcode": "M_FORBIDDEN", "error": "wrong" })
    );
}
