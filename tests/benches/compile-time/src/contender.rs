//! The three ways to write the same endpoint.

/// What writes an endpoint's code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Contender {
    Pathlore,
    Hand,
    Ruma,
}

pub(crate) const ALL: [Contender; 3] = [Contender::Pathlore, Contender::Hand, Contender::Ruma];

/// The file that endpoints share.
pub(crate) const TYPES: &str = include_str!("../templates/types.rs");

impl Contender {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Pathlore => "pathlore",
            Self::Hand => "hand",
            Self::Ruma => "ruma",
        }
    }

    /// The endpoint whose number is `NUMBER`.
    pub(crate) fn endpoint(self) -> &'static str {
        match self {
            Self::Pathlore => include_str!("../templates/pathlore/endpoint.rs"),
            Self::Hand => include_str!("../templates/hand/endpoint.rs"),
            Self::Ruma => include_str!("../templates/ruma/endpoint.rs"),
        }
    }

    /// The dependencies of an API crate; `RUNTIME` is the folder of pathlore's runtime.
    pub(crate) fn dependencies(self) -> &'static str {
        match self {
            Self::Pathlore => include_str!("../templates/pathlore/Cargo.toml"),
            Self::Hand => include_str!("../templates/hand/Cargo.toml"),
            Self::Ruma => include_str!("../templates/ruma/Cargo.toml"),
        }
    }

    /// The features of an API crate.
    pub(crate) fn features(self) -> &'static str {
        match self {
            // Each half of what its macros generate is for a feature of the crate that uses them.
            Self::Ruma => "default = [\"client\", \"server\"]\nclient = []\nserver = []\n",
            Self::Pathlore | Self::Hand => "",
        }
    }

    /// Lints of an API crate, beside that warnings are errors.
    pub(crate) fn lints(self) -> &'static str {
        match self {
            // Its macros ask for this configuration in the crate that uses them.
            Self::Ruma => {
                "unexpected_cfgs = { level = \"deny\", \
                 check-cfg = [\"cfg(ruma_unstable_exhaustive_types)\"] }\n"
            }
            Self::Pathlore | Self::Hand => "",
        }
    }

    /// Further modules of an API crate.
    pub(crate) fn modules(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Hand => &[("support", include_str!("../templates/hand/support.rs"))],
            Self::Pathlore | Self::Ruma => &[],
        }
    }
}
