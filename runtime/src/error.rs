//! The error types. None of them holds or prints a value that was received.

pub use self::{
    auth::{AuthenticationError, CredentialsError},
    decode::{DecodeError, DecodeErrorKind},
    encode::EncodeError,
    from_http::{FromHttpRequestError, FromHttpResponseError},
    into_http::IntoHttpError,
    location::Place,
    method::MethodError,
    path::PathError,
};

mod auth;
mod decode;
mod encode;
mod from_http;
mod into_http;
mod location;
mod method;
mod path;
