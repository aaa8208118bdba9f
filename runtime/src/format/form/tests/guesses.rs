//! Types that do not say what they expect.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ::serde::{Deserialize, Serialize};

use super::{
    One, check_round_trip, check_write_error,
    read::{check_read_errors, read},
    write,
};
use crate::DecodeErrorKind::{Invalid, Malformed, Missing, Unexpected};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Page {
    limit: u32,
    from: String,
    ratio: Option<f64>,
    reverse: bool,
    tags: Vec<String>,
    sizes: BTreeSet<i8>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Flat {
    name: String,
    #[serde(flatten)]
    page: Page,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Tagged {
    Numbered { number: u8, texts: Vec<String> },
    Named { name: String, is_new: bool },
    Nothing,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "value")]
enum Adjacent {
    Number(i64),
    Text(String),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Untagged {
    Number { value: i32 },
    Flag { value: bool },
    Text { value: String },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum External {
    Limit(u16),
    Tags(Vec<u8>),
    Pair(u8, u8),
    All,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Scalar {
    Number(u32),
    Float(f64),
    Flag(bool),
    Text(String),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Flattened<T, U = ()> {
    id: u8,
    #[serde(flatten)]
    first: T,
    #[serde(flatten)]
    second: U,
}

fn page(tags: &[&str], sizes: &[i8]) -> Page {
    Page {
        limit: 5,
        from: "5".into(),
        ratio: Some(5.0),
        reverse: true,
        tags: tags.iter().map(|tag| String::from(*tag)).collect(),
        sizes: sizes.iter().copied().collect(),
    }
}

#[test]
fn flattened_structs() {
    for (tags, sizes) in
        [(&[][..], &[][..]), (&["5"], &[-5]), (&["true", "x"], &[1, 2]), (&["a"], &[])]
    {
        let flat = Flat { name: "5".into(), page: page(tags, sizes) };
        let written = write(&flat).unwrap();
        assert_eq!(read::<Flat>(written.strip_prefix('?').unwrap()), Ok(flat), "{written}");
    }
    check_read_errors::<Flat>(&[
        ("name=a&limit=x&from=a&reverse=true", Invalid, "query parameter `limit`: expected u32"),
        ("name=a&limit=-1&from=a&reverse=true", Invalid, "query parameter `limit`: expected u32"),
        (
            "name=a&limit=5&from=a&reverse=5",
            Invalid,
            "query parameter `reverse`: expected a boolean",
        ),
        (
            "name=a&limit=5&from=a&reverse=true&sizes=300",
            Invalid,
            "query parameter `sizes`: expected i8",
        ),
        ("name=a&limit=5&from=a", Missing, "query parameter `reverse`: missing"),
        ("limit=5", Missing, "query parameter `name`: missing"),
        (
            "name=a&limit=5&from=a&reverse=true&ratio=",
            Invalid,
            "query parameter `ratio`: expected f64",
        ),
        (
            "name=a&limit=5&limit=6&from=a&reverse=true",
            Unexpected,
            "query parameter `limit`: given more than once",
        ),
        ("name=a&limit=%ff", Malformed, "query parameter `limit`: expected UTF-8"),
    ]);
    check_read_errors::<Flattened<BTreeMap<String, String>>>(&[
        ("id=1&x=1&x=2", Unexpected, "query parameter `x`: given more than once"),
        ("id=1&x=%ff", Malformed, "query parameter `x`: expected UTF-8"),
    ]);
    check_read_errors::<Flattened<One<Option<u8>>>>(&[
        ("id=1&a=", Invalid, "query parameter `a`: expected u8"),
        ("id=1&a=1&a=2", Unexpected, "query parameter `a`: given more than once"),
    ]);
    // Parameters that nobody reads are ignored, whatever their bytes.
    let query = "name=a&limit=5&from=%35&reverse=false&%ff=1&other=%ff&other=1";
    assert_eq!(read::<Flat>(query).map(|flat| flat.page.from), Ok("5".to_owned()));
}

#[test]
fn enums() {
    check_round_trip(
        &Tagged::Numbered { number: 7, texts: vec!["7".into()] },
        "?type=numbered&number=7&texts=7",
    );
    check_round_trip(&Tagged::Numbered { number: 7, texts: vec![] }, "?type=numbered&number=7");
    check_round_trip(
        &Tagged::Named { name: "7".into(), is_new: false },
        "?type=named&name=7&is_new=false",
    );
    check_round_trip(&Tagged::Nothing, "?type=nothing");
    check_round_trip(&Adjacent::Number(-7), "?type=Number&value=-7");
    check_round_trip(&Adjacent::Text("-7".into()), "?type=Text&value=-7");
    assert_eq!(read("value=-7&type=Number"), Ok(Adjacent::Number(-7)));
    assert_eq!(read("value=-7&type=Text"), Ok(Adjacent::Text("-7".into())));
    check_round_trip(&Untagged::Number { value: -7 }, "?value=-7");
    check_round_trip(&Untagged::Flag { value: true }, "?value=true");
    check_round_trip(&Untagged::Text { value: "x".into() }, "?value=x");
    for (value, expected) in [
        (Scalar::Number(7), "?a=7"),
        (Scalar::Float(1.5), "?a=1.5"),
        (Scalar::Flag(true), "?a=true"),
        (Scalar::Text("7 8".into()), "?a=7+8"),
        (Scalar::Text(String::new()), "?a="),
    ] {
        check_round_trip(&One { a: value }, expected);
    }
    check_round_trip(
        &One { a: vec![Scalar::Number(7), Scalar::Text("x".into()), Scalar::Flag(false)] },
        "?a=7&a=x&a=false",
    );
    check_round_trip(
        &BTreeMap::from([(7_u8, Scalar::Number(7)), (8, Scalar::Text("x".into()))]),
        "?7=7&8=x",
    );
    check_read_errors::<Tagged>(&[
        ("number=7", Missing, "query parameter `type`: missing"),
        ("type=numbered&number=x", Invalid, "query parameter `number`: expected u8"),
        ("type=numbered&number=256", Invalid, "query parameter `number`: expected u8"),
        ("type=numbered", Missing, "query parameter `number`: missing"),
        (
            "type=a",
            Invalid,
            "query parameter `type`: expected one of `numbered`, `named`, `nothing`",
        ),
    ]);
    check_read_errors::<Untagged>(&[("", Invalid, "query: not a valid value")]);
}

#[test]
fn flattened_enums_and_options() {
    let nested = Flattened { id: 1, first: Tagged::Nothing, second: External::Limit(5) };
    check_round_trip(&nested, "?id=1&type=nothing&Limit=5");
    let nested =
        Flattened { id: 1, first: Untagged::Number { value: 5 }, second: External::Tags(vec![5]) };
    check_round_trip(&nested, "?id=1&value=5&Tags=5");
    let nested = Flattened { id: 1, first: External::All, second: () };
    check_round_trip(&nested, "?id=1&All=");
    let nested = Flattened { id: 1, first: External::Pair(1, 2), second: () };
    check_round_trip(&nested, "?id=1&Pair=1&Pair=2");
    let nested = Flattened { id: 1, first: Some(page(&[], &[])), second: () };
    check_round_trip(&nested, "?id=1&limit=5&from=5&ratio=5&reverse=true");
    let nested = Flattened { id: 1, first: None::<Page>, second: () };
    check_round_trip(&nested, "?id=1");
    let map = BTreeMap::from([(5_u8, true), (6, false)]);
    let nested = Flattened { id: 1, first: One { a: 5 }, second: map };
    check_round_trip(&nested, "?id=1&a=5&5=true&6=false");
    let nested = Flattened { id: 1, first: BTreeMap::from([(true, '5')]), second: () };
    check_round_trip(&nested, "?id=1&true=5");
    let nested = Flattened { id: 1, first: Some(BTreeMap::from([(-1, 1.5)])), second: () };
    check_round_trip(&nested, "?id=1&-1=1.5");
    // A value of unknown type is a string.
    assert_eq!(
        read("id=1&a=5&b=007"),
        Ok(Flattened {
            id: 1,
            first: serde_json::from_str::<serde_json::Value>(r#"{"a": "5", "b": "007"}"#).unwrap(),
            second: ()
        })
    );
}

/// With an attempt for each of them, this would take minutes.
#[test]
fn many_strings_are_guessed_in_reasonable_time() {
    let numbers: Vec<_> = (0..20_000).map(|i| format!("x{i}={i}")).collect();
    let query = format!("id=1&{}", numbers.join("&"));
    let flattened: Flattened<HashMap<String, u32>> = read(&query).unwrap();
    assert_eq!(flattened.first.len(), 20_000);
    let query = vec!["a=1&a=x"; 10_000].join("&");
    let read_back: One<Vec<Scalar>> = read(&query).unwrap();
    assert_eq!(read_back.a.len(), 20_000);
    assert_eq!(read_back.a[19_998], Scalar::Number(1));
    let query = vec!["a=x"; 20_000].join("&");
    assert!(read::<One<Vec<Untagged>>>(&query).is_err());
}

#[derive(Debug, PartialEq, Deserialize)]
struct Defaults {
    #[serde(default = "one")]
    list: Vec<u8>,
}

fn one() -> Vec<u8> {
    vec![1]
}

#[test]
fn absent_lists_are_empty() {
    check_round_trip(&One::<Vec<u8>> { a: vec![] }, "");
    check_round_trip(&One::<BTreeSet<String>> { a: BTreeSet::new() }, "");
    check_round_trip(&One::<[u8; 0]> { a: [] }, "");
    check_round_trip(&One { a: super::New(Vec::<u8>::new()) }, "");
    check_round_trip(&One { a: super::New(None::<u8>) }, "");
    check_round_trip(&Some(One { a: Some(1) }), "?a=1");
    check_round_trip(&None::<One<Option<u8>>>, "");
    assert_eq!(read(""), Ok(Defaults { list: vec![1] }));
    check_read_errors::<One<u8>>(&[("", Missing, "query parameter `a`: missing")]);
    check_read_errors::<One<(u8, u8)>>(&[("", Missing, "query parameter `a`: missing")]);
}

#[test]
fn what_cannot_be_read_back_is_not_written() {
    let empty =
        "an empty list or `None` is not written, so it cannot be inside `Some`, a variant or a map";
    let of_a = |detail: &str| format!("query parameter `a`: {detail}");
    check_write_error(&One { a: Some(None::<u8>) }, &of_a(empty));
    check_write_error(&One { a: Some(Vec::<u8>::new()) }, &of_a(empty));
    check_write_error(&One { a: Some(super::New(BTreeSet::<u8>::new())) }, &of_a(empty));
    check_write_error(&Some(One { a: None::<u8> }), &format!("query: {empty}"));
    check_write_error(&Some(BTreeMap::<u8, u8>::new()), &format!("query: {empty}"));
    let repeated = "query parameter `id`: another field has this name";
    let map = |key: &str| BTreeMap::from([(key.to_owned(), 1)]);
    check_write_error(&Flattened { id: 1, first: map("id"), second: () }, repeated);
    check_write_error(
        &Flattened { id: 1, first: map("x"), second: map("x") },
        "query parameter `x`: another field has this name",
    );
    check_read_errors::<Flattened<One<u8>>>(&[(
        "id=1&id=2&a=1",
        Unexpected,
        "query parameter `id`: given more than once",
    )]);
}
