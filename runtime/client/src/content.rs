//! Whether bodies are what the definition says.

use pathlore::{Buffered, Streamed, Transfer};

use crate::body::Body;

/// The body of a request: the one of the definition.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Defined;

/// What a request builder has as its body: [`Defined`] if the body is part of the request, or a [`Body`] if
/// it is a stream. The trait is sealed.
#[diagnostic::on_unimplemented(
    message = "the body of the request is a stream",
    label = "pass it with `RequestBuilder::body`"
)]
pub trait Content<T: Transfer>: sealed::Sealed {
    #[doc(hidden)]
    fn into_stream(self) -> Option<Body>;
}

impl Content<Buffered> for Defined {
    fn into_stream(self) -> Option<Body> {
        None
    }
}

/// `RequestBuilder::body` is only for streams.
impl<T: Transfer> Content<T> for Body {
    fn into_stream(self) -> Option<Body> {
        Some(self)
    }
}

/// The body of a request that travels beside it: [`Streamed`]. The trait is sealed.
#[diagnostic::on_unimplemented(
    message = "the body of the request is not a stream",
    label = "remove this; the fields of the request are its body"
)]
pub trait SentAsStream: Transfer + sealed::Sealed {}

impl SentAsStream for Streamed {}

/// The body of a response that is held in memory: [`Buffered`]. The trait is sealed.
#[diagnostic::on_unimplemented(
    message = "the body of the response is a stream",
    label = "use `send_stream`, which returns it"
)]
pub trait HeldInMemory: Transfer + sealed::Sealed {}

impl HeldInMemory for Buffered {}

/// The body of a response that is a stream: [`Streamed`]. The trait is sealed.
#[diagnostic::on_unimplemented(
    message = "the body of the response is not a stream",
    label = "use `send`, which decodes it"
)]
pub trait ReturnedAsStream: Transfer + sealed::Sealed {}

impl ReturnedAsStream for Streamed {}

mod sealed {
    pub trait Sealed {}

    impl Sealed for super::Defined {}

    impl Sealed for super::Body {}

    impl Sealed for super::Buffered {}

    impl Sealed for super::Streamed {}
}
