//! [`Duration`] as a whole number of milliseconds or seconds.
//!
//! Writing truncates the duration to whole units. It is an error if the number does not fit in a
//! `u64`. Reading also accepts floating-point numbers without a fraction, such as `1000.0`, up
//! to 2<sup>53</sup>, because some producers write integers that way.
//!
//! ```
//! use std::time::Duration;
//!
//! use serde::Deserialize;
//!
//! #[derive(Deserialize)]
//! struct Session {
//!     #[serde(with = "pathlore::serde::duration::secs")]
//!     age: Duration,
//! }
//!
//! let session: Session = serde_json::from_str(r#"{"age":90.0}"#).unwrap();
//! assert_eq!(session.age, Duration::from_secs(90));
//! assert!(serde_json::from_str::<Session>(r#"{"age":-1}"#).is_err());
//! assert!(serde_json::from_str::<Session>(r#"{"age":0.5}"#).is_err());
//! ```
//!
//! In the path and the header section, the modules are for `with`:
//!
//! ```
//! use std::time::Duration;
//!
//! use pathlore::{IncomingResponse, OutgoingResponse, http::header::RETRY_AFTER, response};
//!
//! #[response]
//! pub struct Response {
//!     #[api(header = RETRY_AFTER, with = pathlore::serde::duration::secs)]
//!     pub retry_after: Option<Duration>,
//! }
//!
//! let response = Response { retry_after: Some(Duration::from_secs(120)) };
//! let sent = response.to_http_response()?;
//! assert_eq!(sent.headers()[RETRY_AFTER], "120");
//! assert_eq!(Response::from_http_response(&sent)?.retry_after, response.retry_after);
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```

use std::time::Duration;

use super::{
    count::{Amount, Milliseconds, SECOND, Seconds},
    form::{Unwritable, modules},
};

impl Amount for Duration {
    type Count = u64;

    const UNWRITABLE: Unwritable = Unwritable::TooLong;

    fn to_nanoseconds(&self) -> i128 {
        i128::from(self.as_secs()) * SECOND + i128::from(self.subsec_nanos())
    }

    fn from_nanoseconds(nanoseconds: i128) -> Option<Self> {
        let seconds = nanoseconds.div_euclid(SECOND).try_into().ok()?;
        Some(Self::new(seconds, nanoseconds.rem_euclid(SECOND).try_into().ok()?))
    }
}

modules! {
    /// A [`Duration`] in milliseconds.
    ms, opt_ms: Duration as Milliseconds, "pathlore::serde::duration", [] []

    /// A [`Duration`] in seconds, as in the header field `Retry-After` (RFC 9110, section 10.2.3).
    secs, opt_secs: Duration as Seconds, "pathlore::serde::duration", [] []
}

#[cfg(test)]
mod tests;
