//! HTTP-dates, by the crate `httpdate`.

use std::{
    fmt,
    time::{Duration, UNIX_EPOCH},
};

use crate::serde::{
    count::{Amount, SECOND},
    form::{Reads, Unwritable, Writes},
};

pub(in crate::serde) struct HttpDate;

/// The number of seconds between the Unix epoch and the year 10,000.
const END: u64 = 253_402_300_800;

impl<T: Amount<Count = i64>> Writes<T> for HttpDate {
    const UNWRITABLE: Unwritable = Unwritable::OutsideYears1970To9999;

    fn print(time: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `httpdate` panics if a time is out of range.
        let seconds = u64::try_from(time.to_nanoseconds().div_euclid(SECOND))
            .ok()
            .filter(|seconds| *seconds < END)
            .ok_or(fmt::Error)?;
        let time = UNIX_EPOCH.checked_add(Duration::from_secs(seconds)).ok_or(fmt::Error)?;
        fmt::Display::fmt(&httpdate::HttpDate::from(time), f)
    }
}

impl<T: Amount<Count = i64>> Reads<T> for HttpDate {
    const EXPECTED: &'static str = "an HTTP-date";

    fn parse(text: &str) -> Option<T> {
        T::from_nanoseconds(httpdate::parse_http_date(text).ok()?.to_nanoseconds())
    }
}
