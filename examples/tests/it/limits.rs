//! Tests of the server's limits, with clients that send slowly, not at all, or too much.

use std::time::Duration;

use pathlore_examples::server::{RunningServer, ServerOptions};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::{sleep, timeout},
};

use crate::raw::start;

const LOGIN: &str = "POST /_matrix/client/v3/login HTTP/1.1\r\nhost: localhost\r\n";
const VERSIONS: &str = "GET /_matrix/client/versions HTTP/1.1\r\nhost: localhost\r\n\r\n";
/// Longer than all timeouts of these tests, and shorter than those that are not to be tested.
const PATIENCE: Duration = Duration::from_secs(20);
const SHORT: Duration = Duration::from_millis(300);
const LONG: Duration = Duration::from_mins(10);

/// Returns options whose timeouts are too long to be the reason for anything.
fn patient() -> ServerOptions {
    let mut options = ServerOptions::default();
    let limits = &mut options.limits;
    limits.header_timeout = LONG;
    limits.body_timeout = LONG;
    limits.request_timeout = LONG;
    limits.write_timeout = LONG;
    limits.shutdown_timeout = LONG;
    options
}

async fn connect(server: &RunningServer, message: &str) -> TcpStream {
    let mut stream = TcpStream::connect(server.address()).await.unwrap();
    stream.write_all(message.as_bytes()).await.unwrap();
    stream
}

/// Reads until the server closes the connection, which it must do.
async fn read_all(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    // A connection that is reset is closed as well.
    let reading = stream.read_to_string(&mut text);
    let _ = timeout(PATIENCE, reading).await.expect("the server closes the connection");
    text
}

/// Reads a response without a body that has this status.
async fn read_status(stream: &mut TcpStream) -> String {
    let mut bytes = [0; 1024];
    let reading = stream.read(&mut bytes);
    let read = timeout(PATIENCE, reading).await.expect("the server responds").unwrap();
    String::from_utf8_lossy(&bytes[..read]).split(' ').nth(1).unwrap_or_default().to_owned()
}

#[tokio::test]
async fn header_sections_that_do_not_end_are_not_waited_for() {
    let mut options = patient();
    options.limits.header_timeout = SHORT;
    let server = start(options).await;
    let mut clients = Vec::new();
    for _ in 0..100 {
        clients.push(connect(&server, "").await);
        clients.push(connect(&server, LOGIN).await);
    }
    for client in &mut clients {
        read_all(client).await;
    }
}

#[tokio::test]
async fn idle_connections_are_closed() {
    let mut options = patient();
    options.limits.header_timeout = SHORT;
    let server = start(options).await;
    let mut client = connect(&server, VERSIONS).await;
    let text = read_all(&mut client).await;
    assert!(text.starts_with("HTTP/1.1 200"), "{text}");
}

#[tokio::test]
async fn bodies_that_do_not_end_are_not_waited_for() {
    let mut options = patient();
    options.limits.body_timeout = SHORT;
    let server = start(options).await;
    let mut client =
        connect(&server, &format!("{LOGIN}connection: close\r\ncontent-length: 9\r\n\r\n{{")).await;
    let text = read_all(&mut client).await;
    assert!(text.starts_with("HTTP/1.1 400") && text.contains("M_UNKNOWN"), "{text}");
}

#[tokio::test]
async fn bodies_that_come_slowly_are_not_waited_for() {
    let mut options = patient();
    options.limits.request_timeout = SHORT;
    let server = start(options).await;
    let head = format!("{LOGIN}connection: close\r\ncontent-length: 60000\r\n\r\n");
    let (mut from, mut to) = connect(&server, &head).await.into_split();
    let sending = tokio::spawn(async move {
        while to.write_all(b" ").await.is_ok() {
            sleep(SHORT / 10).await;
        }
    });
    let mut text = String::new();
    let _ = timeout(PATIENCE, from.read_to_string(&mut text)).await.expect("it is closed");
    assert!(text.starts_with("HTTP/1.1 503") && text.contains("M_UNKNOWN"), "{text}");
    assert!(text.contains("access-control-allow-origin: *\r\n"), "{text}");
    sending.abort();
}

#[tokio::test]
async fn clients_that_do_not_read_are_not_waited_for() {
    let mut options = patient();
    options.limits.write_timeout = SHORT;
    let server = start(options).await;
    let mut client = TcpStream::connect(server.address()).await.unwrap();
    let requests = VERSIONS.repeat(1000);
    let sending = async { while client.write_all(requests.as_bytes()).await.is_ok() {} };
    timeout(PATIENCE, sending).await.expect("the server closes the connection");
}

#[tokio::test]
async fn large_header_sections_are_refused() {
    let server = start(patient()).await;
    let field = format!("x-large: {}\r\n\r\n", "a".repeat(300_000));
    let mut client = connect(&server, LOGIN).await;
    // The server may close the connection before it has read everything.
    let _ = client.write_all(field.as_bytes()).await;
    assert_eq!(read_status(&mut client).await, "431");
}

#[tokio::test]
async fn more_connections_wait_until_others_are_closed() {
    let mut options = patient();
    options.limits.connections = 2;
    let server = start(options).await;
    let mut clients = [connect(&server, VERSIONS).await, connect(&server, VERSIONS).await];
    for client in &mut clients {
        assert_eq!(read_status(client).await, "200");
    }
    let mut third = connect(&server, VERSIONS).await;
    assert!(timeout(SHORT, third.read_u8()).await.is_err(), "there are two connections");
    drop(clients);
    assert_eq!(read_status(&mut third).await, "200");
}

#[tokio::test]
async fn requests_in_progress_are_answered_when_the_server_stops() {
    let server = start(patient()).await;
    let head = format!("{LOGIN}content-length: 2\r\n\r\n{{");
    let mut client = connect(&server, &head).await;
    let address = server.address();
    // The server has read the request: it closes the connection once it has answered it.
    sleep(SHORT).await;
    let stopping = tokio::spawn(server.stop());
    while TcpStream::connect(address).await.is_ok() {
        sleep(SHORT / 10).await;
    }
    client.write_all(b"}").await.unwrap();
    let text = read_all(&mut client).await;
    assert!(text.starts_with("HTTP/1.1 400") && text.contains("M_BAD_JSON"), "{text}");
    timeout(PATIENCE, stopping).await.expect("the server stops").unwrap().unwrap();
}

#[tokio::test]
async fn requests_that_do_not_end_do_not_prevent_a_stop() {
    let mut options = patient();
    options.limits.shutdown_timeout = SHORT;
    let server = start(options).await;
    let mut clients = [
        connect(&server, "").await,
        connect(&server, LOGIN).await,
        connect(&server, &format!("{LOGIN}content-length: 9\r\n\r\n{{")).await,
        connect(&server, VERSIONS).await,
    ];
    assert_eq!(read_status(&mut clients[3]).await, "200");
    timeout(PATIENCE, server.stop()).await.expect("the server stops").unwrap();
    for client in &mut clients {
        read_all(client).await;
    }
}
