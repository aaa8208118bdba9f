//! Whether a request has the body that its definition says.

use pathlore::{Buffered, Streamed, Transfer};

use crate::body::Body;

/// The body of a request: the one of the definition.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Defined;

/// What a request builder has as its body: [`Defined`] if the body is part of the request, or a [`Body`] if
/// it is a stream. The trait is sealed.
#[diagnostic::on_unimplemented(
    message = "the request has not the body that its definition says",
    label = "if the definition has `stream`, pass the body with `RequestBuilder::body`"
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

impl Content<Streamed> for Body {
    fn into_stream(self) -> Option<Body> {
        Some(self)
    }
}

mod sealed {
    pub trait Sealed {}

    impl Sealed for super::Defined {}

    impl Sealed for super::Body {}
}
