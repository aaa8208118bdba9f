//! The header fields and the body of a message.

use ::serde::Serialize;
use bytes::Bytes;
use http::{
    HeaderMap, HeaderName, HeaderValue, StatusCode,
    header::{CONTENT_TYPE, COOKIE},
};

use super::{
    cookie::CookieWriter,
    header::{self, HeaderWriter},
    object::{self, Object},
    prefix::Prefix,
    uri::{UriWriter, reserved_for_version},
};
use crate::{
    EncodeError, IntoHttpError, Metadata, Place,
    auth::AuthScheme,
    format::{
        json::{JsonSerializer, reason},
        none::is_none,
    },
};

#[allow(clippy::declare_interior_mutable_const, reason = "each use is a value of its own")]
const JSON: HeaderValue = HeaderValue::from_static("application/json");
#[allow(clippy::declare_interior_mutable_const, reason = "each use is a value of its own")]
pub(super) const FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");

/// The header fields and the body of a message under construction.
#[derive(Debug, Default)]
pub struct MessageWriter {
    headers: HeaderMap,
    body: Bytes,
    /// Whether a field of the definition is the content type.
    has_content_type: bool,
    /// Whether the header fields are sensitive.
    pub(super) is_secret: bool,
    /// The first error.
    error: Option<EncodeError>,
}

impl MessageWriter {
    /// Notes the name of a field of the definition, which may be absent.
    pub(super) fn holds(&mut self, name: &HeaderName) {
        self.has_content_type |= name == CONTENT_TYPE;
    }

    /// Writes a header field.
    pub(super) fn header(
        &mut self,
        name: &HeaderName,
        write: impl FnOnce(HeaderWriter<'_>) -> Result<(), EncodeError>,
    ) {
        self.holds(name);
        let (headers, is_secret) = (&mut self.headers, self.is_secret);
        let result = write(HeaderWriter { headers, name, is_secret });
        self.check(result);
    }

    /// Writes a header field whose name a prefix and a key are.
    pub(super) fn header_of_key(
        &mut self,
        prefix: Prefix,
        key: &str,
        write: impl FnOnce(HeaderWriter<'_>) -> Result<(), EncodeError>,
    ) {
        let name = prefix.name(key);
        let Some(name) = self.check(name) else { return };
        if self.headers.contains_key(&name) {
            self.check::<()>(Err(header::error(&name, "the map has this key twice")));
            return;
        }
        self.header(&name, write);
    }

    /// Writes the line with all cookies, if there are any.
    pub(super) fn cookies(&mut self, cookies: CookieWriter) {
        let is_secret = cookies.is_secret;
        let Some(line) = self.check(cookies.finish()).filter(|line| !line.is_empty()) else {
            return;
        };
        // The writer has checked the characters.
        if let Ok(mut line) = HeaderValue::try_from(line) {
            line.set_sensitive(is_secret);
            self.headers.insert(COOKIE, line);
        }
    }

    /// Sets the content type of the definition in place of that of the format, if there is a body.
    pub(super) fn replace_content_type(&mut self, value: HeaderValue) {
        if !self.has_content_type
            && let Some(content_type) = self.headers.get_mut(CONTENT_TYPE)
        {
            *content_type = value;
        }
    }

    /// Writes a header field with a fixed value.
    pub(super) fn fixed(&mut self, name: &HeaderName, value: HeaderValue) {
        self.headers.insert(name, value);
    }

    /// Writes a JSON body whose members a function writes.
    #[inline]
    pub(super) fn object(&mut self, mut object: Object, write: impl FnOnce(&mut Object)) {
        write(&mut object);
        let body = object.end();
        self.json(body);
    }

    /// Writes a value as the whole JSON body, which is empty for `None`.
    pub(super) fn whole_body<T: Serialize>(&mut self, value: &T) {
        let body = to_json(value);
        if !matches!(&body, Ok(body) if body.is_empty()) {
            self.json(body);
        }
    }

    /// Writes the whole JSON body with a function.
    pub(super) fn whole_body_by(
        &mut self,
        write: impl FnOnce(JsonSerializer<'_>) -> Result<(), serde_json::Error>,
    ) {
        let body = written_by(write);
        self.json(body.map(Bytes::from));
    }

    /// Writes a JSON body.
    pub(super) fn json(&mut self, body: Result<Bytes, EncodeError>) {
        self.body(body.map(Some), JSON);
    }

    /// Writes a body of a content type, if there is one.
    pub(super) fn body(
        &mut self,
        body: Result<Option<Bytes>, EncodeError>,
        content_type: HeaderValue,
    ) {
        if let Some(body) = self.check(body).flatten() {
            self.body = body;
            self.content_type(content_type);
        }
    }

    /// Keeps the error, if it is the first one.
    pub(super) fn check<T>(&mut self, result: Result<T, EncodeError>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.error.get_or_insert(error);
                None
            }
        }
    }

    /// Sets `Content-Type`, unless a field of the definition decides whether and how it is sent.
    fn content_type(&mut self, value: HeaderValue) {
        if !self.has_content_type {
            self.headers.insert(CONTENT_TYPE, value);
        }
    }
}

/// Returns a value as a JSON body, which is empty for `None`.
///
/// # Errors
///
/// Returns an error if the value cannot be written as JSON.
pub(crate) fn to_json<T: Serialize>(value: &T) -> Result<Bytes, EncodeError> {
    let body = written_by(|serializer| value.serialize(serializer))?;
    Ok(if body == b"null" && is_none(value) { Bytes::new() } else { body.into() })
}

/// Returns the JSON that a function writes.
fn written_by(
    write: impl FnOnce(JsonSerializer<'_>) -> Result<(), serde_json::Error>,
) -> Result<Vec<u8>, EncodeError> {
    let mut body = Vec::with_capacity(object::CAPACITY);
    write(JsonSerializer { out: &mut body })
        .map_err(|error| EncodeError::new(Place::Body, "", reason(&error)))?;
    Ok(body)
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
/// Returns an error if a field could not be written, if the URI is too long, or if the credentials
/// cannot be created or sent.
pub(super) fn request<S: AuthScheme>(
    metadata: &Metadata,
    uri: UriWriter<'_>,
    message: MessageWriter,
    credentials: S::Credentials<'_>,
) -> Result<http::Request<Bytes>, IntoHttpError> {
    if let Some(error) = message.error {
        return Err(error.into());
    }
    let mut request = http::Request::new(message.body);
    request.method_mut().clone_from(&metadata.method);
    *request.headers_mut() = message.headers;
    if let Some((name, version)) = uri.version_header()
        && request.headers_mut().insert(name.clone(), version).is_some()
    {
        return Err(reserved_for_version(Place::Header, name.as_str()).into());
    }
    *request.uri_mut() = uri.finish(S::QUERY_PARAMETERS)?;
    S::apply(credentials, &mut request)?;
    Ok(request)
}

/// Assembles a response.
///
/// # Errors
///
/// Returns an error if a field could not be written.
pub(super) fn response(
    status: StatusCode,
    message: MessageWriter,
) -> Result<http::Response<Bytes>, IntoHttpError> {
    if let Some(error) = message.error {
        return Err(error.into());
    }
    let mut response = http::Response::new(message.body);
    *response.status_mut() = status;
    *response.headers_mut() = message.headers;
    Ok(response)
}
