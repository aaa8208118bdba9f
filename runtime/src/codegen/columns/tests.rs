use std::fmt::Debug;

use bytes::Bytes;
use http::HeaderMap;

use super::*;
use crate::{
    DecodeError,
    format::{
        field_reader::Unknown,
        form::{Form, Query},
        json::Json,
    },
};

mod flattened;
mod members;
mod nested;
mod parameters;
mod text;

/// Checks the values, or the error as it is printed.
#[track_caller]
fn check<T: Debug + PartialEq>(
    input: &str,
    result: Result<T, DecodeError>,
    expected: Result<T, &str>,
) {
    let result = result.map_err(|error| error.to_string());
    assert_eq!(result, expected.map_err(str::to_owned), "{input}");
}

fn read_path<T: ReadPart<(), Arguments, V>, V>(
    arguments: &[(&str, &str)],
    columns: T,
) -> Result<V, DecodeError> {
    columns.read(arguments)
}

fn read_headers<T: ReadPart<(), Headers, V>, V>(
    headers: &HeaderMap,
    columns: T,
) -> Result<V, DecodeError> {
    columns.read(headers)
}

fn read_query<T, V>(
    pairs: &str,
    credentials: &[&str],
    unknown: Unknown,
    columns: T,
) -> Result<V, DecodeError>
where
    T: ReadPart<(), Form, V> + tuple::ReadColumns<(), Form, V>,
{
    let query = Query { pairs, credentials, unknown: Unknown::Ignore, is_body: false };
    match unknown {
        Unknown::Ignore => columns.read(query),
        Unknown::Deny => deny_unknown(columns).read(query),
    }
}

fn read_body<T, V>(body: &[u8], unknown: Unknown, columns: T) -> Result<V, DecodeError>
where
    T: ReadPart<(), Json, V> + tuple::ReadColumns<(), Json, V>,
{
    let (bytes, headers) = (Bytes::copy_from_slice(body), HeaderMap::new());
    let body = Body::of(&bytes, &headers);
    match unknown {
        Unknown::Ignore => columns.read(body),
        Unknown::Deny => ReadPart::<(), Json, V>::read(deny_unknown(columns), body),
    }
}

/// All sequences of up to `length` items.
fn sequences<'i>(items: &[&'i str], length: usize) -> Vec<Vec<&'i str>> {
    let mut all = vec![Vec::new()];
    let mut last = all.clone();
    for _ in 0..length {
        let longer = |before: &Vec<&'i str>| {
            let before = before.clone();
            items.iter().map(move |item| [&before[..], &[item]].concat()).collect::<Vec<_>>()
        };
        last = last.iter().flat_map(longer).collect();
        all.extend(last.iter().cloned());
    }
    all
}
