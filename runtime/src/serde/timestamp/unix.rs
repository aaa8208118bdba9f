//! Times as a number of units since the Unix epoch.

use std::{fmt, marker::PhantomData};

use ::serde::{
    Deserializer, Serializer,
    de::{self, Unexpected, Visitor},
    ser,
};

use super::{
    super::form::{Reads, Writes},
    Instant,
};

/// A number of units of time.
pub(in crate::serde) struct In<U>(PhantomData<U>);

/// The number of seconds since the Unix epoch.
pub(in crate::serde) type Seconds = In<Second>;

/// The number of milliseconds since the Unix epoch.
pub(in crate::serde) type Milliseconds = In<Millisecond>;

/// A unit of time.
pub(in crate::serde) trait Unit {
    const EXPECTED: &'static str;
    const NANOSECONDS: i128;
}

pub(in crate::serde) struct Second;

impl Unit for Second {
    const EXPECTED: &'static str = "a whole number of seconds";
    const NANOSECONDS: i128 = super::NANOSECONDS;
}

pub(in crate::serde) struct Millisecond;

impl Unit for Millisecond {
    const EXPECTED: &'static str = "a whole number of milliseconds";
    const NANOSECONDS: i128 = 1_000_000;
}

/// Returns the number of full units between the Unix epoch and a time, if the number fits.
fn count<T: Instant, U: Unit>(time: &T) -> Option<i64> {
    i64::try_from(time.to_nanoseconds().div_euclid(U::NANOSECONDS)).ok()
}

impl<T: Instant, U: Unit> Writes<T> for In<U> {
    const UNWRITABLE: &'static str = "the time is too far from the Unix epoch";

    fn print(time: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&count::<T, U>(time).ok_or(fmt::Error)?, f)
    }

    fn serialize<S: Serializer>(time: &T, serializer: S) -> Result<S::Ok, S::Error> {
        match count::<T, U>(time) {
            Some(count) => serializer.serialize_i64(count),
            None => Err(ser::Error::custom(<Self as Writes<T>>::UNWRITABLE)),
        }
    }
}

impl<T: Instant, U: Unit> Reads<T> for In<U> {
    const EXPECTED: &'static str = U::EXPECTED;

    fn parse(text: &str) -> Option<T> {
        from_count::<T, U>(text.parse().ok()?)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        let count = deserializer.deserialize_i64(CountVisitor(U::EXPECTED))?;
        from_count::<T, U>(count)
            .ok_or_else(|| de::Error::invalid_value(Unexpected::Other("number"), &U::EXPECTED))
    }
}

fn from_count<T: Instant, U: Unit>(count: i64) -> Option<T> {
    T::from_nanoseconds(i128::from(count) * U::NANOSECONDS)
}

struct CountVisitor(&'static str);

impl Visitor<'_> for CountVisitor {
    type Value = i64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_i64<E: de::Error>(self, count: i64) -> Result<i64, E> {
        Ok(count)
    }

    fn visit_u64<E: de::Error>(self, count: u64) -> Result<i64, E> {
        i64::try_from(count).map_err(|_| E::invalid_value(Unexpected::Other("number"), &self))
    }

    fn visit_f64<E: de::Error>(self, count: f64) -> Result<i64, E> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if (-EXACT..=EXACT).contains(&count) && count.fract() == 0.0 {
            #[allow(clippy::cast_possible_truncation, reason = "the range has been checked")]
            Ok(count as i64)
        } else {
            Err(E::invalid_value(Unexpected::Other("number"), &self))
        }
    }
}
