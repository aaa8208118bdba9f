//! The URI of a request.

use std::fmt::Display;

use ::serde::Serialize;
use bytes::Bytes;
use http::uri::{Parts, PathAndQuery, Uri};

use crate::{
    EncodeError, IntoHttpError, Metadata, PathTemplate, Place, Target,
    format::form::{self, FlattenSerializer, Keys, Pairs, Parameter, QueryError, QuerySerializer},
};

/// The URI of a request under construction.
#[derive(Debug)]
pub struct UriWriter<'t> {
    target: &'t Target,
    pub(super) query: Parameters,
}

/// The path and the query of a request under construction.
#[derive(Debug)]
pub struct Parameters {
    /// The template of the path, if it has no placeholders and nothing has been appended to it yet.
    unwritten: Option<&'static PathTemplate>,
    expected_len: usize,
    path_and_query: String,
    /// What precedes the next parameter.
    separator: &'static str,
    /// Whether the query has keys that are not in the definition.
    has_other_keys: bool,
    /// The keys that flattened fields have written.
    pub(super) keys: Keys,
    /// The first error in the query.
    error: Option<QueryError>,
}

impl<'t> UriWriter<'t> {
    /// Chooses the path and writes it.
    ///
    /// `arguments` are the path arguments in the order of the fields, and `order` is the result of
    /// [`path_order`](super::path_order). `expected_len` is an estimate of the query's length.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no path for the target, or if the path cannot contain an
    /// argument.
    pub(crate) fn new(
        metadata: &'static Metadata,
        target: &'t Target,
        arguments: &[&dyn Display],
        order: &[usize],
        expected_len: usize,
    ) -> Result<Self, IntoHttpError> {
        let template = &target.choose_path(metadata)?.template;
        let prefix = &*target.base().prefix;
        let mut query = Parameters {
            unwritten: None,
            expected_len,
            path_and_query: String::new(),
            separator: "?",
            has_other_keys: false,
            keys: Keys::default(),
            error: None,
        };
        if prefix.is_empty() && template.is_constant() {
            query.unwritten = Some(template);
        } else {
            let path = &mut query.path_and_query;
            path.reserve_exact(prefix.len() + template.expected_len() + expected_len);
            path.push_str(prefix);
            template.write(path, arguments, order)?;
        }
        Ok(Self { target, query })
    }

    /// Appends the parameters of a value, whose keys are not in the definition.
    pub(crate) fn append_query<T: Serialize + ?Sized>(&mut self, value: &T) {
        self.query.whole(|serializer| value.serialize(serializer));
    }

    /// Appends a parameter, whose key is not in the definition.
    pub(crate) fn append_parameter<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) {
        self.query.has_other_keys = true;
        self.query.pairs(|pairs, _| form::write_parameter(pairs, key, value));
    }

    /// Returns the URI. `credentials` are the parameters that the authentication scheme reads.
    pub(crate) fn finish(self, credentials: &[&'static str]) -> Result<Uri, IntoHttpError> {
        let Self { target, query } = self;
        if let Some(error) = query.error {
            return Err(IntoHttpError::Encode(error.into()));
        }
        if query.has_other_keys {
            check_keys(&query.path_and_query, credentials)?;
        }
        let base = target.base();
        let mut parts = Parts::default();
        parts.scheme = Some(base.scheme.clone());
        parts.authority = Some(base.authority.clone());
        parts.path_and_query = Some(match query.unwritten.and_then(PathTemplate::constant) {
            Some(path) => path,
            None => PathAndQuery::from_maybe_shared(Bytes::from(query.path_and_query))
                .map_err(|_| IntoHttpError::UriTooLong)?,
        });
        Uri::from_parts(parts).map_err(|_| IntoHttpError::UriTooLong)
    }
}

impl Parameters {
    /// Writes a parameter with a function. `key` is percent-encoded.
    pub(super) fn parameter(
        &mut self,
        key: &'static str,
        write: impl FnOnce(Parameter<'_, '_>) -> Result<(), QueryError>,
    ) {
        self.pairs(|pairs, _| {
            write(Parameter::new(pairs, key)).map_err(|error| error.at_encoded(key))
        });
    }

    /// Writes a flattened field with a function.
    pub(super) fn flatten(
        &mut self,
        write: impl FnOnce(FlattenSerializer<'_, '_>) -> Result<(), QueryError>,
    ) {
        self.has_other_keys = true;
        self.pairs(|pairs, keys| write(FlattenSerializer::new(pairs, keys)));
    }

    /// Writes the whole query with a function.
    pub(super) fn whole(
        &mut self,
        write: impl FnOnce(QuerySerializer<'_>) -> Result<(), QueryError>,
    ) {
        self.has_other_keys = true;
        self.pairs(|pairs, _| write(QuerySerializer::from(pairs.reborrow())));
    }

    /// Appends pairs. The first error is kept.
    fn pairs(&mut self, write: impl FnOnce(&mut Pairs<'_>, &mut Keys) -> Result<(), QueryError>) {
        if let Some(template) = self.unwritten.take() {
            let path = template.as_str();
            self.path_and_query.reserve_exact(path.len() + self.expected_len);
            self.path_and_query.push_str(path);
        }
        let mut pairs = Pairs::new(&mut self.path_and_query, self.separator);
        let result = write(&mut pairs, &mut self.keys);
        self.separator = pairs.separator();
        if let Err(error) = result {
            self.error.get_or_insert(error);
        }
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
