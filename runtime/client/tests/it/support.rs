//! What the tests share.

use std::{
    error::Error,
    fmt::Write as _,
    sync::{Arc, Mutex},
    time::Duration,
};

use pathlore::{
    bytes::Bytes,
    http::{self, StatusCode},
};
use pathlore_client::{
    Body, Client, ReqwestTransport, ServiceTransport, Transport, TransportError,
};
use tokio::net::TcpListener;

use crate::api;

/// What a scripted server does with a request.
pub(crate) enum Answer {
    Response(http::Response<Body>),
    Error(&'static str),
    /// The response comes after a time.
    Late(Duration, http::Response<Body>),
    /// There is never a response.
    Silence,
}

type Script = dyn Fn(&http::Request<Bytes>, usize) -> Answer + Send + Sync;

/// A transport that records requests and answers them by a function of the request and its number.
#[derive(Clone)]
pub(crate) struct Scripted {
    requests: Arc<Mutex<Vec<http::Request<Bytes>>>>,
    answer: Arc<Script>,
}

impl Scripted {
    pub(crate) fn new(
        answer: impl Fn(&http::Request<Bytes>, usize) -> Answer + Send + Sync + 'static,
    ) -> Self {
        Self { requests: Arc::default(), answer: Arc::new(answer) }
    }

    /// Answers all requests with this status and this body.
    pub(crate) fn with(status: u16, body: &'static str) -> Self {
        Self::new(move |_, _| Answer::Response(response(status, body)))
    }

    pub(crate) fn client(&self) -> Client {
        Client::new(self.clone(), "https://api.example").unwrap()
    }

    /// Returns the requests that were sent.
    pub(crate) fn requests(&self) -> Vec<http::Request<Bytes>> {
        self.requests.lock().unwrap().clone()
    }

    /// Returns the paths of the requests that were sent.
    pub(crate) fn paths(&self) -> Vec<String> {
        self.requests().iter().map(|request| request.uri().path().to_owned()).collect()
    }
}

impl Transport for Scripted {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let (head, mut body) = request.into_parts();
        let mut bytes = Vec::new();
        while let Some(chunk) = body.chunk().await? {
            bytes.extend_from_slice(&chunk);
        }
        let request = http::Request::from_parts(head, Bytes::from(bytes));
        let number = {
            let mut requests = self.requests.lock().unwrap();
            requests.push(request.clone());
            requests.len()
        };
        match (self.answer)(&request, number) {
            Answer::Response(response) => Ok(response),
            Answer::Error(error) => Err(TransportError::new(error)),
            Answer::Late(delay, response) => {
                tokio::time::sleep(delay).await;
                Ok(response)
            }
            Answer::Silence => std::future::pending().await,
        }
    }
}

pub(crate) fn response(status: u16, body: &'static str) -> http::Response<Body> {
    let mut response = http::Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    response
}

/// Returns a client of the server of all endpoints, in this process.
pub(crate) fn in_process() -> Client {
    Client::new(ServiceTransport::new(api::router()), "https://api.example").unwrap()
}

/// Starts the server of all endpoints, and returns a client that sends requests to its socket.
pub(crate) async fn over_socket() -> Client {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, api::router()).await });
    reqwest_client(&url)
}

pub(crate) fn reqwest_client(url: &str) -> Client {
    // Fails if another test has installed it.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let builder = reqwest::Client::builder().no_proxy().tls_certs_only([]);
    Client::new(ReqwestTransport::new(builder).unwrap(), url).unwrap()
}

/// Returns everything that is printed of an error.
pub(crate) fn everything(error: &dyn Error) -> String {
    let mut text = format!("{error:?}\n{error:#?}");
    let mut next = Some(error);
    while let Some(error) = next {
        write!(text, "\n{error}\n{error:?}").unwrap();
        next = error.source();
    }
    text
}
