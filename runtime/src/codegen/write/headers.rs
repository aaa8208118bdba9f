//! Header fields that are written.

use std::iter;

use http::{HeaderName, HeaderValue};

use super::field::{WriteField, WriteFields};
use crate::{
    codegen::{
        cookie::CookieWriter,
        header::{self, HeaderWritten},
        message::MessageWriter,
        prefix::Prefix,
    },
    format::list::List,
};

/// A field that is one line.
impl<C, T: HeaderWritten<C>> WriteField<C, MessageWriter> for (&'static HeaderName, T) {
    #[inline]
    fn write(self, message: &mut MessageWriter) {
        message.header(self.0, |writer| writer.value(&self.1));
    }
}

/// A field that is any number of lines.
#[derive(Debug)]
pub struct Many<I> {
    name: &'static HeaderName,
    values: I,
    list: List,
}

/// Returns what prints each value of a field, which is an `Option` or a `Vec`.
pub fn each<I, F, T>(values: I, print: F) -> iter::Map<I::IntoIter, F>
where
    I: IntoIterator,
    F: FnMut(I::Item) -> T,
{
    values.into_iter().map(print)
}

/// Describes a field with a line for each value.
pub const fn header_lines<I>(name: &'static HeaderName, values: I) -> Many<I> {
    Many { name, values, list: List::Lines }
}

/// Describes a list of elements that are written as they are.
pub const fn header_list<I>(name: &'static HeaderName, values: I) -> Many<I> {
    Many { name, values, list: List::Verbatim }
}

/// Describes a list of strings, which are quoted if they need it.
pub const fn header_strings<I>(name: &'static HeaderName, values: I) -> Many<I> {
    Many { name, values, list: List::Strings }
}

impl<C, I: IntoIterator<Item: HeaderWritten<C>>> WriteField<C, MessageWriter> for Many<I> {
    fn write(self, message: &mut MessageWriter) {
        message.header(self.name, |writer| writer.list(self.list, self.values));
    }
}

/// All fields with a prefix.
#[derive(Debug)]
pub struct Map<I> {
    prefix: Prefix,
    pairs: I,
}

/// Fields with a prefix that are lists.
#[derive(Debug)]
pub struct MapOfLists<I> {
    map: Map<I>,
    list: List,
}

/// Describes all fields with a prefix. The keys are not the names of `others`, which are fields of the
/// definition as well.
pub const fn header_map<I>(
    prefix: &'static str,
    others: &'static [&'static HeaderName],
    pairs: I,
) -> Map<I> {
    Map { prefix: Prefix::new(prefix, others), pairs }
}

impl<I> Map<I> {
    /// Writes a line for each value of a list.
    pub fn lines(self) -> MapOfLists<I> {
        MapOfLists { map: self, list: List::Lines }
    }

    /// Writes lists of elements that are written as they are.
    pub fn list(self) -> MapOfLists<I> {
        MapOfLists { map: self, list: List::Verbatim }
    }

    /// Writes lists of strings, which are quoted if they need it.
    pub fn strings(self) -> MapOfLists<I> {
        MapOfLists { map: self, list: List::Strings }
    }
}

impl<'k, C, I, V> WriteField<C, MessageWriter> for Map<I>
where
    I: Iterator<Item = (&'k str, V)>,
    V: HeaderWritten<C>,
{
    fn write(self, message: &mut MessageWriter) {
        for (key, value) in self.pairs {
            message.header_of_key(self.prefix, key, |writer| writer.value(&value));
        }
    }
}

impl<'k, C, I, V> WriteField<C, MessageWriter> for MapOfLists<I>
where
    I: Iterator<Item = (&'k str, V)>,
    V: IntoIterator<Item: HeaderWritten<C>>,
{
    fn write(self, message: &mut MessageWriter) {
        let Map { prefix, pairs } = self.map;
        for (key, values) in pairs {
            message.header_of_key(prefix, key, |writer| writer.kept_list(self.list, values));
        }
    }
}

/// A field whose values are [sensitive](HeaderValue::set_sensitive).
#[derive(Debug)]
pub struct Secret<F>(F);

/// Describes a field whose values are sensitive.
pub const fn secret<F>(field: F) -> Secret<F> {
    Secret(field)
}

impl<C, F: WriteField<C, MessageWriter>> WriteField<C, MessageWriter> for Secret<F> {
    fn write(self, message: &mut MessageWriter) {
        message.is_secret = true;
        self.0.write(message);
        message.is_secret = false;
    }
}

/// A field that has several names, or that is left out for some servers.
#[derive(Debug)]
pub struct Dated<F, const N: usize> {
    names: [&'static HeaderName; N],
    is_omitted: bool,
    field: F,
}

/// Describes a field that has several names, or that is left out for some servers.
pub const fn dated_header<F, const N: usize>(
    names: [&'static HeaderName; N],
    is_omitted: bool,
    field: F,
) -> Dated<F, N> {
    Dated { names, is_omitted, field }
}

impl<C, F: WriteField<C, MessageWriter>, const N: usize> WriteField<C, MessageWriter>
    for Dated<F, N>
{
    fn write(self, message: &mut MessageWriter) {
        // The content type of the body would be read as the value of the field.
        self.names.iter().for_each(|name| message.holds(name));
        if !self.is_omitted {
            self.field.write(message);
        }
    }
}

/// The cookies of a request.
#[derive(Debug)]
pub struct Cookies<F>(F);

/// Describes the cookies of a request.
pub const fn cookies<F>(fields: F) -> Cookies<F> {
    Cookies(fields)
}

impl<C, F: WriteFields<C, CookieWriter>> WriteField<C, MessageWriter> for Cookies<F> {
    fn write(self, message: &mut MessageWriter) {
        let mut cookies = CookieWriter::default();
        self.0.write(&mut cookies);
        message.cookies(cookies);
    }
}

impl<C, T: HeaderWritten<C>> WriteField<C, CookieWriter> for (&'static str, T) {
    fn write(self, cookies: &mut CookieWriter) {
        cookies.cookie(self.0, &self.1);
    }
}

/// The line is sensitive as a whole.
impl<C, F: WriteField<C, CookieWriter>> WriteField<C, CookieWriter> for Secret<F> {
    fn write(self, cookies: &mut CookieWriter) {
        cookies.is_secret = true;
        self.0.write(cookies);
    }
}

/// A field with a fixed value.
#[derive(Debug)]
pub struct Fixed(&'static HeaderName, HeaderValue);

/// Describes a field with a fixed value.
#[must_use]
pub const fn fixed(name: &'static HeaderName, value: HeaderValue) -> Fixed {
    Fixed(name, value)
}

impl<C> WriteField<C, MessageWriter> for Fixed {
    fn write(self, message: &mut MessageWriter) {
        message.fixed(self.0, self.1);
    }
}

/// The names of all header fields, no two of which may be equal. The compiler checks standard names.
#[derive(Debug)]
pub struct Distinct<const N: usize>([&'static HeaderName; N]);

/// Describes the check that no two header fields have one name.
#[must_use]
pub const fn distinct<const N: usize>(names: [&'static HeaderName; N]) -> Distinct<N> {
    Distinct(names)
}

impl<C, const N: usize> WriteField<C, MessageWriter> for Distinct<N> {
    fn write(self, message: &mut MessageWriter) {
        message.check(header::check_distinct(&self.0));
    }
}
