use std::fmt::Debug;

use super::*;
use crate::{
    DecodeError,
    codegen::{read_body, read_headers, read_path, read_query},
    format::field_reader::Unknown,
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
