//! The header fields and the body of a message.

use std::marker::PhantomData;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header::CONTENT_TYPE};

use super::{
    header::HeaderWriter,
    object::{self, Object},
    uri::UriWriter,
    written::{RawBytes, Written},
};
use crate::{
    EncodeError, IntoHttpError, Metadata, Place,
    auth::AuthScheme,
    endpoint::metadata::BodyRule,
    format::{
        json::{FlattenSerializer, MemberSerializer, reason},
        none::is_none,
    },
};

#[allow(clippy::declare_interior_mutable_const, reason = "each use is a value of its own")]
const JSON: HeaderValue = HeaderValue::from_static("application/json");
#[allow(clippy::declare_interior_mutable_const, reason = "each use is a value of its own")]
const OCTET_STREAM: HeaderValue = HeaderValue::from_static("application/octet-stream");

/// The header fields and the body of a message under construction.
#[derive(Debug, Default)]
pub struct MessageWriter {
    headers: HeaderMap,
    body: Bytes,
    /// Whether a field of the definition is the content type.
    has_content_type: bool,
}

impl MessageWriter {
    /// Creates a message without header fields and with an empty body.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns a writer of a header field.
    pub fn header<'m>(&'m mut self, name: &'m HeaderName) -> HeaderWriter<'m> {
        self.has_content_type |= name == CONTENT_TYPE;
        HeaderWriter { headers: &mut self.headers, name, is_secret: false }
    }

    /// Sets the content type of the definition in place of that of the format, if there is a body.
    pub fn replace_content_type(&mut self, value: HeaderValue) {
        if !self.has_content_type
            && let Some(content_type) = self.headers.get_mut(CONTENT_TYPE)
        {
            *content_type = value;
        }
    }

    /// Writes a header field with a fixed value.
    pub fn fixed(&mut self, name: &HeaderName, value: HeaderValue) {
        self.headers.insert(name, value);
    }

    /// Returns a writer of the members of a JSON body.
    pub fn object<C>(&mut self) -> ObjectWriter<'_, C> {
        ObjectWriter { message: self, object: Object::new(), checked: PhantomData }
    }

    /// Writes a value as the whole JSON body, which is empty for `None`.
    ///
    /// # Errors
    ///
    /// Returns an error if the value cannot be written as JSON.
    pub fn whole_body<C, T: Written<C>>(&mut self, value: &T) -> Result<(), IntoHttpError> {
        let body = written_by(|serializer| value.serialize(serializer))?;
        if body != b"null" || !is_none(value) {
            self.set_json(body.into());
        }
        Ok(())
    }

    /// Writes the whole JSON body with a function.
    ///
    /// # Errors
    ///
    /// Returns an error if the value cannot be written as JSON.
    pub fn whole_body_by(
        &mut self,
        write: impl FnOnce(MemberSerializer<'_, '_>) -> Result<(), serde_json::Error>,
    ) -> Result<(), IntoHttpError> {
        self.set_json(written_by(write)?.into());
        Ok(())
    }

    /// Writes a raw body.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not the one that the body would be read as.
    pub fn raw_body<C, T: RawBytes<C>>(&mut self, value: &T) -> Result<(), IntoHttpError> {
        if let Some(body) = value.to_bytes()? {
            self.body = body;
            self.content_type(OCTET_STREAM);
        }
        Ok(())
    }

    /// Writes the body of a request without body fields: `{}` if its method asks for a body.
    pub fn request_without_fields(&mut self, metadata: &Metadata) {
        if metadata.generated.body == BodyRule::Expected {
            self.set_json(Bytes::from_static(b"{}"));
        }
    }

    /// Writes the body of a response without body fields: `{}` if its status allows a body.
    pub fn response_without_fields(&mut self, status: StatusCode) {
        if allows_body(status) {
            self.set_json(Bytes::from_static(b"{}"));
        }
    }

    /// Returns the body.
    pub(crate) fn into_body(self) -> Bytes {
        self.body
    }

    fn set_json(&mut self, body: Bytes) {
        self.body = body;
        self.content_type(JSON);
    }

    /// Sets `Content-Type`, unless a field of the definition decides whether and how it is sent.
    fn content_type(&mut self, value: HeaderValue) {
        if !self.has_content_type {
            self.headers.insert(CONTENT_TYPE, value);
        }
    }
}

/// Returns the JSON that a function writes.
fn written_by(
    write: impl FnOnce(MemberSerializer<'_, '_>) -> Result<(), serde_json::Error>,
) -> Result<Vec<u8>, IntoHttpError> {
    let mut body = Vec::with_capacity(object::CAPACITY);
    write(MemberSerializer { out: &mut body, slot: &mut None })
        .map_err(|error| EncodeError::new(Place::Body, "", reason(&error)))?;
    Ok(body)
}

/// Writes the members of a JSON body.
#[derive(Debug)]
pub struct ObjectWriter<'m, C> {
    message: &'m mut MessageWriter,
    object: Object,
    checked: PhantomData<C>,
}

impl<C> ObjectWriter<'_, C> {
    /// Writes a member. `name` is escaped, quoted and followed by a colon.
    pub fn member<T: Written<C>>(&mut self, name: &str, value: &T) {
        self.object.member(name, value);
    }

    /// Writes a member with a function.
    pub fn member_by(
        &mut self,
        name: &str,
        write: impl FnOnce(MemberSerializer<'_, '_>) -> Result<(), serde_json::Error>,
    ) {
        self.object.member_by(name, write);
    }

    /// Takes the names of the fields that are not flattened, with JSON's escapes. They are no names
    /// of members that flattened fields write.
    #[must_use]
    pub fn names(mut self, names: &'static [&'static str]) -> Self {
        self.object.names = names;
        self
    }

    /// Keeps the names of absent fields of flattened structs, which later flattened fields must not
    /// write.
    #[must_use]
    pub fn several_flattened(mut self) -> Self {
        self.object.absent = Some(Vec::new());
        self
    }

    /// Writes a flattened value.
    pub fn flatten<T: Written<C>>(&mut self, value: &T) {
        self.object.flatten(|flatten| value.serialize(flatten));
    }

    /// Writes a flattened value with a function.
    pub fn flatten_by(
        &mut self,
        write: impl FnOnce(FlattenSerializer<'_, '_>) -> Result<(), serde_json::Error>,
    ) {
        self.object.flatten(write);
    }

    /// Finishes the body.
    ///
    /// # Errors
    ///
    /// Returns an error if the value of a member cannot be written as JSON.
    pub fn end(self) -> Result<(), IntoHttpError> {
        let body = self.object.end()?;
        self.message.set_json(body);
        Ok(())
    }
}

/// Returns whether a response with this status can have a body. Interim responses and those with the
/// status 204, 205 or 304 cannot (RFC 9110, sections 15.2, 15.3.5, 15.3.6 and 15.4.5).
pub(super) const fn allows_body(status: StatusCode) -> bool {
    !matches!(status.as_u16(), 100..=199 | 204 | 205 | 304)
}

/// Assembles a request. The credentials are added last, because a signer needs the finished request.
///
/// # Errors
///
/// Returns an error if the query cannot be written, if the URI is too long, or if the credentials
/// cannot be created or sent.
pub fn request<S: AuthScheme>(
    uri: UriWriter<'_>,
    message: MessageWriter,
    credentials: S::Credentials<'_>,
) -> Result<http::Request<Bytes>, IntoHttpError> {
    let mut request = http::Request::new(message.body);
    request.method_mut().clone_from(&uri.metadata.method);
    *request.headers_mut() = message.headers;
    *request.uri_mut() = uri.finish(S::QUERY_PARAMETERS)?;
    S::apply(credentials, &mut request)?;
    Ok(request)
}

/// Assembles a response.
#[must_use]
pub fn response(status: StatusCode, message: MessageWriter) -> http::Response<Bytes> {
    let mut response = http::Response::new(message.body);
    *response.status_mut() = status;
    *response.headers_mut() = message.headers;
    response
}
