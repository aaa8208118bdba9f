//! The header fields that announce the end of an endpoint.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use httpdate::fmt_http_date;
use pathlore::{
    Metadata, Version, VersionedPath,
    http::{HeaderMap, HeaderName, HeaderValue},
};

const DEPRECATION: HeaderName = HeaderName::from_static("deprecation");
const SUNSET: HeaderName = HeaderName::from_static("sunset");

/// The last second of the year 9999. An HTTP-date cannot represent a later one.
const LAST: Duration = Duration::from_secs(253_402_300_799);

/// The dates of the versions that deprecate and remove a path, as values of header fields.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lifecycle {
    deprecation: Option<HeaderValue>,
    sunset: Option<HeaderValue>,
}

impl Lifecycle {
    /// Returns the fields for a path, as far as the dates of its versions are known.
    pub(crate) fn new(
        metadata: &Metadata,
        path: &VersionedPath,
        dates: &[(Version, SystemTime)],
    ) -> Self {
        // The endpoint, or the path alone, whichever ends first.
        let first = |versions: [Option<Version>; 2]| {
            let dates = dates.iter().filter(|(version, _)| versions.contains(&Some(*version)));
            dates.map(|(_, time)| *time).min().and_then(since_epoch)
        };
        let availability = path.availability;
        let deprecated = first([metadata.history.deprecated_in(), availability.deprecated_in()]);
        let removed = first([metadata.history.removed_in(), availability.removed_in()]);
        let value = |text: String| HeaderValue::try_from(text).ok();
        Self {
            // A date of RFC 9651.
            deprecation: deprecated.and_then(|time| value(format!("@{}", time.as_secs()))),
            sunset: removed.and_then(|time| value(fmt_http_date(UNIX_EPOCH + time))),
        }
    }

    /// Adds the fields to a response that does not have them.
    pub(crate) fn add_to(&self, headers: &mut HeaderMap) {
        for (name, value) in [(DEPRECATION, &self.deprecation), (SUNSET, &self.sunset)] {
            if let Some(value) = value {
                headers.entry(name).or_insert_with(|| value.clone());
            }
        }
    }
}

/// Returns the time since the Unix epoch if both forms of dates can represent it.
fn since_epoch(time: SystemTime) -> Option<Duration> {
    time.duration_since(UNIX_EPOCH).ok().filter(|time| *time <= LAST)
}
