//! Types of fields.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) enum Word {
    Foo,
    Baz,
    Bar,
    #[serde(rename = "1")]
    One,
    #[serde(rename = "0")]
    Zero,
}

/// An enum whose values are numbers.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(into = "u8", try_from = "u8")]
pub(crate) enum Letter {
    A = 1,
    B,
    C,
}

impl From<Letter> for u8 {
    fn from(letter: Letter) -> Self {
        letter as Self
    }
}

impl TryFrom<u8> for Letter {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::A),
            2 => Ok(Self::B),
            3 => Ok(Self::C),
            _ => Err("expected a number from 1 to 3"),
        }
    }
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct DateTime(
    #[serde(with = "pathlore::serde::timestamp::rfc3339")] pub(crate) SystemTime,
);

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct HttpDate(
    #[serde(with = "pathlore::serde::timestamp::http_date")] pub(crate) SystemTime,
);

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Seconds(
    #[serde(with = "pathlore::serde::timestamp::secs")] pub(crate) SystemTime,
);

pub(crate) fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

pub(crate) fn strings<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).into()
}
