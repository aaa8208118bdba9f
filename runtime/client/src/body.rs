//! The bodies of messages.

use std::{
    fmt,
    pin::Pin,
    sync::{Mutex, PoisonError},
    task::{Context, Poll},
};

use http_body::{Body as HttpBody, Frame, SizeHint};
use http_body_util::{BodyExt as _, LengthLimitError, Limited, combinators::UnsyncBoxBody};
use pathlore::bytes::Bytes;

use crate::error::{Failure, TransportError};

/// The body of a request or a response: bytes in memory, or a stream of them.
///
/// `Debug` prints the length of bytes, never the content.
///
/// ```
/// use pathlore::bytes::Bytes;
/// use pathlore_client::Body;
///
/// let body = Body::from("text");
/// assert_eq!(body.as_bytes(), Some(&Bytes::from("text")));
/// assert_eq!(format!("{body:?}"), "Body(4 bytes)");
/// ```
pub struct Body(Kind);

enum Kind {
    Bytes(Bytes),
    /// The mutex is locked for nothing but the size hint. It makes the body `Sync`, which some HTTP clients require.
    Stream(Mutex<UnsyncBoxBody<Bytes, TransportError>>),
}

impl Body {
    /// Creates an empty body.
    #[must_use]
    pub fn empty() -> Self {
        Self(Kind::Bytes(Bytes::new()))
    }

    /// Creates a body from a stream, such as a body of hyper or axum, or a
    /// [`StreamBody`](https://docs.rs/http-body-util/0.1/http_body_util/struct.StreamBody.html) over a
    /// stream of frames.
    ///
    /// ```
    /// use axum::body::Body as AxumBody;
    /// use pathlore_client::Body;
    ///
    /// let body = Body::new(AxumBody::from("text"));
    /// assert_eq!(body.as_bytes(), None);
    /// ```
    pub fn new<B>(body: B) -> Self
    where
        B: HttpBody<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        Self(Kind::Stream(Mutex::new(body.map_err(TransportError::new).boxed_unsync())))
    }

    /// Returns the bytes, or `None` if the body is a stream.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Kind::Bytes(bytes) => Some(bytes),
            Kind::Stream(_) => None,
        }
    }

    /// Waits for the next bytes of the body, and returns `None` at its end.
    ///
    /// ```
    /// # async fn example(mut body: pathlore_client::Body) -> Result<(), pathlore_client::TransportError> {
    /// let mut length = 0;
    /// while let Some(chunk) = body.chunk().await? {
    ///     length += chunk.len();
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the connection fails before the end of the body.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, TransportError> {
        while let Some(frame) = self.frame().await {
            // Trailers are skipped.
            if let Ok(data) = frame?.into_data() {
                return Ok(Some(data));
            }
        }
        Ok(None)
    }

    /// Waits for the whole body, which may have `limit` bytes at most.
    pub(crate) async fn collect_within(self, limit: usize) -> Result<Bytes, Failure> {
        let is_too_large = |length: u64| usize::try_from(length).map_or(true, |it| it > limit);
        if is_too_large(self.size_hint().lower()) {
            return Err(Failure::ResponseTooLarge { limit });
        }
        if let Kind::Bytes(bytes) = self.0 {
            return Ok(bytes);
        }
        match Limited::new(self, limit).collect().await {
            Ok(collected) => Ok(collected.to_bytes()),
            Err(error) if error.is::<LengthLimitError>() => {
                Err(Failure::ResponseTooLarge { limit })
            }
            Err(error) => Err(Failure::Transport(match error.downcast::<TransportError>() {
                Ok(error) => *error,
                Err(error) => TransportError::new(error),
            })),
        }
    }
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        match &mut self.0 {
            Kind::Bytes(bytes) if bytes.is_empty() => Poll::Ready(None),
            Kind::Bytes(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Kind::Stream(stream) => {
                let stream = stream.get_mut().unwrap_or_else(PoisonError::into_inner);
                Pin::new(stream).poll_frame(context)
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Kind::Bytes(bytes) => bytes.is_empty(),
            // `poll_frame` says so.
            Kind::Stream(_) => false,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Kind::Bytes(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Kind::Stream(stream) => match stream.try_lock() {
                Ok(stream) => stream.size_hint(),
                Err(_) => SizeHint::default(),
            },
        }
    }
}

impl Default for Body {
    fn default() -> Self {
        Self::empty()
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Kind::Bytes(bytes))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Kind::Bytes(bytes.into()))
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Self(Kind::Bytes(text.into()))
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Self(Kind::Bytes(text.into()))
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Bytes(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            Kind::Stream(_) => f.write_str("Body(stream)"),
        }
    }
}
