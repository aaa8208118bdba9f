//! The impls that are generated under each feature of the runtime.
//!
//! The features of this crate enable those of the runtime. Other API crates need no features.
#![deny(warnings)]

use std::collections::BTreeMap;

use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: AccessToken, path: "/{id}"
};

/// A request in both directions.
#[request]
pub struct Request {
    /// In the path.
    #[api(path)]
    pub id: u8,
    /// In the query.
    #[api(query)]
    pub limit: Option<u8>,
    /// The rest of the query.
    #[api(query)]
    #[serde(flatten)]
    pub others: BTreeMap<String, u8>,
    /// In the header.
    #[api(header = "x-id")]
    pub header: Option<u8>,
    /// In the header, by functions.
    #[api(header = "x-number", with = hexadecimal)]
    pub number: Vec<u8>,
    /// In the header, by serde.
    #[api(header = "x-flag", serde, lenient)]
    pub flag: Option<bool>,
    /// In the body.
    pub value: Vec<String>,
}

mod hexadecimal {
    use std::{fmt::Display, num::ParseIntError};

    pub(super) fn to_text(number: &u8) -> impl Display {
        format!("{number:x}")
    }

    pub(super) fn from_text(text: &str) -> Result<u8, ParseIntError> {
        u8::from_str_radix(text, 16)
    }
}

/// A response in both directions.
#[response]
pub struct Response {
    /// In the header.
    #[api(header = "x-id")]
    pub header: Option<u8>,
    /// In the body.
    pub value: Vec<String>,
}

pub mod by_hand;

/// Only the client side, so that the request may hold references.
pub mod sent {
    use std::collections::BTreeMap;

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
        /// The rest of the query.
        #[api(query)]
        #[serde(flatten)]
        pub others: Option<&'a BTreeMap<&'a str, u8>>,
        /// In the header.
        #[api(header = "x-id")]
        pub header: Option<&'a str>,
        /// In the body.
        pub value: &'a [&'a str],
    }

    /// Only received.
    #[response(incoming)]
    pub struct Response {
        /// The body, which a function reads.
        #[api(body)]
        #[serde(with = "pathlore::serde::duration::ms")]
        pub timeout: std::time::Duration,
    }
}

/// With a lifetime and a type parameter.
pub mod borrowed {
    use std::borrow::Cow;

    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/"
    };

    /// A request with a generic response.
    #[request(response = Response<T>)]
    pub struct Request<'a, T>
    where
        T: Clone,
    {
        /// In the body.
        pub text: Cow<'a, str>,
        /// In the body.
        pub value: T,
    }

    /// A generic response.
    #[response]
    pub struct Response<T> {
        /// In the body.
        pub value: T,
    }
}

#[cfg(test)]
mod tests {
    // Some constants are unused under some features.
    #![allow(dead_code)]

    use std::marker::PhantomData;

    use super::*;

    /// Has constants that say whether `T` implements a trait. Inherent constants, which exist only if
    /// it does, take precedence over those of a trait.
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
    fn features_select_the_impls() {
        let client = cfg!(feature = "client");
        let server = cfg!(feature = "server");
        assert_eq!(Implements::<Request>::OUTGOING_REQUEST, client);
        assert_eq!(Implements::<Request>::INCOMING_REQUEST, server);
        assert_eq!(Implements::<Response>::INCOMING_RESPONSE, client);
        assert_eq!(Implements::<Response>::OUTGOING_RESPONSE, server);
    }

    #[test]
    fn features_select_the_impls_that_are_written_by_hand() {
        let client = cfg!(feature = "client");
        let server = cfg!(feature = "server");
        assert_eq!(Implements::<by_hand::Request>::OUTGOING_REQUEST, client);
        assert_eq!(Implements::<by_hand::Request>::INCOMING_REQUEST, server);
        assert_eq!(Implements::<by_hand::stamped::Request>::OUTGOING_REQUEST, client);
        assert_eq!(Implements::<by_hand::stamped::Request>::INCOMING_REQUEST, server);
        assert_eq!(Implements::<by_hand::stamped::Response>::INCOMING_RESPONSE, client);
        assert_eq!(Implements::<by_hand::stamped::Response>::OUTGOING_RESPONSE, server);
    }

    #[test]
    fn rejections_are_answered_under_every_feature() {
        fn status<E: pathlore::FromRejection>() -> u16 {
            let rejection = pathlore::Rejection::not_found();
            rejection.into_http_response::<E>().unwrap().status().as_u16()
        }
        assert_eq!(status::<pathlore::ErrorResponse>(), 404);
    }

    #[test]
    fn arguments_leave_out_impls() {
        let client = cfg!(feature = "client");
        assert_eq!(Implements::<sent::Request<'static>>::OUTGOING_REQUEST, client);
        assert_eq!(Implements::<sent::Response>::INCOMING_RESPONSE, client);
        // The definition leaves these out under all features.
        let left_out = [
            Implements::<sent::Request<'static>>::INCOMING_REQUEST,
            Implements::<sent::Response>::OUTGOING_RESPONSE,
        ];
        assert_eq!(left_out, [false, false]);
    }
}
