//! Reads messages.

use std::str::FromStr;

use bytes::Bytes;
use http::StatusCode;

use super::{
    checked::Sound,
    columns::{Arguments, Body, Headers, ReadPart, argument},
};
use crate::{
    DecodeError, EndpointError, EndpointResponse, FromHttpRequestError, FromHttpResponseError,
    Metadata,
    auth::AuthScheme,
    endpoint::{path_arguments::check_rest, request_line::check_method},
    format::{
        field_reader::Unknown,
        form::{Form, Query},
        json::Json,
    },
};

/// Descriptions of the path, the header section, the query and the body of a request. [`ReadPart`]
/// describes `C`.
pub trait ReadRequest<C, V> {
    /// Reads the values.
    ///
    /// # Errors
    ///
    /// Returns an error if a part does not have the form that is described.
    fn read(
        self,
        request: &http::Request<Bytes>,
        path: &[(&str, &str)],
        credentials: &[&str],
    ) -> Result<V, DecodeError>;
}

impl<C, P, H, Q, B, Path, Header, Parameters, Content>
    ReadRequest<C, (Path, Header, Parameters, Content)> for (P, H, Q, B)
where
    P: ReadPart<C, Arguments, Path>,
    H: ReadPart<C, Headers, Header>,
    Q: ReadPart<C, Form, Parameters>,
    B: ReadPart<C, Json, Content>,
{
    #[inline]
    fn read(
        self,
        request: &http::Request<Bytes>,
        path: &[(&str, &str)],
        credentials: &[&str],
    ) -> Result<(Path, Header, Parameters, Content), DecodeError> {
        let path = self.0.read(path)?;
        let headers = self.1.read(request.headers())?;
        let pairs = request.uri().query().unwrap_or_default();
        let query =
            self.2.read(Query { pairs, credentials, unknown: Unknown::Ignore, is_body: false })?;
        Ok((path, headers, query, self.3.read(Body::of(request.body(), request.headers()))?))
    }
}

/// Descriptions of the header section and the body of a response. [`ReadPart`] describes `C`.
pub trait ReadResponse<C, V> {
    /// Reads the values.
    ///
    /// # Errors
    ///
    /// Returns an error if a part does not have the form that is described.
    fn read(self, response: &http::Response<Bytes>) -> Result<V, DecodeError>;
}

impl<C, H, B, Header, Content> ReadResponse<C, (Header, Content)> for (H, B)
where
    H: ReadPart<C, Headers, Header>,
    B: ReadPart<C, Json, Content>,
{
    #[inline]
    fn read(self, response: &http::Response<Bytes>) -> Result<(Header, Content), DecodeError> {
        let headers = self.0.read(response.headers())?;
        Ok((headers, self.1.read(Body::of(response.body(), response.headers()))?))
    }
}

// The values are `Sound`, so that the compiler does not report either that they are not those of the
// fields if the type check `C` fails.

/// Reads a request with the authentication scheme `S`, whose path arguments have been split and
/// decoded.
///
/// # Errors
///
/// Returns an error if the method is not that of the endpoint, or if a part does not have the form that
/// is described.
pub fn read_request<C, S: AuthScheme, T: ReadRequest<C, V>, V>(
    metadata: &Metadata,
    request: &http::Request<Bytes>,
    path: &[(&str, &str)],
    parts: T,
) -> Result<Sound<V, C>, FromHttpRequestError> {
    check_method(metadata, request.method())?;
    if let Some(name) = metadata.history.rest() {
        // A router may have split the path.
        let value = path.iter().find_map(|&(other, value)| (other == name).then_some(value));
        check_rest(name, value)?;
    }
    Ok(parts.read(request, path, S::QUERY_PARAMETERS)?)
}

/// Reads a response `R` whose status indicates success: any 2xx status and the declared one do.
///
/// # Errors
///
/// Returns the error of the endpoint if the status is another one, or an error if a part does not have
/// the form that is described.
pub fn read_success<C, R: EndpointResponse, T: ReadResponse<C, V>, V>(
    response: &http::Response<Bytes>,
    declared: StatusCode,
    parts: T,
) -> Result<Sound<V, C>, FromHttpResponseError<R::EndpointError>> {
    let status = response.status();
    if !status.is_success() && status != declared {
        return Err(endpoint_error::<R>(response));
    }
    Ok(parts.read(response)?)
}

/// Reads a response whose status has been checked.
///
/// # Errors
///
/// Returns an error if a part does not have the form that is described.
pub fn read_response<C, E: From<DecodeError>, T: ReadResponse<C, V>, V>(
    response: &http::Response<Bytes>,
    parts: T,
) -> Result<Sound<V, C>, E> {
    Ok(parts.read(response)?)
}

/// Parses a path argument.
///
/// # Errors
///
/// Returns an error if the argument is missing or invalid.
pub(crate) fn read_argument<T: FromStr>(
    arguments: &[(&str, &str)],
    name: &'static str,
) -> Result<T, DecodeError> {
    let (value,) = ReadPart::<(), Arguments, _>::read((name,), arguments)?;
    Ok(value)
}

/// Reads a path argument that may be absent.
///
/// # Errors
///
/// Returns an error if the argument is invalid.
pub(crate) fn read_optional_argument<T: FromStr>(
    arguments: &[(&str, &str)],
    name: &'static str,
) -> Result<Option<T>, DecodeError> {
    let columns = (argument(name).optional(),);
    let (value,) = ReadPart::<(), Arguments, _>::read(columns, arguments)?;
    Ok(value)
}

/// Reads the error from a response whose status does not indicate success.
#[cold]
#[must_use]
pub fn endpoint_error<R: EndpointResponse>(
    response: &http::Response<Bytes>,
) -> FromHttpResponseError<R::EndpointError> {
    FromHttpResponseError::Endpoint(EndpointError::from_http_response(response))
}
