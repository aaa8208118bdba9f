//! Random values.

use std::{borrow::Cow, collections::BTreeMap, time::Duration};

use fastrand::Rng;
use pathlore::{
    SupportedVersions,
    bytes::Bytes,
    http::{HeaderValue, StatusCode},
    multipart::File,
};
use serde_json::Value;

/// A source of random values.
pub(crate) struct Source {
    pub(crate) rng: Rng,
    /// Whether each value can be written in each part of a message.
    pub(crate) tame: bool,
}

impl Source {
    pub(crate) fn new(seed: u64, tame: bool) -> Self {
        Self { rng: Rng::with_seed(seed), tame }
    }

    pub(crate) fn sample<T: Sample>(&mut self) -> T {
        T::sample(self)
    }

    /// Returns what a server supports. One of which nothing is known gets all fields, whatever their
    /// history.
    pub(crate) fn server(&mut self) -> SupportedVersions {
        if self.tame {
            return SupportedVersions::new();
        }
        let mut any = |all: &[&'static str]| -> Vec<_> {
            all.iter().copied().filter(|_| self.rng.bool()).collect()
        };
        let versions = any(&["0.9", "1.0", "1.1", "1.2", "1.3", "1.4"]);
        let features = any(&["org.since", "org.until"]);
        SupportedVersions::from_versions(versions).with_features(features)
    }

    /// Returns one of the statuses.
    #[allow(dead_code, reason = "the definitions of a seed may have no such field")]
    pub(crate) fn status(&mut self, statuses: &[u16]) -> StatusCode {
        let status = statuses[self.rng.usize(..statuses.len())];
        StatusCode::from_u16(status).expect("it is in range")
    }

    /// Returns the length of a collection.
    fn length(&mut self) -> usize {
        if self.tame { self.rng.usize(1..4) } else { self.rng.usize(..4) }
    }
}

pub(crate) trait Sample: Sized {
    fn sample(source: &mut Source) -> Self;
}

/// Strings that mean something in some part of a message, and names of fields.
const UNUSUAL: &[&str] = &[
    "",
    " ",
    "  ",
    " a",
    "a ",
    ".",
    "..",
    "...",
    "%",
    "%2F",
    "%2e",
    "%zz",
    "/",
    "//",
    "a/b",
    "?",
    "#",
    "&",
    "=",
    "a=b&c=d",
    "+",
    "a+b",
    "+5",
    "007",
    "\\",
    "\"",
    "\"a",
    "\"a\"",
    "a\"b",
    "a\\\"b",
    ",",
    "a,b",
    ", ",
    "{",
    "}",
    "[",
    "]",
    "<>",
    ":",
    ";",
    "errcode",
    "A",
    "null",
    "true",
    "0",
    "-1",
    "1.5",
    "1e5",
    "\0",
    "\t",
    "a\tb",
    "\n",
    "\r\n",
    "\u{7f}",
    "\u{80}",
    "é",
    "漢字",
    "😀",
    "\u{feff}",
    "\u{feff}a",
    "\u{10ffff}",
    "access_token",
    "authorization",
    "~-._",
    "*",
    "alpha",
    "beta_two",
    "betaTwo",
    "gamma",
    "delta_four",
    "epsilon",
    "zeta",
    "eta_x",
    "etaX",
    "theta",
    "iota",
    "kappa",
    "x",
    "y z",
    "b.c",
    "A",
    "&=",
    "also",
    "Other",
    "1",
    "type",
    "content",
    "text",
    "a",
    "b",
    "inner",
    "first",
    "B",
];

impl Sample for String {
    fn sample(source: &mut Source) -> Self {
        let rng = &mut source.rng;
        if source.tame {
            return format!("t{}", rng.u16(..));
        }
        match rng.u8(..4) {
            0 => (0..rng.usize(..6)).map(|_| rng.char(..)).collect(),
            1 => format!("{}{}", rng.choice(UNUSUAL).unwrap(), rng.choice(UNUSUAL).unwrap()),
            2 => (0..rng.usize(..4)).map(|_| rng.char('\0'..'\u{80}')).collect(),
            _ => (*rng.choice(UNUSUAL).unwrap()).to_owned(),
        }
    }
}

impl Sample for Cow<'_, str> {
    fn sample(source: &mut Source) -> Self {
        Cow::Owned(source.sample())
    }
}

impl Sample for Box<str> {
    fn sample(source: &mut Source) -> Self {
        source.sample::<String>().into()
    }
}

impl Sample for char {
    fn sample(source: &mut Source) -> Self {
        if source.tame { source.rng.alphanumeric() } else { source.rng.char(..) }
    }
}

impl Sample for bool {
    fn sample(source: &mut Source) -> Self {
        source.rng.bool()
    }
}

impl Sample for () {
    fn sample(_: &mut Source) {}
}

macro_rules! integers {
    ($($type:ident)*) => {$(
        impl Sample for $type {
            fn sample(source: &mut Source) -> Self {
                match source.rng.u8(..4) {
                    0 => $type::MIN,
                    1 => $type::MAX,
                    2 => source.rng.$type(..100),
                    _ => source.rng.$type(..),
                }
            }
        }
    )*};
}

integers! { u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 }

macro_rules! floats {
    ($($type:ident)*) => {$(
        impl Sample for $type {
            fn sample(source: &mut Source) -> Self {
                match source.rng.u8(..8) {
                    0 if !source.tame => $type::NAN,
                    1 if !source.tame => $type::INFINITY,
                    2 if !source.tame => $type::NEG_INFINITY,
                    3 => -0.0,
                    // Each of them is exact in decimal, however it is read.
                    _ => $type::from(source.rng.i16(..)) / 4.0,
                }
            }
        }
    )*};
}

floats! { f32 f64 }

impl Sample for Duration {
    fn sample(source: &mut Source) -> Self {
        Self::from_millis(source.rng.u32(..).into())
    }
}

impl<T: Sample> Sample for Option<T> {
    fn sample(source: &mut Source) -> Self {
        (source.rng.u8(..3) > 0).then(|| source.sample())
    }
}

impl<T: Sample> Sample for Vec<T> {
    fn sample(source: &mut Source) -> Self {
        (0..source.length()).map(|_| source.sample()).collect()
    }
}

impl<T: Sample, const N: usize> Sample for [T; N] {
    fn sample(source: &mut Source) -> Self {
        std::array::from_fn(|_| source.sample())
    }
}

impl<A: Sample, B: Sample> Sample for (A, B) {
    fn sample(source: &mut Source) -> Self {
        (source.sample(), source.sample())
    }
}

impl<K: Sample + Ord, V: Sample> Sample for BTreeMap<K, V> {
    fn sample(source: &mut Source) -> Self {
        (0..source.length()).map(|_| source.sample()).collect()
    }
}

impl Sample for Bytes {
    fn sample(source: &mut Source) -> Self {
        source.sample::<Vec<u8>>().into()
    }
}

impl Sample for File {
    fn sample(source: &mut Source) -> Self {
        let mut file = File::new(source.sample::<Bytes>());
        file.file_name = source.sample::<Option<String>>();
        file.content_type = source.sample();
        if source.rng.bool() {
            file.headers.insert("x-a", source.sample());
        }
        file
    }
}

impl Sample for Cow<'_, [u8]> {
    fn sample(source: &mut Source) -> Self {
        Cow::Owned(source.sample())
    }
}

impl Sample for Value {
    fn sample(source: &mut Source) -> Self {
        match source.rng.u8(..8) {
            0 => Self::Null,
            1 => source.sample::<bool>().into(),
            2 => source.sample::<i64>().into(),
            3 => (f64::from(source.rng.i16(..)) / 4.0).into(),
            4 => source.sample::<Vec<u8>>().into(),
            5 => source.sample::<BTreeMap<String, u8>>().into_iter().collect(),
            _ => source.sample::<String>().into(),
        }
    }
}

impl Sample for HeaderValue {
    fn sample(source: &mut Source) -> Self {
        let text: Vec<u8> = if source.tame || source.rng.bool() {
            source.sample::<String>().into()
        } else {
            source.sample()
        };
        // Space at the ends is not part of a value (RFC 9110, section 5.5).
        Self::from_bytes(text.trim_ascii()).unwrap_or(Self::from_static("\"a, b\", c"))
    }
}
