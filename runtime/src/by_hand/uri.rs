//! Builds the URI of a request.

use std::fmt::Display;

use ::serde::Serialize;
use http::{HeaderName, HeaderValue, Uri};

use crate::{
    Endpoint, IntoHttpError, Target,
    auth::AuthScheme,
    codegen::{Destination, UriWriter},
    endpoint::path_arguments::in_order,
};

/// Builds the URI of a request, for implementations that are written by hand.
///
/// [`Target::uri`] creates it.
#[derive(Debug)]
#[must_use = "call `build`"]
pub struct UriBuilder<'t> {
    uri: UriWriter<'t>,
    credentials: &'static [&'static str],
}

impl Target {
    /// Chooses the path of endpoint `E` and writes its arguments, as a request of `#[request]` does.
    ///
    /// `arguments` are the values of the placeholders, in any order. They are percent-encoded.
    ///
    /// ```
    /// # use pathlore::{Endpoint, Metadata, Target, metadata, request, response};
    /// # const METADATA: Metadata = metadata! {
    /// #     method: GET, rate_limited: false, authentication: None, path: "/rooms/{room_id}/messages"
    /// # };
    /// # #[request] pub struct Request { #[api(path)] pub room_id: String }
    /// # #[response] pub struct Response {}
    /// let target = Target::new("https://example.org/prefix")?;
    /// let uri = target
    ///     .uri::<Request>(&[("room_id", &"a/b")])?
    ///     .parameter("limit", &10)
    ///     .parameter("type", &["text", "image"])
    ///     .parameter("from", &None::<&str>)
    ///     .build()?;
    /// assert_eq!(
    ///     uri,
    ///     "https://example.org/prefix/rooms/a%2Fb/messages?limit=10&type=text&type=image"
    /// );
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the endpoint has no path for the server, if an argument is missing or has
    /// no placeholder, or if it is empty, `.` or `..`, which cannot be carried.
    pub fn uri<E: Endpoint>(
        &self,
        arguments: &[(&str, &dyn Display)],
    ) -> Result<UriBuilder<'_>, IntoHttpError> {
        let arguments =
            in_order(E::METADATA.placeholders(), E::METADATA.history.optional(), arguments)?;
        let order: Vec<usize> = (0..arguments.len()).collect();
        let destination =
            Destination { metadata: E::METADATA, target: self, template: None, order: &order };
        Ok(UriBuilder {
            uri: UriWriter::new(&destination, &arguments, 0)?,
            credentials: E::Authentication::QUERY_PARAMETERS,
        })
    }
}

impl UriBuilder<'_> {
    /// Adds a parameter to the query, as `#[api(query)]` does: a sequence repeats the key, and `None`
    /// is left out. The key and the value are percent-encoded.
    pub fn parameter<T: Serialize + ?Sized>(mut self, key: &str, value: &T) -> Self {
        self.uri.append_parameter(key, value);
        self
    }

    /// Adds all parameters of a struct, a map or a sequence of pairs to the query, as
    /// `#[api(query_all)]` does.
    pub fn query<T: Serialize + ?Sized>(mut self, query: &T) -> Self {
        self.uri.append_query(query);
        self
    }

    /// Returns the header field that carries the version of the API, if
    /// [`Target::with_version_carrier`] says so. A request that is written by hand must add it.
    #[must_use]
    pub fn version_header(&self) -> Option<(HeaderName, HeaderValue)> {
        self.uri.version_header().map(|(name, value)| (name.clone(), value))
    }

    /// Returns the URI.
    ///
    /// # Errors
    ///
    /// Returns an error if a parameter cannot be represented in a query, if its key belongs to the
    /// authentication scheme of the endpoint, or if the URI is too long.
    pub fn build(self) -> Result<Uri, IntoHttpError> {
        self.uri.finish(self.credentials)
    }
}
