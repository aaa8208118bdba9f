//! The span of a call.

use pathlore::{Metadata, PathChoice};

use crate::{body::Body, error::ClientError, exchange::Exchange};

/// The span of a call, which has no fields with secrets. Without the feature `tracing`, it is nothing.
pub(crate) struct CallSpan {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
    #[cfg(feature = "tracing")]
    start: tokio::time::Instant,
    #[cfg(feature = "tracing")]
    has_ended: bool,
}

#[cfg(feature = "tracing")]
impl CallSpan {
    pub(crate) fn new(metadata: &Metadata) -> Self {
        use tracing::field::Empty;

        let oldest = || metadata.paths().next().map_or("", |path| path.as_str());
        let span = tracing::info_span!(
            "request",
            endpoint = metadata.name.unwrap_or_else(oldest),
            method = metadata.method.as_str(),
            path = Empty,
            reason = Empty,
            attempts = Empty,
            status = Empty,
            error = Empty,
            duration_ms = Empty,
        );
        Self { span, start: tokio::time::Instant::now(), has_ended: false }
    }

    /// Runs the call in the span.
    pub(crate) async fn enter<F: Future>(&self, call: F) -> F::Output {
        use tracing::Instrument as _;

        call.instrument(self.span.clone()).await
    }

    /// Adds the path that was chosen.
    pub(crate) fn choose(&self, choice: &PathChoice) {
        self.span.record("path", choice.template.as_str());
        self.span.record("reason", tracing::field::debug(choice.reason));
    }

    /// Adds the result.
    pub(crate) fn end<R, E>(mut self, result: &Result<(Exchange<R>, Body), ClientError<E>>) {
        self.has_ended = true;
        match result {
            Ok((exchange, _)) => {
                self.span.record("attempts", exchange.attempts());
                self.span.record("status", exchange.status().as_u16());
            }
            Err(error) => {
                self.span.record("error", error.kind());
            }
        }
        self.record_duration();
    }

    fn record_duration(&self) {
        let duration = u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.span.record("duration_ms", duration);
    }
}

#[cfg(feature = "tracing")]
impl Drop for CallSpan {
    fn drop(&mut self) {
        if !self.has_ended {
            self.span.record("error", "cancelled");
            self.record_duration();
        }
    }
}

#[cfg(not(feature = "tracing"))]
#[allow(clippy::unused_self, reason = "the signatures are those with the feature")]
impl CallSpan {
    pub(crate) fn new(_: &Metadata) -> Self {
        Self {}
    }

    pub(crate) fn enter<F: Future>(&self, call: F) -> F {
        call
    }

    pub(crate) fn choose(&self, _: &PathChoice) {}

    pub(crate) fn end<R, E>(self, _: &Result<(Exchange<R>, Body), ClientError<E>>) {}
}
