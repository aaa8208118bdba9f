//! The differences that are allowed. In all of them the macros' code refuses the input, and its
//! error is right, or it keeps the rule that what is written is read back.

use std::{collections::BTreeSet, fmt};

use pathlore::{DecodeError, DecodeErrorKind, bytes::Bytes};
use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, Visitor},
};
use serde_json::Value;

use super::{
    harness::{Outcome, Side},
    oracle::{Part, Relation, locate, place, relation},
};

/// A part of a message that both sides read.
pub(crate) trait Input {
    fn bytes(&self) -> &[u8];

    fn show(&self) -> String {
        String::from_utf8_lossy(self.bytes()).into_owned()
    }

    /// Returns whether it is a body, and not an object.
    fn is_no_object(&self) -> bool;

    /// Returns whether the error goes away, or moves, if nothing but its place is changed.
    fn is_cured(&self, error: &DecodeError, own: Side<Self>) -> bool;

    fn is_allowed(
        &self,
        plain: &DecodeError,
        own: &DecodeError,
        sides: (Side<Self>, Side<Self>),
        oracle: Option<&[Part]>,
    ) -> bool;
}

pub(crate) fn is_allowed<I: Input + ?Sized>(
    input: &I,
    (plain, own): (&Outcome, &Outcome),
    (read, read_own): (Side<I>, Side<I>),
    oracle: Option<&[Part]>,
) -> bool {
    let own = match own {
        Outcome::Refused(own) => own,
        Outcome::Read { fields, written } => return is_law(plain, fields, written),
    };
    // Serde's derive also reads an array, in field order, and otherwise expects a value of its own
    // type.
    if input.is_no_object() {
        return is_about_no_object(input.bytes(), own);
    }
    // From its buffer the derive also reads an index for the tag of an enum, and `{}` for the `null`
    // of a variant. It takes neither if nothing is flattened.
    if matches!(plain, Outcome::Read { .. }) {
        return matches!(own.detail(), "expected variant identifier" | "expected unit")
            && input.is_cured(own, read_own);
    }
    let Outcome::Refused(plain) = plain else { return false };
    // The derive asks a type that reads like `Option` for the value of an absent field. If the type
    // refuses that, the error has no place.
    let is_refused_none = own.kind() == DecodeErrorKind::Missing
        && plain.kind() == DecodeErrorKind::Invalid
        && plain.field().is_empty()
        && plain.detail() == "not a valid value";
    is_refused_none || input.is_allowed(plain, own, (read, read_own), oracle)
}

/// Returns whether the macros' code keeps a rule that serde's derive does not: what is written is
/// read back.
fn is_law(plain: &Outcome, own_fields: &str, own: &Result<Bytes, String>) -> bool {
    let (Outcome::Read { fields, written }, Err(error)) = (plain, own) else {
        return false;
    };
    let body = match written {
        Ok(body) => body,
        // The error names the member.
        Err(of_whole) => {
            let (Some(detail), Some((_, own_detail))) = (
                of_whole.strip_prefix("body: "),
                error.strip_prefix("body field `").and_then(|part| part.split_once("`: ")),
            ) else {
                return false;
            };
            return fields == own_fields && own_detail == detail;
        }
    };
    // The derive writes a member twice.
    let Ok(Names(names)) = serde_json::from_slice(body) else { return false };
    let repeats = names.iter().collect::<BTreeSet<_>>().len() < names.len();
    fields == own_fields && error.ends_with("another field has this name") && repeats
}

/// The names of the members of an object.
struct Names(Vec<String>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NamesVisitor;

        impl<'de> Visitor<'de> for NamesVisitor {
            type Value = Names;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Names, A::Error> {
                let mut names = Vec::new();
                while let Some((name, IgnoredAny)) = members.next_entry()? {
                    names.push(name);
                }
                Ok(Names(names))
            }
        }

        deserializer.deserialize_map(NamesVisitor)
    }
}

fn is_json(body: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(body).is_ok()
}

/// Returns whether the error is right for a body that is not an object.
fn is_about_no_object(body: &[u8], error: &DecodeError) -> bool {
    if is_json(body) {
        return error.field().is_empty() && error.detail() == "expected an object";
    }
    let place = locate::<Value>(body).unwrap_or_default();
    error.kind() == DecodeErrorKind::Malformed && relation(error, &place) != Relation::Other
}

impl Input for [u8] {
    fn bytes(&self) -> &[u8] {
        self
    }

    fn is_no_object(&self) -> bool {
        let first = self.iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
        first.is_some_and(|first| *first != b'{')
    }

    fn is_cured(&self, error: &DecodeError, own: Side<Self>) -> bool {
        let Ok(body) = serde_json::from_slice::<Value>(self) else { return false };
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
                (Some(Value::Object(members)), Part::Name(name), None) => {
                    drop(members.remove(name));
                }
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

    fn is_allowed(
        &self,
        plain: &DecodeError,
        own: &DecodeError,
        (_, read_own): (Side<Self>, Side<Self>),
        oracle: Option<&[Part]>,
    ) -> bool {
        use DecodeErrorKind::{Malformed, Missing, Unexpected};

        // The derive has no place for the error of a type that buffers, as one with `flatten` does,
        // and describes in other words what it expected. The macros' code knows the member.
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
        if is_located && self.is_cured(own, read_own) {
            return true;
        }
        match (plain.kind(), own.kind()) {
            // The macros' code may not be sure that a field of a flattened type is missing there.
            (Missing, Missing) => {
                let (place, _) = place(plain);
                let (enclosing, _) = self::place(own);
                place.split_last().is_some_and(|(_, object)| object == enclosing)
                    && own.detail() == format!("missing field `{}`", last(plain))
            }
            // Both refuse a name before they look for its colon. If there is none, the derive's
            // error has the place of the object.
            (Unexpected, Unexpected) => {
                let relation = oracle.map(|place| relation(own, place));
                matches!(relation, Some(Relation::Equal | Relation::Enclosing)) && !is_json(self)
            }
            // The macros' code reads a member that is nested one level deeper.
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

    fn is_cured(&self, _: &DecodeError, _: Side<Self>) -> bool {
        false
    }

    /// If there are several errors, the derive returns the first one in the order of the query, and
    /// the macros' code that of the first field, an alias beside a name being an error before its
    /// value is. So the derive must return the same for the same pairs in another order.
    fn is_allowed(
        &self,
        _: &DecodeError,
        own: &DecodeError,
        (read, _): (Side<Self>, Side<Self>),
        _: Option<&[Part]>,
    ) -> bool {
        let pairs: Vec<_> = self.split('&').collect();
        let key = |pair: &str| pair.split('=').next().map(str::to_owned);
        let is_returned_for = |pairs: Vec<&str>| match read(&pairs.join("&")) {
            Outcome::Refused(plain) => {
                // A parameter with two names is shown by the first, and in the derive by the one
                // that is not an alias.
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
            is_returned_for([&*these, &*others].concat())
                || is_returned_for([&*others, &*these].concat())
        })
    }
}
