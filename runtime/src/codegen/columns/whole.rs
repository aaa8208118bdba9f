//! Bodies and queries, and descriptions of them as a whole.

use std::marker::PhantomData;

use ::serde::de::{DeserializeOwned, IgnoredAny};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header::CONTENT_TYPE};
use serde_json::de::StrRead;

use super::{
    column::{Part, ReadPart},
    read_value::{By, ByType},
    shape::{AtMostOne, One, Shape},
    text::{self, ByFromStr, Parse, parsers},
    tuple::ReadColumns,
};
use crate::{
    DecodeError, DecodeErrorKind, Place,
    codegen::{write::Stream, written::RawBytes},
    format::{
        field_reader::{Chunk, Entry, Unknown},
        form::{
            Form, Query, ReadError, WholeQuery, from_form, from_query, from_query_by,
            read_parameters,
        },
        json::{Json, empty, from_json, from_json_by, is_empty, read_members},
        text::text_of,
    },
};

/// A body, and how it is read.
#[derive(Clone, Copy, Debug)]
pub struct Body<'b> {
    pub(in crate::codegen) bytes: &'b Bytes,
    /// The header section of the message.
    pub(in crate::codegen) headers: &'b HeaderMap,
    pub(in crate::codegen) unknown: Unknown,
}

impl<'b> Body<'b> {
    /// The body is read without its unknown members.
    pub(in crate::codegen) const fn of(bytes: &'b Bytes, headers: &'b HeaderMap) -> Self {
        Self { bytes, headers, unknown: Unknown::Ignore }
    }
}

impl Part for Json {
    type Entry<'s> = Entry<'s, Self>;
    type Input<'i> = Body<'i>;
    const INCOMPLETE: DecodeError = DecodeError::incomplete(Place::Body);

    /// Reads the members of a body, which is an object. An empty body is read as `{}`.
    fn read(body: Body<'_>, columns: &Chunk<'_, Entry<'_, Self>>) -> Result<(), DecodeError> {
        read_members(body.bytes, body.unknown, columns)
    }
}

impl Part for Form {
    type Entry<'s> = Entry<'s, Self>;
    type Input<'i> = Query<'i>;
    const INCOMPLETE: DecodeError = DecodeError::incomplete(Place::Query);

    fn read(query: Query<'_>, columns: &Chunk<'_, Entry<'_, Self>>) -> Result<(), DecodeError> {
        read_parameters(query, columns)
    }
}

/// Columns, and what is done with other members or parameters.
#[derive(Debug)]
pub struct Columns<T> {
    columns: T,
    unknown: Unknown,
}

/// Describes a part that has only these members or parameters.
pub const fn deny_unknown<T>(columns: T) -> Columns<T> {
    Columns { columns, unknown: Unknown::Deny }
}

/// Describes a part of which nothing is needed, but whose form is checked.
#[must_use]
pub const fn ignore_all() -> Columns<()> {
    Columns { columns: (), unknown: Unknown::Ignore }
}

impl<C, V, T: ReadColumns<C, Json, V>> ReadPart<C, Json, V> for Columns<T> {
    fn read(self, body: Body<'_>) -> Result<V, DecodeError> {
        self.columns.read_all(Body { unknown: self.unknown, ..body })
    }
}

impl<C, V, T: ReadColumns<C, Form, V>> ReadPart<C, Form, V> for Columns<T> {
    fn read(self, query: Query<'_>) -> Result<V, DecodeError> {
        self.columns.read_all(Query { unknown: self.unknown, ..query })
    }
}

/// One value that is read from a whole part. An empty body is read as `{}`.
#[derive(Debug)]
pub struct Whole<F, Read = ByType> {
    read: Read,
    format: PhantomData<F>,
}

/// Describes a body that is read by the type of its value.
#[must_use]
pub const fn whole_body() -> Whole<Json> {
    Whole { read: ByType, format: PhantomData }
}

/// Describes a body that a function reads.
pub const fn whole_body_by<U, T>(read: U) -> Whole<Json, By<U>>
where
    U: Fn(&mut serde_json::Deserializer<StrRead<'_>>) -> Result<T, serde_json::Error>,
{
    Whole { read: By(read), format: PhantomData }
}

/// Describes a query that is read by the type of its value.
#[must_use]
pub const fn whole_query() -> Whole<Form> {
    Whole { read: ByType, format: PhantomData }
}

/// Describes a query that a function reads.
pub const fn whole_query_by<U, T>(read: U) -> Whole<Form, By<U>>
where
    U: Fn(WholeQuery<'_, '_>) -> Result<T, ReadError>,
{
    Whole { read: By(read), format: PhantomData }
}

impl<C, T: DeserializeOwned> ReadPart<C, Json, T> for Whole<Json> {
    fn read(self, body: Body<'_>) -> Result<T, DecodeError> {
        from_json(body.bytes)
    }
}

impl<C, T, U> ReadPart<C, Json, T> for Whole<Json, By<U>>
where
    U: Fn(&mut serde_json::Deserializer<StrRead<'_>>) -> Result<T, serde_json::Error>,
{
    fn read(self, body: Body<'_>) -> Result<T, DecodeError> {
        from_json_by(body.bytes, self.read.0)
    }
}

impl<C, T: DeserializeOwned> ReadPart<C, Form, T> for Whole<Form> {
    fn read(self, query: Query<'_>) -> Result<T, DecodeError> {
        from_query(Some(query.pairs), query.credentials)
    }
}

impl<C, T, U> ReadPart<C, Form, T> for Whole<Form, By<U>>
where
    U: Fn(WholeQuery<'_, '_>) -> Result<T, ReadError>,
{
    fn read(self, query: Query<'_>) -> Result<T, DecodeError> {
        from_query_by(query.pairs, query.credentials, self.read.0)
    }
}

/// A body that is read as it is.
#[derive(Debug)]
pub struct Raw;

impl<C, T: RawBytes<C>> ReadPart<C, Json, T> for Raw {
    fn read(self, body: Body<'_>) -> Result<T, DecodeError> {
        T::from_bytes(body.bytes)
    }
}

/// A body that is a form.
#[derive(Debug)]
pub struct FormBody<T>(T);

/// Describes a body that is read as a query of this description is.
pub const fn form<T>(parameters: T) -> FormBody<T> {
    FormBody(parameters)
}

impl<C, V, T: ReadPart<C, Form, V>> ReadPart<C, Json, V> for FormBody<T> {
    fn read(self, body: Body<'_>) -> Result<V, DecodeError> {
        from_form(body.bytes, |pairs| {
            self.0.read(Query { pairs, credentials: &[], unknown: body.unknown, is_body: true })
        })
    }
}

/// A body that is the text of a value.
#[derive(Debug)]
pub struct Text<Parse = ByFromStr, Shape = One> {
    parse: Parse,
    shape: PhantomData<Shape>,
}

/// Describes a body that is the text of a value.
#[must_use]
pub const fn text() -> Text {
    Text { parse: ByFromStr, shape: PhantomData }
}

parsers!(Text);

impl<P> Text<P> {
    /// Makes the value an `Option`, which is `None` if the body is empty.
    #[must_use]
    pub fn optional(self) -> Text<P, AtMostOne> {
        Text { parse: self.parse, shape: PhantomData }
    }

    fn with_parse<U>(self, parse: U) -> Text<U> {
        Text { parse, shape: self.shape }
    }
}

impl<C, V, P: Parse<N::Element>, N: Shape<V>> ReadPart<C, Json, V> for Text<P, N> {
    fn read(self, body: Body<'_>) -> Result<V, DecodeError> {
        let text = text_of(body.bytes)?;
        let mut value = if text.is_empty() { N::empty() } else { None };
        if value.is_none() {
            let parsed = self.parse.parse(text).map_err(|detail| match text {
                "" => empty(&detail),
                _ => DecodeError::new(Place::Body, "", DecodeErrorKind::Invalid, detail),
            })?;
            N::add(&mut value, parsed);
        }
        value.ok_or(Json::INCOMPLETE)
    }
}

/// The body of a response without body fields. JSON is ignored, but HTML is an error, because it is
/// not the answer of the endpoint.
#[derive(Debug)]
pub struct NoBody;

impl<C> ReadPart<C, Json, ()> for NoBody {
    fn read(self, Body { bytes, headers, .. }: Body<'_>) -> Result<(), DecodeError> {
        if is_empty(bytes) || bytes == "{}" {
            return Ok(());
        }
        if headers.get(CONTENT_TYPE).is_some_and(is_html) {
            return Err(html("expected JSON or nothing, but the content type is that of HTML"));
        }
        from_json::<IgnoredAny>(bytes).map(|IgnoredAny| ())
    }
}

/// The body of a response without body fields whose format is that of forms. Parameters are ignored,
/// but HTML is an error.
#[derive(Debug)]
pub struct NoForm;

impl<C> ReadPart<C, Json, ()> for NoForm {
    fn read(self, Body { bytes, headers, .. }: Body<'_>) -> Result<(), DecodeError> {
        if !bytes.is_empty() && headers.get(CONTENT_TYPE).is_some_and(is_html) {
            return Err(html("expected a form or nothing, but the content type is that of HTML"));
        }
        Ok(())
    }
}

/// The body of the message is a stream, which is not part of it.
impl<C> ReadPart<C, Json, ()> for Stream {
    fn read(self, Body { bytes, .. }: Body<'_>) -> Result<(), DecodeError> {
        if bytes.is_empty() {
            return Ok(());
        }
        let detail = "it is a stream, which is read beside the message";
        Err(DecodeError::new(Place::Body, "", DecodeErrorKind::Unexpected, detail))
    }
}

#[cold]
fn html(detail: &'static str) -> DecodeError {
    DecodeError::new(Place::Body, "", DecodeErrorKind::Unexpected, detail)
}

fn is_html(content_type: &HeaderValue) -> bool {
    let media_type = content_type.as_bytes().split(|byte| *byte == b';').next();
    media_type.map(<[u8]>::trim_ascii).is_some_and(|media_type| {
        [&b"text/html"[..], b"application/xhtml+xml"]
            .iter()
            .any(|html| media_type.eq_ignore_ascii_case(html))
    })
}
