//! Queries, JSON bodies and forms.

use std::collections::BTreeMap;

use pathlore::{
    IntoHttpError, Place,
    by_hand::{UriBuilder, read_form, read_json, read_query, write_form, write_json},
};
use serde::{Deserialize, Serialize};

use super::{Request, plain, target};
use crate::wire::support::received;

#[derive(Serialize, Deserialize, Debug, PartialEq)]
struct Filter {
    limit: Option<u32>,
    tags: Vec<String>,
}

#[test]
fn queries_are_composed() {
    let target = target();
    let build =
        || target.uri::<Request>(&[("kind", &1), ("room", &2), ("number", &3)]).expect("a path");
    let empty = BTreeMap::<String, String>::new();
    let filter = Filter { limit: Some(5), tags: vec!["a".to_owned(), "b&c".to_owned()] };
    let rows = [
        (build(), None),
        (build().query(&empty), None),
        (build().parameter("a", &None::<u8>).query(&empty), None),
        (build().query(&filter), Some("limit=5&tags=a&tags=b%26c")),
        (build().parameter("x", &true).query(&filter), Some("x=true&limit=5&tags=a&tags=b%26c")),
        (build().query(&filter).parameter("x", &'y'), Some("limit=5&tags=a&tags=b%26c&x=y")),
        (build().query(&empty).parameter("x", "?").query(&[("z", 1)]), Some("x=%3F&z=1")),
        (build().parameter("x", &[1, 2]).parameter("x", &3), Some("x=1&x=2&x=3")),
    ];
    for (builder, expected) in rows {
        let uri = builder.build().expect("a URI");
        assert_eq!((uri.path(), uri.query()), ("/v1/rooms/2/1/3", expected));
    }
}

#[test]
fn queries_that_cannot_be_written_are_an_error() {
    let target = target();
    let build =
        || target.uri::<Request>(&[("kind", &1), ("room", &2), ("number", &3)]).expect("a path");
    let error = |builder: UriBuilder<'_>| {
        builder.build().expect_err("a parameter that cannot be written").to_string()
    };
    assert_eq!(
        error(build().parameter("filter", &Filter { limit: None, tags: vec![] })),
        "query parameter `filter`: a map or struct cannot be a parameter"
    );
    // The first error is reported.
    let twice = build().parameter("a", &[[1]]).parameter("b", &[[1]]).parameter("c", &1);
    assert!(error(twice).starts_with("query parameter `a`: "));
    assert!(error(build().query(&5)).starts_with("query: "));
    for builder in
        [build().parameter("access_token", "secret"), build().query(&[("access_token", "secret")])]
    {
        assert_eq!(
            error(builder),
            "query parameter `access_token`: the name is reserved for credentials"
        );
    }
    let long = build().parameter("a", &"b".repeat(70_000)).build();
    assert!(matches!(long, Err(IntoHttpError::UriTooLong)), "{long:?}");
}

#[test]
fn a_query_is_read_without_credentials() {
    let request = received("GET", "/?access_token=secret&limit=5&tags=a&tags=b+c", "");
    let filter: Filter = read_query::<Request, _>(&request).expect("a query");
    let tags = vec!["a".to_owned(), "b c".to_owned()];
    assert_eq!(filter, Filter { limit: Some(5), tags });
    let all: BTreeMap<String, Vec<String>> = read_query::<Request, _>(&request).expect("a query");
    assert!(!all.contains_key("access_token"));
    let all: BTreeMap<String, Vec<String>> =
        read_query::<plain::Request, _>(&request).expect("a query");
    assert!(all.contains_key("access_token"), "without a token scheme, the name means nothing");
    let request = received("GET", "/?limit=x", "");
    let error = read_query::<Request, Filter>(&request).expect_err("not a number");
    assert_eq!((error.place(), error.field()), (Place::Query, "limit"));
}

#[test]
fn json_is_read_and_written() {
    let filter = Filter { limit: None, tags: vec!["a".to_owned()] };
    let body = write_json(&filter).expect("JSON");
    assert_eq!(body, r#"{"limit":null,"tags":["a"]}"#);
    assert_eq!(read_json::<Filter>(&body), Ok(filter));
    let error = read_json::<Filter>(br#"{"limit":1,"tags":["a",2]}"#).expect_err("a number");
    assert_eq!((error.place(), error.field()), (Place::Body, "tags[1]"));
    let error = write_json(&BTreeMap::from([((1, 2), 3)])).expect_err("keys are strings");
    assert_eq!(error.to_string(), "body: a value cannot be written as JSON");
}

#[test]
fn forms_are_written_and_read() {
    let filter = Filter { limit: Some(5), tags: vec!["a".to_owned(), "b&c".to_owned()] };
    let body = write_form(&filter).expect("a form");
    assert_eq!(body, "limit=5&tags=a&tags=b%26c");
    assert_eq!(read_form::<Filter>(&body).expect("a filter"), filter);
    assert_eq!(write_form(&None::<Filter>).expect("nothing"), "");
    assert_eq!(read_form::<Option<Filter>>(b"").expect("nothing"), None);
    assert_eq!(
        write_form(&5).expect_err("not a form").to_string(),
        "body: parameters must be a struct, a map or a sequence of pairs"
    );
    assert_eq!(
        read_form::<Filter>(b"tags=\xff").expect_err("bytes").to_string(),
        "body: expected UTF-8"
    );
    let error = read_form::<Filter>(b"limit=x").expect_err("not a number");
    assert_eq!((error.place(), error.field()), (Place::Body, "limit"));
}
