//! The error when two endpoints have the same route.

use std::{error::Error, fmt};

use pathlore::http::Method;

/// The error when two endpoints have the same method and a path in common.
///
/// ```
/// # use pathlore::ErrorResponse;
/// # use pathlore_axum::{Call, Endpoints};
/// # mod find {
/// # use pathlore::{Metadata, metadata, request, response};
/// # const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/notes/{id}" };
/// # #[request] pub struct Request { #[api(path)] pub id: u64 }
/// # #[response] pub struct Response {}
/// # }
/// # mod read {
/// # use pathlore::{Metadata, metadata, request, response};
/// # const METADATA: Metadata = metadata! { method: GET, authentication: None, path: "/notes/{name}" };
/// # #[request] pub struct Request { #[api(path)] pub name: String }
/// # #[response] pub struct Response {}
/// # }
/// # async fn find(_call: Call<find::Request>) -> Result<find::Response, ErrorResponse> { Ok(find::Response {}) }
/// # async fn read(_call: Call<read::Request>) -> Result<read::Response, ErrorResponse> { Ok(read::Response {}) }
/// let conflict = Endpoints::<()>::new().endpoint(find).endpoint(read).into_router().unwrap_err();
/// assert_eq!(conflict.path(), "/notes/{name}");
/// assert!(conflict.endpoints()[0].ends_with("find::Request"));
/// assert!(conflict.endpoints()[1].ends_with("read::Request"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteConflict {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) endpoints: [&'static str; 2],
}

impl RouteConflict {
    /// Returns the method that both endpoints have.
    #[must_use]
    pub const fn method(&self) -> &Method {
        &self.method
    }

    /// Returns the path of the second endpoint that the first one matches as well.
    #[must_use]
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// Returns the names of the types of both requests.
    #[must_use]
    pub const fn endpoints(&self) -> [&'static str; 2] {
        self.endpoints
    }
}

impl fmt::Display for RouteConflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self { method, path, .. }, [first, second]) = (self, self.endpoints);
        if first == second {
            return write!(f, "the endpoint `{first}` is added twice for `{method} {path}`");
        }
        write!(f, "the endpoints `{first}` and `{second}` both match `{method} {path}`")
    }
}

impl Error for RouteConflict {}
