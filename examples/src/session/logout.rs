//! `POST /_matrix/client/*/logout`: logs out of a device.

pub mod v3 {
    //! `/v3/`, see
    //! [the specification](https://spec.matrix.org/latest/client-server-api/#post_matrixclientv3logout).

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

    /// A request to log out. The access token says of which device.
    ///
    /// There is nothing to say in the body, and servers accept that it is not there.
    #[request(error = MatrixError, empty_body)]
    #[derive(Default)]
    pub struct Request {}

    /// The access token is no longer valid.
    #[response(error = MatrixError)]
    #[derive(Default)]
    pub struct Response {}

    impl Request {
        /// A request to log out.
        #[must_use]
        pub fn new() -> Self {
            Self::default()
        }
    }

    impl Response {
        /// The access token is no longer valid.
        #[must_use]
        pub fn new() -> Self {
            Self::default()
        }
    }
}
