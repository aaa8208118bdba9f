//! Which impls are generated under which features of the runtime.
//!
//! An API crate needs no features of its own; this one has some to turn those of the runtime on
//! and off.
#![deny(warnings)]

use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: AccessToken, path: "/{id}"
};

/// Both halves.
#[request]
pub struct Request {
    /// In the path.
    #[api(path)]
    pub id: u8,
    /// In the query.
    #[api(query)]
    pub limit: Option<u8>,
    /// In the header.
    #[api(header = "x-id")]
    pub header: Option<u8>,
    /// In the body.
    pub value: Vec<String>,
}

/// Both halves.
#[response]
pub struct Response {
    /// In the header.
    #[api(header = "x-id")]
    pub header: Option<u8>,
    /// In the body.
    pub value: Vec<String>,
}

/// The client's half: what is only sent may hold a reference.
pub mod sent {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/{id}"
    };

    /// Only sent.
    #[request(outgoing)]
    pub struct Request<'a> {
        /// In the path.
        #[api(path)]
        pub id: &'a str,
        /// In the query.
        #[api(query)]
        pub limit: &'a [u8],
        /// In the header.
        #[api(header = "x-id")]
        pub header: Option<&'a str>,
        /// In the body.
        pub value: &'a [&'a str],
    }

    /// Only received.
    #[response(incoming)]
    pub struct Response {
        /// In the body.
        pub value: u8,
    }
}

#[cfg(test)]
mod tests {
    // Which of the constants are read depends on the features.
    #![allow(dead_code)]

    use std::marker::PhantomData;

    use super::*;

    /// Tells whether a type implements a trait: an inherent constant goes before a trait's.
    struct Implements<T>(PhantomData<T>);

    trait Not {
        const OUTGOING_REQUEST: bool = false;
        const INCOMING_REQUEST: bool = false;
        const OUTGOING_RESPONSE: bool = false;
        const INCOMING_RESPONSE: bool = false;
    }

    impl<T> Not for Implements<T> {}

    impl<T: pathlore::OutgoingRequest> Implements<T> {
        const OUTGOING_REQUEST: bool = true;
    }

    impl<T: pathlore::IncomingRequest> Implements<T> {
        const INCOMING_REQUEST: bool = true;
    }

    impl<T: pathlore::OutgoingResponse> Implements<T> {
        const OUTGOING_RESPONSE: bool = true;
    }

    impl<T: pathlore::IncomingResponse> Implements<T> {
        const INCOMING_RESPONSE: bool = true;
    }

    #[test]
    fn features() {
        let client = cfg!(feature = "client");
        let server = cfg!(feature = "server");
        assert_eq!(Implements::<Request>::OUTGOING_REQUEST, client);
        assert_eq!(Implements::<Request>::INCOMING_REQUEST, server);
        assert_eq!(Implements::<Response>::INCOMING_RESPONSE, client);
        assert_eq!(Implements::<Response>::OUTGOING_RESPONSE, server);
    }

    #[test]
    fn arguments() {
        let client = cfg!(feature = "client");
        assert_eq!(Implements::<sent::Request<'static>>::OUTGOING_REQUEST, client);
        assert_eq!(Implements::<sent::Response>::INCOMING_RESPONSE, client);
        // Whatever the features are: the definition leaves these halves out.
        let left_out = [
            Implements::<sent::Request<'static>>::INCOMING_REQUEST,
            Implements::<sent::Response>::OUTGOING_RESPONSE,
        ];
        assert_eq!(left_out, [false, false]);
    }
}
