//! Writes messages.
//!
//! Errors of fields are kept until the message is assembled, so that the code of each field has one
//! way out.

use bytes::Bytes;
use http::StatusCode;

use self::{body::WriteBody, field::WriteFields, path::WriteArguments, query::WriteQuery};
pub use self::{
    body::{
        Empty, Omitted, Stream, body_by, content_type, flatten_by, member_by, optional_text_body,
        raw_body, text_body,
    },
    field::{beside_flattened, flatten, unless, whole},
    headers::{
        cookies, dated_header, distinct, each, fixed, header_lines, header_list, header_map,
        header_strings, secret,
    },
    multipart::{file_part, form_data_body, json_part, mixed_body, one_part, text_part},
    path::{default_argument, optional_argument},
    query::{flatten_parameters_by, form_body, key_alone, parameter_by, query_by},
};
use super::{
    message::{MessageWriter, allows_body, request, response},
    uri::{Destination, UriWriter},
};
use crate::{
    EncodeError, IntoHttpError, Metadata, Place, Target, auth::AuthScheme,
    endpoint::metadata::BodyRule,
};

mod body;
mod field;
mod headers;
mod multipart;
mod path;
mod query;

/// The path arguments, the header fields, the query and the body of a request. `written.rs` describes
/// the parameter.
pub trait WriteRequest<C> {
    #[doc(hidden)]
    fn write<'t>(
        self,
        destination: &Destination<'t, '_>,
        message: &mut MessageWriter,
    ) -> Result<UriWriter<'t>, IntoHttpError>;
}

impl<C, P, H, Q, B> WriteRequest<C> for (P, H, Q, B)
where
    P: WriteArguments<C>,
    H: WriteFields<C, MessageWriter>,
    Q: WriteQuery<C>,
    B: WriteBody<C>,
{
    #[inline]
    fn write<'t>(
        self,
        destination: &Destination<'t, '_>,
        message: &mut MessageWriter,
    ) -> Result<UriWriter<'t>, IntoHttpError> {
        let query_length = self.2.expected_len();
        let mut uri =
            self.0.with(|arguments| UriWriter::new(destination, arguments, query_length))?;
        self.2.write(&mut uri.query);
        self.1.write(message);
        self.3.write(message, destination.metadata.generated.body == BodyRule::Expected);
        Ok(uri)
    }
}

/// The header fields and the body of a response. `written.rs` describes the parameter.
pub trait WriteResponse<C> {
    #[doc(hidden)]
    fn write(self, message: &mut MessageWriter, allows_body: bool);
}

impl<C, H: WriteFields<C, MessageWriter>, B: WriteBody<C>> WriteResponse<C> for (H, B) {
    #[inline]
    fn write(self, message: &mut MessageWriter, allows_body: bool) {
        self.0.write(message);
        self.1.write(message, allows_body);
    }
}

/// Writes a request. `order` is the result of [`path_order`](super::path_order).
///
/// # Errors
///
/// Returns an error if there is no path for the target, if a field cannot be written, if the URI is too
/// long, or if the credentials cannot be created or sent.
pub fn write_request<C, S: AuthScheme, T: WriteRequest<C>>(
    metadata: &'static Metadata,
    target: &Target,
    credentials: S::Credentials<'_>,
    order: &[usize],
    parts: T,
) -> Result<http::Request<Bytes>, IntoHttpError> {
    let mut message = MessageWriter::default();
    let destination = Destination { metadata, target, template: None, order };
    let uri = parts.write(&destination, &mut message)?;
    request::<S>(metadata, uri, message, credentials)
}

/// Writes a response.
///
/// # Errors
///
/// Returns an error if the status is not one of the definition, if a field cannot be written, or if there
/// is a body that the status does not allow.
pub fn write_response<C, S: WrittenStatus, T: WriteResponse<C>>(
    status: S,
    parts: T,
) -> Result<http::Response<Bytes>, IntoHttpError> {
    let status = status.checked()?;
    let mut message = MessageWriter::default();
    parts.write(&mut message, allows_body(status));
    let response = response(status, message)?;
    // The macro has checked the statuses of the definition.
    if S::IS_FIELD && !response.body().is_empty() && !allows_body(status) {
        return Err(EncodeError::new(Place::Body, "", "the status allows none").into());
    }
    Ok(response)
}

/// The status of a response that is written.
pub trait WrittenStatus {
    /// Whether it is the value of a field.
    const IS_FIELD: bool;

    #[doc(hidden)]
    fn checked(self) -> Result<StatusCode, IntoHttpError>;
}

impl WrittenStatus for StatusCode {
    const IS_FIELD: bool = false;

    #[inline]
    fn checked(self) -> Result<StatusCode, IntoHttpError> {
        Ok(self)
    }
}

impl WrittenStatus for Result<StatusCode, IntoHttpError> {
    const IS_FIELD: bool = true;

    #[inline]
    fn checked(self) -> Self {
        self
    }
}
