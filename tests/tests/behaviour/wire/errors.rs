//! Errors name the place, and never the value.

use std::error::Error;

use pathlore::{
    DecodeErrorKind, ErrorResponse, FromHttpRequestError, FromHttpResponseError,
    IncomingRequest as _, IncomingResponse as _, Place, Rejection,
    auth::{AccessToken, AuthScheme as _},
    bytes::Bytes,
    http,
};
use proptest::prelude::*;

use super::support::{answered, received, with_header};

mod endpoint {
    use std::str::FromStr;

    use pathlore::{Metadata, metadata, request, response};
    use serde::{Deserialize, Deserializer, Serialize};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/{id}"
    };

    /// A type whose error messages contain the value.
    #[derive(Clone, Debug, Serialize)]
    pub(super) struct Talkative(String);

    impl<'de> Deserialize<'de> for Talkative {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let text = String::deserialize(deserializer)?;
            text.parse().map_err(serde::de::Error::custom)
        }
    }

    impl FromStr for Talkative {
        type Err = String;

        fn from_str(text: &str) -> Result<Self, String> {
            if text == "ok" {
                Ok(Self(text.to_owned()))
            } else {
                Err(format!("`{text}` is not ok"))
            }
        }
    }

    impl std::fmt::Display for Talkative {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(&self.0)
        }
    }

    #[derive(Clone, Debug, Serialize, Deserialize)]
    pub(super) struct Stage {
        pub(super) name: String,
        pub(super) required: Option<bool>,
    }

    #[derive(Clone, Debug, Serialize, Deserialize)]
    pub(super) struct Auth {
        pub(super) session: String,
        pub(super) stages: Vec<Stage>,
    }

    #[derive(Clone, Debug, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub(super) enum Kind {
        Guest,
        User,
    }

    #[request]
    pub(super) struct Request {
        #[api(path)]
        pub(super) id: Talkative,
        #[api(query)]
        pub(super) limit: Option<u8>,
        #[api(query)]
        pub(super) talkative: Option<Talkative>,
        #[api(header = "x-talkative")]
        pub(super) header: Option<Talkative>,
        pub(super) auth: Option<Auth>,
        pub(super) kind: Option<Kind>,
        pub(super) body: Option<Talkative>,
    }

    #[response]
    pub(super) struct Response {
        pub(super) auth: Auth,
    }
}

use endpoint::{Request, Response};

fn read(uri: &str, body: &str) -> String {
    Request::from_http_request(&received("POST", uri, body.to_owned())).unwrap_err().to_string()
}

#[test]
fn errors_name_the_field() {
    let cases = [
        (r#"{"auth":{"session":5}}"#, "body field `auth.session`: expected a string"),
        (
            r#"{"auth":{"session":"s","stages":{}}}"#,
            "body field `auth.stages`: expected a sequence",
        ),
        (
            r#"{"auth":{"session":"s","stages":[{"name":"a"},{"name":1}]}}"#,
            "body field `auth.stages[1].name`: expected a string",
        ),
        (
            r#"{"auth":{"session":"s","stages":[{"name":"a","required":"x"}]}}"#,
            "body field `auth.stages[0].required`: expected a boolean",
        ),
        (r#"{"auth":{"session":"s"}}"#, "body field `auth.stages`: missing"),
        (
            r#"{"auth":{"session":"s","stages":[],"session":"t"}}"#,
            "body field `auth.session`: given more than once",
        ),
        (r#"{"auth":[]}"#, "body field `auth`: expected struct Auth with 2 elements"),
        (r#"{"kind":"hunter2"}"#, "body field `kind`: expected `guest` or `user`"),
        (r#"{"body":"hunter2"}"#, "body field `body`: not a valid value"),
        ("[]", "body: expected an object"),
    ];
    for (body, expected) in cases {
        assert_eq!(read("/ok", body), expected, "{body}");
    }
    let queries = [
        ("/ok?limit=300", "query parameter `limit`: "),
        ("/ok?limit=hunter2", "query parameter `limit`: "),
        ("/ok?limit=1&limit=2", "query parameter `limit`: given more than once"),
        ("/ok?talkative=hunter2", "query parameter `talkative`: not a valid value"),
        ("/ok?limit=%ff", "query parameter `limit`: expected UTF-8"),
        ("/hunter2", "path argument `id`: expected `Talkative`"),
    ];
    for (uri, expected) in queries {
        assert!(read(uri, "").starts_with(expected), "{uri}: {}", read(uri, ""));
    }
    let request = with_header(received("POST", "/ok", ""), "x-talkative", b"hunter2");
    assert_eq!(
        Request::from_http_request(&request).unwrap_err().to_string(),
        "header field `x-talkative`: expected `Talkative`"
    );
}

#[test]
fn malformed_bodies_are_told_apart() {
    for body in
        ["{", "{\"auth\":", "nope", "{\"auth\":{\"session\":\"\u{1}\"}}", "{} {}", "{'a':1}"]
    {
        let error = Request::from_http_request(&received("POST", "/ok", body)).unwrap_err();
        let FromHttpRequestError::Decode(error) = error else { panic!("{error}") };
        assert_eq!(
            (error.place(), error.kind()),
            (Place::Body, DecodeErrorKind::Malformed),
            "{body}"
        );
    }
}

#[test]
fn errors_of_responses_name_the_field() {
    let result = Response::from_http_response(&answered(200, r#"{"auth":{"session":null}}"#));
    let Err(FromHttpResponseError::Decode(error)) = result else { panic!("{result:?}") };
    assert_eq!(error.to_string(), "body field `auth.session`: expected a string");
    assert_eq!(error.field(), "auth.session");
    assert!(error.source().is_none());
}

#[test]
fn errors_do_not_contain_the_value() {
    let values = [
        "\"hunter2\"",
        "[\"hunter2\"]",
        "{\"hunter2\":0,\"x\":\"hunter2\"}",
        "271828182",
        "-2.71828182",
    ];
    for value in values {
        let bodies = [
            format!("{{\"auth\":{value}}}"),
            format!("{{\"auth\":{{\"session\":{value}}}}}"),
            format!("{{\"auth\":{{\"session\":\"s\",\"stages\":{value}}}}}"),
            format!("{{\"auth\":{{\"session\":\"s\",\"stages\":[{value}]}}}}"),
            format!("{{\"kind\":{value}}}"),
            format!("{{\"body\":{value}}}"),
        ];
        for body in bodies {
            let error = Request::from_http_request(&received("POST", "/ok", body.clone()));
            let error = error.expect_err(&body);
            let shown = format!("{error} {error:?}");
            assert!(!shown.contains("hunter2") && !shown.contains("71828"), "{body}: {shown}");
        }
    }
}

/// Reads a request as a server does that requires a token.
fn serve(request: &http::Request<Bytes>) -> Result<Request, Rejection> {
    AccessToken::extract(request).map_err(Rejection::authentication::<AccessToken>)?;
    Ok(Request::from_http_request(request)?)
}

#[test]
fn answers_do_not_contain_the_value() {
    let request = |method: &str, uri: &str, token: &str, body: &'static str| {
        let request = received(method, uri, body);
        with_header(request, "authorization", token.as_bytes())
    };
    let accepted = serve(&request("POST", "/ok?limit=1", "Bearer t", "{}")).unwrap();
    assert_eq!((accepted.id.to_string(), accepted.limit), ("ok".to_owned(), Some(1)));

    let field = with_header(request("POST", "/ok", "Bearer t", ""), "x-talkative", b"hunter2");
    let cases = [
        (404, request("POST", "/ok/hunter2", "Bearer t", "")),
        (405, request("HUNTER2", "/ok", "Bearer t", "")),
        (401, request("POST", "/ok", "Basic hunter2", "")),
        (401, request("POST", "/ok", "Bearer hunter2 hunter2", "")),
        (400, request("POST", "/hunter2", "Bearer hunter2", "")),
        (400, request("POST", "/ok?limit=hunter2", "Bearer hunter2", "")),
        (400, request("POST", "/ok", "Bearer hunter2", r#"{"body":"hunter2"}"#)),
        (400, request("POST", "/ok", "Bearer hunter2", r#"{"auth":["hunter2"]}"#)),
        (400, request("POST", "/ok", "Bearer hunter2", "hunter2")),
        (400, field),
    ];
    for (status, request) in cases {
        let Err(rejection) = serve(&request) else { panic!("{request:?}") };
        assert_eq!(rejection.status(), status, "{request:?}");
        assert!(rejection.source().is_none());
        let shown = format!("{rejection} {rejection:?}");
        let response = rejection.into_http_response::<ErrorResponse>().unwrap();
        let sent = format!("{:?} {:?}", response.headers(), response.body());
        for text in [shown, sent] {
            assert!(!text.to_lowercase().contains("hunter2"), "{text}");
        }
    }
}

proptest! {
    #[test]
    fn decoding_bytes_never_panics(body: Vec<u8>, uri in "/[!$%&'()*+,./0-9:;=?@A-Z_a-z~-]{0,40}") {
        let request = received("POST", &uri, body.clone());
        let _ = Request::from_http_request(&request);
        let _ = Response::from_http_response(&answered(200, body));
    }

    #[test]
    fn decoding_near_json_never_panics(body in r#"[\[\]{}:,"\\a-c0-9.eE+ \n-]{0,60}"#) {
        let request = received("POST", "/ok", format!("{{\"auth\":{body}"));
        let _ = Request::from_http_request(&request);
        let _ = Response::from_http_response(&answered(200, body));
    }
}

/// A body is built and read with nothing but `pathlore` among the dependencies.
#[test]
fn error_bodies_are_values_of_the_reexported_serde_json() {
    use pathlore::{OutgoingResponse as _, http::StatusCode, serde_json};

    let body = serde_json::json!({"reason": "taken"});
    let error = ErrorResponse::from_json(StatusCode::CONFLICT, &body);
    let response = error.to_http_response().unwrap();
    assert_eq!(response.body(), r#"{"reason":"taken"}"#);
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(error.json::<serde_json::Value>().unwrap(), body);
}
