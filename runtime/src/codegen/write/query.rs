//! Queries that are written, and bodies that are forms.

use super::{
    body::WriteBody,
    field::{Beside, By, Unnamed, WriteField, WriteFields},
};
use crate::{
    codegen::{
        message::{FORM, MessageWriter},
        tuples::{Nest, tuples},
        uri::Parameters,
        written::Written,
    },
    format::{
        form::{FlattenSerializer, Keys, Parameter, QueryError, QuerySerializer},
        none::is_none,
    },
};

/// An estimate of the length of a value with its separators, and of a whole or flattened value.
const SEPARATORS_AND_VALUE: usize = 2 + 16;
const WHOLE: usize = 64;

/// A query. `written.rs` describes the parameter.
pub trait WriteQuery<C> {
    #[doc(hidden)]
    fn write(self, query: &mut Parameters);

    /// An estimate of the length, so that the buffer of the URI rarely grows.
    #[doc(hidden)]
    fn expected_len(&self) -> usize {
        WHOLE
    }

    /// Returns whether the value is `None` as a whole.
    #[doc(hidden)]
    fn is_none(&self) -> bool {
        false
    }
}

/// Implements the trait for parameters.
macro_rules! parameters {
    ($Fields:ty $(, $Parameter:ident)*) => {
        impl<C $(, $Parameter)*> WriteQuery<C> for $Fields
        where
            Self: WriteFields<C, Parameters>,
        {
            #[inline]
            fn write(self, query: &mut Parameters) {
                WriteFields::<C, _>::write(self, query);
            }

            #[inline]
            fn expected_len(&self) -> usize {
                WriteFields::<C, _>::expected_len(self)
            }
        }
    };
}

macro_rules! tuple {
    ($($field:ident: $Field:ident $_unused:ident),*) => {
        parameters!(($($Field,)*) $(, $Field)*);
    };
}

parameters!(());
parameters!(Nest<First, Rest>, First, Rest);
tuples!(tuple);

impl<C, T: WriteFields<C, Parameters>> WriteQuery<C> for Beside<T> {
    #[inline]
    fn write(self, query: &mut Parameters) {
        query.keys = Keys::new(self.names);
        self.fields.write(query);
    }

    #[inline]
    fn expected_len(&self) -> usize {
        self.fields.expected_len()
    }
}

/// A parameter. The key is percent-encoded.
impl<C, T: Written<C>> WriteField<C, Parameters> for (&'static str, &T) {
    #[inline]
    fn write(self, query: &mut Parameters) {
        query.parameter(self.0, |parameter| self.1.serialize(parameter));
    }

    #[inline]
    fn expected_len(&self) -> usize {
        self.0.len() + SEPARATORS_AND_VALUE
    }
}

/// A parameter without a value.
#[derive(Debug)]
pub struct KeyAlone(&'static str);

/// Describes a parameter without a value. The key is percent-encoded.
#[must_use]
pub const fn key_alone(key: &'static str) -> KeyAlone {
    KeyAlone(key)
}

impl<C> WriteField<C, Parameters> for KeyAlone {
    fn write(self, query: &mut Parameters) {
        query.key_alone(self.0);
    }

    fn expected_len(&self) -> usize {
        self.0.len() + 1
    }
}

impl<C, T: Written<C>> WriteField<C, Parameters> for Unnamed<'_, T> {
    fn write(self, query: &mut Parameters) {
        query.flatten(|serializer| self.0.serialize(serializer));
    }

    fn expected_len(&self) -> usize {
        WHOLE
    }
}

/// Describes a parameter that a function writes. The key is percent-encoded.
pub const fn parameter_by<F>(name: &'static str, write: F) -> By<&'static str, F>
where
    F: FnOnce(Parameter<'_>) -> Result<(), QueryError>,
{
    By { name, write }
}

impl<C, F> WriteField<C, Parameters> for By<&'static str, F>
where
    F: FnOnce(Parameter<'_>) -> Result<(), QueryError>,
{
    fn write(self, query: &mut Parameters) {
        query.parameter(self.name, self.write);
    }

    fn expected_len(&self) -> usize {
        self.name.len() + SEPARATORS_AND_VALUE
    }
}

/// Describes a flattened field that a function writes.
pub const fn flatten_parameters_by<F>(write: F) -> By<(), F>
where
    F: FnOnce(FlattenSerializer<'_>) -> Result<(), QueryError>,
{
    By { name: (), write }
}

impl<C, F> WriteField<C, Parameters> for By<(), F>
where
    F: FnOnce(FlattenSerializer<'_>) -> Result<(), QueryError>,
{
    fn write(self, query: &mut Parameters) {
        query.flatten(self.write);
    }

    fn expected_len(&self) -> usize {
        WHOLE
    }
}

/// The whole query.
impl<C, T: Written<C>> WriteQuery<C> for Unnamed<'_, T> {
    fn write(self, query: &mut Parameters) {
        query.whole(|serializer| self.0.serialize(serializer));
    }

    fn is_none(&self) -> bool {
        is_none(self.0)
    }
}

/// A body that is a form.
#[derive(Debug)]
pub struct FormBody<T>(T);

/// Describes a body that has these parameters.
pub const fn form_body<T>(parameters: T) -> FormBody<T> {
    FormBody(parameters)
}

/// The body is empty and has no content type for `None` as a whole.
impl<C, T: WriteQuery<C>> WriteBody<C> for FormBody<T> {
    fn write(self, message: &mut MessageWriter, _: bool) {
        let is_none = self.0.is_none();
        let mut form = Parameters::of_body(self.0.expected_len());
        self.0.write(&mut form);
        message.body(form.into_body().map(|body| (!is_none).then_some(body)), FORM);
    }
}

/// Describes a whole query that a function writes.
pub const fn query_by<F>(write: F) -> By<(), F>
where
    F: FnOnce(QuerySerializer<'_>) -> Result<(), QueryError>,
{
    By { name: (), write }
}

impl<C, F> WriteQuery<C> for By<(), F>
where
    F: FnOnce(QuerySerializer<'_>) -> Result<(), QueryError>,
{
    fn write(self, query: &mut Parameters) {
        query.whole(self.write);
    }
}
