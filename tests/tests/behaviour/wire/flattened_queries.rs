//! Query fields with `#[serde(flatten)]`, and the same inside `query_all`.

use std::collections::{BTreeMap, HashMap};

use pathlore::{IncomingRequest, OutgoingRequest, auth::NoAuthentication};
use proptest::prelude::*;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::support::{received, target, through_http};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Page {
    limit: u32,
    from: Option<String>,
    tags: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    ids: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub(crate) enum Order {
    Distance { km: f64, round: bool },
    Name,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Filter {
    Number { filter: i64 },
    Text { filter: String },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Since {
    Token(String),
    Time(u64),
    Start,
}

macro_rules! definition {
    ($name:ident { $($(#[$attribute:meta])* $field:ident: $type:ty,)* }) => {
        mod $name {
            use pathlore::{Metadata, metadata, request, response};

            #[allow(unused_imports)]
            use super::*;

            const METADATA: Metadata = metadata! {
                method: GET, rate_limited: false, authentication: None, path: "/search"
            };

            #[request]
            #[derive(PartialEq)]
            pub(super) struct Request {
                $($(#[$attribute])* pub(super) $field: $type,)*
            }

            #[response]
            pub(super) struct Response {}
        }
    };
}

definition!(fields {
    #[api(query)]
    #[serde(alias = "q")]
    query: String,
    #[api(query)]
    #[serde(flatten)]
    page: Page,
    #[api(query)]
    #[serde(skip)]
    local: u8,
    #[api(query)]
    #[serde(skip_serializing)]
    received: Option<u8>,
    #[api(query)]
    #[serde(flatten)]
    order: Option<Order>,
    #[api(query)]
    list: Vec<String>,
    #[api(query)]
    #[serde(flatten)]
    others: BTreeMap<String, Vec<String>>,
});

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct All {
    query: String,
    #[serde(flatten)]
    page: Page,
    #[serde(flatten)]
    order: Option<Order>,
    #[serde(flatten)]
    filter: Filter,
    #[serde(flatten)]
    since: Since,
}

definition!(all {
    #[api(query_all)]
    all: All,
});

definition!(alone {
    #[api(query)]
    #[serde(flatten)]
    page: Page,
});

#[track_caller]
fn check<R>(request: &R, query: &str)
where
    R: OutgoingRequest<Authentication = NoAuthentication>
        + IncomingRequest
        + PartialEq
        + std::fmt::Debug,
{
    let http_request = request.to_http_request(&target(), ()).unwrap();
    assert_eq!(http_request.uri().query().unwrap_or_default(), query);
    assert_eq!(through_http::<_, R>(request).unwrap(), *request);
}

fn read<R: IncomingRequest>(query: &str) -> Result<R, String> {
    R::from_http_request(&received("GET", &format!("/search?{query}"), ""))
        .map_err(|error| error.to_string())
}

fn page(tags: &[&str], ids: &[u8]) -> Page {
    let tags = tags.iter().map(|tag| String::from(*tag)).collect();
    Page { limit: 5, from: None, tags, ids: ids.to_vec() }
}

fn request() -> fields::Request {
    fields::Request {
        query: "5".into(),
        page: page(&[], &[]),
        local: 0,
        received: None,
        order: None,
        list: vec![],
        others: BTreeMap::new(),
    }
}

#[test]
fn fields_are_read_back() {
    check(&request(), "query=5&limit=5");
    let others = [("a", vec!["1"]), ("b c", vec!["2", "3"])];
    let others = others
        .map(|(key, values)| (key.to_owned(), values.into_iter().map(String::from).collect()));
    let full = fields::Request {
        page: page(&["5", "true"], &[7]),
        order: Some(Order::Distance { km: 5.0, round: true }),
        list: vec!["x".into()],
        others: BTreeMap::from(others),
        ..request()
    };
    let http_request = full.to_http_request(&target(), ()).unwrap();
    assert_eq!(
        http_request.uri().query().unwrap(),
        "query=5&limit=5&tags=5&tags=true&ids=7&by=distance&km=5&round=true&list=x&a=1&b+c=2&b+c=3"
    );
    // A map sees the parameters of an enum, as in serde's derive.
    let read_back: fields::Request = read(http_request.uri().query().unwrap()).unwrap();
    assert_eq!((read_back.page, read_back.order), (full.page, full.order));
    check(&alone::Request { page: page(&["a"], &[1, 2]) }, "limit=5&tags=a&ids=1&ids=2");
}

#[test]
fn whole_queries_are_read_back() {
    let all = |order, filter, since| all::Request {
        all: All { query: "5".into(), page: page(&["5"], &[5]), order, filter, since },
    };
    check(
        &all(None, Filter::Number { filter: -5 }, Since::Token("5".into())),
        "query=5&limit=5&tags=5&ids=5&filter=-5&Token=5",
    );
    check(
        &all(
            Some(Order::Distance { km: 1.5, round: false }),
            Filter::Text { filter: "x".into() },
            Since::Time(5),
        ),
        "query=5&limit=5&tags=5&ids=5&by=distance&km=1.5&round=false&filter=x&Time=5",
    );
    check(
        &all(Some(Order::Name), Filter::Text { filter: "x".into() }, Since::Start),
        "query=5&limit=5&tags=5&ids=5&by=name&filter=x&Start=",
    );
}

#[test]
fn errors_name_the_parameter() {
    for (query, expected) in [
        ("query=a&limit=x", "query parameter `limit`: expected u32"),
        ("query=a&limit=5&ids=1&ids=300", "query parameter `ids`: expected u8"),
        ("query=a", "query parameter `limit`: missing"),
        ("query=a&limit=1&limit=2", "query parameter `limit`: given more than once"),
        ("query=a&limit=5&other=%ff", "query parameter `other`: expected UTF-8"),
        ("query=a&limit=5&%ff=1", "query: expected UTF-8"),
    ] {
        assert_eq!(read::<fields::Request>(query).unwrap_err(), expected, "{query}");
    }
    for (query, expected) in [
        ("query=a&limit=x&filter=1&Start", "query parameter `limit`: expected u32"),
        ("query=a&limit=5&ids=300&filter=1&Start", "query parameter `ids`: expected u8"),
        ("query=a&filter=1&Start", "query parameter `limit`: missing"),
        ("query=a&limit=5&filter=1&Time=x", "query parameter `Time`: expected u64"),
        ("query=a&limit=5&filter=1", "query: not a valid value"),
    ] {
        assert_eq!(read::<all::Request>(query).unwrap_err(), expected, "{query}");
    }
}

proptest! {
    #[test]
    fn decoding_never_panics(
        pairs in prop::collection::vec(
            (
                prop::sample::select(vec![
                    "query", "limit", "tags", "ids", "by", "km", "round", "filter", "Time", "Start",
                    "1", "true", "%ff", "id", "",
                ]),
                prop::sample::select(vec![
                    "", "5", "-5", "1.5", "true", "x", "%ff", "distance", "name", "99999999999999999999",
                    "NaN", "+5", "%2B5",
                ]),
            ),
            0..12,
        ),
    ) {
        let query: Vec<_> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let query = query.join("&");
        let _ = read::<fields::Request>(&query);
        let _ = read::<all::Request>(&query);
        let _ = read::<numbers_in_all::Request>(&query);
        let _ = read::<flags_in_all::Request>(&query);
        // What has been read is written in a form that is read in the same way.
        if let Ok(read_once) = read::<all::Request>(&query)
            && let Ok(written) = read_once.to_http_request(&target(), ())
        {
            let again = read::<all::Request>(written.uri().query().unwrap_or_default());
            prop_assert_eq!(format!("{:?}", again), format!("{:?}", Ok::<_, String>(read_once)));
        }
    }
}

#[test]
fn keys_of_maps_are_no_names_of_fields() {
    for key in ["query", "q", "received", "list", "limit", "from", "tags", "ids"] {
        let others = BTreeMap::from([(key.to_owned(), vec!["1".to_owned()])]);
        let error = fields::Request { others, ..request() }.to_http_request(&target(), ());
        assert_eq!(
            error.unwrap_err().to_string(),
            format!("query parameter `{key}`: another field has this name")
        );
    }
    // A field that is neither written nor read has no name.
    let others = BTreeMap::from([("local".to_owned(), vec!["1".to_owned()])]);
    check(&fields::Request { others, ..request() }, "query=5&limit=5&local=1");
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Extended<T> {
    id: u8,
    #[serde(flatten)]
    map: T,
}

definition!(numbers { #[api(query)] id: u8, #[api(query)] #[serde(flatten)] map: BTreeMap<u32, i8>, });
definition!(flags { #[api(query)] id: u8, #[api(query)] #[serde(flatten)] map: Option<HashMap<bool, f32>>, });
definition!(numbers_in_all { #[api(query_all)] all: Extended<BTreeMap<u32, i8>>, });
definition!(flags_in_all { #[api(query_all)] all: Extended<Option<HashMap<bool, f32>>>, });
definition!(two_maps {
    #[api(query)]
    #[serde(flatten)]
    first: Extended<BTreeMap<String, u8>>,
    #[api(query)]
    #[serde(flatten)]
    second: Extended<BTreeMap<String, u8>>,
});
definition!(two_in_all { #[api(query_all)] all: Extended<Extended<BTreeMap<String, u8>>>, });

#[test]
fn keys_of_maps_may_be_numbers_or_booleans() {
    let numbers = BTreeMap::from([(1, -1), (20, 2)]);
    check(&numbers::Request { id: 1, map: numbers.clone() }, "id=1&1=-1&20=2");
    let all = Extended { id: 1, map: numbers };
    check(&numbers_in_all::Request { all }, "id=1&1=-1&20=2");
    let flags = Some(HashMap::from([(true, 1.5)]));
    check(&flags::Request { id: 1, map: flags.clone() }, "id=1&true=1.5");
    let all = Extended { id: 1, map: flags };
    check(&flags_in_all::Request { all }, "id=1&true=1.5");
}

#[test]
fn two_fields_cannot_write_one_key() {
    let extended = |id| Extended { id, map: BTreeMap::from([("a".to_owned(), 1)]) };
    let error = two_maps::Request { first: extended(1), second: extended(2) };
    assert_eq!(
        error.to_http_request(&target(), ()).unwrap_err().to_string(),
        "query parameter `id`: another field has this name"
    );
    let error = two_in_all::Request { all: Extended { id: 1, map: extended(2) } };
    assert_eq!(
        error.to_http_request(&target(), ()).unwrap_err().to_string(),
        "query parameter `id`: another field has this name"
    );
}

/// Functions work on flattened fields.
mod digits {
    use super::*;

    pub(super) fn serialize<S: serde::Serializer>(
        digits: &[u8],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let entries = digits.iter().enumerate().map(|(index, digit)| (format!("d{index}"), digit));
        serializer.collect_map(entries)
    }

    pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<u8>, D::Error> {
        let map = BTreeMap::<String, u8>::deserialize(deserializer)?;
        Ok(map.into_values().collect())
    }
}

definition!(by_functions {
    #[api(query)]
    id: u8,
    #[api(query)]
    #[serde(flatten, with = "digits")]
    digits: Vec<u8>,
});

#[test]
fn functions_read_and_write_flattened_fields() {
    check(&by_functions::Request { id: 1, digits: vec![7, 8] }, "id=1&d0=7&d1=8");
}

mod generic {
    use std::borrow::Cow;

    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None, path: "/search"
    };

    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request<'a, T> {
        #[api(query)]
        pub(super) name: Cow<'a, str>,
        #[api(query)]
        #[serde(flatten)]
        pub(super) rest: T,
    }

    #[response]
    pub(super) struct Response {}
}

#[test]
fn generic_fields_are_flattened() {
    fn check_with<T>(rest: T, query: &str)
    where
        T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
    {
        check(&generic::Request { name: "n".into(), rest }, query);
    }
    check_with(page(&["a"], &[]), "name=n&limit=5&tags=a");
    check_with(Some(page(&[], &[1])), "name=n&limit=5&ids=1");
    check_with(Order::Distance { km: 2.0, round: true }, "name=n&by=distance&km=2&round=true");
    check_with(Since::Time(5), "name=n&Time=5");
    check_with((), "name=n");
}
