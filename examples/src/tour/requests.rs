//! Sending of requests, and what is expected of their results.

use std::{io::Write, time::Duration};

use pathlore::{Endpoint, EndpointError as _, PathChoice, http::StatusCode};
use pathlore_examples::{
    client::{BufferedRequest, Client, ClientError, Exchange, StagesError, WithAuth},
    error::MatrixError,
    uiaa::UiaaResponse,
};

use super::{
    report::{Report, Stop},
    stages::Answers,
};

/// The time to wait at most, if the server requests it. Some homeservers permit one login token per
/// minute.
const MAX_WAIT: Duration = Duration::from_secs(90);
/// The number of times to wait for the same request.
const MAX_WAITS: usize = 3;

/// Sends requests and reports the messages.
pub(super) struct Requests<'r, W> {
    pub(super) report: &'r mut Report<W>,
    /// The path that was chosen for the last request.
    pub(super) choice: Option<PathChoice>,
}

/// The decoded response to a request of type `R`.
type Decoded<R> = Result<<R as Endpoint>::Response, ClientError<<R as Endpoint>::EndpointError>>;

impl<'r, W: Write> Requests<'r, W> {
    pub(super) fn new(report: &'r mut Report<W>) -> Self {
        Self { report, choice: None }
    }

    /// Sends a request that is expected to succeed.
    pub(super) async fn expect_success<R>(
        &mut self,
        title: &str,
        client: &Client,
        request: &R,
    ) -> Result<R::Response, Stop>
    where
        R: BufferedRequest,
    {
        match self.send(title, client, request).await? {
            Ok(response) => {
                self.report.check("the request succeeds", true)?;
                Ok(response)
            }
            Err(error) => Err(self.report.unexpected(&error)),
        }
    }

    /// Sends a request to which the server is expected to respond with an error.
    pub(super) async fn expect_error<R>(
        &mut self,
        title: &str,
        client: &Client,
        request: &R,
    ) -> Result<R::EndpointError, Stop>
    where
        R: BufferedRequest,
    {
        match self.send(title, client, request).await? {
            Ok(_) => {
                self.report.check("the request fails", false)?;
                Err(Stop::Unexpected)
            }
            Err(ClientError::Endpoint(error)) => Ok(error),
            Err(error) => Err(self.report.unexpected(&error)),
        }
    }

    /// Sends a request, and repeats it with the data for each stage that the server requires.
    ///
    /// # Errors
    ///
    /// Returns an error if the client cannot complete the stages. Any other error of the server is
    /// the inner result.
    pub(super) async fn authenticate<R: WithAuth>(
        &mut self,
        title: &str,
        client: &Client,
        mut request: R,
        answers: &Answers,
    ) -> Result<Result<R::Response, MatrixError>, Stop> {
        let mut stages = answers.stages();
        let mut step = title.to_owned();
        loop {
            let info = match self.send(&step, client, &request).await? {
                Ok(response) => {
                    self.report.check("the request succeeds", true)?;
                    return Ok(Ok(response));
                }
                Err(ClientError::Endpoint(UiaaResponse::Authentication { info, .. })) => info,
                Err(ClientError::Endpoint(UiaaResponse::Matrix(error))) => {
                    return Ok(Err(error));
                }
                Err(error) => return Err(self.report.unexpected(&error)),
            };
            let (stage, data) = match stages.next(&info).await {
                Ok(next) => next,
                Err(error) => {
                    let stop = self.report.unexpected(&error);
                    if let StagesError::Impossible(info) = error {
                        for advice in answers.missing(&info) {
                            self.report.note(&advice)?;
                        }
                    }
                    return Err(stop);
                }
            };
            self.report.check("the client can complete the required stages", true)?;
            request.set_auth(data);
            let stage = stage.map_or("all stages completed".to_owned(), |stage| stage.to_string());
            step = format!("{title}, {stage}");
        }
    }

    /// Sends a request and reports the messages. If the server is busy, waits as it requests.
    pub(super) async fn send<R>(
        &mut self,
        title: &str,
        client: &Client,
        request: &R,
    ) -> Result<Decoded<R>, Stop>
    where
        R: BufferedRequest,
    {
        self.report.step(title)?;
        let mut waits = 0;
        loop {
            let exchange = match client.request(request).exchange().await {
                Ok(exchange) => exchange,
                Err(error) => return Err(self.report.unexpected(&error)),
            };
            self.choice = Some(exchange.choice());
            self.report.exchange(&exchange)?;
            match requested_wait(&exchange) {
                Some(wait) if waits < MAX_WAITS => {
                    waits += 1;
                    self.report.note(&format!("the server requests to wait {wait:?}"))?;
                    tokio::time::sleep(wait).await;
                }
                _ => return Ok(exchange.decode()),
            }
        }
    }
}

/// Returns the time for which the server requests to wait, unless it is too long.
fn requested_wait<R>(exchange: &Exchange<R>) -> Option<Duration> {
    if exchange.status() != StatusCode::TOO_MANY_REQUESTS {
        return None;
    }
    let error = MatrixError::from_http_response(exchange.response());
    error.retry_after().filter(|wait| *wait <= MAX_WAIT)
}
