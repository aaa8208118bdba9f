//! The versions of an API, and the versions and features that a server supports.

use std::{collections::BTreeSet, fmt, str::FromStr};

/// A version of an API, `major.minor`.
///
/// `1.10` is newer than `1.9`: the parts are compared as numbers.
///
/// ```
/// use pathlore::Version;
///
/// let version: Version = "v1.10".parse().unwrap();
/// assert_eq!(version, Version::new(1, 10));
/// assert!(version > Version::new(1, 9));
/// assert_eq!(version.to_string(), "1.10");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    major: u16,
    minor: u16,
}

impl Version {
    /// Creates a version.
    #[must_use]
    pub const fn new(major: u16, minor: u16) -> Self {
        Self { major, minor }
    }

    /// Returns the first number.
    #[must_use]
    pub const fn major(self) -> u16 {
        self.major
    }

    /// Returns the second number.
    #[must_use]
    pub const fn minor(self) -> u16 {
        self.minor
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

/// Parses `1.7` and `v1.7`. The releases `r0.0.0` to `r0.6.1` of Matrix are equivalent to 1.0.
impl FromStr for Version {
    type Err = ParseVersionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(release) = text.strip_prefix("r0.") {
            return if release.split('.').all(|part| number(part).is_some()) {
                Ok(Self::new(1, 0))
            } else {
                Err(ParseVersionError)
            };
        }
        let (major, minor) =
            text.strip_prefix('v').unwrap_or(text).split_once('.').ok_or(ParseVersionError)?;
        match (number(major), number(minor)) {
            (Some(major), Some(minor)) => Ok(Self { major, minor }),
            _ => Err(ParseVersionError),
        }
    }
}

/// Parses a number as `metadata!` does, which has neither a sign nor leading zeros.
fn number(digits: &str) -> Option<u16> {
    let is_canonical = digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'));
    if is_canonical { digits.parse().ok() } else { None }
}

/// The error when a string is not a [`Version`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParseVersionError;

impl fmt::Display for ParseVersionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a version: expected `1.7` or `v1.7`")
    }
}

impl std::error::Error for ParseVersionError {}

/// The versions and features that a server supports.
///
/// They determine which of an endpoint's paths a request takes, see
/// [`VersionHistory::choose`](crate::VersionHistory::choose). An empty value, which is the default,
/// means that nothing is known about the server.
///
/// ```
/// use pathlore::{SupportedVersions, Version};
///
/// // As a Matrix server lists them in its response to `/versions`.
/// let supported = SupportedVersions::from_versions(["r0.6.1", "v1.1", "v1.7", "next"])
///     .with_feature("org.matrix.msc3882");
/// assert_eq!(supported.newest(), Some(Version::new(1, 7)));
/// assert_eq!(supported.oldest(), Some(Version::new(1, 0)));
/// assert!(supported.has_feature("org.matrix.msc3882"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SupportedVersions {
    /// Sorted and without duplicates, because each choice of a path needs the first and the last.
    versions: Vec<Version>,
    features: BTreeSet<Box<str>>,
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
    /// clients do not know.
    #[must_use]
    pub fn from_versions(versions: impl IntoIterator<Item: AsRef<str>>) -> Self {
        versions
            .into_iter()
            .filter_map(|version| version.as_ref().parse::<Version>().ok())
            .collect()
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
        Self { versions, features: BTreeSet::new() }
    }
}
