//! The forms of [`timestamp`](crate::serde::timestamp) for [`jiff02::Timestamp`], a type of `jiff` 0.2.
//!
//! ```
//! use pathlore::{IncomingResponse, Metadata, OutgoingResponse, metadata, request, response};
//!
//! # use jiff02 as jiff;
//! use jiff::Timestamp;
//!
//! const METADATA: Metadata = metadata! {
//!     method: GET,
//!     rate_limited: false,
//!     authentication: None,
//!     path: "/state",
//! };
//!
//! #[request]
//! pub struct Request {}
//!
//! #[response]
//! pub struct Response {
//!     #[api(header = "last-modified", with = pathlore::serde::jiff02::http_date)]
//!     pub last_modified: Option<Timestamp>,
//!     #[serde(with = "pathlore::serde::jiff02::rfc3339")]
//!     pub created: Timestamp,
//! }
//!
//! let time = Timestamp::from_second(784_111_777)?;
//! let response = Response { last_modified: Some(time), created: time };
//! let sent = response.to_http_response()?;
//! assert_eq!(sent.headers()["last-modified"], "Sun, 06 Nov 1994 08:49:37 GMT");
//! assert_eq!(sent.body(), r#"{"created":"1994-11-06T08:49:37Z"}"#);
//! assert_eq!(Response::from_http_response(&sent)?.created, time);
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```

use std::fmt;

use jiff02::Timestamp;

use super::{
    count::{Amount, Milliseconds, SECOND, Seconds},
    form::{Reads, Unwritable, Writes, modules},
    rfc3339 as form_of_rfc3339,
    timestamp::http,
};

/// The time since the Unix epoch, which is negative before it.
impl Amount for Timestamp {
    type Count = i64;

    const UNWRITABLE: Unwritable = Unwritable::TooFarFromEpoch;

    fn to_nanoseconds(&self) -> i128 {
        self.as_nanosecond()
    }

    fn from_nanoseconds(nanoseconds: i128) -> Option<Self> {
        Self::from_nanosecond(nanoseconds).ok()
    }
}

struct Rfc3339;

/// The number of seconds between the beginning of the year 0 and the Unix epoch.
const BEFORE_EPOCH: i64 = 62_167_219_200;

impl Writes<Timestamp> for Rfc3339 {
    const UNWRITABLE: Unwritable = Unwritable::BeforeYear0;

    fn print(time: &Timestamp, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if time.to_nanoseconds() < -i128::from(BEFORE_EPOCH) * SECOND {
            return Err(fmt::Error);
        }
        fmt::Display::fmt(time, f)
    }
}

impl Reads<Timestamp> for Rfc3339 {
    const EXPECTED: &'static str = "a time in the form of RFC 3339";

    fn parse(text: &str) -> Option<Timestamp> {
        form_of_rfc3339::normalized(text)?.parse().ok()
    }
}

modules! {
    /// A [`Timestamp`] as a whole number of seconds since the Unix epoch, as in
    /// [`timestamp::secs`](crate::serde::timestamp::secs).
    secs, opt_secs: Timestamp as Seconds, "pathlore::serde::jiff02", [] []

    /// A [`Timestamp`] as a whole number of milliseconds since the Unix epoch, as in
    /// [`timestamp::ms`](crate::serde::timestamp::ms).
    ms, opt_ms: Timestamp as Milliseconds, "pathlore::serde::jiff02", [] []

    /// A [`Timestamp`] in the form of RFC 3339, as `1994-11-06T08:49:37.5Z`.
    ///
    /// It is written in UTC and read with any offset, as in
    /// [`timestamp`](crate::serde::timestamp). It is an error to write a time before the year 0.
    rfc3339, opt_rfc3339: Timestamp as Rfc3339, "pathlore::serde::jiff02", [] []

    /// A [`Timestamp`] as an HTTP-date, as in
    /// [`timestamp::http_date`](crate::serde::timestamp::http_date).
    http_date, opt_http_date: Timestamp as http::HttpDate, "pathlore::serde::jiff02", [] []
}
