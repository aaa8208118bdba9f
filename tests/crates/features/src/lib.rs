//! The impls that are generated under each feature of the runtime.
//!
//! The features of this crate enable those of the runtime. Other API crates need no features.
#![deny(warnings)]

use std::collections::BTreeMap;

use pathlore::{
    ErrorResponse, Metadata, endpoint_error, http, metadata, multipart::File, request, response,
};

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
    /// A cookie.
    #[api(cookie = "session", with = hexadecimal)]
    pub session: Option<u8>,
    /// In the header, by their names.
    #[api(header_prefix = "x-map-", with = hexadecimal)]
    pub map: BTreeMap<String, u8>,
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

/// A stream.
#[request(stream, response = Stream)]
pub struct StreamRequest {
    /// In the path.
    #[api(path)]
    pub id: u8,
}

/// A stream, unless it has not changed.
#[response(stream)]
pub enum Stream {
    /// The stream.
    #[api(status = OK)]
    Whole {
        /// In the header.
        #[api(header = "x-id")]
        id: u8,
    },
    /// Nothing.
    #[api(status = NOT_MODIFIED)]
    Same,
}

/// Parts.
#[request(multipart = form_data, response = Parts)]
pub struct PartsRequest {
    /// In the path.
    #[api(path)]
    pub id: u8,
    /// Text.
    #[serde(default = "ten_bytes", skip_serializing_if = "Vec::is_empty")]
    pub value: Vec<u8>,
    /// Text, by functions.
    #[serde(with = "pathlore::serde::duration::secs")]
    pub wait: std::time::Duration,
    /// JSON.
    #[api(part = json)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub others: BTreeMap<String, u8>,
    /// A file.
    #[api(part = file)]
    pub file: File,
}

/// Parts by position, or none.
#[response(multipart = mixed)]
pub enum Parts {
    /// Parts.
    #[api(status = OK)]
    Found {
        /// JSON.
        #[api(part = json)]
        metadata: BTreeMap<String, u8>,
        /// Files.
        #[api(part = file)]
        files: Vec<File>,
    },
    /// Without a body.
    #[api(status = CREATED)]
    Created,
}

/// A form.
#[request(content = form, response = Text)]
pub struct FormRequest {
    /// In the path.
    #[api(path)]
    pub id: u8,
    /// In the body.
    #[serde(default = "ten_bytes", skip_serializing_if = "Vec::is_empty")]
    pub value: Vec<u8>,
    /// In the body, by functions.
    #[serde(with = "pathlore::serde::duration::secs")]
    pub wait: std::time::Duration,
    /// The rest of the body.
    #[serde(flatten)]
    pub others: BTreeMap<String, u8>,
}

fn ten_bytes() -> Vec<u8> {
    vec![0; 10]
}

/// A form or a text as a whole.
#[response(content = form)]
pub enum Form {
    /// Parameters.
    #[api(status = OK)]
    Found {
        /// The body.
        #[api(body)]
        parameters: Vec<(String, String)>,
    },
    /// Without a body.
    #[api(status = CREATED)]
    Created,
}

/// A text.
#[response(content = text)]
pub struct Text {
    /// The body, by functions.
    #[api(body, with = hexadecimal)]
    pub number: Option<u8>,
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

/// Several responses, with constructors.
#[response(error = ApiError)]
pub enum Several {
    /// With a status of its own.
    #[api(status = OK | ACCEPTED, content_type = "text/plain", headers("x-a" = "1"))]
    Found {
        /// The status.
        #[api(status)]
        status: http::StatusCode,
        /// The body.
        #[api(raw_body)]
        text: Vec<u8>,
    },
    /// Without a body.
    #[api(status = CREATED, empty_body)]
    Created {
        /// In the header.
        #[api(header = "location")]
        location: String,
    },
    /// With a field of a feature.
    #[cfg(any(feature = "client", feature = "server"))]
    #[api(status = 206)]
    Part {
        /// In the body.
        #[cfg(feature = "client")]
        sent: u8,
        /// In the body.
        #[cfg(not(feature = "client"))]
        received: u8,
    },
}

/// A response that is only sent.
#[response(outgoing, new)]
pub enum SentOnly<'a> {
    /// With a reference.
    #[api(status = OK)]
    Found {
        /// In the body.
        text: &'a str,
    },
}

/// An error with codes and rejections.
#[endpoint_error(code = "errcode")]
pub enum ApiError {
    /// By status and code.
    #[api(status = 403, code = "FORBIDDEN", rejection = authentication)]
    Forbidden {
        /// The text.
        #[api(detail)]
        error: String,
        /// In the body.
        #[serde(default = "ten", with = "pathlore::serde::duration::secs")]
        wait: std::time::Duration,
    },
    /// Any other.
    #[api(other)]
    Other(ErrorResponse),
}

fn ten() -> std::time::Duration {
    std::time::Duration::from_secs(10)
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("error")
    }
}

impl std::error::Error for ApiError {}

/// An error of one shape.
#[endpoint_error]
pub struct Problem {
    /// The status.
    #[api(status)]
    pub status: http::StatusCode,
    /// In the body.
    pub title: String,
    /// The response, if it was another one.
    #[api(other)]
    pub raw: Option<ErrorResponse>,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.title)
    }
}

impl std::error::Error for Problem {}

/// A request with a constructor from a struct.
#[request(new(init), response = Several, empty_body)]
pub struct WithInit<T: Clone + PartialEq> {
    /// In the path.
    #[api(path, default)]
    pub id: String,
    /// In the header.
    #[api(header = "x-a", default)]
    pub a: u8,
    /// In the query.
    #[api(query)]
    pub value: T,
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

/// Fields that versions added, renamed and removed.
pub mod dated {
    use std::borrow::Cow;

    use pathlore::{Metadata, http::HeaderName, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, authentication: None, history: { 1.1 => "/dated" }
    };

    const NUMBER: HeaderName = HeaderName::from_static("x-number");

    /// A request in both directions.
    #[request]
    pub struct Request<'a> {
        /// In the query.
        #[api(query, renamed(1.2, from = "older"))]
        pub newer: Vec<Cow<'a, str>>,
        /// In the header, by functions.
        #[api(header = NUMBER, with = super::hexadecimal, default, renamed(1.2, from = "x-older"))]
        pub number: u8,
        /// In the body.
        #[api(since = 1.2, until = 1.4 | stable("org.feature"), renamed(1.3, from = "older"), drop)]
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub value: Vec<u8>,
    }

    /// A response in both directions.
    #[response]
    pub struct Response {
        /// In the body.
        #[api(since = 1.2, renamed(1.3, from = "older"))]
        pub value: Option<u8>,
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
    fn features_select_the_impls_of_forms_and_texts() {
        let client = cfg!(feature = "client");
        let server = cfg!(feature = "server");
        assert_eq!(Implements::<FormRequest>::OUTGOING_REQUEST, client);
        assert_eq!(Implements::<FormRequest>::INCOMING_REQUEST, server);
        assert_eq!(Implements::<Form>::INCOMING_RESPONSE, client);
        assert_eq!(Implements::<Form>::OUTGOING_RESPONSE, server);
        assert_eq!(Implements::<Text>::INCOMING_RESPONSE, client);
        assert_eq!(Implements::<Text>::OUTGOING_RESPONSE, server);
    }

    #[test]
    fn features_select_the_impls_of_fields_with_a_history() {
        use pathlore::{Endpoint, EndpointResponse};

        let client = cfg!(feature = "client");
        let server = cfg!(feature = "server");
        assert_eq!(Implements::<dated::Request<'static>>::OUTGOING_REQUEST, client);
        assert_eq!(Implements::<dated::Request<'static>>::INCOMING_REQUEST, server);
        assert_eq!(Implements::<dated::Response>::INCOMING_RESPONSE, client);
        assert_eq!(Implements::<dated::Response>::OUTGOING_RESPONSE, server);
        let names = dated::Request::FIELD_HISTORIES.iter().map(pathlore::FieldHistory::name);
        assert!(names.eq(["newer", "x-number", "value"]));
        assert_eq!(dated::Response::FIELD_HISTORIES.len(), 1);
    }

    #[test]
    fn features_select_the_impls_of_enums() {
        let client = cfg!(feature = "client");
        let server = cfg!(feature = "server");
        assert_eq!(Implements::<Several>::INCOMING_RESPONSE, client);
        assert_eq!(Implements::<Several>::OUTGOING_RESPONSE, server);
        assert_eq!(Implements::<SentOnly<'static>>::OUTGOING_RESPONSE, server);
        let received = Implements::<SentOnly<'static>>::INCOMING_RESPONSE;
        assert!(!received);
        assert_eq!(Implements::<WithInit<String>>::OUTGOING_REQUEST, client);
        assert_eq!(Implements::<WithInit<String>>::INCOMING_REQUEST, server);
    }

    /// An error is sent by a client that passes it on, and received by a server that asks another.
    #[test]
    fn errors_and_constructors_exist_under_every_feature() {
        use pathlore::{EndpointError, FromRejection as _, OutgoingResponse as _, Rejection};

        fn is_error<E: EndpointError>(error: &E) -> E {
            E::from_http_response(&error.to_http_response().unwrap())
        }
        let forbidden = ApiError::forbidden("no".to_owned());
        let ApiError::Forbidden { error, wait } = is_error(&forbidden) else { panic!() };
        assert_eq!((&*error, wait), ("no", ten()));
        let ApiError::Other(response) = ApiError::from_rejection(Rejection::not_found()) else {
            panic!()
        };
        assert_eq!(response.to_http_response().unwrap().status(), 404);
        let problem = Problem { status: http::StatusCode::GONE, title: "t".into(), raw: None };
        assert_eq!(is_error(&problem).title, "t");
        let Several::Created { location } = Several::created("/".to_owned()) else { panic!() };
        let request = WithInit::new(WithInitInit { value: location });
        assert_eq!((&*request.id, request.a, &*request.value), ("", 0, "/"));
        let SentOnly::Found { text } = SentOnly::found("a");
        assert_eq!(text, "a");
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
