//! Bodies that are streams.

use pathlore::{
    Buffered, Endpoint, EndpointResponse, FromHttpResponseError, IncomingRequest as _,
    IncomingResponse as _, OutgoingRequest as _, OutgoingResponse as _, Place, Streamed, Target,
    Transfer,
    bytes::Bytes,
    http::{self, Method, StatusCode},
};

use super::support::received;

mod upload {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: PUT, authentication: AccessToken, path: "/{room_id}/file"
    };

    #[request(stream)]
    #[derive(PartialEq)]
    pub(super) struct Request<'a> {
        #[api(path)]
        pub(super) room_id: std::borrow::Cow<'a, str>,
        #[api(query)]
        pub(super) name: Option<String>,
    }

    #[response]
    pub(super) struct Response {}
}

mod download {
    use pathlore::{Metadata, http::header, metadata, request, response};

    const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/file" };

    #[request]
    pub(super) struct Request {}

    #[response(stream, status = IM_A_TEAPOT)]
    #[derive(PartialEq)]
    pub(super) struct Response {
        #[api(header = header::CONTENT_TYPE)]
        pub(super) content_type: Option<String>,
        #[api(header = header::AGE)]
        pub(super) age: Option<u64>,
    }
}

/// A page, a redirect to it, or that it has not changed.
mod page {
    use pathlore::{http::header, response};

    #[response(stream)]
    #[derive(PartialEq)]
    pub(super) enum Response {
        #[api(status = OK, content_type = "text/html")]
        Page {
            #[api(header = header::ETAG)]
            tag: Option<String>,
        },
        #[api(status = SEE_OTHER)]
        Redirect {
            #[api(header = header::LOCATION)]
            location: String,
        },
        #[api(status = NOT_MODIFIED)]
        NotModified,
    }
}

/// A file, or a redirect to it without a body.
mod redirect {
    use pathlore::{
        http::{StatusCode, header},
        response,
    };

    #[response(stream)]
    #[derive(PartialEq)]
    pub(super) enum Response {
        #[api(status = OK)]
        File,
        #[api(status = FOUND | TEMPORARY_REDIRECT, empty_body)]
        Redirect {
            #[api(header = header::LOCATION)]
            location: String,
            #[api(status)]
            status: StatusCode,
        },
    }
}

fn is_streamed<T: Transfer + 'static>() -> bool {
    std::any::TypeId::of::<T>() == std::any::TypeId::of::<Streamed>()
}

#[test]
fn types_tell_how_bodies_are_transferred() {
    fn buffered<E: Endpoint<Body = Buffered>>() {}
    fn streamed<E: Endpoint<Body = Streamed>>() {}

    streamed::<upload::Request<'_>>();
    buffered::<download::Request>();
    assert!(!is_streamed::<<upload::Response as EndpointResponse>::Body>());
    assert!(is_streamed::<<download::Response as EndpointResponse>::Body>());
    assert!(is_streamed::<<page::Response as EndpointResponse>::Body>());
}

#[test]
fn everything_but_the_body_is_written_and_read() {
    let target = Target::new("https://example.org").unwrap();
    let token = "token".into();
    for name in [None, Some("a b".to_owned())] {
        let request = upload::Request { room_id: "!a".into(), name };
        let sent = request.to_http_request(&target, token).unwrap();
        assert_eq!(sent.method(), Method::PUT);
        assert_eq!(sent.headers()["content-type"], "application/octet-stream");
        assert!(sent.body().is_empty());
        assert_eq!(upload::Request::from_http_request(&sent), Ok(request));
    }
}

#[test]
fn bytes_are_not_ignored() {
    let request = received("PUT", "/a/file", "bytes");
    let error = upload::Request::from_http_request(&request).unwrap_err();
    let text = "body: it is a stream, which is read beside the message";
    assert_eq!(error.to_string(), text);
    let response = http::Response::new(Bytes::from("bytes"));
    let Err(FromHttpResponseError::Decode(error)) =
        download::Response::from_http_response(&response)
    else {
        panic!("expected an error")
    };
    assert_eq!((error.place(), &*error.to_string()), (Place::Body, text));
}

#[test]
fn fields_hold_what_is_known_of_the_body() {
    for content_type in [Some("image/png".to_owned()), None] {
        let response = download::Response { content_type, age: Some(7) };
        let sent = response.to_http_response().unwrap();
        assert_eq!(sent.status(), StatusCode::IM_A_TEAPOT);
        let sent_type = sent.headers().get("content-type").map(|value| value.to_str().unwrap());
        assert_eq!(sent_type, response.content_type.as_deref());
        assert_eq!(download::Response::from_http_response(&sent).unwrap(), response);
    }
}

#[test]
fn variants_have_streams_if_their_statuses_allow_bodies() {
    let written = |response: &page::Response| {
        let sent = response.to_http_response().unwrap();
        assert!(sent.body().is_empty());
        assert_eq!(page::Response::from_http_response(&sent).as_ref().ok(), Some(response));
        let content_type = sent.headers().get("content-type");
        (sent.status(), content_type.map(|value| value.to_str().unwrap().to_owned()))
    };
    let page = page::Response::Page { tag: Some("\"1\"".to_owned()) };
    assert_eq!(written(&page), (StatusCode::OK, Some("text/html".to_owned())));
    let redirect = page::Response::Redirect { location: "/page".to_owned() };
    let content_type = Some("application/octet-stream".to_owned());
    assert_eq!(written(&redirect), (StatusCode::SEE_OTHER, content_type));
    assert_eq!(written(&page::Response::NotModified), (StatusCode::NOT_MODIFIED, None));
}

#[test]
fn variants_with_an_empty_body_have_no_stream() {
    for status in [StatusCode::FOUND, StatusCode::TEMPORARY_REDIRECT] {
        let redirect = redirect::Response::Redirect { location: "/file".to_owned(), status };
        let mut sent = redirect.to_http_response().unwrap();
        assert_eq!((sent.status(), sent.body().len()), (status, 0));
        assert_eq!(sent.headers().len(), 1, "{:?}", sent.headers());
        assert_eq!(redirect::Response::from_http_response(&sent).unwrap(), redirect);
        // A page that nobody reads, which is not in this message.
        sent.headers_mut().insert("content-type", "text/html".parse().unwrap());
        assert_eq!(redirect::Response::from_http_response(&sent).unwrap(), redirect);
    }
    let sent = redirect::Response::File.to_http_response().unwrap();
    assert_eq!(sent.headers()["content-type"], "application/octet-stream");
    assert_eq!(redirect::Response::from_http_response(&sent).unwrap(), redirect::Response::File);
    assert!(is_streamed::<<redirect::Response as EndpointResponse>::Body>());
    assert!(redirect::Response::has_status(StatusCode::FOUND));
}

#[test]
fn the_status_tells_whether_the_body_is_that_of_an_error() {
    for (status, of_download, of_page, of_upload) in [
        (200, true, true, true),
        (206, true, true, true),
        (303, false, true, false),
        (304, false, true, false),
        (404, false, false, false),
        (418, true, false, false),
    ] {
        let status = StatusCode::from_u16(status).unwrap();
        assert_eq!(download::Response::has_status(status), of_download, "{status}");
        assert_eq!(page::Response::has_status(status), of_page, "{status}");
        assert_eq!(upload::Response::has_status(status), of_upload, "{status}");
        // The body of an error is not a stream.
        let mut response = http::Response::new(Bytes::new());
        *response.status_mut() = status;
        response.headers_mut().insert("location", "/".parse().unwrap());
        let of_error = matches!(
            page::Response::from_http_response(&response),
            Err(FromHttpResponseError::Endpoint(_))
        );
        assert_eq!(of_error, !of_page, "{status}");
    }
}
