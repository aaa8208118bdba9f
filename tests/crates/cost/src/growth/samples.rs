//! The requests to decode.

use bytes::Bytes;
use http::Request;

use pathlore_test_by_hand::{Kind, PATH};

use super::{BASE_URL, Sample};

/// The numbers of keys and of unknown members.
pub(crate) const MEMBERS: [usize; 3] = [10, 1_000, 10_000];

/// The value of a field as JSON.
fn value(kind: Kind, at: usize) -> String {
    match kind {
        Kind::Text => format!("\"the text of field {at}\""),
        Kind::Number => (at * 1_001).to_string(),
        Kind::Flag => (at % 8 == 3).to_string(),
    }
}

pub(crate) fn with_body(members: &[String]) -> Request<Bytes> {
    Request::post(format!("{BASE_URL}{PATH}"))
        .header("content-type", "application/json")
        .body(format!("{{{}}}", members.join(",")).into())
        .expect("a request")
}

pub(crate) fn with_query(parameters: &[String]) -> Request<Bytes> {
    Request::get(format!("{BASE_URL}{PATH}?{}", parameters.join("&")))
        .body(Bytes::new())
        .expect("a request")
}

fn reversed(members: &[String]) -> Vec<String> {
    members.iter().rev().cloned().collect()
}

/// Members that no field reads. Every other one is nested.
fn unknown(at: usize) -> String {
    if at.is_multiple_of(2) {
        format!("\"unknown_{at}\":\"the text of \\\"another\\\" member\"")
    } else {
        format!(
            "\"unknown_{at}\":{{\"list\":[{at},-2.5e3,{{\"a \\\"b\\\"\":null}}],\"flag\":true}}"
        )
    }
}

/// Puts the members between those that no field reads.
fn among(members: &[String], count: usize) -> Vec<String> {
    let mut all: Vec<String> = (0..count / 2).map(unknown).collect();
    for (at, member) in members.iter().enumerate() {
        all.push(member.clone());
        // The next one, if some are left, so that known and unknown members alternate.
        let next = count / 2 + at;
        all.extend((next < count).then(|| unknown(next)));
    }
    all.extend((count / 2 + members.len()..count).map(unknown));
    all
}

/// Returns the bodies of an endpoint with many fields.
pub(crate) fn bodies(fields: &[(&str, Kind)]) -> Vec<Sample> {
    let members: Vec<String> = fields
        .iter()
        .enumerate()
        .map(|(at, (name, kind))| format!("\"{name}\":{}", value(*kind, at)))
        .collect();
    let name = format!("body-{}-fields", fields.len());
    let other = |suffix: String, members: &[String], order: &[String]| Sample {
        name: format!("{name}-{suffix}"),
        message: with_body(order),
        canonical: Some(with_body(members)),
    };
    let mut samples =
        vec![Sample { name: name.clone(), message: with_body(&members), canonical: None }];
    samples.push(other("reversed".to_owned(), &members, &reversed(&members)));
    samples.extend(
        MEMBERS.map(|count| other(format!("{count}-unknown"), &members, &among(&members, count))),
    );
    samples
}

/// Returns the queries of an endpoint with many fields.
pub(crate) fn queries(fields: &[(&str, Kind)]) -> Vec<Sample> {
    let parameters: Vec<String> = fields
        .iter()
        .enumerate()
        .map(|(at, (name, kind))| {
            format!("{name}={}", value(*kind, at).trim_matches('"').replace(' ', "+"))
        })
        .collect();
    let name = format!("query-{}-fields", fields.len());
    vec![
        Sample { name: name.clone(), message: with_query(&parameters), canonical: None },
        Sample {
            name: format!("{name}-reversed"),
            message: with_query(&reversed(&parameters)),
            canonical: Some(with_query(&parameters)),
        },
    ]
}

/// Keys in the order of a map. They are short, because a URI has at most 65,534 bytes.
pub(crate) fn keys(count: usize) -> impl Iterator<Item = String> {
    let letter = |index: usize| char::from(b'a' + u8::try_from(index % 26).unwrap_or_default());
    (0..count).map(move |at| [at / 676, at / 26, at].map(letter).into_iter().collect())
}
