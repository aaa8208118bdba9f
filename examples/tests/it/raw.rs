//! HTTP by hand, for what no client would send.

use std::net::SocketAddr;

use pathlore_examples::server::{RunningServer, Server, ServerOptions};
use serde_json::Value;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// Starts a server on a free port of the loopback.
pub(crate) async fn start(options: ServerOptions) -> RunningServer {
    Server::bind("127.0.0.1:0".parse().unwrap(), options).await.unwrap().spawn()
}

/// What a server answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    pub(crate) fn errcode(&self) -> String {
        self.json()["errcode"].as_str().unwrap_or_default().to_owned()
    }

    /// The status and the error code, for comparing.
    pub(crate) fn error(&self) -> (u16, String) {
        (self.status, self.errcode())
    }
}

/// Sends bytes as they are, and reads until the server closes. `None` where that is all it does.
pub(crate) async fn exchange(address: SocketAddr, message: &[u8]) -> Option<Answer> {
    let mut stream = TcpStream::connect(address).await.unwrap();
    // The server may have heard enough before all is written.
    let _ = stream.write_all(message).await;
    let _ = stream.shutdown().await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n")?;
    let body = answer.split_off(end + 4);
    let head = String::from_utf8(answer).unwrap();
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Answer { status, head, body })
}

/// Sends a request with these field lines, each of which ends in a line break.
pub(crate) async fn send(
    server: &RunningServer,
    method: &str,
    path: &str,
    fields: &[u8],
    body: &[u8],
) -> Answer {
    let mut message =
        format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n")
            .into_bytes();
    message.extend_from_slice(fields);
    if !body.is_empty() {
        message.extend_from_slice(format!("content-length: {}\r\n", body.len()).as_bytes());
    }
    message.extend_from_slice(b"\r\n");
    message.extend_from_slice(body);
    exchange(server.address(), &message).await.expect("an answer")
}

/// Sends a POST without credentials.
pub(crate) async fn post(server: &RunningServer, path: &str, body: impl AsRef<[u8]>) -> Answer {
    send(server, "POST", path, b"", body.as_ref()).await
}

/// Sends a POST with an access token.
pub(crate) async fn post_with_token(
    server: &RunningServer,
    path: &str,
    token: &str,
    body: &str,
) -> Answer {
    let field = format!("authorization: Bearer {token}\r\n");
    send(server, "POST", path, field.as_bytes(), body.as_bytes()).await
}
