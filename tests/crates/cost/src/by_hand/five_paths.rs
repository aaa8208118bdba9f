//! Choosing among five paths.

use super::{destination::Supported, error::Error};

const BY_VERSION: [((u8, u8), &str); 3] = [
    ((1, 9), "/_matrix/client/v3/rooms/{room_id}/state"),
    ((1, 6), "/_matrix/client/v2/rooms/{room_id}/state"),
    ((1, 4), "/_matrix/client/v1/rooms/{room_id}/state"),
];

const BY_FEATURE: [(&str, &str); 2] = [
    ("org.example.second", "/_matrix/client/unstable/second/{room_id}/state"),
    ("org.example.first", "/_matrix/client/unstable/first/{room_id}/state"),
];

#[allow(clippy::unnecessary_wraps, reason = "choosing from another history can fail")]
pub(crate) fn choose(supported: &Supported) -> Result<&'static str, Error> {
    let by_version = BY_VERSION.iter().find(|(version, _)| supported.has(*version));
    if let Some((_, path)) = by_version {
        return Ok(path);
    }
    let by_feature = BY_FEATURE.iter().find(|(feature, _)| supported.has_feature(feature));
    Ok(by_feature.map_or(BY_FEATURE[0].1, |(_, path)| path))
}
