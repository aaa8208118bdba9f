//! Functions for `#[serde(...)]` attributes.
//!
//! | for | modules | feature |
//! |---|---|---|
//! | [`Duration`](std::time::Duration) | [`duration`]: `ms`, `secs` | |
//! | [`SystemTime`](std::time::SystemTime) | [`timestamp`]: `secs`, `ms` | |
//! | | `timestamp::rfc3339` | `rfc3339` |
//! | | `timestamp::http_date` | `http-date` |
//! | `jiff::Timestamp` of `jiff` 0.2 | `jiff02`: `secs`, `ms`, `rfc3339`, `http_date` | `jiff02` |
//! | `time::OffsetDateTime` of `time` 0.3 | `time03`: `secs`, `ms`, `rfc3339`, `http_date` | `time03` |
//! | bytes | `base64`: `standard`, `standard_no_pad`, `url_safe`, `url_safe_no_pad` | `base64` |
//! | numbers | [`number::as_string`] | |
//! | floating-point numbers | [`number::float`]: NaN and the infinities as strings | |
//!
//! Each has a module for `Option`, such as `opt_ms`. All can also be used in `#[api(…, with = module)]` on
//! fields in the path and the header section, where an `Option` needs no module of its own.
//!
//! ```
//! use std::time::Duration;
//!
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(Debug, PartialEq, Serialize, Deserialize)]
//! struct Token {
//!     #[serde(with = "pathlore::serde::duration::ms", rename = "expires_in_ms")]
//!     expires_in: Duration,
//!     #[serde(
//!         default,
//!         skip_serializing_if = "Option::is_none",
//!         with = "pathlore::serde::duration::opt_secs"
//!     )]
//!     retry_after: Option<Duration>,
//!     #[serde(default, skip_serializing_if = "pathlore::serde::is_default")]
//!     soft: bool,
//! }
//!
//! let token =
//!     Token { expires_in: Duration::from_millis(1500), retry_after: None, soft: false };
//! let json = serde_json::to_string(&token).unwrap();
//! assert_eq!(json, r#"{"expires_in_ms":1500}"#);
//! assert_eq!(serde_json::from_str::<Token>(&json).unwrap(), token);
//! ```

use ::serde::{Deserialize, Deserializer};

pub use self::{form::TextError, object::Object};

#[cfg(feature = "base64")]
pub mod base64;
mod count;
pub mod duration;
pub(crate) mod form;
#[cfg(feature = "jiff02")]
pub mod jiff02;
pub mod number;
mod object;
pub(crate) mod raw;
#[cfg(any(feature = "jiff02", feature = "rfc3339", feature = "time03"))]
mod rfc3339;
#[cfg(feature = "time03")]
pub mod time03;
pub mod timestamp;

/// Returns whether a value equals the default of its type, for `skip_serializing_if`.
///
/// Combine it with `default`, so that a value that was skipped can be deserialized.
///
/// ```
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Serialize, Deserialize)]
/// struct Filter {
///     #[serde(default, skip_serializing_if = "pathlore::serde::is_default")]
///     include_left: bool,
/// }
///
/// let json = serde_json::to_string(&Filter { include_left: false }).unwrap();
/// assert_eq!(json, "{}");
/// ```
#[must_use]
pub fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Deserializes a value, or the default of its type from `null`, for `deserialize_with`.
///
/// As in serde's derive, `null` is an error for a field that is no `Option`, even if the field has a
/// default. Combine it with `default`, so that the field can be absent as well.
///
/// ```
/// use serde::Deserialize;
///
/// #[derive(Deserialize)]
/// struct Registration {
///     #[serde(default, deserialize_with = "pathlore::serde::null_as_default")]
///     inhibit_login: bool,
/// }
///
/// for json in ["{}", r#"{"inhibit_login":null}"#, r#"{"inhibit_login":false}"#] {
///     assert!(!serde_json::from_str::<Registration>(json)?.inhibit_login);
/// }
/// # Ok::<_, serde_json::Error>(())
/// ```
///
/// # Errors
///
/// Returns an error if the value is neither `null` nor a `T`.
pub fn null_as_default<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Default + Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}
