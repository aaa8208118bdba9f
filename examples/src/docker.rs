//! An endpoint of the Docker Engine API, whose version is the first segment of the path, and whose versions have
//! different parameters.
//!
//! ```
//! use pathlore::{IncomingRequest, OutgoingRequest, SupportedVersions, Target};
//! use pathlore_examples::docker::{CARRIER, NEWEST, list_containers::Request};
//!
//! // The client. `GET /version` of the server says that it has 1.24.
//! let supported = SupportedVersions::from_versions(["1.24"]);
//! let target = Target::new("http://localhost:2375").unwrap()
//!     .with_version_carrier(CARRIER, NEWEST)
//!     .with_supported_versions(supported);
//! let mut request = Request::new();
//! request.before = Some("8dfafdbc3a40".to_owned());
//! let mut http_request = request.to_http_request(&target, ()).unwrap();
//! assert_eq!(
//!     http_request.uri(),
//!     "http://localhost:2375/v1.24/containers/json?before=8dfafdbc3a40"
//! );
//!
//! // The server, which takes the version out of the path before it looks for the endpoint.
//! let version = CARRIER.take(&mut http_request).unwrap();
//! assert_eq!(version.unwrap().to_string(), "1.24");
//! let received = Request::from_http_request(&http_request).unwrap();
//! assert_eq!(received, request);
//! ```

use pathlore::{Version, VersionCarrier};
use serde::{Deserialize, Serialize};

/// Where requests have the version: `/v1.24/containers/json`.
pub const CARRIER: VersionCarrier = VersionCarrier::PathPrefix;

/// The newest version that these definitions know.
pub const NEWEST: Version = Version::new(1, 45);

/// A container in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Container {
    /// The ID.
    pub id: String,
    /// The names, which begin with a slash.
    pub names: Vec<String>,
    /// The name of the image.
    pub image: String,
}

pub mod list_containers {
    //! `GET /containers/json`: lists containers.

    use pathlore::{Metadata, metadata, request, response};

    use super::Container;

    const METADATA: Metadata = metadata! {
        method: GET,
        authentication: None,
        history: { 1.6 => "/containers/json" }
    };

    /// A request for the containers that run, or for all.
    #[request(new)]
    #[derive(PartialEq, Eq)]
    pub struct Request {
        /// Whether containers that do not run are listed as well.
        #[api(query)]
        pub all: Option<bool>,
        /// The number of containers at most, beginning with the newest one.
        #[api(query)]
        pub limit: Option<u32>,
        /// Only containers that were created after this one. Version 1.25 removed it.
        #[api(query, until = 1.25)]
        pub since: Option<String>,
        /// Only containers that were created before this one. Version 1.25 removed it.
        #[api(query, until = 1.25)]
        pub before: Option<String>,
        /// Only containers for which these filters hold, as a JSON object. Version 1.12 added it.
        #[api(query, since = 1.12)]
        pub filters: Option<String>,
    }

    /// The containers.
    #[response(new)]
    pub struct Response {
        /// The containers, the newest one first.
        #[api(body)]
        pub containers: Vec<Container>,
    }
}
