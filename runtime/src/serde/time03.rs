//! The forms of [`timestamp`](crate::serde::timestamp) for [`time03::OffsetDateTime`], a type of `time` 0.3.
//!
//! ```
//! use pathlore::{IncomingResponse, Metadata, OutgoingResponse, metadata, request, response};
//!
//! # use time03 as time;
//! use time::OffsetDateTime;
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
//!     #[api(header = "last-modified", with = pathlore::serde::time03::http_date)]
//!     pub last_modified: Option<OffsetDateTime>,
//!     #[serde(with = "pathlore::serde::time03::rfc3339")]
//!     pub created: OffsetDateTime,
//! }
//!
//! let time = OffsetDateTime::from_unix_timestamp(784_111_777)?;
//! let response = Response { last_modified: Some(time), created: time };
//! let sent = response.to_http_response()?;
//! assert_eq!(sent.headers()["last-modified"], "Sun, 06 Nov 1994 08:49:37 GMT");
//! assert_eq!(sent.body(), r#"{"created":"1994-11-06T08:49:37Z"}"#);
//! assert_eq!(Response::from_http_response(&sent)?.created, time);
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```

use std::fmt;

use time03::{OffsetDateTime, format_description::well_known};

use super::{
    count::{Amount, Milliseconds, Seconds},
    form::{Reads, Unwritable, Writes, modules},
    rfc3339 as form_of_rfc3339,
    timestamp::http,
};

/// The time since the Unix epoch, which is negative before it.
impl Amount for OffsetDateTime {
    type Count = i64;

    const UNWRITABLE: Unwritable = Unwritable::TooFarFromEpoch;

    fn to_nanoseconds(&self) -> i128 {
        self.unix_timestamp_nanos()
    }

    fn from_nanoseconds(nanoseconds: i128) -> Option<Self> {
        Self::from_unix_timestamp_nanos(nanoseconds).ok()
    }
}

struct Rfc3339;

impl Writes<OffsetDateTime> for Rfc3339 {
    const UNWRITABLE: Unwritable = Unwritable::OutsideYears0To9999OrSecondsInOffset;

    fn print(time: &OffsetDateTime, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&time.format(&well_known::Rfc3339).map_err(|_| fmt::Error)?)
    }
}

impl Reads<OffsetDateTime> for Rfc3339 {
    const EXPECTED: &'static str = "a time in the form of RFC 3339";

    fn parse(text: &str) -> Option<OffsetDateTime> {
        OffsetDateTime::parse(&form_of_rfc3339::normalized(text)?, &well_known::Rfc3339).ok()
    }
}

modules! {
    /// An [`OffsetDateTime`] as a whole number of seconds since the Unix epoch, as in
    /// [`timestamp::secs`](crate::serde::timestamp::secs). It is read in UTC.
    secs, opt_secs: OffsetDateTime as Seconds, "pathlore::serde::time03", [] []

    /// An [`OffsetDateTime`] as a whole number of milliseconds since the Unix epoch, as in
    /// [`timestamp::ms`](crate::serde::timestamp::ms). It is read in UTC.
    ms, opt_ms: OffsetDateTime as Milliseconds, "pathlore::serde::time03", [] []

    /// An [`OffsetDateTime`] in the form of RFC 3339, as `1994-11-06T08:49:37.5+01:00`.
    ///
    /// It is written and read with its offset, in the form of
    /// [`timestamp`](crate::serde::timestamp). It is an error to write a time outside the years 0 to 9999,
    /// or an offset with seconds.
    rfc3339, opt_rfc3339: OffsetDateTime as Rfc3339, "pathlore::serde::time03", [] []

    /// An [`OffsetDateTime`] as an HTTP-date, as in
    /// [`timestamp::http_date`](crate::serde::timestamp::http_date). It is read in UTC.
    http_date, opt_http_date: OffsetDateTime as http::HttpDate, "pathlore::serde::time03", [] []
}
