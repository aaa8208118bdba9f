//! The endpoints of an API as data.

use std::{
    any::{TypeId, type_name},
    fmt, slice,
};

use http::Method;

#[cfg(feature = "describe")]
use crate::describe::EndpointDescription;
use crate::{Endpoint, Metadata, PathTemplate};

/// The endpoints of an API, in the order in which [`api!`](crate::api!) lists them.
///
/// ```
/// # mod notes {
/// # macro_rules! endpoint { ($name:ident $method:ident $path:literal { $($field:ident)? }) => { pub mod $name {
/// # use pathlore::{Metadata, metadata, request, response};
/// # const METADATA: Metadata = metadata! { method: $method, authentication: None, path: $path };
/// # #[request] pub struct Request { $(#[api(path)] pub $field: u64)? }
/// # #[response] pub struct Response {}
/// # } } }
/// # endpoint!(list GET "/notes" {});
/// # endpoint!(read GET "/notes/{id}" { id });
/// # }
/// pathlore::api! {
///     /// The endpoints for notes.
///     pub API = [notes::list::Request, notes::read::Request]
/// }
///
/// let routes: Vec<_> = API
///     .endpoints()
///     .flat_map(|endpoint| endpoint.paths().map(|path| format!("{} {path}", endpoint.method())))
///     .collect();
/// assert_eq!(routes, ["GET /notes", "GET /notes/{id}"]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Api {
    endpoints: &'static [ApiEndpoint],
}

impl Api {
    /// Creates the list of these endpoints.
    #[must_use]
    pub const fn new(endpoints: &'static [ApiEndpoint]) -> Self {
        Self { endpoints }
    }

    /// Returns the endpoints.
    pub fn endpoints(&self) -> slice::Iter<'static, ApiEndpoint> {
        self.endpoints.iter()
    }

    /// Returns whether the request of an endpoint is `R`.
    #[must_use]
    pub fn contains<R: Endpoint + 'static>(&self) -> bool {
        self.endpoints.contains(&ApiEndpoint::of::<R>())
    }
}

/// An endpoint of an [`Api`].
#[derive(Clone, Copy)]
pub struct ApiEndpoint {
    metadata: &'static Metadata,
    type_id: TypeId,
    type_name: fn() -> &'static str,
    #[cfg(feature = "describe")]
    description: fn() -> EndpointDescription,
}

impl ApiEndpoint {
    /// Returns the endpoint with the request `R`.
    #[must_use]
    pub const fn of<R: Endpoint + 'static>() -> Self {
        Self {
            metadata: R::METADATA,
            type_id: TypeId::of::<R>(),
            type_name: type_name::<R>,
            #[cfg(feature = "describe")]
            description: EndpointDescription::of::<R>,
        }
    }

    /// Returns the description of the endpoint.
    #[must_use]
    pub const fn metadata(&self) -> &'static Metadata {
        self.metadata
    }

    /// Returns the method of requests.
    #[must_use]
    pub const fn method(&self) -> &'static Method {
        &self.metadata.method
    }

    /// Returns the paths of the endpoint, oldest first.
    #[must_use]
    pub fn paths(
        &self,
    ) -> impl DoubleEndedIterator<Item = &'static PathTemplate> + ExactSizeIterator + use<> {
        self.metadata.paths()
    }

    /// Returns the name of the type of the request with its path, for people:
    /// [`type_name`](std::any::type_name) does not guarantee its form.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        (self.type_name)()
    }

    /// Returns what the definition of the endpoint says.
    #[cfg(feature = "describe")]
    #[must_use]
    pub fn description(&self) -> EndpointDescription {
        (self.description)()
    }

    /// Returns the identifier of the type of the request.
    #[must_use]
    pub const fn request_type_id(&self) -> TypeId {
        self.type_id
    }
}

/// Compares the types of the requests.
impl PartialEq for ApiEndpoint {
    fn eq(&self, other: &Self) -> bool {
        self.type_id == other.type_id
    }
}

impl Eq for ApiEndpoint {}

/// Prints the name of the type of the request.
impl fmt::Debug for ApiEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.type_name())
    }
}

/// Lists the endpoints of an API once, as a static of type [`Api`].
///
/// An endpoint is the type of its request. Attributes such as `#[cfg(…)]` may stand before it. The list is data for
/// route tables and documents, and for the check that a server has all endpoints.
///
/// ```
/// # mod session {
/// # macro_rules! endpoint { ($name:ident $path:literal) => { pub mod $name { pub mod v3 {
/// # use pathlore::{Metadata, metadata, request, response};
/// # const METADATA: Metadata = metadata! { method: POST, authentication: None, path: $path };
/// # #[request] pub struct Request {}
/// # #[response] pub struct Response {}
/// # } } } }
/// # endpoint!(login "/login");
/// # endpoint!(logout "/logout");
/// # }
/// use session::{login, logout};
///
/// pathlore::api! {
///     /// The endpoints of this crate.
///     pub API = [
///         login::v3::Request,
///         logout::v3::Request,
///     ]
/// }
///
/// assert_eq!(API.endpoints().len(), 2);
/// assert!(API.contains::<login::v3::Request>());
/// ```
#[macro_export]
macro_rules! api {
    (
        $(#[$attribute:meta])*
        $visibility:vis $name:ident = [
            $($(#[$condition:meta])* $request:ty),* $(,)?
        ] $(;)?
    ) => {
        $(#[$attribute])*
        $visibility static $name: $crate::Api = $crate::Api::new(&[
            $($(#[$condition])* $crate::ApiEndpoint::of::<$request>()),*
        ]);
    };
}
