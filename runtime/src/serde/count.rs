//! Values as a whole number of seconds or milliseconds: durations, and times since the Unix epoch.

use std::{
    fmt::{self, Display},
    marker::PhantomData,
    str::FromStr,
};

use ::serde::{
    Deserializer, Serializer,
    de::{self, Unexpected, Visitor},
    ser,
};

use super::form::{Reads, Unwritable, Writes};

/// The number of nanoseconds in a second.
pub(super) const SECOND: i128 = 1_000_000_000;

/// A value that is a number of nanoseconds.
pub(super) trait Amount: Sized {
    /// The type of the number that is written.
    type Count: Count;

    /// Why a value cannot be written: the number does not fit in the type.
    const UNWRITABLE: Unwritable;

    /// Returns the number of nanoseconds.
    fn to_nanoseconds(&self) -> i128;

    /// Returns the value that is a number of nanoseconds, if the type has it.
    fn from_nanoseconds(nanoseconds: i128) -> Option<Self>;
}

/// A type of integers: `i64` or `u64`.
pub(super) trait Count: Copy + Display + FromStr + Into<i128> + TryFrom<i128> {
    fn serialize<S: Serializer>(self, serializer: S) -> Result<S::Ok, S::Error>;

    fn deserialize<'de, D, V>(deserializer: D, visitor: V) -> Result<V::Value, D::Error>
    where
        D: Deserializer<'de>,
        V: Visitor<'de>;
}

macro_rules! counts {
    ($($Count:ident $serialize:ident $deserialize:ident)*) => {
        $(
            impl Count for $Count {
                fn serialize<S: Serializer>(self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.$serialize(self)
                }

                fn deserialize<'de, D, V>(deserializer: D, visitor: V) -> Result<V::Value, D::Error>
                where
                    D: Deserializer<'de>,
                    V: Visitor<'de>,
                {
                    deserializer.$deserialize(visitor)
                }
            }
        )*
    };
}

counts! {
    i64 serialize_i64 deserialize_i64
    u64 serialize_u64 deserialize_u64
}

/// A number of units of time.
pub(super) struct In<U>(PhantomData<U>);

/// A number of seconds.
pub(super) type Seconds = In<Second>;

/// A number of milliseconds.
pub(super) type Milliseconds = In<Millisecond>;

/// A unit of time.
pub(super) trait Unit {
    const EXPECTED: &'static str;
    const NANOSECONDS: i128;
}

pub(super) struct Second;

impl Unit for Second {
    const EXPECTED: &'static str = "a whole number of seconds";
    const NANOSECONDS: i128 = SECOND;
}

pub(super) struct Millisecond;

impl Unit for Millisecond {
    const EXPECTED: &'static str = "a whole number of milliseconds";
    const NANOSECONDS: i128 = 1_000_000;
}

/// Returns the number of full units in a value, if the number fits in its type. That of a time before
/// the epoch is the last full unit before it.
fn count<T: Amount, U: Unit>(value: &T) -> Option<T::Count> {
    value.to_nanoseconds().div_euclid(U::NANOSECONDS).try_into().ok()
}

fn from_count<T: Amount, U: Unit>(count: T::Count) -> Option<T> {
    T::from_nanoseconds(count.into() * U::NANOSECONDS)
}

impl<T: Amount, U: Unit> Writes<T> for In<U> {
    const UNWRITABLE: Unwritable = T::UNWRITABLE;

    fn print(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        count::<T, U>(value).ok_or(fmt::Error)?.fmt(f)
    }

    fn serialize<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        match count::<T, U>(value) {
            Some(count) => count.serialize(serializer),
            None => Err(ser::Error::custom(T::UNWRITABLE)),
        }
    }
}

impl<T: Amount, U: Unit> Reads<T> for In<U> {
    const EXPECTED: &'static str = U::EXPECTED;

    fn parse(text: &str) -> Option<T> {
        from_count::<T, U>(text.parse().ok()?)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        let visitor = CountVisitor::<T::Count> { expected: U::EXPECTED, count: PhantomData };
        let count = T::Count::deserialize(deserializer, visitor)?;
        from_count::<T, U>(count)
            .ok_or_else(|| de::Error::invalid_value(Unexpected::Other("number"), &U::EXPECTED))
    }
}

struct CountVisitor<N> {
    expected: &'static str,
    count: PhantomData<N>,
}

impl<N: Count> CountVisitor<N> {
    /// The error does not contain the number.
    fn count<E: de::Error>(self, count: Option<i128>) -> Result<N, E> {
        count
            .and_then(|count| count.try_into().ok())
            .ok_or_else(|| E::invalid_value(Unexpected::Other("number"), &self))
    }
}

impl<N: Count> Visitor<'_> for CountVisitor<N> {
    type Value = N;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_i64<E: de::Error>(self, count: i64) -> Result<N, E> {
        self.count(Some(count.into()))
    }

    fn visit_u64<E: de::Error>(self, count: u64) -> Result<N, E> {
        self.count(Some(count.into()))
    }

    fn visit_f64<E: de::Error>(self, count: f64) -> Result<N, E> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        let is_exact = (-EXACT..=EXACT).contains(&count) && count.fract() == 0.0;
        #[allow(clippy::cast_possible_truncation, reason = "the range has been checked")]
        self.count(is_exact.then_some(count as i128))
    }
}
