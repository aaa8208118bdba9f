//! Error types that `#[endpoint_error]` describes.

use std::{error::Error, fmt};

use pathlore::{
    DecodeError, DecodeErrorKind, EndpointError, ErrorResponse, FromRejection, OutgoingResponse,
    Place, Rejection,
    bytes::Bytes,
    endpoint_error,
    http::{self, StatusCode, header::RETRY_AFTER},
};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::support::text;

/// Errors told apart by a code in the body, as those of Matrix are.
#[endpoint_error(code = "errcode")]
#[derive(PartialEq, thiserror::Error)]
enum Coded {
    #[error("forbidden: {error}")]
    #[api(status = FORBIDDEN, code = "M_FORBIDDEN")]
    Forbidden { error: String },

    #[error("wait")]
    #[api(code = "M_LIMIT_EXCEEDED")]
    Limited {
        #[api(status)]
        status: StatusCode,
        #[api(header = RETRY_AFTER)]
        retry_after: Option<u32>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_after_ms: Option<u64>,
    },

    #[error("bad: {error}")]
    #[api(status = 400 | 422, code = "M_BAD_JSON", rejection = decode | body_unreadable)]
    Bad {
        #[api(detail)]
        error: String,
        #[serde(default, rename = "soft", skip_serializing_if = "Option::is_none")]
        soft_logout: Option<bool>,
    },

    #[error("gone")]
    #[api(status = GONE)]
    Gone,

    #[error("{status}")]
    #[api(status = 4xx, rejection = not_found)]
    Client {
        #[api(status)]
        status: StatusCode,
        errcode: String,
    },

    #[error(transparent)]
    #[api(other)]
    Other(#[from] ErrorResponse),
}

/// Another endpoint's errors, with those above in common.
#[endpoint_error]
#[derive(PartialEq)]
enum Interactive {
    #[api(status = UNAUTHORIZED)]
    Challenge {
        #[api(body)]
        challenge: Challenge,
    },
    #[api(common)]
    Common(Box<Coded>),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Challenge {
    flows: Vec<String>,
}

impl fmt::Display for Interactive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Challenge { .. } => f.write_str("challenge"),
            Self::Common(error) => error.fmt(f),
        }
    }
}

impl Error for Interactive {}

/// Errors of one shape: problem details.
#[endpoint_error]
#[derive(PartialEq, thiserror::Error)]
#[error("{title}")]
struct Problem {
    #[api(status)]
    status: StatusCode,
    title: String,
    #[api(detail)]
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    #[api(other)]
    raw: Option<ErrorResponse>,
}

fn reply(status: u16, body: &'static str) -> http::Response<Bytes> {
    http::Response::builder().status(status).body(Bytes::from(body)).unwrap()
}

fn read<E: EndpointError>(status: u16, body: &'static str) -> E {
    E::from_http_response(&reply(status, body))
}

/// Sends the error, and asserts that it is read back.
fn sent<E: EndpointError + PartialEq>(error: &E) -> (u16, String) {
    let response = error.to_http_response().unwrap();
    assert_eq!(E::from_http_response(&response), *error);
    (response.status().as_u16(), String::from_utf8(response.body().to_vec()).unwrap())
}

#[test]
fn errors_are_told_apart_by_status_and_code() {
    let forbidden = Coded::Forbidden { error: "no".into() };
    let body = r#"{"errcode":"M_FORBIDDEN","error":"no"}"#;
    assert_eq!(sent(&forbidden), (403, body.to_owned()));
    let limited = Coded::Limited {
        status: StatusCode::TOO_MANY_REQUESTS,
        retry_after: Some(2),
        retry_after_ms: None,
    };
    assert_eq!(sent(&limited), (429, r#"{"errcode":"M_LIMIT_EXCEEDED"}"#.to_owned()));
    assert_eq!(limited.to_http_response().unwrap().headers()[RETRY_AFTER], "2");
    assert_eq!(sent(&Coded::Gone), (410, "{}".to_owned()));
    let client = Coded::Client { status: StatusCode::CONFLICT, errcode: "M_IN_USE".into() };
    assert_eq!(sent(&client), (409, r#"{"errcode":"M_IN_USE"}"#.to_owned()));
}

#[test]
fn the_most_specific_case_is_taken() {
    // A status and a code before a class.
    assert!(matches!(
        read(403, r#"{"error":"no","errcode":"M_FORBIDDEN"}"#),
        Coded::Forbidden { error } if error == "no"
    ));
    // A code that belongs to another status.
    assert!(matches!(
        read(404, r#"{"errcode":"M_FORBIDDEN","error":"no"}"#),
        Coded::Client { errcode, .. } if errcode == "M_FORBIDDEN"
    ));
    // A code before a status.
    assert!(matches!(read(410, r#"{"errcode":"M_LIMIT_EXCEEDED"}"#), Coded::Limited { .. }));
    assert!(matches!(read(503, r#"{"errcode":"M_LIMIT_EXCEEDED"}"#), Coded::Limited { .. }));
    assert!(matches!(read(422, r#"{"errcode":"M_BAD_JSON","error":"x"}"#), Coded::Bad { .. }));
    // A status before a class.
    assert!(matches!(read(410, r#"{"errcode":"M_IN_USE"}"#), Coded::Gone));
}

#[test]
fn whatever_cannot_be_read_is_kept() {
    for (status, body) in [
        (403, r#"{"errcode":"M_FORBIDDEN"}"#),
        (403, r#"{"errcode":"M_FORBIDDEN","error":7}"#),
        (410, "<html>"),
        (409, "{}"),
        (409, r#"{"errcode":7}"#),
        (409, r#"{"errcode":"a","errcode":"b"}"#),
        (500, r#"{"errcode":"M_IN_USE"}"#),
        (302, ""),
    ] {
        let response = reply(status, body);
        let Coded::Other(error) = Coded::from_http_response(&response) else { panic!("{body}") };
        assert_eq!((error.status.as_u16(), &error.body[..]), (status, body.as_bytes()));
        assert_eq!(sent(&Coded::Other(error)), (status, body.to_owned()));
    }
}

#[test]
fn the_common_error_decides_about_the_rest() {
    let challenge = Interactive::Challenge { challenge: Challenge { flows: vec!["a".into()] } };
    assert_eq!(sent(&challenge), (401, r#"{"flows":["a"]}"#.to_owned()));
    let common = |error| Interactive::Common(Box::new(error));
    let client = Coded::Client { status: StatusCode::UNAUTHORIZED, errcode: "M_X".into() };
    assert_eq!(sent(&common(client)), (401, r#"{"errcode":"M_X"}"#.to_owned()));
    assert_eq!(sent(&common(Coded::Gone)), (410, "{}".to_owned()));
    let raw = ErrorResponse::raw(StatusCode::BAD_GATEWAY, Bytes::from("<html>"));
    assert_eq!(sent(&common(raw.into())), (502, "<html>".to_owned()));
    assert_eq!(
        Interactive::from_rejection(Rejection::not_found()),
        common(Coded::Client { status: StatusCode::NOT_FOUND, errcode: String::new() })
    );
}

#[test]
fn an_error_struct_keeps_what_it_cannot_read() {
    let problem = Problem {
        status: StatusCode::IM_A_TEAPOT,
        title: "tea".into(),
        detail: Some("short and stout".into()),
        raw: None,
    };
    assert_eq!(sent(&problem), (418, r#"{"title":"tea","detail":"short and stout"}"#.to_owned()));
    let kept: Problem = read(502, "<html>");
    let raw = ErrorResponse::raw(StatusCode::BAD_GATEWAY, Bytes::from("<html>"));
    assert_eq!(
        kept,
        Problem {
            status: StatusCode::BAD_GATEWAY,
            title: String::new(),
            detail: None,
            raw: Some(raw)
        }
    );
    assert_eq!(sent(&kept), (502, "<html>".to_owned()));
    let success = Problem { status: StatusCode::OK, ..problem };
    let error = success.to_http_response().unwrap_err();
    assert_eq!(error.to_string(), "status: not one that the definition declares");
}

#[test]
fn rejections_become_the_variant_that_names_them() {
    let missing = DecodeError::new(Place::Query, "limit", DecodeErrorKind::Missing, "missing");
    let bad = Coded::from_rejection(missing.clone().into());
    let text = "query parameter `limit`: missing";
    assert_eq!(bad, Coded::Bad { error: text.to_owned(), soft_logout: None });
    let (status, body) = sent(&bad);
    assert_eq!(status, 400);
    assert_eq!(body, format!(r#"{{"errcode":"M_BAD_JSON","error":"{text}"}}"#));
    assert!(matches!(Coded::from_rejection(Rejection::body_unreadable()), Coded::Bad { .. }));
    let Coded::Other(other) = Coded::from_rejection(Rejection::body_too_large(None)) else {
        panic!()
    };
    assert_eq!(other.status, StatusCode::PAYLOAD_TOO_LARGE);
    let problem = Problem::from_rejection(missing.into());
    assert_eq!((problem.status.as_u16(), problem.detail.as_deref()), (400, Some(text)));
    assert_eq!(problem.raw, None);
}

#[test]
fn the_status_of_a_class_is_checked() {
    let error = |status| Coded::Client { status, errcode: String::new() }.to_http_response();
    for status in [StatusCode::OK, StatusCode::FOUND, StatusCode::BAD_GATEWAY] {
        assert!(error(status).is_err(), "{status}");
    }
    assert!(error(StatusCode::NOT_FOUND).is_ok());
}

#[test]
fn errors_are_printed_and_cloned() {
    let common = Interactive::Common(Box::new(Coded::Gone));
    assert_eq!(format!("{:?} {common}", common.clone()), "Common(Gone) gone");
}

proptest! {
    /// Writing is an error, or reading gives the value back, unless a more specific case has the same
    /// content.
    #[test]
    fn writing_is_an_error_or_reading_gives_the_value_back(
        variant in 0..4u8,
        error in text(),
        status in 200..600u16,
        number: Option<u32>,
    ) {
        let status = StatusCode::from_u16(status).unwrap();
        let error = match variant {
            0 => Coded::Forbidden { error },
            1 => Coded::Limited { status, retry_after: number, retry_after_ms: number.map(u64::from) },
            2 => Coded::Bad { error, soft_logout: number.map(|number| number > 9) },
            _ => Coded::Client { status, errcode: error },
        };
        if matches!(error, Coded::Client { status: StatusCode::GONE, .. }) {
            return Ok(());
        }
        if let Ok(response) = error.to_http_response() {
            prop_assert_eq!(Coded::from_http_response(&response), error);
        }
    }
}

/// The code is a member of the body, but not one that a flattened field could read.
#[endpoint_error(code = "errcode")]
#[derive(PartialEq, thiserror::Error)]
#[error("failed")]
enum Flattened {
    #[api(status = 400, code = "A")]
    Map {
        #[serde(flatten)]
        others: std::collections::BTreeMap<String, String>,
    },
    #[api(status = 400, code = "B")]
    Optional {
        error: String,
        #[serde(flatten)]
        numbers: Option<std::collections::BTreeMap<u8, u8>>,
    },
    #[api(other)]
    Other(ErrorResponse),
}

#[endpoint_error(code = "errcode")]
#[derive(PartialEq, thiserror::Error)]
#[error("failed")]
#[serde(deny_unknown_fields)]
enum Denying {
    #[api(status = 400, code = "A")]
    Empty,
    #[api(status = 400, code = "B")]
    Message { error: String },
    #[api(other)]
    Other(ErrorResponse),
}

#[test]
fn the_code_is_left_over_for_no_other_field() {
    let others = [("a".to_owned(), "b".to_owned())].into();
    let map = Flattened::Map { others };
    let sent = map.to_http_response().unwrap();
    assert_eq!(sent.body(), r#"{"errcode":"A","a":"b"}"#);
    assert_eq!(Flattened::from_http_response(&sent), map);
    let optional = Flattened::Optional { error: "e".to_owned(), numbers: Some([(1, 2)].into()) };
    let sent = optional.to_http_response().unwrap();
    assert_eq!(Flattened::from_http_response(&sent), optional);
    // A map must not write the code of another variant.
    let others = [("errcode".to_owned(), "B".to_owned())].into();
    assert!(Flattened::Map { others }.to_http_response().is_err());

    for error in [Denying::Empty, Denying::Message { error: "e".to_owned() }] {
        let sent = error.to_http_response().unwrap();
        assert_eq!(Denying::from_http_response(&sent), error);
    }
    let mut unknown = Denying::Empty.to_http_response().unwrap();
    *unknown.body_mut() = Bytes::from(r#"{"errcode":"A","other":1}"#);
    assert!(matches!(Denying::from_http_response(&unknown), Denying::Other(_)));
}
