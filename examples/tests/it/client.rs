//! The client, at servers that are not as they should be.

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

/// A server that answers one request with these bytes. Gives its URL.
async fn answering(answer: Vec<u8>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = [0; 4096];
        let _ = stream.read(&mut request).await;
        // The client may hang up before it has read all.
        let _ = stream.write_all(&answer).await;
        let _ = stream.shutdown().await;
    });
    url
}

async fn ask(answer: impl Into<Vec<u8>>) -> ClientError {
    let client = Client::new(&answering(answer.into()).await).unwrap();
    client.send(&versions::Request::new()).await.unwrap_err()
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let answer = "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n";
    let error = ask(answer).await;
    let ClientError::Response(FromHttpResponseError::Endpoint(error)) = error else {
        panic!("{error:?}")
    };
    assert_eq!(error.status(), StatusCode::FOUND);
}

#[tokio::test]
async fn responses_without_end_are_cut_off() {
    let mut answer = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
    answer.resize(3 * 1024 * 1024, b' ');
    assert!(matches!(ask(answer).await, ClientError::ResponseTooLarge));
}

#[tokio::test]
async fn a_page_of_a_proxy_is_an_error_that_is_kept() {
    let page = "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 4\r\n\r\noops";
    let error = ask(page).await;
    let ClientError::Response(FromHttpResponseError::Endpoint(error)) = error else {
        panic!("{error:?}")
    };
    assert!(matches!(error, MatrixError::Other(_)));
    assert_eq!(error.to_string(), "the server answered 502 Bad Gateway");
}

#[tokio::test]
async fn a_success_of_another_form_is_an_error_that_says_where() {
    for (body, says) in
        [("{}", "`versions`"), ("<html>", "body"), (r#"{"versions":5}"#, "`versions`")]
    {
        let length = body.len();
        let error = ask(format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}")).await;
        assert!(matches!(error, ClientError::Response(FromHttpResponseError::Decode(_))));
        assert!(error.to_string().contains(says), "{error}");
    }
}

#[tokio::test]
async fn what_is_not_http_is_an_error() {
    for answer in ["", "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}"]
    {
        assert!(matches!(ask(answer).await, ClientError::Transport(_)), "{answer}");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_an_error() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = Client::negotiate(&url).await.unwrap_err();
    assert!(matches!(error, ClientError::Transport(_)), "{error:?}");
}

#[tokio::test]
async fn a_token_is_required_before_anything_is_sent() {
    let client = Client::new("http://127.0.0.1:1").unwrap();
    let error = client.send(&logout::v3::Request::new()).await.unwrap_err();
    assert!(matches!(error, ClientError::Request(IntoHttpError::Credentials(_))), "{error:?}");
    assert!(client.with_token("not\na token").is_err());
}

#[test]
fn base_urls_are_checked() {
    for url in ["", "example.org", "https://", "https://a:b@example.org", "https://example.org?x"] {
        assert!(matches!(Client::new(url), Err(ClientError::BaseUrl(_))), "{url}");
    }
    assert!(Client::new("http://[::1]:8008/prefix/").is_ok());
}
