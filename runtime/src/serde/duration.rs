//! [`Duration`] as a whole number of milliseconds or seconds.
//!
//! Serializing truncates the duration to whole units. It is an error if the number does not fit in a
//! `u64`. Deserializing also accepts floating-point numbers without a fraction, such as `1000.0`, up
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

use std::{fmt, marker::PhantomData, time::Duration};

use ::serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, Unexpected, Visitor},
    ser,
};

/// A unit of time.
trait Unit {
    const EXPECTED: &'static str;

    fn count(duration: Duration) -> u128;

    fn duration(count: u64) -> Duration;
}

struct Milliseconds;

impl Unit for Milliseconds {
    const EXPECTED: &'static str = "a whole number of milliseconds";

    fn count(duration: Duration) -> u128 {
        duration.as_millis()
    }

    fn duration(count: u64) -> Duration {
        Duration::from_millis(count)
    }
}

struct Seconds;

impl Unit for Seconds {
    const EXPECTED: &'static str = "a whole number of seconds";

    fn count(duration: Duration) -> u128 {
        duration.as_secs().into()
    }

    fn duration(count: u64) -> Duration {
        Duration::from_secs(count)
    }
}

/// A duration that is serialized in a unit.
struct In<U> {
    duration: Duration,
    unit: PhantomData<U>,
}

impl<U> From<Duration> for In<U> {
    fn from(duration: Duration) -> Self {
        Self { duration, unit: PhantomData }
    }
}

impl<U: Unit> Serialize for In<U> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match u64::try_from(U::count(self.duration)) {
            Ok(count) => serializer.serialize_u64(count),
            Err(_) => Err(ser::Error::custom("the duration is too long")),
        }
    }
}

impl<'de, U: Unit> Deserialize<'de> for In<U> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_u64(CountVisitor::<U>(PhantomData)).map(|c| U::duration(c).into())
    }
}

struct CountVisitor<U>(PhantomData<U>);

impl<U: Unit> Visitor<'_> for CountVisitor<U> {
    type Value = u64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(U::EXPECTED)
    }

    fn visit_u64<E: de::Error>(self, count: u64) -> Result<u64, E> {
        Ok(count)
    }

    fn visit_i64<E: de::Error>(self, count: i64) -> Result<u64, E> {
        u64::try_from(count).map_err(|_| E::invalid_value(Unexpected::Signed(count), &self))
    }

    fn visit_f64<E: de::Error>(self, count: f64) -> Result<u64, E> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if (0.0..=EXACT).contains(&count) && count.fract() == 0.0 {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "the range has been checked"
            )]
            Ok(count as u64)
        } else {
            Err(E::invalid_value(Unexpected::Float(count), &self))
        }
    }
}

fn serialize_option<U: Unit, S: Serializer>(
    duration: Option<Duration>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    duration.map(In::<U>::from).serialize(serializer)
}

fn deserialize_option<'de, U: Unit, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Duration>, D::Error> {
    Ok(Option::<In<U>>::deserialize(deserializer)?.map(|value| value.duration))
}

/// A [`Duration`] in milliseconds: `#[serde(with = "pathlore::serde::duration::ms")]`.
pub mod ms {
    use super::{Deserialize, Deserializer, Duration, In, Milliseconds, Serialize, Serializer};

    /// Serializes a duration as a number of milliseconds.
    ///
    /// # Errors
    ///
    /// Returns an error if the number does not fit in a `u64`.
    pub fn serialize<S: Serializer>(duration: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
        In::<Milliseconds>::from(*duration).serialize(serializer)
    }

    /// Deserializes a duration from a number of milliseconds.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not a number, is negative or has a fraction.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        Ok(In::<Milliseconds>::deserialize(deserializer)?.duration)
    }
}

/// An optional [`Duration`] in milliseconds:
/// `#[serde(default, with = "pathlore::serde::duration::opt_ms")]`.
///
/// Without `default`, serde requires a field with `with` to be present, at least as `null`.
pub mod opt_ms {
    use super::{
        Deserializer, Duration, Milliseconds, Serializer, deserialize_option, serialize_option,
    };

    /// Serializes a duration as a number of milliseconds, or `None` as such.
    ///
    /// # Errors
    ///
    /// Returns an error if the number does not fit in a `u64`.
    #[allow(clippy::ref_option, reason = "serde's derive passes the field by reference")]
    pub fn serialize<S: Serializer>(
        duration: &Option<Duration>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serialize_option::<Milliseconds, S>(*duration, serializer)
    }

    /// Deserializes a duration from a number of milliseconds, or `None` if there is no value.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not a number, is negative or has a fraction.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Duration>, D::Error> {
        deserialize_option::<Milliseconds, D>(deserializer)
    }
}

/// A [`Duration`] in seconds: `#[serde(with = "pathlore::serde::duration::secs")]`.
pub mod secs {
    use super::{Deserialize, Deserializer, Duration, In, Seconds, Serialize, Serializer};

    /// Serializes a duration as a number of seconds.
    ///
    /// # Errors
    ///
    /// Returns an error if the number does not fit in a `u64`.
    pub fn serialize<S: Serializer>(duration: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
        In::<Seconds>::from(*duration).serialize(serializer)
    }

    /// Deserializes a duration from a number of seconds.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not a number, is negative or has a fraction.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        Ok(In::<Seconds>::deserialize(deserializer)?.duration)
    }
}

/// An optional [`Duration`] in seconds:
/// `#[serde(default, with = "pathlore::serde::duration::opt_secs")]`.
///
/// Without `default`, serde requires a field with `with` to be present, at least as `null`.
pub mod opt_secs {
    use super::{
        Deserializer, Duration, Seconds, Serializer, deserialize_option, serialize_option,
    };

    /// Serializes a duration as a number of seconds, or `None` as such.
    ///
    /// # Errors
    ///
    /// Returns an error if the number does not fit in a `u64`.
    #[allow(clippy::ref_option, reason = "serde's derive passes the field by reference")]
    pub fn serialize<S: Serializer>(
        duration: &Option<Duration>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serialize_option::<Seconds, S>(*duration, serializer)
    }

    /// Deserializes a duration from a number of seconds, or `None` if there is no value.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not a number, is negative or has a fraction.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Duration>, D::Error> {
        deserialize_option::<Seconds, D>(deserializer)
    }
}

#[cfg(test)]
mod tests;
