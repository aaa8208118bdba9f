//! Bodies that are streams.

use http_body_util::channel::Channel;
use pathlore::{bytes::Bytes, http::StatusCode};
use pathlore_client::{Body, TransportError};

use crate::{
    api::{download, echo, upload},
    support::{in_process, over_socket},
};

#[tokio::test]
async fn uploads_and_downloads_in_process_and_over_a_socket() {
    for client in [in_process(), over_socket().await] {
        let request = upload::Request::default();
        let response = client.request(&request).body("12345").send().await.unwrap();
        assert_eq!(response.length, 5);

        let request = download::Request { length: 200_000 };
        let (response, mut body) = client.send_stream(&request).await.unwrap();
        assert_eq!(response.length, 200_000);
        let mut length = 0;
        while let Some(chunk) = body.chunk().await.unwrap() {
            length += chunk.len();
        }
        assert_eq!(length, 200_000);

        let error = client.send_stream(&download::Request { length: 0 }).await.unwrap_err();
        let error = error.as_endpoint().unwrap();
        assert_eq!(error.status, StatusCode::GONE);
        assert!(!error.body.is_empty());
    }
}

/// The server returns what it receives, so that both directions are open at the same time.
#[tokio::test]
async fn a_stream_is_sent_piece_by_piece() {
    let client = over_socket().await;
    let (mut sender, body) = Channel::<Bytes, TransportError>::new(1);
    let request = echo::Request::default();
    sender.send_data("first".into()).await.unwrap();
    let (_, mut answer) =
        client.request(&request).body(Body::new(body)).send_stream().await.unwrap();
    assert_eq!(answer.chunk().await.unwrap().unwrap(), "first");
    sender.send_data("second".into()).await.unwrap();
    assert_eq!(answer.chunk().await.unwrap().unwrap(), "second");
    drop(sender);
    assert_eq!(answer.chunk().await.unwrap(), None);
}

#[tokio::test]
async fn a_stream_that_fails_is_an_error_of_the_transport() {
    let client = over_socket().await;
    let (mut sender, body) = Channel::<Bytes, TransportError>::new(1);
    let request = upload::Request::default();
    let send = client.request(&request).body(Body::new(body)).send();
    let fail = async {
        sender.send_data("part".into()).await.unwrap();
        sender.abort(TransportError::new("the file cannot be read"));
    };
    let (sent, ()) = tokio::join!(send, fail);
    let error = sent.unwrap_err();
    assert!(matches!(error, pathlore_client::ClientError::Transport(_)), "{error:?}");
    assert!(crate::support::everything(&error).contains("the file cannot be read"));
}
