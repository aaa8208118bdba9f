//! Parameters that are absent, empty or unknown.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fmt::Debug,
};

use pathlore::{IncomingRequest, OutgoingRequest, auth::NoAuthentication};
use serde::{Deserialize, Serialize};

use super::support::{received, target, through_http};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Page {
    limit: Option<u32>,
    since: Option<String>,
    tags: Vec<String>,
    sizes: BTreeSet<u8>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Tags(Vec<String>);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Flag(Option<bool>);

macro_rules! definition {
    (
        $name:ident $(#[$container:meta])*
        { $($(#[$attribute:meta])* $field:ident: $type:ty,)* }
    ) => {
        mod $name {
            use pathlore::{Metadata, metadata, request, response};

            #[allow(unused_imports)]
            use super::*;

            const METADATA: Metadata = metadata! {
                method: GET, rate_limited: false, authentication: None, path: "/search"
            };

            #[request]
            #[derive(PartialEq)]
            $(#[$container])*
            pub(super) struct Request {
                $($(#[$attribute])* pub(super) $field: $type,)*
            }

            #[response]
            pub(super) struct Response {}
        }
    };
}

definition!(nothing {});
definition!(named {
    #[api(query)]
    limit: Option<u32>,
    #[api(query)]
    since: Option<String>,
    #[api(query)]
    tags: Vec<String>,
});
definition!(whole {
    #[api(query_all)]
    page: Page,
});
definition!(whole_map { #[api(query_all)] map: BTreeMap<String, String>, });
definition!(optional { #[api(query_all)] page: Option<Page>, });
definition!(optional_map { #[api(query_all)] map: Option<BTreeMap<String, String>>, });
definition!(flat {
    #[api(query)]
    #[serde(flatten)]
    page: Page,
});
definition!(flat_map {
    #[api(query)]
    limit: Option<u32>,
    #[api(query)]
    #[serde(flatten)]
    map: BTreeMap<String, String>,
});
definition!(lists {
    #[api(query)]
    set: BTreeSet<u8>,
    #[api(query)]
    deque: VecDeque<String>,
    #[api(query)]
    tags: Tags,
    #[api(query)]
    flag: Flag,
    #[api(query)]
    none: [u8; 0],
});
definition!(flat_lists {
    #[api(query)]
    limit: Option<u32>,
    #[api(query)]
    #[serde(flatten)]
    map: BTreeMap<String, Vec<u8>>,
});
definition!(flat_options {
    #[api(query)]
    limit: Option<u32>,
    #[api(query)]
    #[serde(flatten)]
    map: Option<BTreeMap<u8, Option<u8>>>,
});
definition!(whole_lists { #[api(query_all)] map: BTreeMap<String, Vec<u8>>, });
definition!(whole_options { #[api(query_all)] map: Option<BTreeMap<u8, Option<u8>>>, });
definition!(pairs { #[api(query_all)] pairs: Vec<(String, Vec<u8>)>, });
definition!(nested {
    #[api(query)]
    number: Option<Option<u8>>,
    #[api(query)]
    tags: Option<Tags>,
});
definition!(preset #[serde(default)] {
    #[api(query)]
    limit: u32,
    #[api(query)]
    tags: Vec<String>,
    #[api(query)]
    #[serde(default = "two")]
    own: Vec<u8>,
});

impl Default for preset::Request {
    fn default() -> Self {
        Self { limit: 10, tags: vec!["all".into()], own: vec![] }
    }
}

fn two() -> Vec<u8> {
    vec![2]
}

fn read<R: IncomingRequest>(query: &str) -> Result<R, String> {
    R::from_http_request(&received("GET", &format!("/search?{query}"), ""))
        .map_err(|error| error.to_string())
}

#[track_caller]
fn check<R>(request: &R, query: Option<&str>)
where
    R: OutgoingRequest<Authentication = NoAuthentication> + IncomingRequest + PartialEq + Debug,
{
    let http_request = request.to_http_request(&target(), ()).unwrap();
    assert_eq!(http_request.uri().query(), query);
    assert_eq!(through_http::<_, R>(request).unwrap(), *request);
}

#[track_caller]
fn check_error<R: OutgoingRequest<Authentication = NoAuthentication>>(request: &R, error: &str) {
    assert_eq!(request.to_http_request(&target(), ()).unwrap_err().to_string(), error);
}

#[test]
fn unknown_parameters_are_ignored_whatever_their_bytes() {
    for other in ["x=%ff", "%ff=1", "%ff=%ff&%ff", "x=%zz", "%zz=1", "x=%", "=%ff", "x&x=%c3"] {
        for query in [format!("limit=5&{other}"), format!("{other}&limit=5&{other}")] {
            assert_eq!(read(&query), Ok(nothing::Request {}), "{query}");
            let page = Page { limit: Some(5), ..Page::default() };
            let expected = named::Request { limit: Some(5), since: None, tags: vec![] };
            assert_eq!(read(&query), Ok(expected), "{query}");
            assert_eq!(read(&query), Ok(whole::Request { page: page.clone() }), "{query}");
            assert_eq!(read(&query), Ok(optional::Request { page: Some(page.clone()) }), "{query}");
            assert_eq!(read(&query), Ok(flat::Request { page }), "{query}");
        }
    }
    // A map reads all of them.
    for (query, expected) in [
        ("limit=5&x=%ff", "query parameter `x`: expected UTF-8"),
        ("limit=5&%ff=1", "query: expected UTF-8"),
    ] {
        assert_eq!(read::<whole_map::Request>(query).unwrap_err(), expected);
        assert_eq!(read::<optional_map::Request>(query).unwrap_err(), expected);
        assert_eq!(read::<flat_map::Request>(query).unwrap_err(), expected);
    }
    for query in ["limit=%ff", "tags=a&tags=%ff"] {
        let expected =
            format!("query parameter `{}`: expected UTF-8", query.split('=').next().unwrap());
        assert_eq!(read::<named::Request>(query).unwrap_err(), expected);
        assert_eq!(read::<whole::Request>(query).unwrap_err(), expected);
        assert_eq!(read::<flat::Request>(query).unwrap_err(), expected);
    }
}

#[test]
fn empty_values_are_strings() {
    let expected = named::Request { limit: None, since: Some(String::new()), tags: vec![] };
    assert_eq!(read("since="), Ok(expected.clone()));
    assert_eq!(read("since"), Ok(expected));
    let error = "query parameter `limit`: expected u32";
    for query in ["limit=", "limit", "limit=&since=1"] {
        assert_eq!(read::<named::Request>(query).unwrap_err(), error);
        assert_eq!(read::<whole::Request>(query).unwrap_err(), error);
        assert_eq!(read::<optional::Request>(query).unwrap_err(), error);
        assert_eq!(read::<flat::Request>(query).unwrap_err(), error);
    }
}

#[test]
fn an_empty_query_is_none() {
    check(&optional::Request { page: None }, None);
    check(&optional_map::Request { map: None }, None);
    assert_eq!(read(""), Ok(optional::Request { page: None }));
    assert_eq!(read("&&"), Ok(optional_map::Request { map: None }));
    let page = Page { tags: vec!["a".into()], ..Page::default() };
    check(&optional::Request { page: Some(page) }, Some("tags=a"));
    let error = "query: an empty list or `None` is not written, so it cannot be inside `Some`, a \
                 variant or a map";
    check_error(&optional::Request { page: Some(Page::default()) }, error);
    check_error(&optional_map::Request { map: Some(BTreeMap::new()) }, error);
}

#[test]
fn absent_lists_are_empty() {
    check(&whole::Request { page: Page::default() }, None);
    check(&flat::Request { page: Page::default() }, None);
    let empty = lists::Request {
        set: BTreeSet::new(),
        deque: VecDeque::new(),
        tags: Tags(vec![]),
        flag: Flag(None),
        none: [],
    };
    check(&empty, None);
    let full = lists::Request {
        set: BTreeSet::from([1, 2]),
        deque: VecDeque::from(["a".into()]),
        tags: Tags(vec!["b".into()]),
        flag: Flag(Some(true)),
        none: [],
    };
    check(&full, Some("set=1&set=2&deque=a&tags=b&flag=true"));
    check(&nested::Request { number: None, tags: None }, None);
    check(
        &nested::Request { number: Some(Some(1)), tags: Some(Tags(vec!["a".into()])) },
        Some("number=1&tags=a"),
    );
    let error = |name| {
        format!(
            "query parameter `{name}`: an empty list or `None` is not written, so it cannot be \
             inside `Some`, a variant or a map"
        )
    };
    check_error(&nested::Request { number: Some(None), tags: None }, &error("number"));
    check_error(&nested::Request { number: None, tags: Some(Tags(vec![])) }, &error("tags"));
}

#[test]
fn keys_without_values_are_errors() {
    let error = |key| {
        format!(
            "query parameter `{key}`: an empty list or `None` is not written, so it cannot be \
             inside `Some`, a variant or a map"
        )
    };
    for list in [vec![], vec![1, 2]] {
        let map = BTreeMap::from([("a".to_owned(), vec![1]), ("b".to_owned(), list.clone())]);
        let flat = flat_lists::Request { limit: None, map: map.clone() };
        let pairs = pairs::Request { pairs: map.clone().into_iter().collect() };
        let whole = whole_lists::Request { map };
        if list.is_empty() {
            check_error(&flat, &error("b"));
            check_error(&whole, &error("b"));
            check_error(&pairs, &error("b"));
        } else {
            let query = Some("a=1&b=1&b=2");
            check(&flat, query);
            check(&whole, query);
            let http_request = pairs.to_http_request(&target(), ()).unwrap();
            assert_eq!(http_request.uri().query(), query);
        }
    }
    for value in [None, Some(5)] {
        let map = Some(BTreeMap::from([(1, Some(0)), (2, value)]));
        let flat = flat_options::Request { limit: Some(1), map: map.clone() };
        let whole = whole_options::Request { map };
        if value.is_none() {
            check_error(&flat, &error("2"));
            check_error(&whole, &error("2"));
        } else {
            check(&flat, Some("limit=1&1=0&2=5"));
            check(&whole, Some("1=0&2=5"));
        }
    }
}

#[test]
fn the_default_of_the_struct_is_not_that_of_lists() {
    check(&preset::Request { limit: 5, tags: vec![], own: vec![1] }, Some("limit=5&own=1"));
    let expected = preset::Request { limit: 10, tags: vec![], own: vec![2] };
    assert_eq!(read(""), Ok(expected));
}
