//! The messages that have a body, and the statuses that are a success.

use pathlore::{
    FromHttpResponseError, IncomingRequest, IncomingResponse as _, OutgoingRequest,
    OutgoingResponse, bytes::Bytes, http,
};

use super::support::{answered, received, target};

macro_rules! empty_endpoint {
    ($module:ident, $method:ident, $($argument:ident)?) => {
        mod $module {
            use pathlore::{Metadata, metadata, request, response};

            const METADATA: Metadata = metadata! {
                method: $method, rate_limited: false, authentication: None, path: "/"
            };

            #[request$(($argument))?]
            pub(super) struct Request {}

            #[response]
            pub(super) struct Response {}
        }
    };
}

empty_endpoint!(get, GET,);
empty_endpoint!(head, HEAD,);
empty_endpoint!(post, POST,);
empty_endpoint!(put, PUT,);
empty_endpoint!(patch, PATCH,);
empty_endpoint!(delete, DELETE,);
empty_endpoint!(options, OPTIONS,);
empty_endpoint!(post_empty, POST, empty_body);

#[test]
fn requests_without_fields_send_an_object_if_the_method_has_a_body() {
    macro_rules! sent {
        ($module:ident) => {{
            let http_request = $module::Request {}.to_http_request(&target(), ()).unwrap();
            let content_type = http_request.headers().get("content-type").cloned();
            let body = String::from_utf8(http_request.body().to_vec()).unwrap();
            (body, content_type.map(|it| it.to_str().unwrap().to_owned()))
        }};
    }
    let object = ("{}".to_owned(), Some("application/json".to_owned()));
    let nothing = (String::new(), None);
    assert_eq!(sent!(post), object);
    assert_eq!(sent!(put), object);
    assert_eq!(sent!(patch), object);
    assert_eq!(sent!(get), nothing);
    assert_eq!(sent!(head), nothing);
    assert_eq!(sent!(delete), nothing);
    assert_eq!(sent!(options), nothing);
    assert_eq!(sent!(post_empty), nothing);
}

#[test]
fn requests_without_fields_accept_any_body() {
    for body in ["", "{}", "{\"a\":1}", "[]", "not JSON"] {
        assert!(post::Request::from_http_request(&received("POST", "/", body)).is_ok());
        assert!(get::Request::from_http_request(&received("GET", "/", body)).is_ok());
    }
}

mod delete_with_body {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: DELETE, rate_limited: false, authentication: None, path: "/"
    };

    #[request]
    pub(super) struct Request {
        pub(super) value: u8,
    }

    #[response(status = NO_CONTENT)]
    pub(super) struct Response {}
}

#[test]
fn delete_may_have_a_body() {
    let http_request =
        delete_with_body::Request { value: 1 }.to_http_request(&target(), ()).unwrap();
    assert_eq!(http_request.body(), "{\"value\":1}");
    let http_response = delete_with_body::Response {}.to_http_response().unwrap();
    assert_eq!((http_response.status().as_u16(), &**http_response.body()), (204, &b""[..]));
    assert!(!http_response.headers().contains_key("content-type"));
}

mod statuses {
    use pathlore::{http::StatusCode, response};

    const fn teapot() -> StatusCode {
        StatusCode::IM_A_TEAPOT
    }

    #[response(status = 201)]
    pub(super) struct Number {
        pub(super) value: u8,
    }

    #[response(status = ACCEPTED)]
    pub(super) struct Constant {}

    #[response(status = teapot())]
    pub(super) struct Expression {
        pub(super) value: u8,
    }

    #[response(status = StatusCode::NOT_MODIFIED)]
    pub(super) struct NotModified {
        #[api(header = "etag")]
        pub(super) etag: String,
    }

    #[response(status = 205)]
    pub(super) struct ResetContent {}
}

#[test]
fn the_declared_status_and_2xx_are_a_success() {
    fn sent(response: &impl OutgoingResponse) -> (u16, Bytes) {
        let response = response.to_http_response().unwrap();
        (response.status().as_u16(), response.into_body())
    }
    let value = Bytes::from_static(b"{\"value\":1}");
    assert_eq!(sent(&statuses::Number { value: 1 }), (201, value.clone()));
    assert_eq!(sent(&statuses::Constant {}), (202, Bytes::from_static(b"{}")));
    assert_eq!(sent(&statuses::Expression { value: 1 }), (418, value.clone()));
    assert_eq!(sent(&statuses::NotModified { etag: "\"e\"".to_owned() }), (304, Bytes::new()));
    assert_eq!(sent(&statuses::ResetContent {}), (205, Bytes::new()));

    assert_eq!(
        statuses::Number::from_http_response(&answered(200, value.clone())).unwrap().value,
        1
    );
    let read = |status| statuses::Expression::from_http_response(&answered(status, value.clone()));
    assert_eq!(read(418).unwrap().value, 1);
    assert_eq!(read(200).unwrap().value, 1);
    assert!(matches!(read(404), Err(FromHttpResponseError::Endpoint(_))));
    assert!(matches!(read(302), Err(FromHttpResponseError::Endpoint(_))));
    let mut not_modified = answered(304, "");
    not_modified.headers_mut().insert("etag", http::HeaderValue::from_static("\"e\""));
    assert_eq!(statuses::NotModified::from_http_response(&not_modified).unwrap().etag, "\"e\"");
}
