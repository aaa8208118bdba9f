//! [`Duration`] as a whole number of milliseconds or seconds.
//!
//! What is less than the unit is cut off in writing. A number that does not fit in a `u64` is an
//! error. In reading, a floating point number without a fraction is taken as well, as some
//! producers write it: `1000.0`, up to 2<sup>53</sup>, where such numbers stop being exact.
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

/// A duration that is written in a unit.
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
            Err(_) => Err(ser::Error::custom("a duration is too long")),
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
                reason = "has just been checked"
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

/// A [`Duration`] as milliseconds: `#[serde(with = "pathlore::serde::duration::ms")]`.
pub mod ms {
    use super::{Deserialize, Deserializer, Duration, In, Milliseconds, Serialize, Serializer};

    /// Writes the whole milliseconds.
    ///
    /// # Errors
    ///
    /// Where there are more of them than a `u64` holds.
    pub fn serialize<S: Serializer>(duration: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
        In::<Milliseconds>::from(*duration).serialize(serializer)
    }

    /// Reads milliseconds.
    ///
    /// # Errors
    ///
    /// Where the value is no number, or negative, or has a fraction.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        Ok(In::<Milliseconds>::deserialize(deserializer)?.duration)
    }
}

/// An `Option` of a [`Duration`] as milliseconds:
/// `#[serde(default, with = "pathlore::serde::duration::opt_ms")]`.
///
/// Without `default`, serde wants a field with `with` to be there, if only as `null`.
pub mod opt_ms {
    use super::{
        Deserializer, Duration, Milliseconds, Serializer, deserialize_option, serialize_option,
    };

    /// Writes the whole milliseconds, or that there is nothing.
    ///
    /// # Errors
    ///
    /// Where there are more of them than a `u64` holds.
    #[allow(clippy::ref_option, reason = "serde's derive passes the field by reference")]
    pub fn serialize<S: Serializer>(
        duration: &Option<Duration>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serialize_option::<Milliseconds, S>(*duration, serializer)
    }

    /// Reads milliseconds, or that there is nothing.
    ///
    /// # Errors
    ///
    /// Where the value is no number, or negative, or has a fraction.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Duration>, D::Error> {
        deserialize_option::<Milliseconds, D>(deserializer)
    }
}

/// A [`Duration`] as seconds: `#[serde(with = "pathlore::serde::duration::secs")]`.
pub mod secs {
    use super::{Deserialize, Deserializer, Duration, In, Seconds, Serialize, Serializer};

    /// Writes the whole seconds.
    ///
    /// # Errors
    ///
    /// Where there are more of them than a `u64` holds.
    pub fn serialize<S: Serializer>(duration: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
        In::<Seconds>::from(*duration).serialize(serializer)
    }

    /// Reads seconds.
    ///
    /// # Errors
    ///
    /// Where the value is no number, or negative, or has a fraction.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        Ok(In::<Seconds>::deserialize(deserializer)?.duration)
    }
}

/// An `Option` of a [`Duration`] as seconds:
/// `#[serde(default, with = "pathlore::serde::duration::opt_secs")]`.
///
/// Without `default`, serde wants a field with `with` to be there, if only as `null`.
pub mod opt_secs {
    use super::{
        Deserializer, Duration, Seconds, Serializer, deserialize_option, serialize_option,
    };

    /// Writes the whole seconds, or that there is nothing.
    ///
    /// # Errors
    ///
    /// Where there are more of them than a `u64` holds.
    #[allow(clippy::ref_option, reason = "serde's derive passes the field by reference")]
    pub fn serialize<S: Serializer>(
        duration: &Option<Duration>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serialize_option::<Seconds, S>(*duration, serializer)
    }

    /// Reads seconds, or that there is nothing.
    ///
    /// # Errors
    ///
    /// Where the value is no number, or negative, or has a fraction.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Duration>, D::Error> {
        deserialize_option::<Seconds, D>(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, from_value, json, to_value};

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Times {
        #[serde(with = "ms")]
        ms: Duration,
        #[serde(with = "secs")]
        secs: Duration,
        #[serde(default, with = "opt_ms")]
        opt_ms: Option<Duration>,
        #[serde(default, skip_serializing_if = "Option::is_none", with = "opt_secs")]
        opt_secs: Option<Duration>,
    }

    #[test]
    fn whole_units() {
        let duration = Duration::new(2, 999_999_999);
        let times = Times { ms: duration, secs: duration, opt_ms: None, opt_secs: Some(duration) };
        let written = json!({"ms": 2999, "secs": 2, "opt_ms": null, "opt_secs": 2});
        assert_eq!(to_value(&times).unwrap(), written);
        let read = Times {
            ms: Duration::from_millis(2999),
            secs: Duration::from_secs(2),
            opt_ms: None,
            opt_secs: Some(Duration::from_secs(2)),
        };
        assert_eq!(from_value::<Times>(written).unwrap(), read);
        let longest = Times { ms: Duration::from_millis(u64::MAX), opt_ms: None, ..read };
        assert_eq!(from_value::<Times>(to_value(&longest).unwrap()).unwrap(), longest);
    }

    #[test]
    fn too_long() {
        let writer = || serde_json::value::Serializer;
        assert!(ms::serialize(&Duration::MAX, writer()).is_err());
        assert!(opt_ms::serialize(&Some(Duration::MAX), writer()).is_err());
        assert_eq!(secs::serialize(&Duration::MAX, writer()).unwrap(), json!(u64::MAX));
    }

    #[test]
    fn numbers() {
        let read = |value: Value| ms::deserialize(value).map(|d| d.as_millis());
        assert_eq!(read(json!(0)).unwrap(), 0);
        assert_eq!(read(json!(u64::MAX)).unwrap(), u128::from(u64::MAX));
        assert_eq!(read(json!(1000.0)).unwrap(), 1000);
        assert_eq!(read(json!(-0.0)).unwrap(), 0);
        assert_eq!(read(json!(9_007_199_254_740_992.0)).unwrap(), 9_007_199_254_740_992);
        for value in [json!(-1), json!(0.5), json!(-1.0), json!(9.1e15), json!("1"), json!(null)] {
            let error = read(value).unwrap_err().to_string();
            assert!(error.ends_with(", expected a whole number of milliseconds"), "{error}");
        }
        let error = opt_secs::deserialize(json!(-1)).unwrap_err().to_string();
        assert!(error.ends_with(", expected a whole number of seconds"), "{error}");
        assert_eq!(opt_secs::deserialize(json!(null)).unwrap(), None);
    }
}
