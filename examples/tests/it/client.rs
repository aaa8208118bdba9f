//! Tests of the client with servers that misbehave.

use pathlore::{FromHttpResponseError, IntoHttpError, http::StatusCode};
use pathlore_examples::{
    client::{Client, ClientError},
    error::MatrixError,
    session::logout,
    versions,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};

/// Starts a server that responds to one request with these bytes, and returns its URL.
async fn serve_once(response: Vec<u8>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = [0; 4096];
        let _ = stream.read(&mut request).await;
        // The client may close the connection before it has read everything.
        let _ = stream.write_all(&response).await;
        let _ = stream.shutdown().await;
    });
    url
}

/// Sends a request to which the server responds with these bytes, and returns the client's error.
async fn error_for(response: impl Into<Vec<u8>>) -> ClientError {
    let client = Client::new(&serve_once(response.into()).await).unwrap();
    client.send(&versions::Request::new()).await.unwrap_err()
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let response =
        "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n";
    let error = error_for(response).await;
    let ClientError::Response(FromHttpResponseError::Endpoint(error)) = error else {
        panic!("{error:?}")
    };
    assert_eq!(error.status(), StatusCode::FOUND);
}

#[tokio::test]
async fn response_bodies_that_exceed_the_limit_are_an_error() {
    let mut response = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
    response.resize(3 * 1024 * 1024, b' ');
    assert!(matches!(error_for(response).await, ClientError::ResponseTooLarge));
}

#[tokio::test]
async fn error_pages_of_a_proxy_are_kept() {
    let page = "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 4\r\n\r\noops";
    let error = error_for(page).await;
    let ClientError::Response(FromHttpResponseError::Endpoint(error)) = error else {
        panic!("{error:?}")
    };
    assert!(matches!(error, MatrixError::Other(_)));
    assert!(error.to_string().contains("502 Bad Gateway"), "{error}");
}

#[tokio::test]
async fn decoding_errors_name_the_place() {
    for (body, place) in
        [("{}", "`versions`"), ("<html>", "body"), (r#"{"versions":5}"#, "`versions`")]
    {
        let length = body.len();
        let error =
            error_for(format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}")).await;
        assert!(matches!(error, ClientError::Response(FromHttpResponseError::Decode(_))));
        assert!(error.to_string().contains(place), "{error}");
    }
}

#[tokio::test]
async fn invalid_and_truncated_http_responses_are_errors() {
    for response in
        ["", "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}"]
    {
        assert!(matches!(error_for(response).await, ClientError::Transport(_)), "{response}");
    }
}

#[tokio::test]
async fn an_unreachable_server_is_an_error() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = Client::negotiate(&url).await.unwrap_err();
    assert!(matches!(error, ClientError::Transport(_)), "{error:?}");
}

#[tokio::test]
async fn a_missing_token_is_an_error_before_anything_is_sent() {
    let client = Client::new("http://127.0.0.1:1").unwrap();
    let error = client.send(&logout::v3::Request::new()).await.unwrap_err();
    assert!(matches!(error, ClientError::Request(IntoHttpError::Credentials(_))), "{error:?}");
    assert!(client.with_token("not\na token").is_err());
}

#[test]
fn invalid_base_urls_are_errors() {
    for url in ["", "example.org", "https://", "https://a:b@example.org", "https://example.org?x"] {
        assert!(matches!(Client::new(url), Err(ClientError::BaseUrl(_))), "{url}");
    }
    assert!(Client::new("http://[::1]:8008/prefix/").is_ok());
}
