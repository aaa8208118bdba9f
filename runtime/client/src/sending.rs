//! The future of a call.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

/// A call, which begins when it is awaited. It may be dropped at any time.
///
/// The type is not that of an `async fn`, for which the compiler would report an unmet bound three times.
#[must_use = "nothing is sent until the future is awaited"]
pub struct Sending<'a, T>(Pin<Box<dyn Future<Output = T> + Send + 'a>>);

impl<'a, T> Sending<'a, T> {
    pub(crate) fn new(call: impl Future<Output = T> + Send + 'a) -> Self {
        Self(Box::pin(call))
    }
}

impl<T> Future for Sending<'_, T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        self.0.as_mut().poll(context)
    }
}

impl<T> fmt::Debug for Sending<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Sending").finish_non_exhaustive()
    }
}
