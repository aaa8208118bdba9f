//! The error types behave as errors of other crates do: they can be boxed, sent to other threads
//! and propagated with `?`, also in code that is generic over the endpoint.

use std::error::Error;

use pathlore::{
    AuthenticationError, BaseUrlError, CredentialsError, DecodeError, EncodeError, Endpoint,
    EndpointError, ErrorResponse, FromHttpRequestError, FromHttpResponseError, IncomingResponse,
    IntoHttpError, MethodError, OutgoingRequest, ParseVersionError, PathError, Rejection, Target,
    auth::NoAuthentication, bytes::Bytes, http,
};

use super::support::answered;

/// The error that `anyhow` and `eyre` convert from, and that handlers of many frameworks return.
type BoxError = Box<dyn Error + Send + Sync + 'static>;

mod endpoint {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None, path: "/"
    };

    #[request]
    pub(super) struct Request {}

    #[response]
    #[derive(PartialEq)]
    pub(super) struct Response {
        pub(super) id: u8,
    }
}

/// Nothing is known about the endpoint's error type except that it is an `EndpointError`.
fn call<R>(
    request: &R,
    send: impl Fn(http::Request<Bytes>) -> http::Response<Bytes>,
) -> Result<R::Response, BoxError>
where
    R: OutgoingRequest<Authentication = NoAuthentication>,
{
    let target = Target::new("https://example.org")?;
    let response = send(request.to_http_request(&target, ())?);
    Ok(R::Response::from_http_response(&response)?)
}

#[test]
fn generic_code_propagates_every_error() {
    type ResponseError = FromHttpResponseError<<endpoint::Request as Endpoint>::EndpointError>;

    let response = call(&endpoint::Request {}, |_| answered(200, r#"{"id":1}"#)).unwrap();
    assert_eq!(response, endpoint::Response { id: 1 });

    let error = call(&endpoint::Request {}, |_| answered(404, "")).unwrap_err();
    let error = error.downcast::<ResponseError>().expect("the type is known again");
    assert!(matches!(*error, FromHttpResponseError::Endpoint(error) if error.status == 404));
}

fn is_error<E: Error + Send + Sync + 'static>() {}

#[test]
fn every_error_is_send_and_sync() {
    fn of_any_endpoint<E: EndpointError>() {
        is_error::<E>();
        is_error::<FromHttpResponseError<E>>();
    }

    of_any_endpoint::<ErrorResponse>();
    is_error::<AuthenticationError>();
    is_error::<BaseUrlError>();
    is_error::<CredentialsError>();
    is_error::<DecodeError>();
    is_error::<EncodeError>();
    is_error::<FromHttpRequestError>();
    is_error::<IntoHttpError>();
    is_error::<MethodError>();
    is_error::<ParseVersionError>();
    is_error::<PathError>();
    is_error::<Rejection>();
}
