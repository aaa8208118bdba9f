//! Time limits.

use std::{future::Future, time::Duration};

use tokio::time::{Instant, timeout_at};

use crate::error::{Failure, TimeoutError};

/// The limits of a call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// The time for a call, with all its attempts.
    pub(crate) total: Option<Duration>,
    /// The time for one attempt.
    pub(crate) attempt: Option<Duration>,
    /// The size of a response's body in bytes.
    pub(crate) max_response_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            total: Some(Duration::from_mins(2)),
            attempt: Some(Duration::from_secs(30)),
            max_response_bytes: 16 * 1024 * 1024,
        }
    }
}

/// The end of the time for a call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deadline(Option<(Instant, Duration)>);

impl Deadline {
    /// Starts the time. A limit that is too long for the clock is none.
    pub(crate) fn start(limit: Option<Duration>) -> Self {
        Self(limit.and_then(|limit| Some((Instant::now().checked_add(limit)?, limit))))
    }

    /// Returns whether the deadline is later than the end of a delay.
    pub(crate) fn allows(self, delay: Duration) -> bool {
        let end = Instant::now().checked_add(delay);
        end.is_some_and(|end| self.0.is_none_or(|(deadline, _)| end < deadline))
    }

    /// Waits for a future, at most until the deadline and for the limit of an attempt.
    pub(crate) async fn within<T>(
        self,
        attempt: Option<Duration>,
        future: impl Future<Output = Result<T, Failure>>,
    ) -> Result<T, Failure> {
        let Self(attempt) = Self::start(attempt);
        let (total, attempt) = (self.0.map(|it| (it, true)), attempt.map(|it| (it, false)));
        let Some(((end, limit), is_total)) = total.into_iter().chain(attempt).min() else {
            return future.await;
        };
        match timeout_at(end, future).await {
            Ok(result) => result,
            Err(_) => Err(Failure::Timeout(TimeoutError { limit, is_total })),
        }
    }
}
