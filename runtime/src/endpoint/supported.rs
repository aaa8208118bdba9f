//! The versions and features that a server supports.

use std::collections::BTreeSet;

use crate::{ParseVersionError, Version};

/// The versions and features that a server supports.
///
/// They determine which of an endpoint's paths a request takes, see
/// [`VersionHistory::choose`](crate::VersionHistory::choose). An empty value, which is the default,
/// means that nothing is known about the server.
///
/// ```
/// use pathlore::{SupportedVersions, Version};
///
/// let supported = SupportedVersions::from_versions(["v1.1", "v1.7", "next"])
///     .with_feature("org.matrix.msc3882");
/// assert_eq!(supported.newest(), Some(Version::new(1, 7)));
/// assert_eq!(supported.oldest(), Some(Version::new(1, 1)));
/// assert!(supported.has_feature("org.matrix.msc3882"));
/// assert!(supported.unparsed().eq(["next"]));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SupportedVersions {
    /// Sorted and without duplicates, because each choice of a path needs the first and the last.
    versions: Vec<Version>,
    features: BTreeSet<Box<str>>,
    /// The strings that are not versions.
    unparsed: Vec<Box<str>>,
}

impl SupportedVersions {
    /// Creates a value without versions and features.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates a value from versions as a server lists them, for example `v1.7`.
    ///
    /// Strings that are not a [`Version`] are skipped, because a server may list versions that its
    /// clients do not know. [`unparsed`](Self::unparsed) returns them.
    #[must_use]
    pub fn from_versions(versions: impl IntoIterator<Item: AsRef<str>>) -> Self {
        Self::parse(versions, str::parse)
    }

    /// Creates a value from versions as a Matrix server lists them in its response to `/versions`,
    /// where `r0.6.1` stands for 1.0, see [`Version::from_matrix`].
    ///
    /// ```
    /// use pathlore::{SupportedVersions, Version};
    ///
    /// let supported = SupportedVersions::from_matrix_versions(["r0.6.1", "v1.7"]);
    /// assert_eq!(supported.oldest(), Some(Version::new(1, 0)));
    /// ```
    #[must_use]
    pub fn from_matrix_versions(versions: impl IntoIterator<Item: AsRef<str>>) -> Self {
        Self::parse(versions, Version::from_matrix)
    }

    fn parse(
        strings: impl IntoIterator<Item: AsRef<str>>,
        parse: impl Fn(&str) -> Result<Version, ParseVersionError>,
    ) -> Self {
        let (mut versions, mut unparsed) = (Vec::new(), Vec::new());
        for string in strings {
            match parse(string.as_ref()) {
                Ok(version) => versions.push(version),
                Err(_) => unparsed.push(string.as_ref().into()),
            }
        }
        Self { unparsed, ..versions.into_iter().collect() }
    }

    /// Adds a version.
    #[must_use]
    pub fn with_version(mut self, version: Version) -> Self {
        if let Err(index) = self.versions.binary_search(&version) {
            self.versions.insert(index, version);
        }
        self
    }

    /// Adds a feature.
    #[must_use]
    pub fn with_feature(self, feature: impl AsRef<str>) -> Self {
        self.with_features([feature])
    }

    /// Adds features.
    #[must_use]
    pub fn with_features(mut self, features: impl IntoIterator<Item: AsRef<str>>) -> Self {
        self.features.extend(features.into_iter().map(|feature| feature.as_ref().into()));
        self
    }

    /// Returns the versions, oldest first.
    #[must_use]
    pub fn versions(&self) -> impl DoubleEndedIterator<Item = Version> + ExactSizeIterator + '_ {
        self.versions.iter().copied()
    }

    /// Returns the features in alphabetical order.
    pub fn features(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        self.features.iter().map(AsRef::as_ref)
    }

    /// Returns the strings of the server's list that are not versions, in the order of the list.
    pub fn unparsed(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        self.unparsed.iter().map(AsRef::as_ref)
    }

    /// Returns whether nothing is known about the server: neither a version nor a feature, and not
    /// even a string that is not a version.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.versions.is_empty() && self.features.is_empty() && self.unparsed.is_empty()
    }

    /// Returns the versions that are dates, or those that are not, oldest first.
    pub(crate) fn of_form(&self, is_date: bool) -> &[Version] {
        // Dates are last.
        let has_dates = self.versions.last().is_some_and(|version| version.is_date());
        let dates = if has_dates {
            self.versions.partition_point(|version| !version.is_date())
        } else {
            self.versions.len()
        };
        let range = if is_date { self.versions.get(dates..) } else { self.versions.get(..dates) };
        range.unwrap_or_default()
    }

    /// Returns whether the server supports a feature.
    #[must_use]
    pub fn has_feature(&self, feature: &str) -> bool {
        self.features.contains(feature)
    }

    /// Returns the oldest version.
    #[must_use]
    pub fn oldest(&self) -> Option<Version> {
        self.versions.first().copied()
    }

    /// Returns the newest version.
    #[must_use]
    pub fn newest(&self) -> Option<Version> {
        self.versions.last().copied()
    }
}

impl FromIterator<Version> for SupportedVersions {
    fn from_iter<I: IntoIterator<Item = Version>>(versions: I) -> Self {
        let mut versions: Vec<_> = versions.into_iter().collect();
        versions.sort_unstable();
        versions.dedup();
        Self { versions, ..Self::default() }
    }
}
