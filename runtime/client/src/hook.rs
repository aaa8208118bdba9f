//! What a program learns about requests, without their secrets.

use std::{fmt, sync::Arc, time::Duration};

use pathlore::{Metadata, PathChoice, http::StatusCode};
use tokio::time::Instant;

use crate::error::Failure;

/// Is called before and after each attempt to send a request, for logs and metrics.
///
/// It learns which endpoint it was, which path it took and what the result was, but neither the arguments
/// of the path nor header fields nor bodies, so that a log has no secrets. To change requests, wrap the
/// [`Transport`](crate::Transport).
///
/// ```
/// # fn example(client: pathlore_client::Client) -> pathlore_client::Client {
/// use pathlore_client::{Attempt, Hook, Outcome};
///
/// struct Log;
///
/// impl Hook for Log {
///     fn after(&self, attempt: &Attempt, outcome: &Outcome) {
///         println!("{} {:?} in {:?}", attempt.endpoint(), outcome.result, outcome.duration);
///     }
/// }
///
/// client.with_hook(Log)
/// # }
/// ```
pub trait Hook: Send + Sync + 'static {
    /// Is called before a request is sent.
    fn before(&self, attempt: &Attempt) {
        let _ = attempt;
    }

    /// Is called when there is a result, or when nobody waits for it any more.
    fn after(&self, attempt: &Attempt, outcome: &Outcome) {
        let _ = (attempt, outcome);
    }
}

/// An attempt to send a request.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Attempt {
    /// The endpoint.
    pub metadata: &'static Metadata,
    /// The path that was chosen.
    pub choice: PathChoice,
    /// The number of the attempt, from 1.
    pub number: u32,
    /// The length of the request's body in bytes, or `None` if it is a stream.
    pub request_bytes: Option<usize>,
}

impl Attempt {
    /// Returns the name of the endpoint, or the path that was chosen, with its placeholders.
    #[must_use]
    pub fn endpoint(&self) -> &'static str {
        self.metadata.name.unwrap_or(self.choice.template.as_str())
    }
}

/// What became of an attempt.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Outcome {
    /// The result.
    pub result: AttemptResult,
    /// The time from the beginning of the attempt.
    pub duration: Duration,
    /// The length of the response's body in bytes, or `None` if there is none or if it is a stream.
    pub response_bytes: Option<usize>,
}

/// The result of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AttemptResult {
    /// There was a response with this status.
    Response(StatusCode),
    /// The request could not be sent, or the response could not be received.
    Transport,
    /// A time limit was exceeded.
    Timeout,
    /// The body of the response is larger than the limit.
    ResponseTooLarge,
    /// The future of the call was dropped.
    Cancelled,
}

/// The hooks of a client.
#[derive(Clone, Default)]
pub(crate) struct Hooks(Vec<Arc<dyn Hook>>);

impl Hooks {
    pub(crate) fn add(&mut self, hook: impl Hook) {
        self.0.push(Arc::new(hook));
    }

    /// Tells the hooks that an attempt begins.
    pub(crate) fn begin(&self, attempt: Attempt) -> Observed<'_> {
        self.0.iter().for_each(|hook| hook.before(&attempt));
        Observed { hooks: self, attempt, start: Instant::now(), has_ended: false }
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hooks({})", self.0.len())
    }
}

/// An attempt whose end the hooks learn, even if its future is dropped.
pub(crate) struct Observed<'h> {
    hooks: &'h Hooks,
    attempt: Attempt,
    start: Instant,
    has_ended: bool,
}

impl Observed<'_> {
    pub(crate) fn end(mut self, result: AttemptResult, response_bytes: Option<usize>) {
        self.has_ended = true;
        self.tell(result, response_bytes);
    }

    fn tell(&self, result: AttemptResult, response_bytes: Option<usize>) {
        let outcome = Outcome { result, duration: self.start.elapsed(), response_bytes };
        self.hooks.0.iter().for_each(|hook| hook.after(&self.attempt, &outcome));
    }
}

impl Drop for Observed<'_> {
    fn drop(&mut self) {
        if !self.has_ended {
            self.tell(AttemptResult::Cancelled, None);
        }
    }
}

impl From<&Failure> for AttemptResult {
    fn from(failure: &Failure) -> Self {
        match failure {
            Failure::Transport(_) | Failure::Negotiation(_) => Self::Transport,
            Failure::Timeout(_) => Self::Timeout,
            Failure::ResponseTooLarge { .. } => Self::ResponseTooLarge,
        }
    }
}
