//! The bodies of responses that declare none.

use pathlore::{
    FromHttpResponseError, IncomingRequest as _, IncomingResponse, OutgoingResponse as _, Place,
    http::HeaderValue,
};

use super::support::{answered, received};

#[pathlore::response]
struct Plain {}

#[pathlore::response(strict)]
struct Strict {}

#[pathlore::response]
#[serde(deny_unknown_fields)]
struct Denying {
    #[api(header = "x-id")]
    id: Option<u8>,
}

macro_rules! with_status {
    ($name:ident, $status:literal) => {
        #[pathlore::response(status = $status)]
        struct $name {}
    };
}

macro_rules! with_expression {
    ($name:ident, $status:expr) => {
        #[pathlore::response(status = $status)]
        struct $name {}
    };
}

with_status!(Captured, 201);
with_expression!(Number, 202);
with_expression!(Constant, ACCEPTED);
with_expression!(Path, pathlore::http::StatusCode::ACCEPTED);

fn read<R: IncomingResponse>(content_type: Option<&'static str>, body: &'static str) -> String {
    let mut response = answered(200, body);
    if let Some(value) = content_type {
        response.headers_mut().insert("content-type", HeaderValue::from_static(value));
    }
    match R::from_http_response(&response) {
        Ok(_) => String::new(),
        Err(FromHttpResponseError::Decode(error)) => {
            assert_eq!(error.place(), Place::Body);
            error.to_string()
        }
        Err(error) => panic!("the status indicates success: {error}"),
    }
}

#[test]
fn json_and_nothing_are_accepted() {
    for body in ["", " \n", "{}", " { } ", "{\"a\":[1]}", "[]", "null", "true"] {
        assert_eq!(read::<Plain>(None, body), "", "{body}");
        assert_eq!(read::<Plain>(Some("application/json"), body), "", "{body}");
        assert_eq!(read::<Plain>(Some("text/plain"), body), "", "{body}");
    }
    // The response to a HEAD request describes a body that it does not have.
    assert_eq!(read::<Plain>(Some("text/html"), ""), "");
}

#[test]
fn html_and_other_text_are_refused() {
    for body in ["<html>", "{}{}", "OK", "{", "{} x"] {
        assert!(read::<Plain>(None, body).starts_with("body: "), "{body}");
    }
    for html in ["text/html", "Text/HTML; charset=utf-8", "application/xhtml+xml"] {
        // No proxy sends the object that stands for nothing.
        assert_eq!(read::<Plain>(Some(html), "{}"), "");
        for body in ["<html>", "{ }", "[]"] {
            let error = read::<Plain>(Some(html), body);
            assert!(error.ends_with("the content type is that of HTML"), "{html} {body} {error}");
        }
    }
    let response = answered(200, vec![0xff, b'{']);
    assert!(Plain::from_http_response(&response).is_err());
}

#[test]
fn strict_responses_have_no_content() {
    for body in ["", "\t", "{}", "{ }"] {
        assert_eq!(read::<Strict>(None, body), "");
        assert_eq!(read::<Denying>(None, body), "");
    }
    for body in ["{\"a\":1}", "[]", "null", "<html>", "{}{}", "0"] {
        assert!(read::<Strict>(None, body).starts_with("body"), "{body}");
        assert!(read::<Denying>(None, body).starts_with("body"), "{body}");
    }
    let written = Strict {}.to_http_response().unwrap();
    assert!(Strict::from_http_response(&written).is_ok());
    let written = Denying { id: Some(1) }.to_http_response().unwrap();
    assert_eq!(Denying::from_http_response(&written).unwrap().id, Some(1));
}

mod requests {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/"
    };

    #[request]
    #[serde(deny_unknown_fields)]
    pub(super) struct Request {}

    #[response]
    pub(super) struct Response {}
}

#[test]
fn requests_may_deny_unknown_members() {
    let read = |body: &'static str| {
        requests::Request::from_http_request(&received("POST", "/", body)).is_ok()
    };
    assert!(read("") && read("{}") && read(" { }"));
    assert!(!read("{\"a\":1}") && !read("<html>") && !read("{}{}"));
}

#[test]
fn a_status_may_be_a_captured_literal() {
    assert_eq!(Captured {}.to_http_response().unwrap().status(), 201);
    assert_eq!(Number {}.to_http_response().unwrap().status(), 202);
    assert_eq!(Constant {}.to_http_response().unwrap().status(), 202);
    assert_eq!(Path {}.to_http_response().unwrap().status(), 202);
}
