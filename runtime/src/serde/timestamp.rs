//! Timestamps: [`SystemTime`] as a number of seconds or milliseconds since the Unix epoch, and with
//! the features `rfc3339` and `http-date` in the forms of RFC 3339 and HTTP.
//!
//! With the features of the same names, the modules `serde::jiff02` and `serde::time03` have the same
//! forms for the types of the crates `jiff` and `time`.
//!
//! ```
//! use std::time::{Duration, SystemTime, UNIX_EPOCH};
//!
//! use pathlore::{IncomingRequest, Metadata, OutgoingRequest, Target, metadata, request, response};
//!
//! const METADATA: Metadata = metadata! {
//!     method: POST,
//!     rate_limited: false,
//!     authentication: None,
//!     path: "/events/{day}",
//! };
//!
//! #[request]
//! pub struct Request {
//!     #[api(path, with = pathlore::serde::timestamp::secs)]
//!     pub day: SystemTime,
//!     #[api(query)]
//!     #[serde(default, with = "pathlore::serde::timestamp::opt_ms")]
//!     pub since: Option<SystemTime>,
//!     #[serde(with = "pathlore::serde::timestamp::ms")]
//!     pub at: SystemTime,
//! }
//!
//! #[response]
//! pub struct Response {}
//!
//! let time = UNIX_EPOCH + Duration::from_secs(86_400);
//! let request = Request { day: time, since: Some(time), at: time };
//! let sent = request.to_http_request(&Target::new("https://example.org")?, ())?;
//! assert_eq!(sent.uri(), "https://example.org/events/86400?since=86400000");
//! assert_eq!(sent.body(), r#"{"at":86400000}"#);
//! assert_eq!(Request::from_http_request(&sent)?.at, time);
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::{
    count::{Amount, Milliseconds, SECOND, Seconds},
    form::{Unwritable, modules},
};

#[cfg(feature = "http-date")]
pub(super) mod http;
#[cfg(feature = "rfc3339")]
mod rfc;

/// The time since the Unix epoch, which is negative before it.
impl Amount for SystemTime {
    type Count = i64;

    const UNWRITABLE: Unwritable = Unwritable::TooFarFromEpoch;

    fn to_nanoseconds(&self) -> i128 {
        let count = |duration: Duration| {
            i128::from(duration.as_secs()) * SECOND + i128::from(duration.subsec_nanos())
        };
        match self.duration_since(UNIX_EPOCH) {
            Ok(after) => count(after),
            Err(error) => -count(error.duration()),
        }
    }

    fn from_nanoseconds(nanoseconds: i128) -> Option<Self> {
        let seconds = i64::try_from(nanoseconds.div_euclid(SECOND)).ok()?;
        let rest = Duration::from_nanos(nanoseconds.rem_euclid(SECOND).try_into().ok()?);
        let whole = Duration::from_secs(seconds.unsigned_abs());
        let time =
            if seconds < 0 { UNIX_EPOCH.checked_sub(whole) } else { UNIX_EPOCH.checked_add(whole) };
        time?.checked_add(rest)
    }
}

modules! {
    /// A [`SystemTime`] as a whole number of seconds since the Unix epoch.
    ///
    /// Fractions of a second are dropped: a time is written as the last full second before it. A time
    /// before the epoch is a negative number. Floating-point numbers without a fraction are read as well,
    /// up to 2<sup>53</sup>.
    secs, opt_secs: SystemTime as Seconds, "pathlore::serde::timestamp", [] []

    /// A [`SystemTime`] as a whole number of milliseconds since the Unix epoch.
    ///
    /// Fractions of a millisecond are dropped: a time is written as the last full millisecond before it. A
    /// time before the epoch is a negative number. Floating-point numbers without a fraction are read as
    /// well, up to 2<sup>53</sup>.
    ms, opt_ms: SystemTime as Milliseconds, "pathlore::serde::timestamp", [] []
}

#[cfg(feature = "rfc3339")]
modules! {
    /// A [`SystemTime`] in the form of RFC 3339, as `1994-11-06T08:49:37.5Z`.
    ///
    /// It is written in UTC, with as many digits of a second as it has, and read with any offset. Digits
    /// below a nanosecond are dropped, and a leap second (`23:59:60`) is an error, as is writing a time
    /// outside the years 0 to 9999.
    rfc3339, opt_rfc3339: SystemTime as rfc::Rfc3339, "pathlore::serde::timestamp", [] []
}

#[cfg(feature = "http-date")]
modules! {
    /// A [`SystemTime`] as an HTTP-date (RFC 9110, section 5.6.7), as `Sun, 06 Nov 1994 08:49:37 GMT`.
    ///
    /// Fractions of a second are dropped. It is an error to write a time outside the years 1970 to 9999.
    /// The obsolete forms of RFC 850 and of C's `asctime` are read as well. As HTTP-dates contain a comma, a
    /// list of them in the header section needs `lines`.
    http_date, opt_http_date: SystemTime as http::HttpDate, "pathlore::serde::timestamp", [] []
}
