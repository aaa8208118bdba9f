//! Limits of bodies, and streams.

use std::{convert::Infallible, time::Duration};

use axum::{Router, body::Body};
use http_body::Frame;
use http_body_util::{BodyExt as _, StreamBody};
use pathlore::{ErrorResponse, bytes::Bytes, http::Request};
use pathlore_axum::{Call, EndpointOptions, Endpoints};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tower::ServiceExt as _;
use tower_http::limit::RequestBodyLimitLayer;

use crate::support::{receive, send};

macro_rules! echoes {
    ($($name:ident $path:literal)*) => {$(mod $name {
        use pathlore::{Metadata, metadata, request, response};

        const METADATA: Metadata = metadata! { method: POST, authentication: None, path: $path };

        #[request]
        pub(crate) struct Request {
            #[api(raw_body)]
            pub(crate) text: String,
        }

        #[response]
        pub(crate) struct Response {
            #[api(raw_body)]
            pub(crate) text: String,
        }
    })*};
}

echoes! { small "/small" large "/large" }

mod upload {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata =
        metadata! { method: POST, authentication: None, path: "/upload/{name}" };

    #[request(stream)]
    pub(crate) struct Request {
        #[api(path)]
        pub(crate) name: String,
    }

    #[response]
    pub(crate) struct Response {
        pub(crate) name: String,
        pub(crate) bytes: usize,
    }
}

mod upper {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! { method: POST, authentication: None, path: "/upper" };

    #[request(stream)]
    pub(crate) struct Request {}

    #[response(stream, content_type = "text/plain")]
    pub(crate) struct Response {
        #[api(header = "x-kind")]
        pub(crate) kind: String,
    }
}

async fn small(call: Call<small::Request>) -> Result<small::Response, ErrorResponse> {
    assert_eq!(call.body(), call.request.text.as_bytes());
    Ok(small::Response { text: call.request.text })
}

async fn large(call: Call<large::Request>) -> Result<large::Response, ErrorResponse> {
    Ok(large::Response { text: call.request.text.len().to_string() })
}

async fn upload(mut call: Call<upload::Request>) -> Result<upload::Response, ErrorResponse> {
    let mut body = call.take_body();
    assert!(call.take_body().collect().await.unwrap().to_bytes().is_empty(), "it was taken");
    let mut bytes = 0;
    while let Some(frame) = body.frame().await {
        bytes += frame.unwrap().into_data().unwrap().len();
    }
    Ok(upload::Response { name: call.request.name, bytes })
}

/// Returns the text of the request in upper case, piece by piece.
async fn upper(mut call: Call<upper::Request>) -> Result<(upper::Response, Body), ErrorResponse> {
    let body = call
        .take_body()
        .map_frame(|frame| frame.map_data(|data| Bytes::from(data.to_ascii_uppercase())));
    Ok((upper::Response { kind: "upper".to_owned() }, Body::new(body)))
}

fn router() -> Router {
    Endpoints::new()
        .body_limit(8)
        .endpoint(small)
        .endpoint_with(&EndpointOptions::new().body_limit(3_000_000), large)
        .endpoint(upload)
        .endpoint(upper)
        .into_router()
        .unwrap()
}

fn post(path: &str, body: impl Into<Body>) -> Request<Body> {
    Request::post(path).body(body.into()).unwrap()
}

/// Returns a body without a known length, and what sends its pieces.
fn pieces() -> (mpsc::Sender<Result<Frame<Bytes>, Infallible>>, Body) {
    let (sender, receiver) = mpsc::channel(1);
    (sender, Body::new(StreamBody::new(ReceiverStream::new(receiver))))
}

#[tokio::test]
async fn each_endpoint_has_a_limit() {
    let router = router();
    assert_eq!(send(&router, post("/small", "12345678")).await.body, "12345678");
    let answer = send(&router, post("/small", "123456789")).await;
    assert_eq!(answer.status, 413);
    assert_eq!(answer.json()["detail"], "body: larger than the limit of 8 bytes");
    let answer = send(&router, post("/large", "x".repeat(2_500_000))).await;
    assert_eq!((answer.status.as_u16(), &*answer.body), (200, "2500000"), "axum's limit is lower");
    assert_eq!(send(&router, post("/large", "x".repeat(3_000_001))).await.status, 413);
    // Streams have none.
    let answer = send(&router, post("/upload/a", "x".repeat(5_000_000))).await;
    assert_eq!(answer.body, r#"{"name":"a","bytes":5000000}"#);
}

#[tokio::test]
async fn the_default_limit_is_two_mebibytes() {
    let router = Endpoints::new().endpoint(small).into_router().unwrap();
    let limit = 2 * 1024 * 1024;
    assert_eq!(send(&router, post("/small", "x".repeat(limit))).await.status, 200);
    assert_eq!(send(&router, post("/small", "x".repeat(limit + 1))).await.status, 413);
}

#[tokio::test]
async fn a_body_of_unknown_length_is_refused_when_it_exceeds_the_limit() {
    let (sender, body) = pieces();
    let answer = tokio::spawn(async move { send(&router(), post("/small", body)).await });
    for _ in 0..3 {
        // The last one may find that nobody reads any more.
        let _ = sender.send(Ok(Frame::data(Bytes::from("1234")))).await;
    }
    // The sender is not dropped: the answer does not wait for the end.
    let answer = tokio::time::timeout(Duration::from_secs(10), answer).await.unwrap().unwrap();
    assert_eq!(answer.status, 413);
}

#[tokio::test]
async fn the_limit_of_a_layer_is_a_limit_as_well() {
    let router = router().layer(RequestBodyLimitLayer::new(4));
    let (sender, body) = pieces();
    sender.send(Ok(Frame::data(Bytes::from("12345")))).await.unwrap();
    drop(sender);
    assert_eq!(send(&router, post("/small", body)).await.status, 413);
}

#[tokio::test]
async fn a_body_that_breaks_off_is_unreadable() {
    let broken = StreamBody::new(tokio_stream::iter([
        Ok(Frame::data(Bytes::from("1234"))),
        Err(std::io::Error::other("connection reset by 10.0.0.1")),
    ]));
    let answer = send(&router(), post("/small", Body::new(broken))).await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.json()["detail"], "body: could not be received completely");
}

/// The first piece of the response is there before the last one of the request is sent.
#[tokio::test]
async fn streams_are_not_buffered() {
    let (sender, body) = pieces();
    let response = router().oneshot(post("/upper", body)).await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/plain");
    assert_eq!(response.headers()["x-kind"], "upper");
    assert_eq!(response.headers().get("content-length"), None);
    let mut body = response.into_body();
    for piece in ["ab", "cd"] {
        sender.send(Ok(Frame::data(Bytes::from(piece)))).await.unwrap();
        let frame = body.frame().await.unwrap().unwrap().into_data().unwrap();
        assert_eq!(frame, piece.to_ascii_uppercase());
    }
    drop(sender);
    assert!(body.frame().await.is_none());

    let answer = receive(router().oneshot(post("/upper", "xyz")).await.unwrap()).await;
    assert_eq!(answer.body, "XYZ");
}
