//! Where the two may differ, and why: both refuse the input, and what the macros' code says of it
//! is true as well.

use pathlore::{DecodeError, DecodeErrorKind};
use serde::de::IgnoredAny;
use serde_json::Value;

use super::{
    harness::{Outcome, Side},
    oracle::{Part, Relation, locate, place, relation},
};

/// The part of a message that both sides read.
pub(crate) trait Input {
    fn bytes(&self) -> &[u8];

    fn show(&self) -> String {
        String::from_utf8_lossy(self.bytes()).into_owned()
    }

    /// Whether it is a body, and not an object.
    fn is_no_object(&self) -> bool;

    fn is_allowed(
        &self,
        plain: &DecodeError,
        own: &DecodeError,
        sides: (Side<Self>, Side<Self>),
    ) -> bool;
}

pub(crate) fn is_allowed<I: Input + ?Sized>(
    input: &I,
    (plain, own): (&Outcome, &Outcome),
    (read, read_own): (Side<I>, Side<I>),
) -> bool {
    let Outcome::Refused(own) = own else { return false };
    // Serde's derive takes an array in field order as well, which no API means, and names its own
    // type if it takes nothing.
    if input.is_no_object() {
        return is_about_no_object(input.bytes(), own);
    }
    // Out of what it has buffered the derive also reads an index for the tag of an enum, and `{}`
    // for the `null` of a variant: what it does not take where nothing is flattened.
    if matches!(plain, Outcome::Read { .. }) {
        return matches!(own.detail(), "expected variant identifier" | "expected unit");
    }
    let Outcome::Refused(plain) = plain else { return false };
    // The derive asks a type that reads as `Option` does for the value of an absent field, and
    // where the type refuses that, has nothing but the type's text, without a place.
    let is_refused_none = own.kind() == DecodeErrorKind::Missing
        && plain.kind() == DecodeErrorKind::Invalid
        && plain.field().is_empty()
        && plain.detail() == "not a valid value";
    is_refused_none || input.is_allowed(plain, own, (read, read_own))
}

fn is_json(body: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(body).is_ok()
}

/// Whether the error is right of a body that is not an object.
fn is_about_no_object(body: &[u8], error: &DecodeError) -> bool {
    if is_json(body) {
        return error.field().is_empty() && error.detail() == "expected an object";
    }
    let place = locate::<Value>(body).unwrap_or_default();
    error.kind() == DecodeErrorKind::Malformed && relation(error, &place) != Relation::Other
}

/// Whether the error goes away, or another one comes, when nothing but its place is changed.
fn is_cured(body: &[u8], error: &DecodeError, own: Side<[u8]>) -> bool {
    let Ok(body) = serde_json::from_slice::<Value>(body) else { return false };
    let (place, _) = place(error);
    let Some((last, object)) = place.split_last() else { return true };
    if place.starts_with(&[Part::Rest]) {
        // Too deep to be shown.
        return true;
    }
    let read = |value: Option<Value>| {
        let mut body = body.clone();
        let object = object.iter().try_fold(&mut body, |value, part| match part {
            Part::Name(name) => value.get_mut(name),
            Part::Index(index) => value.get_mut(index),
            Part::Rest => None,
        });
        match (object, last, value) {
            (Some(Value::Object(members)), Part::Name(name), None) => drop(members.remove(name)),
            (Some(Value::Object(members)), Part::Name(name), Some(value)) => {
                members.insert(name.clone(), value);
            }
            (Some(Value::Array(elements)), Part::Index(index), Some(value)) => {
                elements[*index] = value;
            }
            _ => return false,
        }
        match own(body.to_string().as_bytes()) {
            Outcome::Read { .. } => true,
            Outcome::Refused(error) => !self::place(&error).0.starts_with(&place),
        }
    };
    let values = ["1", "\"a\"", "null", "{}", "{\"a\":1}", "\"A\"", "\"B\"", "[1,\"a\"]"];
    read(None) || values.iter().any(|value| read(serde_json::from_str(value).ok()))
}

impl Input for [u8] {
    fn bytes(&self) -> &[u8] {
        self
    }

    fn is_no_object(&self) -> bool {
        let first = self.iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
        first.is_some_and(|first| *first != b'{')
    }

    fn is_allowed(
        &self,
        plain: &DecodeError,
        own: &DecodeError,
        (_, read_own): (Side<Self>, Side<Self>),
    ) -> bool {
        use DecodeErrorKind::{Malformed, Missing, Unexpected};

        // Of a type that buffers, as one with `flatten` does, the derive knows no place, and what
        // was expected in words of its own. The macros' code knows the member.
        const BUFFERED: [&str; 6] = [
            "not a valid value",
            "expected map with a single key",
            "expected string or map",
            "expected struct variant",
            "expected tuple variant",
            "expected variant index",
        ];
        let last =
            |error: &DecodeError| error.field().rsplit('.').next().unwrap_or_default().to_owned();
        let name = last(own);
        let is_located = plain.field().is_empty()
            && plain.kind() == own.kind()
            && (plain.detail() == own.detail()
                || plain.detail() == format!("missing field `{name}`")
                || plain.detail() == format!("duplicate field `{name}`")
                || plain.detail().ends_with(" in sequence")
                || BUFFERED.iter().any(|words| plain.detail().starts_with(words)));
        if is_located && is_cured(self, own, read_own) {
            return true;
        }
        match (plain.kind(), own.kind()) {
            // Of a flattened type the macros' code may have less.
            (Missing, Missing) => {
                let (place, _) = place(plain);
                let (enclosing, _) = self::place(own);
                place.split_last().is_some_and(|(_, object)| object == enclosing)
                    && own.detail() == format!("missing field `{}`", last(plain))
            }
            // Both know before they look for its colon that a name is unknown or there twice. Where
            // no colon comes, the derive's error has the place of the object.
            (Unexpected, Unexpected) => plain.field().is_empty() && !is_json(self),
            // A member may be nested one level deeper.
            (Malformed, Malformed) => [plain, own]
                .iter()
                .all(|error| error.detail().starts_with("recursion limit exceeded")),
            _ => false,
        }
    }
}

impl Input for str {
    fn bytes(&self) -> &[u8] {
        self.as_bytes()
    }

    fn is_no_object(&self) -> bool {
        false
    }

    /// Of several errors the derive has the first in the order of the query, the macros' code that
    /// of the first field, and what has two names at a time is wrong before its value is. So the
    /// derive must say the same of the same pairs in another order.
    fn is_allowed(
        &self,
        _: &DecodeError,
        own: &DecodeError,
        (read, _): (Side<Self>, Side<Self>),
    ) -> bool {
        let pairs: Vec<_> = self.split('&').collect();
        let key = |pair: &str| pair.split('=').next().map(str::to_owned);
        let is_said_of = |pairs: Vec<&str>| match read(&pairs.join("&")) {
            Outcome::Refused(plain) => {
                // A parameter that is there by two names goes by the first, and in the derive by
                // the one that is no alias.
                let is_duplicate = own.detail() == "given more than once";
                plain.kind() == own.kind()
                    && plain.detail() == own.detail()
                    && (plain.field() == own.field() || is_duplicate)
            }
            Outcome::Read { .. } => false,
        };
        pairs.iter().any(|first| {
            let (these, others): (Vec<&str>, Vec<&str>) =
                pairs.iter().partition(|pair| key(pair) == key(first));
            is_said_of([&*these, &*others].concat()) || is_said_of([&*others, &*these].concat())
        })
    }
}
