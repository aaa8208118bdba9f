//! Endpoints with all kinds of histories.

use pathlore::{Metadata, metadata};

/// Has one path and no versions.
pub(crate) static PLAIN: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/plain/{id}",
};

/// Changed its path in a later version.
pub(crate) static STABLE: Metadata = metadata! {
    method: POST,
    rate_limited: false,
    authentication: AccessToken,
    history: {
        1.0 => "/r0/stable",
        1.1 => "/v3/stable",
    }
};

/// Had an unstable path without a feature before it became stable, like Matrix's `get_token`.
pub(crate) static TRIED_OUT: Metadata = metadata! {
    method: POST,
    rate_limited: true,
    authentication: AccessToken,
    history: {
        unstable => "/unstable/tried-out",
        1.7 => "/v1/tried-out",
    }
};

/// Has never been stable, and has no feature by which a server could announce it.
pub(crate) static NEVER_STABLE: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        unstable => "/unstable/never-stable",
    }
};

/// Has never been stable. Its last path has no feature.
pub(crate) static UNSTABLE: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        unstable("org.first") => "/unstable/first",
        unstable("org.second") => "/unstable/second",
        unstable => "/unstable/third",
    }
};

/// Is stable by a feature alone.
pub(crate) static FEATURE: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        stable("org.feature") => "/v1/feature",
    }
};

/// Was stable by a feature before a version added another path.
pub(crate) static FEATURE_FIRST: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        unstable("org.early") => "/unstable/early",
        stable("org.early.stable") => "/v1/early",
        1.4 => "/v2/early",
    }
};

/// Has a newer path that is stable by a feature alone.
pub(crate) static FEATURE_LAST: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.1 => "/v1/late",
        stable("org.late") => "/v2/late",
    }
};

/// Has a path with both a version and a feature, and an unstable path with another feature.
pub(crate) static BESIDE: Metadata = metadata! {
    method: PUT,
    rate_limited: false,
    authentication: AccessToken,
    history: {
        unstable("org.beside") => "/unstable/beside",
        1.3 => "/v1/beside",
        1.6 | stable("org.beside.stable") => "/v2/beside",
    }
};

/// Was deprecated by the version that added it.
pub(crate) static BORN_DEPRECATED: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.0 => "/r0/born-deprecated",
        1.0 => deprecated,
    }
};

/// Has gone through all stages.
pub(crate) static GONE: Metadata = metadata! {
    method: DELETE,
    rate_limited: false,
    authentication: None,
    history: {
        unstable("org.gone") => "/unstable/gone",
        1.1 => "/v1/gone",
        1.3 => "/v3/gone",
        1.5 => deprecated,
        1.7 => removed,
    }
};

/// Was stable by a feature alone, and then deprecated and removed.
pub(crate) static FEATURE_GONE: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        unstable => "/unstable/feature-gone",
        stable("org.feature.gone") => "/v1/feature-gone",
        1.2 => deprecated,
        1.4 => removed,
    }
};

/// Has versions whose order differs from that of their strings.
pub(crate) static TENS: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.1 => "/v1/tens",
        1.9 => "/v9/tens",
        1.10 => "/v10/tens",
        2.0 => "/v20/tens",
    }
};

/// Has paths with the same placeholders in another order.
pub(crate) static SWAPPED: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.0 => "/r0/{event}/of/{room}",
        1.1 => "/v3/{room}/has/{event}",
    }
};

/// Was removed without having been deprecated.
pub(crate) static LEFT: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        1.1 => "/v2/left",
        1.6 => removed,
    }
};

/// Has old paths that were deprecated and removed while the newest one lives, as Matrix's media
/// endpoints have.
pub(crate) static MOVED: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        unstable("org.moved") => "/unstable/moved",
        1.1 => "/media/moved",
        1.4 => removed("/unstable/moved"),
        1.6 | stable("org.moved.stable") => "/client/moved",
        1.6 => deprecated("/media/moved"),
        1.8 => "/client/v2/moved",
        1.9 => removed("/media/moved"),
        1.9 => deprecated("/client/moved"),
        1.12 => removed("/client/moved"),
        2.0 => deprecated,
    }
};

/// Has an unstable path that a version removed, while the stable one depends on a feature.
pub(crate) static MOVED_AWAY: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        unstable("org.away") => "/unstable/away",
        1.2 => removed("/unstable/away"),
        stable("org.away.stable") => "/away",
    }
};

/// Has two paths that one version added, of which the older one was deprecated and removed.
pub(crate) static TWINS: Metadata = metadata! {
    method: PUT,
    authentication: ServerSignatures,
    history: {
        1.1 => "/v1/twin",
        1.1 => "/v2/twin",
        1.7 => deprecated("/v1/twin"),
        1.10 => removed("/v1/twin"),
    }
};

/// Has dates as versions.
pub(crate) static DATED: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        2022-11-28 => "/dated",
        2024-09-30 | stable("org.dated") => "/dated/again",
        2024-10-01 => deprecated("/dated"),
        2026-01-31 => removed,
    }
};

/// Has versions of one, two and three numbers.
pub(crate) static PARTS: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        1 => "/one",
        1.41 => "/two",
        1.41.2 => "/three",
        2 => deprecated,
    }
};

/// All endpoints of this module.
pub(crate) static ALL: [&Metadata; 20] = [
    &PLAIN,
    &STABLE,
    &TRIED_OUT,
    &NEVER_STABLE,
    &UNSTABLE,
    &FEATURE,
    &FEATURE_FIRST,
    &FEATURE_LAST,
    &BESIDE,
    &BORN_DEPRECATED,
    &GONE,
    &FEATURE_GONE,
    &TENS,
    &SWAPPED,
    &LEFT,
    &MOVED,
    &MOVED_AWAY,
    &TWINS,
    &DATED,
    &PARTS,
];
