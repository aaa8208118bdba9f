//! Which requests are repeated, and when.

use std::time::{Duration, SystemTime};

use backon::{BackoffBuilder as _, ExponentialBackoff, ExponentialBuilder};
use pathlore::{
    bytes::Bytes,
    http::{self, Method, StatusCode},
};

use self::after::retry_after;
pub use self::budget::RetryBudget;
use crate::error::Failure;

mod after;
mod budget;

/// Repeats requests that failed for a reason that may pass.
///
/// | what happened | is repeated |
/// |---|---|
/// | there was no response, or none within the limit for an attempt | if the method is idempotent |
/// | 503 Service Unavailable | if the method is idempotent |
/// | 429 Too Many Requests | always, because the server has not handled the request |
///
/// The delay before an attempt doubles each time and has a random part. A server that sends `Retry-After`, in
/// seconds or as a date, gets at least the time that it asks for. If the delay does not fit into the
/// [time limit](crate::Client::with_timeout) of the call, its result is that of the last attempt. A request is
/// encoded once. Requests whose body is a stream are never repeated.
///
/// ```
/// # fn example(client: pathlore_client::Client) -> pathlore_client::Client {
/// use std::time::Duration;
///
/// use pathlore_client::{Retry, RetryBudget};
///
/// let retry = Retry::new()
///     .with_max_attempts(5)
///     .with_delays(Duration::from_millis(200), Duration::from_secs(5))
///     .with_budget(RetryBudget::new(20));
/// client.with_retry(retry)
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Retry {
    max_attempts: u32,
    min_delay: Duration,
    max_delay: Duration,
    has_jitter: bool,
    repeats_all_methods: bool,
    budget: RetryBudget,
}

impl Retry {
    /// Creates a policy with three attempts, delays from 100 milliseconds to 10 seconds, and a
    /// [budget](RetryBudget) of 10 retries.
    #[must_use]
    pub fn new() -> Self {
        Self {
            max_attempts: 3,
            min_delay: Duration::from_millis(100),
            max_delay: Duration::from_secs(10),
            has_jitter: true,
            repeats_all_methods: false,
            budget: RetryBudget::new(10),
        }
    }

    /// Sets how often a request is sent at most, including the first time.
    #[must_use]
    pub fn with_max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// Sets the delay before the second attempt, and the longest delay, without their random parts.
    #[must_use]
    pub fn with_delays(mut self, min: Duration, max: Duration) -> Self {
        (self.min_delay, self.max_delay) = (min, max);
        self
    }

    /// Removes the random part of the delays, which keeps many clients from sending at the same time. This is
    /// for tests.
    #[must_use]
    pub fn without_jitter(mut self) -> Self {
        self.has_jitter = false;
        self
    }

    /// Repeats requests with any method, for requests that are known to be idempotent, such as those with a
    /// transaction ID.
    #[must_use]
    pub fn with_all_methods(mut self) -> Self {
        self.repeats_all_methods = true;
        self
    }

    /// Sets the budget, which limits the retries of all calls that share it.
    #[must_use]
    pub fn with_budget(mut self, budget: RetryBudget) -> Self {
        self.budget = budget;
        self
    }

    /// Starts a call with a method.
    pub(crate) fn start(&self, method: &Method) -> Retries {
        self.budget.deposit();
        let delays = ExponentialBuilder::new()
            .with_min_delay(self.min_delay)
            .with_max_delay(self.max_delay)
            .with_max_times(
                usize::try_from(self.max_attempts.saturating_sub(1)).unwrap_or(usize::MAX),
            );
        let delays = if self.has_jitter { delays.with_jitter() } else { delays };
        Retries {
            delays: delays.build(),
            is_repeatable: self.repeats_all_methods || is_idempotent(method),
            budget: self.budget.clone(),
        }
    }
}

impl Default for Retry {
    fn default() -> Self {
        Self::new()
    }
}

/// The retries that a call has left.
pub(crate) struct Retries {
    delays: ExponentialBackoff,
    is_repeatable: bool,
    budget: RetryBudget,
}

impl Retries {
    /// Returns the time to wait before the next attempt, or `None` if there is none.
    pub(crate) fn next(
        &mut self,
        result: Result<&http::Response<Bytes>, &Failure>,
    ) -> Option<Duration> {
        let may_pass = match result {
            Ok(response) => match response.status() {
                StatusCode::TOO_MANY_REQUESTS => true,
                StatusCode::SERVICE_UNAVAILABLE => self.is_repeatable,
                _ => false,
            },
            Err(Failure::Timeout(timeout)) => !timeout.is_total && self.is_repeatable,
            Err(Failure::Transport(_)) => self.is_repeatable,
            Err(Failure::Negotiation(_) | Failure::ResponseTooLarge { .. }) => false,
        };
        if !may_pass {
            return None;
        }
        let asked = result.ok().and_then(|it| retry_after(it.headers(), SystemTime::now()));
        let delay = self.delays.next()?;
        Some(delay.max(asked.unwrap_or_default()))
    }

    /// Returns whether the budget allows the next attempt, and takes it from the budget.
    pub(crate) fn withdraw(&self) -> bool {
        self.budget.withdraw()
    }
}

/// Returns whether a request may be repeated although it is unknown whether it was handled (RFC 9110,
/// section 9.2.2).
fn is_idempotent(method: &Method) -> bool {
    matches!(
        *method,
        Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE | Method::PUT | Method::DELETE
    )
}
