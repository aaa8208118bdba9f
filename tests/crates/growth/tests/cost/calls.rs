//! Each value is read once and written once, and an error costs at most some more reads.

use std::{
    cell::Cell,
    fmt::{self, Display},
    str::FromStr,
};

use pathlore::{
    IncomingRequest as _, Metadata, OutgoingRequest as _, Target, metadata, request, response,
};
use pathlore_test_growth::{fields_8, fields_64};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

thread_local! {
    static READS: Cell<u32> = const { Cell::new(0) };
    static WRITES: Cell<u32> = const { Cell::new(0) };
}

/// A number that counts how often it is read and written.
#[derive(Clone, Debug, PartialEq)]
struct Counted(u32);

impl Serialize for Counted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        WRITES.set(WRITES.get() + 1);
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Counted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        READS.set(READS.get() + 1);
        u32::deserialize(deserializer).map(Self)
    }
}

impl Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        WRITES.set(WRITES.get() + 1);
        self.0.fmt(f)
    }
}

impl FromStr for Counted {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        READS.set(READS.get() + 1);
        text.parse().map(Self)
    }
}

/// Returns the outcome, and how often values were read and written.
fn counted<T>(run: impl FnOnce() -> T) -> (T, u32, u32) {
    READS.set(0);
    WRITES.set(0);
    let outcome = run();
    (outcome, READS.get(), WRITES.get())
}
