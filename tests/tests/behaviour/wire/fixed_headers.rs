//! Header fields and content types that the definition fixes, and bodies that are left out.

use std::{error::Error, fmt};

use pathlore::{
    EndpointError as _, ErrorResponse, IncomingResponse, Metadata, OutgoingRequest,
    OutgoingResponse,
    bytes::Bytes,
    endpoint_error,
    http::{
        HeaderName,
        header::{self, CACHE_CONTROL, CONTENT_TYPE, LOCATION, VARY},
    },
    metadata, request, response,
};

use super::support::target;

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/notes"
};

const X_CLIENT: HeaderName = HeaderName::from_static("x-client");

#[request(content_type = "text/csv", headers("x-version" = "2", ACCEPT = "text/csv", X_CLIENT = "a"))]
struct Request {
    #[api(raw_body)]
    table: Bytes,
    #[api(header = header::DATE)]
    date: Option<String>,
}

use pathlore::http::header::ACCEPT;

#[response(headers(CACHE_CONTROL = "no-store"))]
#[derive(PartialEq)]
enum Response {
    #[api(status = CREATED, empty_body, headers("x-variant" = "created"))]
    Created {
        #[api(header = LOCATION)]
        location: String,
    },
    #[api(status = OK, content_type = "application/vnd.notes+json")]
    Found { id: u8 },
    #[api(status = ACCEPTED)]
    Accepted,
}

#[response(empty_body)]
struct Empty {}

#[endpoint_error(content_type = "application/problem+json")]
enum Problem {
    #[api(status = 404, headers("x-problem" = "none"))]
    NotFound { title: String },
    #[api(other)]
    Other(ErrorResponse),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("problem")
    }
}

impl Error for Problem {}

#[test]
fn requests_have_fixed_header_fields() {
    let request = Request { table: Bytes::from("a,b"), date: None };
    let sent = request.to_http_request(&target(), ()).unwrap();
    let headers = sent.headers();
    assert_eq!(headers[CONTENT_TYPE], "text/csv");
    assert_eq!(headers[ACCEPT], "text/csv");
    assert_eq!(
        (&headers["x-version"], &headers["x-client"]),
        (&"2".parse().unwrap(), &"a".parse().unwrap())
    );
    assert_eq!(headers.len(), 4);
}

#[test]
fn variants_have_those_of_the_enum_and_their_own() {
    let created = Response::Created { location: "/notes/1".into() };
    let sent = created.to_http_response().unwrap();
    assert_eq!(sent.headers()[CACHE_CONTROL], "no-store");
    assert_eq!(sent.headers()["x-variant"], "created");
    assert_eq!(sent.headers()[LOCATION], "/notes/1");
    assert!(sent.body().is_empty() && !sent.headers().contains_key(CONTENT_TYPE));
    assert_eq!(Response::from_http_response(&sent).unwrap(), created);

    let sent = Response::Found { id: 1 }.to_http_response().unwrap();
    assert_eq!(sent.headers()[CONTENT_TYPE], "application/vnd.notes+json");
    assert_eq!(sent.headers()[CACHE_CONTROL], "no-store");

    let sent = Response::Accepted.to_http_response().unwrap();
    assert_eq!(
        (&sent.body()[..], &sent.headers()[CONTENT_TYPE]),
        (&b"{}"[..], &"application/json".parse().unwrap())
    );
}

#[test]
fn they_are_ignored_on_receipt() {
    let mut sent = Response::Found { id: 1 }.to_http_response().unwrap();
    sent.headers_mut().clear();
    assert_eq!(Response::from_http_response(&sent).unwrap(), Response::Found { id: 1 });
}

#[test]
fn a_response_may_send_nothing() {
    let sent = Empty {}.to_http_response().unwrap();
    assert!(sent.body().is_empty() && sent.headers().is_empty());
    assert!(Empty::from_http_response(&sent).is_ok());
}

#[test]
fn errors_have_fixed_header_fields() {
    let sent = Problem::NotFound { title: "none".into() }.to_http_response().unwrap();
    assert_eq!(sent.headers()[CONTENT_TYPE], "application/problem+json");
    assert_eq!(sent.headers()["x-problem"], "none");
    assert!(
        matches!(Problem::from_http_response(&sent), Problem::NotFound { title } if title == "none")
    );
}

/// What an enum fixes is for the variants that do not decide about it themselves.
#[response(content_type = "text/csv; charset=utf-8", headers("x-kind" = "table", VARY = "accept"))]
#[derive(PartialEq)]
enum Table {
    #[api(status = OK)]
    Csv {
        #[api(raw_body)]
        table: Bytes,
    },
    #[api(status = ACCEPTED, content_type = "text/plain", headers("X-Kind" = "plain"))]
    Plain {
        #[api(raw_body)]
        table: Bytes,
    },
    #[api(status = CREATED)]
    Other {
        #[api(header = CONTENT_TYPE)]
        content_type: Option<String>,
        #[api(header = "x-kind")]
        kind: Option<String>,
        #[api(raw_body)]
        table: Bytes,
    },
    #[api(status = PARTIAL_CONTENT)]
    Nothing,
    #[api(status = NOT_MODIFIED)]
    NotModified,
}

#[test]
fn variants_decide_before_their_enum() {
    let table = Bytes::from("a,b");
    let other = |text: Option<&str>| Table::Other {
        content_type: text.map(Into::into),
        kind: text.map(Into::into),
        table: table.clone(),
    };
    let cases = [
        (Table::Csv { table: table.clone() }, Some("text/csv; charset=utf-8"), Some("table")),
        (Table::Plain { table: table.clone() }, Some("text/plain"), Some("plain")),
        (other(Some("image/png")), Some("image/png"), Some("image/png")),
        (other(None), None, None),
        (Table::Nothing, Some("application/json"), Some("table")),
        (Table::NotModified, None, Some("table")),
    ];
    for (response, content_type, kind) in cases {
        let sent = response.clone().to_http_response().unwrap();
        let header = |name: &str| sent.headers().get(name).map(|value| value.to_str().unwrap());
        assert_eq!(
            (header("content-type"), header("x-kind")),
            (content_type, kind),
            "{response:?}"
        );
        assert_eq!(header("vary"), Some("accept"));
        assert_eq!(Table::from_http_response(&sent).unwrap(), response);
    }
}

/// The names of generated items are those of raw identifiers as well.
#[response(headers("x-all" = "1"))]
#[allow(non_camel_case_types)]
enum Raw {
    #[api(status = OK, headers("x-own" = "2"))]
    r#match { r#type: u8 },
}

#[test]
fn raw_variants_have_fixed_header_fields() {
    let sent = Raw::r#match { r#type: 1 }.to_http_response().unwrap();
    assert_eq!(
        (sent.headers()["x-all"].as_bytes(), sent.headers()["x-own"].as_bytes()),
        (&b"1"[..], &b"2"[..])
    );
}
