//! RFC 3339 for [`SystemTime`], by the crate `time`.

use std::{fmt, time::SystemTime};

use time03::{OffsetDateTime, format_description::well_known};

use crate::serde::{
    count::Amount,
    form::{Reads, Unwritable, Writes},
    rfc3339,
};

pub(in crate::serde) struct Rfc3339;

impl Writes<SystemTime> for Rfc3339 {
    const UNWRITABLE: Unwritable = Unwritable::OutsideYears0To9999;

    fn print(time: &SystemTime, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = OffsetDateTime::from_unix_timestamp_nanos(time.to_nanoseconds())
            .map_err(|_| fmt::Error)?;
        f.write_str(&time.format(&well_known::Rfc3339).map_err(|_| fmt::Error)?)
    }
}

impl Reads<SystemTime> for Rfc3339 {
    const EXPECTED: &'static str = "a time in the form of RFC 3339";

    fn parse(text: &str) -> Option<SystemTime> {
        let time = OffsetDateTime::parse(&rfc3339::normalized(text)?, &well_known::Rfc3339).ok()?;
        SystemTime::from_nanoseconds(time.unix_timestamp_nanos())
    }
}
