//! `POST /_matrix/client/*/logout`: logs out and invalidates the access token.

pub mod v3 {
    //! `POST /_matrix/client/v3/logout` ([specification][spec]).
    //!
    //! [spec]: https://spec.matrix.org/latest/client-server-api/#post_matrixclientv3logout

    use pathlore::{Metadata, metadata, request, response};

    use crate::error::MatrixError;

    const METADATA: Metadata = metadata! {
        method: POST,
        rate_limited: false,
        authentication: AccessToken,
        history: {
            1.0 => "/_matrix/client/r0/logout",
            1.1 => "/_matrix/client/v3/logout",
        }
    };

    /// A request to log out the device to which the access token belongs.
    ///
    /// The request has no parameters, so it is sent without a body, which servers accept.
    #[request(error = MatrixError, empty_body, new)]
    #[derive(Default)]
    pub struct Request {}

    /// The response to a logout. The access token is no longer valid.
    #[response(error = MatrixError, new)]
    #[derive(Default)]
    pub struct Response {}
}
