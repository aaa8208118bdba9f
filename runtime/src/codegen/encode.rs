//! From fields to messages. Nothing here is generic over an endpoint but what must be.

use std::fmt::{Display, Write as _};

use ::serde::Serialize;
use bytes::Bytes;
use http::{
    HeaderMap, HeaderName, HeaderValue, StatusCode,
    header::CONTENT_TYPE,
    uri::{PathAndQuery, Uri},
};

use crate::{
    EncodeError, IntoHttpError, Metadata, Place, Target,
    auth::AuthScheme,
    format::form::{Pairs, Parameter, QueryError, QuerySerializer},
    format::json::{FlattenSerializer, JsonSerializer, MemberSerializer},
};

/// The URI of a request under construction.
#[derive(Debug)]
pub struct UriBuilder<'t> {
    metadata: &'static Metadata,
    target: &'t Target,
    /// A path that needs no writing, unless a query follows it.
    unwritten: &'static str,
    query_length: usize,
    path_and_query: String,
    has_query: bool,
    /// The first value that cannot be carried in the query.
    error: Option<QueryError>,
}

impl<'t> UriBuilder<'t> {
    /// Chooses the path and writes it. `fields` are the path arguments in the order of the
    /// struct, `order` is what [`path_order`](super::path_order) made of it. The query may be
    /// longer than `query_length`, and need not be as long.
    ///
    /// # Errors
    ///
    /// Where there is no path for the target, or an argument cannot be carried in one.
    pub fn new(
        metadata: &'static Metadata,
        target: &'t Target,
        fields: &[&dyn Display],
        order: &[usize],
        query_length: usize,
    ) -> Result<Self, IntoHttpError> {
        let template = target.choose_path(metadata)?.template;
        let prefix = &*target.base().prefix;
        let mut uri = Self {
            metadata,
            target,
            unwritten: "",
            query_length,
            path_and_query: String::new(),
            has_query: false,
            error: None,
        };
        if fields.is_empty() && prefix.is_empty() {
            uri.unwritten = template.as_str();
        } else {
            uri.path_and_query.reserve_exact(prefix.len() + template.expected_len() + query_length);
            uri.path_and_query.push_str(prefix);
            template.write(&mut uri.path_and_query, fields, order)?;
        }
        Ok(uri)
    }

    /// What stands before the query, before anything is appended to it.
    fn begin_query(&mut self) -> &mut String {
        if !self.unwritten.is_empty() {
            self.path_and_query.reserve_exact(self.unwritten.len() + self.query_length);
            self.path_and_query.push_str(self.unwritten);
            self.unwritten = "";
        }
        &mut self.path_and_query
    }

    /// Writes a parameter of the query by a function. `key` is encoded as forms are.
    pub fn parameter_with(
        &mut self,
        key: &'static str,
        write: impl FnOnce(Parameter<'_, '_>) -> Result<(), QueryError>,
    ) {
        let has_query = self.has_query;
        let mut pairs = Pairs::new(self.begin_query(), has_query);
        let result = write(pairs.encoded(key));
        self.has_query = pairs.has_some();
        if let Err(error) = result
            && self.error.is_none()
        {
            self.error = Some(error.at_encoded(key));
        }
    }

    /// Writes the whole query.
    pub fn query<T: Serialize + ?Sized>(&mut self, value: &T) {
        self.error = value.serialize(QuerySerializer::new(self.begin_query())).err();
    }

    fn finish(self) -> Result<Uri, IntoHttpError> {
        if let Some(error) = self.error {
            return Err(IntoHttpError::Encode(error.into()));
        }
        let base = self.target.base();
        let mut parts = http::uri::Parts::default();
        parts.scheme = Some(base.scheme.clone());
        parts.authority = Some(base.authority.clone());
        let path_and_query = if self.unwritten.is_empty() {
            Bytes::from(self.path_and_query)
        } else {
            Bytes::from_static(self.unwritten.as_bytes())
        };
        parts.path_and_query = Some(
            PathAndQuery::from_maybe_shared(path_and_query)
                .map_err(|_| IntoHttpError::UriTooLong)?,
        );
        Uri::from_parts(parts).map_err(|_| IntoHttpError::UriTooLong)
    }
}

#[allow(clippy::declare_interior_mutable_const, reason = "each use is a value of its own")]
const JSON: HeaderValue = HeaderValue::from_static("application/json");
#[allow(clippy::declare_interior_mutable_const, reason = "each use is a value of its own")]
const OCTET_STREAM: HeaderValue = HeaderValue::from_static("application/octet-stream");

/// Most bodies fit in, and need not grow.
const BODY_CAPACITY: usize = 256;

/// The header fields and the body of a message under construction.
#[derive(Debug, Default)]
pub struct MessageBuilder {
    headers: HeaderMap,
    body: Bytes,
    /// A JSON body under construction, and whether a member of it could not be written.
    object: Vec<u8>,
    failed: bool,
}

fn header_value(name: &HeaderName, value: &dyn Display) -> Result<HeaderValue, EncodeError> {
    let error =
        |detail: &'static str| EncodeError::new(Place::Header, String::from(name.as_str()), detail);
    let mut text = String::new();
    write!(text, "{value}").map_err(|_| error("the value cannot be printed"))?;
    if !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Err(error("a control or non-ASCII character cannot be carried"));
    }
    if text.starts_with(' ') || text.ends_with(' ') {
        return Err(error("leading or trailing space cannot be carried"));
    }
    HeaderValue::try_from(text).map_err(|_| error("the value cannot be carried in a header field"))
}

#[cold]
fn not_json() -> IntoHttpError {
    EncodeError::new(Place::Body, "", "a value cannot be written as JSON").into()
}

impl MessageBuilder {
    /// No header field and no body.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a field line whose value is not for logs, nor for a compression that others could
    /// look into.
    ///
    /// # Errors
    ///
    /// As [`header`](Self::header).
    pub fn secret_header(
        &mut self,
        name: &HeaderName,
        value: &dyn Display,
    ) -> Result<(), IntoHttpError> {
        let mut value = header_value(name, value)?;
        value.set_sensitive(true);
        self.headers.append(name, value);
        Ok(())
    }

    /// Adds a field line.
    ///
    /// # Errors
    ///
    /// Where the value cannot be carried in one.
    pub fn header(&mut self, name: &HeaderName, value: &dyn Display) -> Result<(), IntoHttpError> {
        self.headers.append(name, header_value(name, value)?);
        Ok(())
    }

    /// Begins a JSON body of members.
    pub fn begin_object(&mut self) {
        self.object = Vec::with_capacity(BODY_CAPACITY);
        self.object.push(b'{');
    }

    /// Writes a member. `name` is its name as JSON has it, in quotes and with the colon.
    pub fn member<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        self.member_name(name);
        let out = MemberSerializer { out: &mut self.object, slot: &mut None };
        self.failed |= value.serialize(out).is_err();
    }

    /// Writes a member by a function.
    pub fn member_with(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut JsonSerializer<'_>) -> Result<(), serde_json::Error>,
    ) {
        self.member_name(name);
        // The text of a hand-written `Serialize` may repeat the value, so only that it failed is
        // kept.
        self.failed |= write(&mut serde_json::Serializer::new(&mut self.object)).is_err();
    }

    /// Writes the members of a value among the others, by a function.
    pub fn flattened_with(
        &mut self,
        write: impl FnOnce(FlattenSerializer<'_, '_>) -> Result<(), serde_json::Error>,
    ) {
        let start = self.object.len();
        let mut serializer = serde_json::Serializer::new(&mut self.object);
        self.failed |= write(FlattenSerializer(&mut serializer)).is_err();
        self.join_objects(start);
    }

    /// Makes the object that begins at `start`, if there is one, a part of that of the body.
    fn join_objects(&mut self, start: usize) {
        match self.object.get(start..).unwrap_or_default() {
            b"" => {}
            // A value that is JSON already may have white space.
            [b'{', members @ .., b'}'] if members.iter().all(u8::is_ascii_whitespace) => {
                self.object.truncate(start);
            }
            [b'{', .., b'}'] => {
                self.object.pop();
                if start == 1 {
                    self.object.remove(start);
                } else if let Some(brace) = self.object.get_mut(start) {
                    *brace = b',';
                }
            }
            _ => self.failed = true,
        }
    }

    fn member_name(&mut self, name: &str) {
        if self.object.len() > 1 {
            self.object.push(b',');
        }
        self.object.extend_from_slice(name.as_bytes());
    }

    /// Ends the JSON body.
    ///
    /// # Errors
    ///
    /// Where the value of a member cannot be written as JSON.
    pub fn end_object(&mut self) -> Result<(), IntoHttpError> {
        if self.failed {
            return Err(not_json());
        }
        self.object.push(b'}');
        self.body = std::mem::take(&mut self.object).into();
        self.content_type(JSON);
        Ok(())
    }

    /// Writes a JSON body.
    ///
    /// # Errors
    ///
    /// Where a value cannot be written as JSON.
    pub fn json(
        &mut self,
        write: impl FnOnce(&mut JsonSerializer<'_>) -> Result<(), serde_json::Error>,
    ) -> Result<(), IntoHttpError> {
        let mut body = Vec::with_capacity(BODY_CAPACITY);
        write(&mut serde_json::Serializer::new(&mut body)).map_err(|_| not_json())?;
        self.body = body.into();
        self.content_type(JSON);
        Ok(())
    }

    /// Takes bytes as the body.
    pub fn raw(&mut self, body: Bytes) {
        self.body = body;
        self.content_type(OCTET_STREAM);
    }

    /// Writes the body of a request without body fields: `{}` where its method asks for a body.
    pub fn request_without_fields(&mut self, metadata: &Metadata) {
        if metadata.generated.sends_empty_object {
            self.empty_object();
        }
    }

    /// Writes the body of a response without body fields: `{}` where its status allows a body.
    pub fn response_without_fields(&mut self, status: StatusCode) {
        if allows_body(status) {
            self.empty_object();
        }
    }

    fn empty_object(&mut self) {
        self.body = Bytes::from_static(b"{}");
        self.content_type(JSON);
    }

    /// A header field of the definition goes first.
    fn content_type(&mut self, value: HeaderValue) {
        if self.headers.is_empty() || !self.headers.contains_key(CONTENT_TYPE) {
            self.headers.insert(CONTENT_TYPE, value);
        }
    }
}

/// RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5: No Content, Reset Content and Not Modified have
/// no content; nor has an interim response.
pub(super) const fn allows_body(status: StatusCode) -> bool {
    !matches!(status.as_u16(), 100..=199 | 204 | 205 | 304)
}

/// Puts a request together, the credentials last: a signer sees it finished.
///
/// # Errors
///
/// Where the URI is too long, or the credentials cannot be carried or made.
pub fn request<S: AuthScheme>(
    uri: UriBuilder<'_>,
    message: MessageBuilder,
    credentials: S::Credentials<'_>,
) -> Result<http::Request<Bytes>, IntoHttpError> {
    let mut request = http::Request::new(message.body);
    request.method_mut().clone_from(&uri.metadata.method);
    *request.headers_mut() = message.headers;
    *request.uri_mut() = uri.finish()?;
    S::apply(credentials, &mut request)?;
    Ok(request)
}

/// Puts a response together.
#[must_use]
pub fn response(status: StatusCode, message: MessageBuilder) -> http::Response<Bytes> {
    let mut response = http::Response::new(message.body);
    *response.status_mut() = status;
    *response.headers_mut() = message.headers;
    response
}
