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

    /// Returns the URI of a constant path.
    fn constant(&self, path: &PathAndQuery) -> Result<Uri, Error>;

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

    fn constant(&self, path: &PathAndQuery) -> Result<Uri, Error> {
        let base_url = self.base_url.strip_suffix('/').unwrap_or(self.base_url);
        let (scheme, rest) = if let Some(rest) = base_url.strip_prefix("https://") {
            (Scheme::HTTPS, rest)
        } else if let Some(rest) = base_url.strip_prefix("http://") {
            (Scheme::HTTP, rest)
        } else {
            return Err(Error::Uri);
        };
        if rest.bytes().any(|byte| byte == b'/') {
            return self.finish([base_url, path.as_str()].concat());
        }
        let authority = Authority::try_from(rest).map_err(|_| Error::Uri)?;
        assemble(scheme, authority, path.clone())
    }

    fn start(&self, capacity: usize) -> String {
        let base_url = self.base_url.strip_suffix('/').unwrap_or(self.base_url);
        let mut uri = String::with_capacity(base_url.len() + capacity);
        uri.push_str(base_url);
        uri
    }

    fn finish(&self, uri: String) -> Result<Uri, Error> {
        Uri::from_maybe_shared(Bytes::from(uri)).map_err(|_| Error::Uri)
    }

    fn authorization(&self) -> Result<HeaderValue, Error> {
        let value = ["Bearer ", self.token].concat();
        let mut value = HeaderValue::try_from(value).map_err(|_| Error::Token)?;
        value.set_sensitive(true);
        Ok(value)
    }
}

fn assemble(scheme: Scheme, authority: Authority, path: PathAndQuery) -> Result<Uri, Error> {
    let mut parts = Parts::default();
    parts.scheme = Some(scheme);
    parts.authority = Some(authority);
    parts.path_and_query = Some(path);
    Uri::from_parts(parts).map_err(|_| Error::Uri)
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

    fn constant(&self, path: &PathAndQuery) -> Result<Uri, Error> {
        if !self.prefix.is_empty() {
            return self.finish([&self.prefix, path.as_str()].concat());
        }
        assemble(self.scheme.clone(), self.authority.clone(), path.clone())
    }

    fn start(&self, capacity: usize) -> String {
        let mut path = String::with_capacity(self.prefix.len() + capacity);
        path.push_str(&self.prefix);
        path
    }

    fn finish(&self, path: String) -> Result<Uri, Error> {
        let path = PathAndQuery::from_maybe_shared(Bytes::from(path)).map_err(|_| Error::Uri)?;
        assemble(self.scheme.clone(), self.authority.clone(), path)
    }

    fn authorization(&self) -> Result<HeaderValue, Error> {
        Ok(self.authorization.clone())
    }
}
