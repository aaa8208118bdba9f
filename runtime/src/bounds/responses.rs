//! The response of a request.

use super::roles::roles;
use crate::{
    EndpointResponse,
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
