//! Responses whose status varies: enums, and fields that hold the status.

use std::borrow::Cow;

use pathlore::{
    FromHttpResponseError, IncomingResponse, OutgoingResponse,
    bytes::Bytes,
    http::{self, StatusCode, header::ETAG},
    response,
};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::support::text;

/// The answers to a conditional request.
#[response]
#[derive(PartialEq)]
enum Read<'a, T = String> {
    #[api(status = OK)]
    Found {
        #[api(header = ETAG)]
        etag: Option<Cow<'a, str>>,
        title: T,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        tags: Vec<Cow<'a, str>>,
    },
    #[api(status = NOT_MODIFIED)]
    NotModified {
        #[api(header = ETAG)]
        etag: Option<Cow<'a, str>>,
    },
    #[api(status = 202 | self::ALSO)]
    Started {
        #[api(status)]
        status: StatusCode,
        #[api(body)]
        job: Job,
    },
    #[api(status = NO_CONTENT)]
    Gone,
    #[cfg(any())]
    #[api(status = NO_CONTENT)]
    Absent,
}

type Numbers = Read<'static, u8>;

const ALSO: StatusCode = StatusCode::CREATED;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Job {
    id: u8,
}

/// A struct that keeps the status.
#[response(status = 303)]
#[derive(PartialEq)]
struct Kept {
    #[api(status)]
    code: StatusCode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

fn reply(status: u16, body: &'static str) -> http::Response<Bytes> {
    http::Response::builder().status(status).body(Bytes::from(body)).unwrap()
}

#[test]
fn each_variant_has_its_status() {
    let cases: [(Read<'_>, u16, &str); 4] = [
        (
            Read::Found { etag: Some("\"1\"".into()), title: "a".into(), tags: Vec::new() },
            200,
            r#"{"title":"a"}"#,
        ),
        (Read::NotModified { etag: Some("\"1\"".into()) }, 304, ""),
        (Read::Started { status: StatusCode::CREATED, job: Job { id: 7 } }, 201, r#"{"id":7}"#),
        (Read::Gone, 204, ""),
    ];
    for (response, status, body) in cases {
        let sent = response.to_http_response().unwrap();
        assert_eq!((sent.status().as_u16(), &sent.body()[..]), (status, body.as_bytes()));
        let etag = matches!(response, Read::Found { .. } | Read::NotModified { .. });
        assert_eq!(sent.headers().contains_key(ETAG), etag);
        assert_eq!(Read::from_http_response(&sent).unwrap(), response);
        assert_eq!(response.clone(), response);
    }
    assert_eq!(format!("{:?}", Numbers::Gone), "Gone");
    assert_eq!(format!("{:?}", Numbers::NotModified { etag: None }), "NotModified { etag: None }");
}

#[test]
fn another_2xx_status_is_the_first_2xx_variant() {
    let read = |status| Numbers::from_http_response(&reply(status, r#"{"title":1,"id":2}"#));
    for status in [200, 203, 206, 299] {
        assert!(matches!(read(status), Ok(Read::Found { title: 1, .. })), "{status}");
    }
    let started = Read::Started { status: StatusCode::ACCEPTED, job: Job { id: 2 } };
    assert_eq!(read(202).unwrap(), started);
    assert!(matches!(read(204), Ok(Read::Gone)));
    for status in [100, 300, 302, 400, 404, 500, 599] {
        let Err(FromHttpResponseError::Endpoint(error)) = read(status) else { panic!("{status}") };
        assert_eq!(error.status, status);
    }
}

#[test]
fn errors_are_located_in_the_variant() {
    let read = |status, body| {
        let error = Numbers::from_http_response(&reply(status, body)).unwrap_err();
        error.to_string()
    };
    assert_eq!(read(200, r#"{"title":"x"}"#), "body field `title`: expected u8");
    assert_eq!(read(201, r#"{"title":"x"}"#), "body field `id`: missing");
    assert_eq!(read(204, "<html>"), "body: expected value at line 1 column 1");
}

#[test]
fn a_variant_only_has_the_statuses_that_it_declares() {
    let error = |status| {
        let response = Numbers::Started { status, job: Job { id: 1 } };
        response.to_http_response().unwrap_err()
    };
    for status in [StatusCode::OK, StatusCode::NO_CONTENT, StatusCode::NOT_FOUND] {
        assert_eq!(error(status).to_string(), "status: not one that the definition declares");
    }
}

#[test]
fn a_struct_keeps_a_status_of_success() {
    for (status, body) in [(200, r#"{"name":"a"}"#), (206, "{}"), (303, "{}")] {
        let received = Kept::from_http_response(&reply(status, body)).unwrap();
        assert_eq!(received.code, status);
        let sent = received.to_http_response().unwrap();
        assert_eq!((sent.status().as_u16(), &sent.body()[..]), (status, body.as_bytes()));
    }
    assert!(Kept::from_http_response(&reply(302, "{}")).is_err());
    let error = |code| Kept { code, name: None }.to_http_response().unwrap_err().to_string();
    assert_eq!(error(StatusCode::FOUND), "status: not one that the definition declares");
    assert_eq!(error(StatusCode::NO_CONTENT), "body: the status allows none");
}

proptest! {
    /// Writing is an error, or reading gives the value back.
    #[test]
    fn writing_is_an_error_or_reading_gives_the_value_back(
        variant in 0..4u8,
        etag in prop::option::of(text()),
        title in text(),
        tags in prop::collection::vec(text(), 0..3),
        status in 200..600u16,
        id: u8,
    ) {
        let status = StatusCode::from_u16(status).unwrap();
        let etag = etag.map(Cow::from);
        let response: Read<'_> = match variant {
            0 => {
                let tags = tags.into_iter().map(Cow::from).collect();
                Read::Found { etag, title, tags }
            }
            1 => Read::NotModified { etag },
            2 => Read::Started { status, job: Job { id } },
            _ => Read::Gone,
        };
        match response.to_http_response() {
            Ok(sent) => prop_assert_eq!(Read::from_http_response(&sent).unwrap(), response),
            Err(error) => prop_assert!(error.to_string().contains(':')),
        }
    }
}
