//! Queries.

use std::collections::BTreeSet;

use super::Random;

/// Values that types take or refuse, and texts that are not UTF-8.
const VALUES: &[&str] = &[
    "",
    "0",
    "1",
    "-1",
    "%2B1",
    "+1",
    "1.5",
    "true",
    "a",
    "A",
    "%41",
    "%61+b",
    "%c3%a9",
    "%ff",
    "%",
    "%zz",
    "256",
    "4294967296",
    "null",
    "[]",
    "a%26b",
    "%00",
    "1=2",
    "NaN",
    "%C3",
];

/// Parameters that no definition knows.
const OTHERS: &[&str] = &[
    "zz",
    "zz=1",
    "=",
    "=1",
    "%ff=1",
    "zz=%ff",
    "&&",
    "%00=1",
    "zz[]=1",
    "a%60b=1",
    "%e2%80%ae=1",
    "access_token=a",
];

/// Queries, of keys and values that are encoded.
pub(crate) fn queries(parameters: &[(&str, &str)]) -> BTreeSet<String> {
    // The values are those of bodies, as JSON has them.
    let all: Vec<_> =
        parameters.iter().map(|(key, value)| (*key, value.trim_matches('"'))).collect();
    let valid = joined(&[&all]);
    let mut queries = BTreeSet::new();
    let mut add = |query: String| {
        if pathlore::http::Uri::try_from(format!("/?{query}")).is_ok() {
            queries.insert(query);
        }
    };
    add(String::new());
    add(valid.clone());
    add(joined(&[&all.iter().copied().rev().collect::<Vec<_>>()]));
    for (index, (key, value)) in all.iter().copied().enumerate() {
        let mut others = all.clone();
        others.remove(index);
        let mut with = |pairs: &[(&str, &str)]| {
            add(joined(&[&others, pairs]));
            add(joined(&[pairs, &others]));
            add(joined(&[&pairs[..1], &others, &pairs[1..]]));
        };
        for other in VALUES {
            with(&[(key, other)]);
            with(&[(key, value), (key, other)]);
            with(&[(key, value), (key, other), (key, value)]);
        }
        let encoded = percent_encoded(key);
        with(&[(key, value), (&encoded, value)]);
        for (other_key, other) in &others {
            with(&[(other_key, other), (key, value), (other_key, other)]);
        }
        add(joined(&[&others]));
        add(joined(&[&[(key, value)]]));
        add(valid.replacen(&format!("{key}="), &format!("{encoded}="), 1));
        add(valid.replacen(&format!("{key}={value}"), key, 1));
    }
    for other in OTHERS {
        add((*other).to_owned());
        add(format!("{valid}&{other}"));
        add(format!("{other}&{valid}"));
    }
    for end in 0..valid.len() {
        add(valid[..end].to_owned());
    }
    mutated(&valid, &mut add);
    queries
}

fn joined(parts: &[&[(&str, &str)]]) -> String {
    let pairs = parts.iter().copied().flatten();
    pairs.map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join("&")
}

fn percent_encoded(key: &str) -> String {
    key.bytes().fold(String::new(), |mut encoded, byte| {
        encoded.push('%');
        encoded.push(char::from(b"0123456789abcdef"[usize::from(byte >> 4)]));
        encoded.push(char::from(b"0123456789abcdef"[usize::from(byte & 15)]));
        encoded
    })
}

/// Bytes replaced, put in and left out.
fn mutated(valid: &str, add: &mut impl FnMut(String)) {
    const BYTES: &[u8] = b"&&==%%++012afFzZ-.";
    let mut random = Random(11);
    for _ in 0..1500 {
        let mut query = valid.as_bytes().to_vec();
        for _ in 0..=random.below(2) {
            if query.is_empty() {
                break;
            }
            let at = random.below(query.len());
            let byte = BYTES[random.below(BYTES.len())];
            match random.below(3) {
                0 => query[at] = byte,
                1 => query.insert(at, byte),
                _ => drop(query.remove(at)),
            }
        }
        add(String::from_utf8(query).unwrap_or_default());
    }
}
