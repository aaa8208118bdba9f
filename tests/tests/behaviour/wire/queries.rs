//! Query parameters.

use std::{borrow::Cow, collections::BTreeMap};

use pathlore::{IncomingRequest as _, OutgoingRequest as _};
use proptest::prelude::*;

use super::support::{received, target, text, through_http};

mod parameters {
    use std::borrow::Cow;

    use pathlore::{Metadata, metadata, request, response};
    use serde::{Deserialize, Serialize};

    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None, path: "/search"
    };

    #[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub(super) enum Direction {
        Forwards,
        #[serde(rename = "b&w")]
        Backwards,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub(super) struct Wrapper(pub(super) String);

    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request<'a> {
        #[api(query)]
        pub(super) text: String,
        #[api(query)]
        #[serde(rename = "a b&c=d")]
        pub(super) renamed: Cow<'a, str>,
        #[api(query)]
        pub(super) optional: Option<String>,
        #[api(query)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub(super) number: Option<i128>,
        #[api(query)]
        pub(super) float: f64,
        #[api(query)]
        pub(super) flag: bool,
        #[api(query)]
        pub(super) character: char,
        #[api(query)]
        pub(super) direction: Direction,
        #[api(query)]
        pub(super) directions: Vec<Direction>,
        #[api(query)]
        pub(super) texts: Vec<String>,
        #[api(query)]
        pub(super) wrapper: Wrapper,
        #[api(query)]
        #[serde(with = "pathlore::serde::duration::ms")]
        pub(super) timeout: std::time::Duration,
        #[api(query)]
        #[serde(skip)]
        pub(super) local: u8,
    }

    #[response]
    pub(super) struct Response {}
}

use parameters::{Direction, Request, Wrapper};

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Forwards), Just(Direction::Backwards)]
}

prop_compose! {
    fn request()(
        texts in (text(), text(), prop::option::of(text()), text()),
        number: Option<i128>,
        float in any::<f64>().prop_filter("equal to itself", |float| !float.is_nan()),
        flag: bool,
        character: char,
        direction in direction(),
        directions in prop::collection::vec(direction(), 0..4),
        list in prop::collection::vec(text(), 0..5),
        timeout: u32,
    ) -> Request<'static> {
        let (text, renamed, optional, wrapper) = texts;
        Request {
            text,
            renamed: renamed.into(),
            optional,
            number,
            float,
            flag,
            character,
            direction,
            directions,
            texts: list,
            wrapper: Wrapper(wrapper),
            timeout: std::time::Duration::from_millis(timeout.into()),
            local: 0,
        }
    }
}

proptest! {
    #[test]
    fn parameters_are_read_back(request in request()) {
        prop_assert_eq!(through_http::<_, Request<'_>>(&request).unwrap(), request);
    }

    #[test]
    fn decoding_never_panics(query in "[!$%&'()*+,./0-9:;=?@A-Z_a-z~-]{0,60}") {
        let request = received("GET", &format!("/search?{query}"), "");
        let _ = Request::from_http_request(&request);
        let _ = all::map::Request::from_http_request(&request);
        let _ = all::pairs::Request::from_http_request(&request);
    }
}

mod all {
    macro_rules! query_all {
        ($name:ident, $ty:ty) => {
            pub(super) mod $name {
                use pathlore::{Metadata, metadata, request, response};

                const METADATA: Metadata = metadata! {
                    method: GET, rate_limited: false, authentication: None, path: "/search"
                };

                #[request]
                #[derive(PartialEq)]
                pub(in super::super) struct Request {
                    #[api(query_all)]
                    pub(in super::super) query: $ty,
                }

                #[response]
                pub(in super::super) struct Response {}
            }
        };
    }

    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    pub(super) struct Nested {
        pub(super) name: String,
        #[serde(flatten)]
        pub(super) others: std::collections::BTreeMap<String, String>,
    }

    query_all!(map, std::collections::BTreeMap<String, String>);
    query_all!(lists, std::collections::BTreeMap<String, Vec<String>>);
    query_all!(pairs, Vec<(String, String)>);
    query_all!(nested, super::super::Nested);
    query_all!(option, Option<std::collections::BTreeMap<String, u8>>);
}

use all::Nested;

fn map() -> impl Strategy<Value = BTreeMap<String, String>> {
    prop::collection::btree_map(text(), text(), 0..6)
}

proptest! {
    #[test]
    fn whole_queries_are_read_back(
        map in map(),
        lists in prop::collection::btree_map(text(), prop::collection::vec(text(), 1..4), 0..5),
        pairs in prop::collection::vec((text(), text()), 0..8),
        name in text(),
    ) {
        let request = all::pairs::Request { query: pairs };
        prop_assert_eq!(through_http::<_, all::pairs::Request>(&request).unwrap(), request);
        let request = all::lists::Request { query: lists };
        prop_assert_eq!(through_http::<_, all::lists::Request>(&request).unwrap(), request);
        let mut others = map.clone();
        others.remove("name");
        let request = all::nested::Request { query: Nested { name, others } };
        prop_assert_eq!(through_http::<_, all::nested::Request>(&request).unwrap(), request);
        let request = all::map::Request { query: map };
        prop_assert_eq!(through_http::<_, all::map::Request>(&request).unwrap(), request);
    }
}

#[test]
fn an_empty_query_is_left_out() {
    let request = all::map::Request { query: BTreeMap::new() };
    let http_request = request.to_http_request(&target(), ()).unwrap();
    assert_eq!(http_request.uri(), "https://example.org/prefix/search");
    let request = all::option::Request { query: None };
    let http_request = request.to_http_request(&target(), ()).unwrap();
    assert_eq!(http_request.uri(), "https://example.org/prefix/search");
}

#[test]
fn parameters_are_form_encoded() {
    let request = Request {
        text: "a b&c=d/é+%".to_owned(),
        renamed: Cow::Borrowed(""),
        optional: None,
        number: Some(-5),
        float: 1.5,
        flag: true,
        character: '~',
        direction: Direction::Backwards,
        directions: vec![Direction::Forwards, Direction::Backwards],
        texts: vec![],
        wrapper: Wrapper("w".to_owned()),
        timeout: std::time::Duration::from_millis(9),
        local: 3,
    };
    let http_request = request.to_http_request(&target(), ()).unwrap();
    assert_eq!(
        http_request.uri().query().unwrap(),
        "text=a+b%26c%3Dd%2F%C3%A9%2B%25&a+b%26c%3Dd=&number=-5&float=1.5&flag=true&character=%7E\
         &direction=b%26w&directions=forwards&directions=b%26w&wrapper=w&timeout=9",
    );
}

mod strict {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None, path: "/search"
    };

    #[request]
    #[serde(deny_unknown_fields, rename_all = "camelCase", default)]
    #[derive(PartialEq)]
    pub(super) struct Request {
        #[api(query)]
        pub(super) page_size: u8,
        #[api(query)]
        #[serde(alias = "q")]
        pub(super) search_text: String,
    }

    impl Default for Request {
        fn default() -> Self {
            Self { page_size: 20, search_text: "all".to_owned() }
        }
    }

    #[response]
    pub(super) struct Response {}
}

#[test]
fn serde_attributes_of_the_struct_apply() {
    let read = |uri: &str| strict::Request::from_http_request(&received("GET", uri, ""));
    let request = read("/search").unwrap();
    assert_eq!((request.page_size, &*request.search_text), (20, "all"));
    let request = read("/search?q=x&pageSize=3").unwrap();
    assert_eq!((request.page_size, &*request.search_text), (3, "x"));
    let error = read("/search?page_size=3").unwrap_err();
    assert_eq!(
        error.to_string(),
        "query parameter `page_size`: expected one of `pageSize`, `q`, `searchText`"
    );
    assert_eq!(through_http::<_, strict::Request>(&request).unwrap(), request);
}
