//! The options of one endpoint.

use std::{fmt, sync::Arc};

use pathlore::{Availability, Metadata, SupportedVersions, VersionedPath};

/// The options of one endpoint, for [`Endpoints::endpoint_with`](crate::Endpoints::endpoint_with).
///
/// ```
/// use pathlore::{Availability, SupportedVersions};
/// use pathlore_axum::EndpointOptions;
///
/// let supported = SupportedVersions::from_versions(["v1.1", "v1.2"]);
/// let options = EndpointOptions::new()
///     .body_limit(10 * 1024 * 1024)
///     .supported(&supported)
///     .paths(|path| !matches!(path.availability, Availability::Unstable { .. }));
/// ```
#[derive(Clone, Default)]
#[must_use]
pub struct EndpointOptions {
    pub(crate) body_limit: Option<usize>,
    supported: Option<SupportedVersions>,
    unstable_paths: bool,
    paths: Option<IsServed>,
}

type IsServed = Arc<dyn Fn(&VersionedPath) -> bool + Send + Sync>;

impl EndpointOptions {
    /// Creates options that leave everything as it is for [`Endpoints`](crate::Endpoints).
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the limit for the body of a request in bytes. A larger body is rejected with the status 413.
    ///
    /// A body that is a stream has no limit.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = Some(bytes);
        self
    }

    /// Routes only the paths that a server with these versions and features has, see
    /// [`VersionHistory::paths_for`](pathlore::VersionHistory::paths_for).
    pub fn supported(mut self, supported: &SupportedVersions) -> Self {
        self.supported = Some(supported.clone());
        self
    }

    /// Routes all unstable paths as well, whichever features the server has. Servers often have an unstable path
    /// without a feature, or without listing its feature.
    pub fn unstable_paths(mut self) -> Self {
        self.unstable_paths = true;
        self
    }

    /// Routes only the paths for which `is_served` returns `true`.
    pub fn paths(
        mut self,
        is_served: impl Fn(&VersionedPath) -> bool + Send + Sync + 'static,
    ) -> Self {
        self.paths = Some(Arc::new(is_served));
        self
    }

    /// Returns the paths of an endpoint to route, oldest first.
    pub(crate) fn paths_of(&self, metadata: &'static Metadata) -> Vec<&'static VersionedPath> {
        let history = &metadata.history;
        let is_supported = |path: &VersionedPath| {
            let is_unstable = matches!(path.availability, Availability::Unstable { .. });
            self.unstable_paths && is_unstable
                || self
                    .supported
                    .as_ref()
                    .is_none_or(|supported| history.paths_for(supported).any(|other| other == path))
        };
        let is_served =
            |path: &VersionedPath| self.paths.as_ref().is_none_or(|is_served| is_served(path));
        history.paths().iter().filter(|path| is_supported(path) && is_served(path)).collect()
    }
}

impl fmt::Debug for EndpointOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EndpointOptions")
            .field("body_limit", &self.body_limit)
            .field("supported", &self.supported)
            .field("unstable_paths", &self.unstable_paths)
            .field("paths", &self.paths.as_ref().map(|_| ".."))
            .finish()
    }
}
