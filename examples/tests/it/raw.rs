//! Raw HTTP/1.1 messages, for requests that no HTTP client would send.

use std::net::SocketAddr;

use pathlore_examples::server::{RunningServer, Server, ServerOptions};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::process::ServerProcess;

/// The password of the accounts in tests.
pub(crate) const PASSWORD: &str = "correct horse";

/// Starts a server on a free port of the loopback interface.
pub(crate) async fn start(options: ServerOptions) -> RunningServer {
    Server::bind("127.0.0.1:0".parse().unwrap(), options).unwrap().spawn()
}

/// A server, in this process or another one.
pub(crate) trait Listening {
    fn address(&self) -> SocketAddr;
}

impl Listening for RunningServer {
    fn address(&self) -> SocketAddr {
        self.address()
    }
}

impl Listening for ServerProcess {
    fn address(&self) -> SocketAddr {
        self.address()
    }
}

/// A response.
#[derive(Debug)]
pub(crate) struct RawResponse {
    pub(crate) status: u16,
    /// The status line and the header section.
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl RawResponse {
    /// Returns the body as JSON, or `null` if it is not JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// Returns the error code, or an empty string if there is none.
    pub(crate) fn errcode(&self) -> String {
        self.json()["errcode"].as_str().unwrap_or_default().to_owned()
    }

    /// Returns the status code and the error code.
    pub(crate) fn error(&self) -> (u16, String) {
        (self.status, self.errcode())
    }
}

/// Asserts that a response is a standard error response.
#[track_caller]
pub(crate) fn assert_error(response: &RawResponse, status: u16, errcode: &str, context: &str) {
    assert_eq!(response.error(), (status, errcode.to_owned()), "{context}: {response:?}");
    assert!(response.head.contains("content-type: application/json"), "{context}: {response:?}");
}

/// Sends bytes and reads until the server closes the connection. Returns `None` if the server does
/// not send a response.
pub(crate) async fn exchange(address: SocketAddr, message: &[u8]) -> Option<RawResponse> {
    let mut stream = TcpStream::connect(address).await.unwrap();
    // The server may close the connection before it has read everything.
    let _ = stream.write_all(message).await;
    let _ = stream.shutdown().await;
    let mut response = Vec::new();
    let _ = stream.read_to_end(&mut response).await;
    let end = response.windows(4).position(|window| window == b"\r\n\r\n")?;
    let body = response.split_off(end + 4);
    let head = String::from_utf8(response).unwrap();
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(RawResponse { status, head, body })
}

/// Sends a request with these header field lines, each of which ends with CRLF.
pub(crate) async fn send(
    server: &impl Listening,
    method: &str,
    path: &str,
    fields: &[u8],
    body: &[u8],
) -> RawResponse {
    let mut message =
        format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n")
            .into_bytes();
    message.extend_from_slice(fields);
    if !body.is_empty() {
        message.extend_from_slice(format!("content-length: {}\r\n", body.len()).as_bytes());
    }
    message.extend_from_slice(b"\r\n");
    message.extend_from_slice(body);
    exchange(server.address(), &message).await.expect("the server sends a response")
}

/// Sends a POST request without credentials.
pub(crate) async fn post(
    server: &impl Listening,
    path: &str,
    body: impl AsRef<[u8]>,
) -> RawResponse {
    send(server, "POST", path, b"", body.as_ref()).await
}

/// Sends a POST request with an access token.
pub(crate) async fn post_with_token(
    server: &impl Listening,
    path: &str,
    token: &str,
    body: &str,
) -> RawResponse {
    let field = format!("authorization: Bearer {token}\r\n");
    send(server, "POST", path, field.as_bytes(), body.as_bytes()).await
}

/// Registers an account and returns its access token.
pub(crate) async fn register(server: &impl Listening, username: &str) -> String {
    let body = json!({ "username": username, "password": PASSWORD,
        "auth": { "type": "m.login.dummy" } });
    let response = post(server, "/_matrix/client/v3/register", body.to_string()).await;
    response.json()["access_token"].as_str().expect("the account is registered").to_owned()
}
