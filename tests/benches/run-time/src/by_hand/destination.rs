//! The destination of requests.

use std::collections::BTreeSet;

use bytes::Bytes;
use http::{
    HeaderValue, Uri,
    uri::{Authority, Parts, PathAndQuery, Scheme},
};

use super::error::Error;

/// The versions and features that the server supports.
#[derive(Debug)]
pub(crate) struct Supported {
    newest: Option<(u8, u8)>,
    features: BTreeSet<String>,
}

impl Supported {
    pub(crate) fn new(versions: &[&str], features: &[&str]) -> Self {
        let parse = |version: &&str| {
            let (major, minor) = version.strip_prefix('v')?.split_once('.')?;
            Some((major.parse().ok()?, minor.parse().ok()?))
        };
        Self {
            newest: versions.iter().filter_map(parse).max(),
            features: features.iter().map(|&feature| feature.to_owned()).collect(),
        }
    }

    pub(crate) fn has(&self, version: (u8, u8)) -> bool {
        self.newest.is_some_and(|newest| newest >= version)
    }

    pub(crate) fn has_feature(&self, feature: &str) -> bool {
        self.features.contains(feature)
    }
}

/// The information about the server and the user that requests need.
pub(crate) trait Destination {
    /// Returns the versions and features that the server supports.
    fn supported(&self) -> &Supported;

    /// Returns the start of the URI, with additional capacity for the path and the query.
    fn start(&self, capacity: usize) -> String;

    /// Parses the URI.
    fn finish(&self, uri: String) -> Result<Uri, Error>;

    /// Returns the value of the `Authorization` header field.
    fn authorization(&self) -> Result<HeaderValue, Error>;
}

/// A client that stores the base URL and the token as strings.
#[derive(Debug)]
pub(crate) struct Client<'a> {
    pub(crate) base_url: &'a str,
    pub(crate) token: &'a str,
    pub(crate) supported: &'a Supported,
}

impl Destination for Client<'_> {
    fn supported(&self) -> &Supported {
        self.supported
    }

    fn start(&self, capacity: usize) -> String {
        let base_url = self.base_url.trim_end_matches('/');
        let mut uri = String::with_capacity(base_url.len() + capacity);
        uri.push_str(base_url);
        uri
    }

    fn finish(&self, uri: String) -> Result<Uri, Error> {
        Uri::from_maybe_shared(Bytes::from(uri)).map_err(|_| Error::Uri)
    }

    fn authorization(&self) -> Result<HeaderValue, Error> {
        if self.token.is_empty() || !self.token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Error::Token);
        }
        let mut value =
            HeaderValue::try_from(format!("Bearer {}", self.token)).map_err(|_| Error::Token)?;
        value.set_sensitive(true);
        Ok(value)
    }
}

/// A client that parses the base URL and the token in advance.
#[derive(Debug)]
pub(crate) struct PreparedClient<'a> {
    scheme: Scheme,
    authority: Authority,
    prefix: String,
    authorization: HeaderValue,
    supported: &'a Supported,
}

impl<'a> PreparedClient<'a> {
    pub(crate) fn new(client: &Client<'a>) -> Result<Self, Error> {
        let parts = client.base_url.parse::<Uri>().map_err(|_| Error::Uri)?.into_parts();
        Ok(Self {
            scheme: parts.scheme.ok_or(Error::Uri)?,
            authority: parts.authority.ok_or(Error::Uri)?,
            prefix: parts
                .path_and_query
                .map_or_else(String::new, |path| path.path().trim_end_matches('/').to_owned()),
            authorization: client.authorization()?,
            supported: client.supported,
        })
    }
}

impl Destination for PreparedClient<'_> {
    fn supported(&self) -> &Supported {
        self.supported
    }

    fn start(&self, capacity: usize) -> String {
        let mut path = String::with_capacity(self.prefix.len() + capacity);
        path.push_str(&self.prefix);
        path
    }

    fn finish(&self, path: String) -> Result<Uri, Error> {
        let mut parts = Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query =
            Some(PathAndQuery::from_maybe_shared(Bytes::from(path)).map_err(|_| Error::Uri)?);
        Uri::from_parts(parts).map_err(|_| Error::Uri)
    }

    fn authorization(&self) -> Result<HeaderValue, Error> {
        Ok(self.authorization.clone())
    }
}
