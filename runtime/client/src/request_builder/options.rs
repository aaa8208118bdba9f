//! The settings of one call.

use std::time::Duration;

use super::RequestBuilder;
use crate::retry::Retry;

impl<R, C, B> RequestBuilder<'_, R, C, B> {
    /// Sets the time limit for the call, see [`Client::with_timeout`](crate::Client::with_timeout).
    pub fn timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.settings.limits.total = limit.into();
        self
    }

    /// Sets the time limit for an attempt, see
    /// [`Client::with_attempt_timeout`](crate::Client::with_attempt_timeout).
    pub fn attempt_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.settings.limits.attempt = limit.into();
        self
    }

    /// Sets the greatest size of the response's body, see
    /// [`Client::with_max_response_bytes`](crate::Client::with_max_response_bytes).
    pub fn max_response_bytes(mut self, limit: usize) -> Self {
        self.settings.limits.max_response_bytes = limit;
        self
    }

    /// Sets the policy for retries, or `None` for no retries, see [`Client::with_retry`](crate::Client::with_retry).
    pub fn retry(mut self, retry: impl Into<Option<Retry>>) -> Self {
        self.settings.retry = retry.into();
        self
    }

    /// Sets whether other paths are tried, see [`Client::with_other_paths`](crate::Client::with_other_paths).
    pub fn other_paths(mut self, are_tried: bool) -> Self {
        self.settings.tries_other_paths = are_tried;
        self
    }
}
