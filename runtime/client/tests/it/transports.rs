//! The transports of reqwest and tower.

use std::{convert::Infallible, time::Duration};

use pathlore::{
    SupportedVersions,
    http::{self, StatusCode},
};
use pathlore_client::{Body, Client, ClientError, ServiceTransport};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
    time::timeout,
};
use tower::service_fn;

use crate::{
    api::{create, read, register},
    support::{everything, in_process, over_socket, reqwest_client},
};

#[tokio::test]
async fn a_client_and_a_server_of_one_api_in_process_and_over_a_socket() {
    for client in [in_process(), over_socket().await] {
        let client = client
            .with_supported_versions(SupportedVersions::from_versions(["1.0", "2.0"]))
            .with_token("secret")
            .unwrap();
        let request = create::Request { title: "milk".to_owned() };
        // The server adds the lengths of the token and the title.
        assert_eq!(client.send(&request).await.unwrap().id, 10);

        let exchange = client.request(&request).exchange().await.unwrap();
        assert_eq!(exchange.choice().template.as_str(), "/v2/notes");
        assert_eq!((exchange.status(), exchange.attempts()), (StatusCode::OK, 1));
        assert_eq!(exchange.headers()["content-type"], "application/json");
        assert_eq!(exchange.request().method(), http::Method::POST);
        assert_eq!(exchange.request().body(), r#"{"title":"milk"}"#);
        assert_eq!(exchange.response().body(), r#"{"id":10}"#);
        assert_eq!(exchange.decode().unwrap().id, 10);

        assert_eq!(client.send(&read::Request { id: 3, key: None }).await.unwrap().title, "note 3");
        let gone = client.send(&read::Request::default()).await.unwrap_err();
        assert_eq!(gone.as_endpoint().unwrap().status, StatusCode::GONE);
    }
}

/// Answers one request with these bytes, and returns the URL and what arrives.
async fn serve_once(response: String) -> (String, tokio::task::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let received = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = vec![0; 4096];
        let length = stream.read(&mut request).await.unwrap();
        let _ = stream.write_all(response.as_bytes()).await;
        String::from_utf8_lossy(&request[..length]).into_owned()
    });
    (url, received)
}

#[tokio::test]
async fn redirects_are_not_followed_over_a_socket() {
    let other = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let location = format!("http://{}/steal", other.local_addr().unwrap());
    for status in ["301 Moved Permanently", "302 Found", "303 See Other", "307 T", "308 P"] {
        let head =
            format!("HTTP/1.1 {status}\r\nlocation: {location}\r\ncontent-length: 0\r\n\r\n");
        let (url, _) = serve_once(head).await;
        let client = reqwest_client(&url).with_token("secret").unwrap();
        let error = client.send(&create::Request::default()).await.unwrap_err();
        let error = error.as_endpoint().unwrap();
        assert!(error.status.is_redirection() && error.headers["location"] == location, "{status}");
    }
    assert!(timeout(Duration::from_millis(50), other.accept()).await.is_err());
}

#[tokio::test]
async fn an_empty_body_has_a_length_if_the_method_expects_content() {
    let (url, received) = serve_once("HTTP/1.1 200 OK\r\n\r\n".to_owned()).await;
    reqwest_client(&url).send(&register::Request::default()).await.unwrap();
    let received = received.await.unwrap().to_lowercase();
    assert_eq!(received.matches("content-length: 0\r\n").count(), 1, "{received}");
    assert!(!received.contains("transfer-encoding"), "{received}");

    let (url, received) = serve_once("HTTP/1.1 200 OK\r\n\r\n{\"title\":\"\"}".to_owned()).await;
    reqwest_client(&url).send(&read::Request::default()).await.unwrap();
    let received = received.await.unwrap().to_lowercase();
    assert!(!received.contains("content-length"), "{received}");
}

#[tokio::test]
async fn errors_of_a_transport_have_a_cause_and_no_parameters() {
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let unreachable = reqwest_client(&format!("http://{closed}"));
    let (url, _) = serve_once("SSH-2.0\r\n".to_owned()).await;
    let cut = "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}".to_owned();
    for client in [unreachable, reqwest_client(&url), reqwest_client(&serve_once(cut).await.0)] {
        let request = read::Request { id: 1, key: Some("parameter-secret".to_owned()) };
        let error = client.send(&request).await.unwrap_err();
        assert!(matches!(error, ClientError::Transport(_)), "{error:?}");
        assert!(std::error::Error::source(&error).is_some(), "{error:?}");
        assert!(!everything(&error).contains("parameter-secret"), "{}", everything(&error));
    }
}

#[tokio::test]
async fn services_may_be_layered_and_fail() {
    let service = service_fn(async |request: http::Request<Body>| {
        assert_eq!(request.uri(), "https://api.example/prefix/notes/1");
        Ok::<_, Infallible>(http::Response::new(r#"{"title":"from a service"}"#.to_owned()))
    });
    let transport = ServiceTransport::new(service);
    let client = Client::new(transport, "https://api.example/prefix/").unwrap();
    let response = client.send(&read::Request { id: 1, key: None }).await.unwrap();
    assert_eq!(response.title, "from a service");

    let service = service_fn(async |_: http::Request<Body>| {
        Err::<http::Response<String>, _>(std::io::Error::other("broken"))
    });
    let client = Client::new(ServiceTransport::new(service), "https://api.example").unwrap();
    let error = client.send(&read::Request::default()).await.unwrap_err();
    assert!(matches!(error, ClientError::Transport(_)));
    assert!(everything(&error).contains("broken"));
}
