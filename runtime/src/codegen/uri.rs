//! The URI of a request.

use std::{fmt::Display, marker::PhantomData};

use ::serde::Serialize;
use bytes::Bytes;
use http::uri::{Parts, PathAndQuery, Uri};

use super::written::Written;
use crate::{
    EncodeError, IntoHttpError, Metadata, Place, Target,
    format::form::{self, FlattenSerializer, Keys, Pairs, Parameter, QueryError, QuerySerializer},
};

/// The URI of a request under construction.
#[derive(Debug)]
pub struct UriWriter<'t> {
    pub(super) metadata: &'static Metadata,
    target: &'t Target,
    /// The path, if it is static and nothing has been appended to it yet.
    unwritten: &'static str,
    query_length: usize,
    path_and_query: String,
    /// What precedes the next parameter.
    separator: Option<char>,
    /// Whether the query has keys that are not in the definition.
    has_other_keys: bool,
    /// The first error in the query.
    error: Option<QueryError>,
}

impl<'t> UriWriter<'t> {
    /// Chooses the path and writes it.
    ///
    /// `arguments` are the path arguments in the order of the fields, and `order` is the result of
    /// [`path_order`](super::path_order). `query_length` is an estimate.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no path for the target, or if the path cannot contain an
    /// argument.
    pub fn new(
        metadata: &'static Metadata,
        target: &'t Target,
        arguments: &[&dyn Display],
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
            separator: Some('?'),
            has_other_keys: false,
            error: None,
        };
        if arguments.is_empty() && prefix.is_empty() {
            uri.unwritten = template.as_str();
        } else {
            uri.path_and_query.reserve_exact(prefix.len() + template.expected_len() + query_length);
            uri.path_and_query.push_str(prefix);
            template.write(&mut uri.path_and_query, arguments, order)?;
        }
        Ok(uri)
    }

    /// Returns a writer of query parameters.
    pub fn query<C>(&mut self) -> QueryWriter<'_, 't, C> {
        QueryWriter { uri: self, keys: Keys::default(), checked: PhantomData }
    }

    /// Writes the whole query.
    pub fn whole_query<C, T: Written<C>>(&mut self, value: &T) {
        self.append_query(value);
    }

    /// Writes the whole query with a function.
    pub fn whole_query_by(
        &mut self,
        write: impl FnOnce(QuerySerializer<'_>) -> Result<(), QueryError>,
    ) {
        self.has_other_keys = true;
        self.pairs(|pairs| write(QuerySerializer::from(pairs.reborrow())));
    }

    /// Appends the parameters of a value, whose keys are not in the definition.
    pub(crate) fn append_query<T: Serialize + ?Sized>(&mut self, value: &T) {
        self.whole_query_by(|serializer| value.serialize(serializer));
    }

    /// Appends a parameter, whose key is not in the definition.
    pub(crate) fn append_parameter<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) {
        self.has_other_keys = true;
        self.pairs(|pairs| form::write_parameter(pairs, key, value));
    }

    /// Returns the buffer that contains the path, to append a query.
    fn before_query(&mut self) -> &mut String {
        if !self.unwritten.is_empty() {
            self.path_and_query.reserve_exact(self.unwritten.len() + self.query_length);
            self.path_and_query.push_str(self.unwritten);
            self.unwritten = "";
        }
        &mut self.path_and_query
    }

    /// Appends pairs. The first error is kept.
    fn pairs(&mut self, write: impl FnOnce(&mut Pairs<'_>) -> Result<(), QueryError>) {
        let separator = self.separator;
        let mut pairs = Pairs::new(self.before_query(), separator);
        let result = write(&mut pairs);
        self.separator = pairs.separator();
        if let Err(error) = result {
            self.error.get_or_insert(error);
        }
    }

    fn parameter(
        &mut self,
        key: &'static str,
        write: impl FnOnce(Parameter<'_, '_>) -> Result<(), QueryError>,
    ) {
        self.pairs(|pairs| {
            write(Parameter::new(pairs, key)).map_err(|error| error.at_encoded(key))
        });
    }

    /// Returns the URI. `credentials` are the parameters that the authentication scheme reads.
    pub(crate) fn finish(self, credentials: &[&'static str]) -> Result<Uri, IntoHttpError> {
        if let Some(error) = self.error {
            return Err(IntoHttpError::Encode(error.into()));
        }
        if self.has_other_keys {
            check_keys(&self.path_and_query, credentials)?;
        }
        let base = self.target.base();
        let mut parts = Parts::default();
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

/// Checks that no key of the query is a parameter that the authentication scheme reads.
fn check_keys(path_and_query: &str, credentials: &[&'static str]) -> Result<(), EncodeError> {
    let query = path_and_query.split_once('?').map(|(_, query)| query);
    let written = credentials.iter().find(|name| !matches!(form::find(query, name), Ok(None)));
    written.map_or(Ok(()), |&name| {
        Err(EncodeError::new(Place::Query, name, "the name is reserved for credentials"))
    })
}

/// Writes the parameters of a query.
#[derive(Debug)]
pub struct QueryWriter<'u, 't, C> {
    uri: &'u mut UriWriter<'t>,
    /// The keys that flattened fields have written.
    keys: Keys,
    checked: PhantomData<C>,
}

impl<C> QueryWriter<'_, '_, C> {
    /// Writes a parameter. `key` is percent-encoded.
    pub fn parameter<T: Written<C>>(&mut self, key: &'static str, value: &T) {
        self.uri.parameter(key, |parameter| value.serialize(parameter));
    }

    /// Writes a parameter with a function.
    pub fn parameter_by(
        &mut self,
        key: &'static str,
        write: impl FnOnce(Parameter<'_, '_>) -> Result<(), QueryError>,
    ) {
        self.uri.parameter(key, write);
    }

    /// Takes the names of the fields that are not flattened, which are not percent-encoded. They are
    /// no keys of flattened fields.
    #[must_use]
    pub fn names(self, names: &'static [&'static str]) -> Self {
        Self { keys: Keys::new(names), ..self }
    }

    /// Writes a flattened field.
    pub fn flatten<T: Written<C>>(&mut self, value: &T) {
        self.flatten_by(|serializer| value.serialize(serializer));
    }

    /// Writes a flattened field with a function.
    pub fn flatten_by(
        &mut self,
        write: impl FnOnce(FlattenSerializer<'_, '_>) -> Result<(), QueryError>,
    ) {
        self.uri.has_other_keys = true;
        self.uri.pairs(|pairs| write(FlattenSerializer::new(pairs, &mut self.keys)));
    }
}
