//! Fields that are strings.

use syn::Path;

/// Whether a path argument or a cookie may be absent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    Required,
    /// An absent one is `None`.
    Optional,
    /// An absent one is the default of the type.
    OrDefault,
}

/// How a path argument, the value of a header field or a body is written and read as a string.
pub(crate) enum Text {
    /// By `Display` and `FromStr`.
    FromStr,
    /// By `Display` and `From<String>`.
    Conversion,
    /// By `Serialize` and `Deserialize`.
    Serde,
    /// By the functions `to_text` and `from_text` of a module.
    Functions(Path),
    /// As it is: it is a `HeaderValue`.
    Raw,
}
