//! The response of a request.

use super::roles::roles;
use crate::{
    EndpointResponse, ErrorResponse, FromRejection,
    codegen::{Checked, Of},
};

roles! {
    /// The response of a request: `#[response]` without `outgoing` or `incoming`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the response of a request; write `#[response]` above it",
        label = "needs `#[response]`, without `outgoing` or `incoming`"
    )]
    Response: EndpointResponse | generated::Received | generated::Sent;

    /// The response of a request that is only sent: `#[response]` without `outgoing`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the response of a request that is sent; write `#[response]` above it",
        label = "needs `#[response]`, without `outgoing`"
    )]
    ReceivedResponse: EndpointResponse | generated::Received;

    /// The response of a request that is only received: `#[response]` without `incoming`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the response of a request that is received; write `#[response]` above it",
        label = "needs `#[response]`, without `incoming`"
    )]
    SentResponse: EndpointResponse | generated::Sent;

    /// The error type that several others have in common: `EndpointError` and `FromRejection`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the common error type; write `#[endpoint_error]` above it, or another type",
        label = "needs `#[endpoint_error]`"
    )]
    CommonError: FromRejection;

    /// The type of a field that receives the text of a rejection: `From<String>`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot hold the text of a rejection; write `String` or `Option<String>`",
        label = "needs `From<String>`"
    )]
    DetailField: From<String>;
}

/// The error type that keeps a response: [`ErrorResponse`](crate::ErrorResponse), or a `Box` of it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot keep the response; write `ErrorResponse` or `Box<ErrorResponse>`",
    label = "not `ErrorResponse`"
)]
pub trait OtherError: Sized {
    #[doc(hidden)]
    fn check(_: Of<Self>);
}

impl OtherError for ErrorResponse {
    fn check(_: Of<Self>) {}
}

impl OtherError for Box<ErrorResponse> {
    fn check(_: Of<Self>) {}
}

/// The features decide which traits the macros implement, and therefore which can be required.
mod generated {
    #[cfg(not(feature = "client"))]
    pub(super) use crate::EndpointResponse as Received;
    #[cfg(not(feature = "server"))]
    pub(super) use crate::EndpointResponse as Sent;
    #[cfg(feature = "client")]
    pub(super) use crate::IncomingResponse as Received;
    #[cfg(feature = "server")]
    pub(super) use crate::OutgoingResponse as Sent;
}

/// The response of a request that names its error type, `E`.
///
/// The parameter `C` is for generated code.
#[diagnostic::on_unimplemented(
    message = "`{E}` is not the error type of `{Self}`; write `error = …` above the response as \
               well, or remove it here",
    label = "the response has another error type"
)]
pub trait HasError<E, C = Checked>: Sized {
    #[doc(hidden)]
    fn check(_: Of<Self>);
}

#[diagnostic::do_not_recommend]
impl<E, C, R: EndpointResponse<EndpointError = E>> HasError<E, C> for R {
    fn check(_: Of<Self>) {}
}
