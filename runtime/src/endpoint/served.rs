//! The paths that a server has.

use super::{
    choice::{Versions, oldest},
    history::{Availability, VersionHistory, VersionedPath},
    supported::SupportedVersions,
};

impl VersionHistory {
    /// Returns the paths that a server with these versions and features has, oldest first. The server
    /// routes these.
    ///
    /// A server has the only path of an endpoint without versions, the stable paths that at least one of
    /// its versions has, and the paths, stable or unstable, whose feature it has, unless all of its
    /// versions have removed them. It does not have unstable paths without a feature.
    ///
    /// ```
    /// use pathlore::{Metadata, SupportedVersions, metadata};
    ///
    /// const METADATA: Metadata = metadata! {
    ///     method: GET,
    ///     authentication: None,
    ///     history: {
    ///         unstable("org.example.config") => "/unstable/config",
    ///         1.0 => "/media/config",
    ///         1.11 => "/client/media/config",
    ///         1.20 => removed("/media/config"),
    ///     }
    /// };
    /// let paths = |supported: &SupportedVersions| {
    ///     let paths = METADATA.history.paths_for(supported);
    ///     paths.map(|path| path.template.as_str()).collect::<Vec<_>>()
    /// };
    ///
    /// let server = SupportedVersions::from_versions(["1.10"]);
    /// assert_eq!(paths(&server), ["/media/config"]);
    /// let server = server.with_feature("org.example.config");
    /// assert_eq!(paths(&server), ["/unstable/config", "/media/config"]);
    /// let server = SupportedVersions::from_versions(["1.20"]);
    /// assert_eq!(paths(&server), ["/client/media/config"]);
    /// ```
    #[must_use]
    pub fn paths_for<'s>(
        &self,
        supported: &'s SupportedVersions,
    ) -> impl DoubleEndedIterator<Item = &'static VersionedPath> + use<'s> {
        let versions = Versions(self.comparable(supported));
        let endpoint_removed = self.removed_in();
        self.paths().iter().filter(move |path| {
            let availability = path.availability;
            let removed = oldest(availability.removed_in(), endpoint_removed);
            let in_version = |added| versions.newest_within(added, removed).is_some();
            let by_feature = |feature| {
                supported.has_feature(feature)
                    && !removed.is_some_and(|removed| versions.all_reach(removed))
            };
            availability == Availability::Always
                || availability.version().is_some_and(in_version)
                || availability.feature().is_some_and(by_feature)
        })
    }
}
