//! The three implementations of an endpoint, and two of a response with several statuses.

/// The origin of the code of an endpoint, or of a response.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Contender {
    Pathlore,
    Hand,
    Ruma,
    /// A response of pathlore that is an enum with three variants and their constructors.
    Enum,
    /// The same response as three structs.
    Structs,
}

/// The implementations of an endpoint.
pub(crate) const ALL: [Contender; 3] = [Contender::Pathlore, Contender::Hand, Contender::Ruma];

/// The implementations of a response with three statuses.
pub(crate) const ANSWERS: [Contender; 2] = [Contender::Enum, Contender::Structs];

/// The module with the types that endpoints share.
pub(crate) const TYPES: &str = include_str!("../templates/types.rs");

impl Contender {
    /// Returns the name in reports and paths.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Pathlore => "pathlore",
            Self::Hand => "hand",
            Self::Ruma => "ruma",
            Self::Enum => "enum",
            Self::Structs => "structs",
        }
    }

    /// Returns the module of an endpoint or a response. `NUMBER` is a placeholder for its number.
    pub(crate) fn endpoint(self) -> &'static str {
        match self {
            Self::Pathlore => include_str!("../templates/pathlore/endpoint.rs"),
            Self::Hand => include_str!("../templates/hand/endpoint.rs"),
            Self::Ruma => include_str!("../templates/ruma/endpoint.rs"),
            Self::Enum => include_str!("../templates/answers/enum.rs"),
            Self::Structs => include_str!("../templates/answers/structs.rs"),
        }
    }

    /// Returns the dependencies of an API crate. `RUNTIME` is a placeholder for the folder of
    /// pathlore's runtime.
    pub(crate) fn dependencies(self) -> &'static str {
        match self {
            Self::Hand => include_str!("../templates/hand/Cargo.toml"),
            Self::Ruma => include_str!("../templates/ruma/Cargo.toml"),
            Self::Pathlore | Self::Enum | Self::Structs => {
                include_str!("../templates/pathlore/Cargo.toml")
            }
        }
    }

    /// Returns the features of an API crate.
    pub(crate) fn features(self) -> &'static str {
        match self {
            // ruma's macros generate each side only if the calling crate has the feature for it.
            Self::Ruma => "default = [\"client\", \"server\"]\nclient = []\nserver = []\n",
            _ => "",
        }
    }

    /// Returns the lints of an API crate, in addition to `warnings = "deny"`.
    pub(crate) fn lints(self) -> &'static str {
        match self {
            // ruma's macros check for this `cfg` in the calling crate.
            Self::Ruma => {
                "unexpected_cfgs = { level = \"deny\", \
                 check-cfg = [\"cfg(ruma_unstable_exhaustive_types)\"] }\n"
            }
            _ => "",
        }
    }

    /// Returns the additional modules of an API crate.
    pub(crate) fn modules(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Hand => &[("support", include_str!("../templates/hand/support.rs"))],
            _ => &[],
        }
    }
}
