//! Servers on real sockets.

use std::{net::SocketAddr, time::Duration};

use axum::body::Body;
use pathlore::ErrorResponse;
use pathlore_axum::{Call, Endpoints};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    time::timeout,
};

endpoints! {
    read: GET "/notes/{id}" { id: u64 }
}

mod broken {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/broken" };

    #[request]
    pub(crate) struct Request {}

    #[response]
    pub(crate) struct Response {}
}

mod create {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata =
        metadata! { method: POST, authentication: AccessToken, path: "/notes" };

    #[request]
    pub(crate) struct Request {
        pub(crate) title: String,
    }

    #[response(status = CREATED)]
    pub(crate) struct Response {
        pub(crate) title: String,
    }
}

mod echo {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! { method: POST, authentication: None, path: "/echo" };

    #[request(stream)]
    pub(crate) struct Request {}

    #[response(stream)]
    pub(crate) struct Response {}
}

async fn create(call: Call<create::Request>) -> Result<create::Response, ErrorResponse> {
    Ok(create::Response { title: call.request.title })
}

async fn echo(mut call: Call<echo::Request>) -> Result<(echo::Response, Body), ErrorResponse> {
    Ok((echo::Response {}, call.take_body()))
}

async fn broken(_call: Call<broken::Request>) -> Result<broken::Response, ErrorResponse> {
    panic!("a fault of the handler")
}

async fn serve() -> SocketAddr {
    let router = Endpoints::new()
        .body_limit(1000)
        .endpoint(read)
        .endpoint(create)
        .endpoint(echo)
        .endpoint(broken)
        .fallback::<ErrorResponse>()
        .into_router()
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

/// Sends the text of a request, and returns that of the response.
async fn exchange(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut response = String::new();
    timeout(Duration::from_secs(10), stream.read_to_string(&mut response)).await.unwrap().unwrap();
    response
}

#[tokio::test]
async fn requests_are_answered() {
    let address = serve().await;
    let response =
        exchange(address, "GET /notes/7 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await;
    assert!(response.starts_with("HTTP/1.1 200 OK\r\n"), "{response}");
    assert!(response.ends_with(r#"{"endpoint":"read","arguments":["7"]}"#), "{response}");

    let response =
        exchange(address, "HEAD /notes/7 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await;
    assert!(response.contains("content-length: 37\r\n"), "{response}");
    assert!(response.ends_with("\r\n\r\n"), "{response}");

    let response =
        exchange(address, "PUT /notes/7 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await;
    assert!(response.starts_with("HTTP/1.1 405 Method Not Allowed\r\n"), "{response}");
    assert!(response.contains("allow: GET, HEAD\r\n"), "{response}");

    let body = r#"{"title":"a"}"#;
    let response = exchange(
        address,
        &format!(
            "POST /notes HTTP/1.1\r\nhost: a\r\nauthorization: Bearer x\r\nconnection: close\r\n\
             content-length: {}\r\n\r\n{body}",
            body.len(),
        ),
    )
    .await;
    assert!(response.starts_with("HTTP/1.1 201 Created\r\n"), "{response}");
    assert!(response.ends_with(body), "{response}");
}

#[tokio::test]
async fn a_handler_that_panics_ends_its_connection_alone() {
    let address = serve().await;
    let end = "HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
    assert_eq!(exchange(address, &format!("GET /broken {end}")).await, "");
    let response = exchange(address, &format!("GET /notes/7 {end}")).await;
    assert!(response.starts_with("HTTP/1.1 200 OK\r\n"), "{response}");
}

/// The client waits for permission to send the body, which never comes.
#[tokio::test]
async fn a_request_is_refused_before_its_body_is_sent() {
    let address = serve().await;
    let head = "POST /notes HTTP/1.1\r\nhost: a\r\nconnection: close\r\nexpect: 100-continue\r\n";
    let response = exchange(address, &format!("{head}content-length: 5\r\n\r\n")).await;
    assert!(response.starts_with("HTTP/1.1 401 Unauthorized\r\n"), "{response}");
    assert!(response.contains("www-authenticate: Bearer\r\n"), "{response}");
    let head = format!("{head}authorization: Bearer x\r\n");
    let response = exchange(address, &format!("{head}content-length: 1001\r\n\r\n")).await;
    assert!(response.starts_with("HTTP/1.1 413 Payload Too Large\r\n"), "{response}");
}

#[tokio::test]
async fn a_body_whose_framing_is_wrong_is_unreadable() {
    let address = serve().await;
    let response = exchange(
        address,
        "POST /notes HTTP/1.1\r\nhost: a\r\nauthorization: Bearer x\r\nconnection: close\r\n\
         transfer-encoding: chunked\r\n\r\nzz\r\n",
    )
    .await;
    assert!(response.starts_with("HTTP/1.1 400 Bad Request\r\n"), "{response}");
    assert!(response.contains("body: could not be received completely"), "{response}");
}

#[tokio::test]
async fn a_stream_is_answered_piece_by_piece() {
    let mut stream = TcpStream::connect(serve().await).await.unwrap();
    let head = "POST /echo HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut received = String::new();
    for piece in ["one", "two"] {
        let chunk = format!("{:x}\r\n{piece}\r\n", piece.len());
        stream.write_all(chunk.as_bytes()).await.unwrap();
        let mut buffer = [0; 1024];
        while !received.contains(piece) {
            let length = timeout(Duration::from_secs(10), stream.read(&mut buffer)).await;
            let length = length.expect("the piece is not held back").unwrap();
            assert_ne!(length, 0, "{received}");
            received.push_str(std::str::from_utf8(&buffer[..length]).unwrap());
        }
    }
    assert!(received.starts_with("HTTP/1.1 200 OK\r\n"), "{received}");
}
