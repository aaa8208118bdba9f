//! What generated code calls. Not public API: it may change in any release.

pub use bytes;
pub use http;
pub use serde;

pub use self::{
    assertions::{
        assert_body_allowed, assert_custom_scheme, assert_final, assert_no_authorization,
        assert_not_a_credential, assert_path_field, assert_placeholders, assert_status_allows_body,
        header_name, path_order, status,
    },
    debug::{Redacted, debug_struct},
    decode::{
        check_method, convert, header, header_list, header_option, is_success, path_argument,
    },
    encode::{MessageBuilder, UriBuilder, request, response},
    metadata::{
        MetadataBuilder, literal, path, stable, stable_feature, stable_or_feature, template,
        unstable, unstable_feature,
    },
    scheme::{SchemeOf, Tag},
};
pub use crate::{
    __client as client, __expression as expression, __server as server,
    __with_client as with_client, Authentication, Credentials, Endpoint, EndpointError,
    ErrorResponse, FromHttpRequestError, FromHttpResponseError, IncomingRequest, IncomingResponse,
    IntoHttpError, Metadata, OutgoingRequest, OutgoingResponse, Target, Version,
    auth::AuthScheme,
    bounds,
    format::{form::QueryReader, json::ObjectReader},
};
pub(crate) use decode::{check_path, path_arguments};

mod assertions;
pub(crate) mod checked;
mod debug;
mod decode;
mod encode;
mod metadata;
mod scheme;

/// Computes nothing, but that a function compiles.
///
/// Where it does not compile, whatever depends on the number is unknown to the compiler, which so
/// says nothing more of it.
#[must_use]
pub const fn check<T>(_: fn(&T)) -> usize {
    0
}

/// An expression in the author's words: what is none is an error of the compiler's, on its token.
#[doc(hidden)]
#[macro_export]
macro_rules! __expression {
    ($expression:expr) => {
        $expression
    };
}

/// The first of two types where there is a client's half, else the second.
#[doc(hidden)]
#[macro_export]
#[cfg(feature = "client")]
macro_rules! __with_client {
    ($with:ty, $without:ty) => {
        $with
    };
}

/// The first of two types where there is a client's half, else the second.
#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "client"))]
macro_rules! __with_client {
    ($with:ty, $without:ty) => {
        $without
    };
}

/// The gate of generated code that only clients need.
#[doc(hidden)]
#[macro_export]
#[cfg(feature = "client")]
macro_rules! __client {
    ($($code:tt)*) => { $($code)* };
}

/// The gate of generated code that only clients need.
#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "client"))]
macro_rules! __client {
    ($($code:tt)*) => {};
}

/// The gate of generated code that only servers need.
#[doc(hidden)]
#[macro_export]
#[cfg(feature = "server")]
macro_rules! __server {
    ($($code:tt)*) => { $($code)* };
}

/// The gate of generated code that only servers need.
#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "server"))]
macro_rules! __server {
    ($($code:tt)*) => {};
}
