//! Bodies that are written.

use std::fmt::{self, Write as _};

use bytes::Bytes;
use http::HeaderValue;

use super::field::{Beside, By, Unnamed, WriteField, WriteFields};
use crate::{
    EncodeError, Place,
    codegen::{
        message::MessageWriter,
        object::Object,
        tuples::{Nest, tuples},
        written::{Displayed, RawBytes, TEXT, Written, empty_some},
    },
    format::json::{FlattenSerializer, JsonSerializer},
    serde::form::Unwritable,
};

/// A body. `written.rs` describes the parameter.
pub trait WriteBody<C> {
    /// Writes the body. Without fields, it is `{}` if `is_expected`.
    #[doc(hidden)]
    fn write(self, message: &mut MessageWriter, is_expected: bool);
}

/// No body is sent.
#[derive(Debug)]
pub struct Omitted;

impl<C> WriteBody<C> for Omitted {
    fn write(self, _: &mut MessageWriter, _: bool) {}
}

/// A body without fields.
#[derive(Debug)]
pub struct Empty;

impl<C> WriteBody<C> for Empty {
    fn write(self, message: &mut MessageWriter, is_expected: bool) {
        if is_expected {
            message.json(Ok(Bytes::from_static(b"{}")));
        }
    }
}

/// The body is a stream, which is not part of the message.
#[derive(Debug)]
pub struct Stream;

impl<C> WriteBody<C> for Stream {
    fn write(self, message: &mut MessageWriter, _: bool) {
        let content_type = <Bytes as RawBytes<C>>::CONTENT_TYPE;
        message.body(Ok(Some(Bytes::new())), content_type);
    }
}

/// Implements the trait for members.
macro_rules! members {
    ($Members:ty $(, $Parameter:ident)*) => {
        impl<C $(, $Parameter)*> WriteBody<C> for $Members
        where
            Self: WriteFields<C, Object>,
        {
            #[inline]
            fn write(self, message: &mut MessageWriter, _: bool) {
                let object = Object::new(<Self as WriteFields<C, Object>>::COUNT);
                message.object(object, |object| WriteFields::<C, _>::write(self, object));
            }
        }
    };
}

macro_rules! tuple {
    ($($field:ident: $Field:ident $_unused:ident),*) => {
        members!(($($Field,)*) $(, $Field)*);
    };
}

members!(());
members!(Nest<First, Rest>, First, Rest);
tuples!(tuple);

impl<C, T: WriteFields<C, Object>> WriteBody<C> for Beside<T> {
    #[inline]
    fn write(self, message: &mut MessageWriter, _: bool) {
        let object = Object::beside_flattened(self.names, self.has_several);
        message.object(object, |object| self.fields.write(object));
    }
}

/// A member. The name is escaped, quoted and followed by a colon.
impl<C, T: Written<C>> WriteField<C, Object> for (&'static str, &T) {
    #[inline]
    fn write(self, object: &mut Object) {
        object.member(self.0, self.1);
    }
}

impl<C, T: Written<C>> WriteField<C, Object> for Unnamed<'_, T> {
    #[inline]
    fn write(self, object: &mut Object) {
        object.flatten(|serializer| self.0.serialize(serializer));
    }
}

/// Describes a member that a function writes. The name is escaped, quoted and followed by a colon.
pub const fn member_by<F>(name: &'static str, write: F) -> By<&'static str, F>
where
    F: FnOnce(JsonSerializer<'_>) -> Result<(), serde_json::Error>,
{
    By { name, write }
}

impl<C, F> WriteField<C, Object> for By<&'static str, F>
where
    F: FnOnce(JsonSerializer<'_>) -> Result<(), serde_json::Error>,
{
    #[inline]
    fn write(self, object: &mut Object) {
        object.member_by(self.name, self.write);
    }
}

/// Describes a flattened field that a function writes.
pub const fn flatten_by<F>(write: F) -> By<(), F>
where
    F: FnOnce(FlattenSerializer<'_, '_>) -> Result<(), serde_json::Error>,
{
    By { name: (), write }
}

impl<C, F> WriteField<C, Object> for By<(), F>
where
    F: FnOnce(FlattenSerializer<'_, '_>) -> Result<(), serde_json::Error>,
{
    #[inline]
    fn write(self, object: &mut Object) {
        object.flatten(self.write);
    }
}

/// The whole body, which is empty for `None`.
impl<C, T: Written<C>> WriteBody<C> for Unnamed<'_, T> {
    fn write(self, message: &mut MessageWriter, _: bool) {
        message.whole_body(self.0);
    }
}

/// Describes a whole body that a function writes.
pub const fn body_by<F>(write: F) -> By<(), F>
where
    F: FnOnce(JsonSerializer<'_>) -> Result<(), serde_json::Error>,
{
    By { name: (), write }
}

impl<C, F> WriteBody<C> for By<(), F>
where
    F: FnOnce(JsonSerializer<'_>) -> Result<(), serde_json::Error>,
{
    fn write(self, message: &mut MessageWriter, _: bool) {
        message.whole_body_by(self.write);
    }
}

/// A body that is written as it is.
#[derive(Debug)]
pub struct Raw<'v, T>(&'v T);

/// Describes a body that is written as it is.
pub const fn raw_body<T>(value: &T) -> Raw<'_, T> {
    Raw(value)
}

impl<C, T: RawBytes<C>> WriteBody<C> for Raw<'_, T> {
    fn write(self, message: &mut MessageWriter, _: bool) {
        message.body(self.0.to_bytes(), T::CONTENT_TYPE);
    }
}

/// A body that is the text of a value, or nothing.
#[derive(Debug)]
pub struct TextBody<T> {
    value: Option<T>,
    /// Whether an empty text would be read as `None`.
    is_optional: bool,
}

/// Describes a body that is the text of a value.
pub const fn text_body<T>(value: T) -> TextBody<T> {
    TextBody { value: Some(value), is_optional: false }
}

/// Describes a body that is the text of a value, if there is one.
pub const fn optional_text_body<T>(value: Option<T>) -> TextBody<T> {
    TextBody { value, is_optional: true }
}

impl<C, T: Displayed<C>> WriteBody<C> for TextBody<T> {
    fn write(self, message: &mut MessageWriter, _: bool) {
        let Some(value) = self.value else { return };
        let mut text = String::new();
        let body = match write!(text, "{value}") {
            Ok(()) if text.is_empty() && self.is_optional => Err(empty_some()),
            Ok(()) => Ok(Some(text.into())),
            Err(fmt::Error) => Err(EncodeError::new(Place::Body, "", Unwritable::of(&text))),
        };
        message.body(body, TEXT);
    }
}

/// A body with the content type of the definition.
#[derive(Debug)]
pub struct ContentType<B>(HeaderValue, B);

/// Describes a body whose content type is not that of its format.
pub const fn content_type<B>(value: HeaderValue, body: B) -> ContentType<B> {
    ContentType(value, body)
}

impl<C, B: WriteBody<C>> WriteBody<C> for ContentType<B> {
    fn write(self, message: &mut MessageWriter, is_expected: bool) {
        self.1.write(message, is_expected);
        message.replace_content_type(self.0);
    }
}
