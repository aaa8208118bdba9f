//! The URI of a request.

use ::serde::Serialize;
use bytes::Bytes;
use http::{
    HeaderName, HeaderValue,
    uri::{Parts, PathAndQuery, Uri},
};

use crate::{
    EncodeError, IntoHttpError, Metadata, PathTemplate, Place, Target,
    endpoint::carrier::{Carried, RESERVED},
    endpoint::path_template::Argument,
    format::form::{self, FlattenSerializer, Keys, Pairs, Parameter, QueryError, QuerySerializer},
};

/// The URI of a request under construction.
#[derive(Debug)]
pub struct UriWriter<'t> {
    target: &'t Target,
    pub(super) query: Parameters,
    carried: Option<Carried<'t>>,
}

/// The path and the query of a request under construction, or a body that is a form.
#[derive(Debug)]
pub struct Parameters {
    /// The template of the path, if it is not written unless there are parameters.
    constant: Option<&'static PathTemplate>,
    pairs: Pairs,
    /// Whether the query has keys that are not in the definition.
    has_other_keys: bool,
    /// The keys that flattened fields have written.
    pub(super) keys: Keys,
    /// The first error in the query.
    error: Option<QueryError>,
}

/// Where a request goes.
#[derive(Clone, Copy, Debug)]
pub struct Destination<'t, 'o> {
    pub(crate) metadata: &'static Metadata,
    pub(crate) target: &'t Target,
    /// The path, if it has been chosen already.
    pub(crate) template: Option<&'static PathTemplate>,
    /// The field of each placeholder, see [`path_order`](super::path_order).
    pub(crate) order: &'o [usize],
}

impl<'t> UriWriter<'t> {
    /// Chooses the path, unless it has been chosen, and writes it.
    ///
    /// `arguments` are the path arguments in the order of the fields. `expected_len` is an estimate of
    /// the query's length.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no path for the target, or if the path cannot contain an
    /// argument.
    pub(crate) fn new(
        destination: &Destination<'t, '_>,
        arguments: &[Argument<'_>],
        expected_len: usize,
    ) -> Result<Self, IntoHttpError> {
        let Destination { metadata, target, template, order } = *destination;
        let template = match template {
            Some(template) => template,
            None => target.choose_path(metadata)?.template,
        };
        if template.placeholders().len() < metadata.placeholders().len() {
            check_unused(metadata, template, arguments, order)?;
        }
        let carried = target.carried(metadata)?.map(Carried::check).transpose()?;
        let version = carried.and_then(Carried::prefix).unwrap_or_default();
        let prefix = &*target.base().prefix;
        let has_prefix = !prefix.is_empty() || !version.is_empty();
        let (constant, pairs) = if !has_prefix && template.is_constant() {
            (Some(template), Pairs::new(template.as_str(), expected_len))
        } else {
            let mut path = Vec::new();
            let prefix_len = prefix.len() + version.len();
            path.reserve_exact(prefix_len + template.expected_len() + expected_len);
            path.extend_from_slice(prefix.as_bytes());
            path.extend_from_slice(version.as_bytes());
            template.write(&mut path, arguments, order)?;
            (None, Pairs::after(path, expected_len))
        };
        Ok(Self { target, query: Parameters::new(constant, pairs), carried })
    }

    /// Appends the parameters of a value, whose keys are not in the definition.
    pub(crate) fn append_query<T: Serialize + ?Sized>(&mut self, value: &T) {
        self.query.whole(|serializer| value.serialize(serializer));
    }

    /// Appends a parameter, whose key is not in the definition.
    pub(crate) fn append_parameter<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) {
        self.query.has_other_keys = true;
        let result = form::write_parameter(&mut self.query.pairs, key, value);
        self.query.keep_error(result);
    }

    /// Returns the header field with the version of the API.
    pub(crate) fn version_header(&self) -> Option<(&HeaderName, HeaderValue)> {
        self.carried.as_ref().and_then(Carried::header)
    }

    /// Returns the URI. `credentials` are the parameters that the authentication scheme reads.
    pub(crate) fn finish(self, credentials: &[&'static str]) -> Result<Uri, IntoHttpError> {
        let Self { target, mut query, carried } = self;
        let version = carried.as_ref().and_then(Carried::parameter);
        if let Some((name, version)) = &version {
            if credentials.contains(name) {
                return Err(EncodeError::new(Place::Query, (*name).to_owned(), RESERVED).into());
            }
            query.version(name, version);
        }
        if let Some(error) = query.error.take() {
            return Err(error.in_place(Place::Query).into());
        }
        let has_other_keys = query.has_other_keys;
        let path_and_query = query.path_and_query()?;
        if has_other_keys {
            check_keys(path_and_query.query(), credentials)?;
        }
        if let Some((name, _)) = version {
            check_version(path_and_query.query(), name)?;
        }
        let base = target.base();
        let mut parts = Parts::default();
        parts.scheme = Some(base.scheme.clone());
        parts.authority = Some(base.authority.clone());
        parts.path_and_query = Some(path_and_query);
        Uri::from_parts(parts).map_err(|_| IntoHttpError::UriTooLong)
    }
}

impl Parameters {
    fn new(constant: Option<&'static PathTemplate>, pairs: Pairs) -> Self {
        Self { constant, pairs, has_other_keys: false, keys: Keys::default(), error: None }
    }

    /// Creates a body. `expected_len` is an estimate of its length.
    pub(super) fn of_body(expected_len: usize) -> Self {
        Self::new(None, Pairs::of_body(expected_len))
    }

    /// Returns the body.
    ///
    /// # Errors
    ///
    /// Returns an error if a parameter could not be written.
    pub(super) fn into_body(self) -> Result<Bytes, EncodeError> {
        match self.error {
            Some(error) => Err(error.in_place(Place::Body)),
            None => Ok(self.pairs.into_bytes().into()),
        }
    }

    /// Writes a parameter with a function. `key` is percent-encoded.
    pub(super) fn parameter(
        &mut self,
        key: &'static str,
        write: impl FnOnce(Parameter<'_>) -> Result<(), QueryError>,
    ) {
        let result = write(Parameter::new(&mut self.pairs, key));
        self.keep_error(result.map_err(|error| error.at_encoded(key)));
    }

    /// Writes a parameter without a value. `key` is percent-encoded.
    pub(super) fn key_alone(&mut self, key: &'static str) {
        self.pairs.key_alone(key);
    }

    /// Writes a flattened field with a function.
    pub(super) fn flatten(
        &mut self,
        write: impl FnOnce(FlattenSerializer<'_>) -> Result<(), QueryError>,
    ) {
        self.has_other_keys = true;
        let result = write(FlattenSerializer::new(&mut self.pairs, &mut self.keys));
        self.keep_error(result);
    }

    /// Writes the whole query with a function.
    pub(super) fn whole(
        &mut self,
        write: impl FnOnce(QuerySerializer<'_>) -> Result<(), QueryError>,
    ) {
        self.has_other_keys = true;
        let result = write(QuerySerializer::from(&mut self.pairs));
        self.keep_error(result);
    }

    /// Appends the parameter with the version of the API.
    fn version(&mut self, name: &str, version: &str) {
        let result = form::write_parameter(&mut self.pairs, name, version);
        self.keep_error(result);
    }

    /// Keeps the first error.
    #[inline]
    fn keep_error(&mut self, result: Result<(), QueryError>) {
        if let Err(error) = result {
            self.error.get_or_insert(error);
        }
    }

    fn path_and_query(self) -> Result<PathAndQuery, IntoHttpError> {
        if let Some(path) = self.constant.filter(|_| self.pairs.is_empty())
            && let Some(path) = path.constant()
        {
            return Ok(path);
        }
        let path_and_query = Bytes::from(self.pairs.into_bytes());
        PathAndQuery::from_maybe_shared(path_and_query).map_err(|_| IntoHttpError::UriTooLong)
    }
}

/// Returns a value as a body that is a form, which is empty for `None`.
///
/// # Errors
///
/// Returns an error if the value cannot be written as a form.
pub(crate) fn to_form<T: Serialize + ?Sized>(value: &T) -> Result<Bytes, EncodeError> {
    let mut form = Parameters::of_body(0);
    form.whole(|serializer| value.serialize(serializer));
    form.into_body()
}

/// Checks that a path has a placeholder for each argument.
fn check_unused(
    metadata: &Metadata,
    template: &PathTemplate,
    arguments: &[Argument<'_>],
    order: &[usize],
) -> Result<(), EncodeError> {
    for (&name, &field) in metadata.placeholders().iter().zip(order) {
        let is_given = matches!(arguments.get(field), Some(Argument::Given(_)));
        if is_given && !template.placeholders().contains(&name) {
            let detail = "the path that was chosen has no such placeholder";
            return Err(EncodeError::new(Place::Path, name, detail));
        }
    }
    Ok(())
}

/// Checks that the version of the API is the only parameter with its key.
fn check_version(query: Option<&str>, name: &str) -> Result<(), EncodeError> {
    let is_only = form::find(query, name).is_ok();
    if is_only { Ok(()) } else { Err(reserved_for_version(Place::Query, name)) }
}

/// Returns the error about a field with the name that carries the version of the API.
pub(super) fn reserved_for_version(place: Place, name: &str) -> EncodeError {
    EncodeError::new(place, name.to_owned(), "the name is reserved for the version of the API")
}

/// Checks that no key of the query is a parameter that the authentication scheme reads.
fn check_keys(query: Option<&str>, credentials: &[&'static str]) -> Result<(), EncodeError> {
    let written = credentials.iter().find(|name| !matches!(form::find(query, name), Ok(None)));
    written.map_or(Ok(()), |&name| {
        Err(EncodeError::new(Place::Query, name, "the name is reserved for credentials"))
    })
}
