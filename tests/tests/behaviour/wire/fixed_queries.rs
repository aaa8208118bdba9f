//! Query parameters that the definition fixes.

use std::collections::BTreeMap;

use pathlore::{IncomingRequest as _, OutgoingRequest, http};
use proptest::prelude::*;

use super::support::{received, target, text, through_http};

macro_rules! endpoint {
    ($name:ident: $arguments:tt $($fields:tt)*) => {
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            const METADATA: pathlore::Metadata = pathlore::metadata! {
                method: GET, authentication: None, path: "/objects"
            };

            #[pathlore::request $arguments]
            #[derive(PartialEq)]
            $($fields)*

            #[pathlore::response]
            pub(super) struct Response {}
        }
    };
}

endpoint! { alone: (query("list-type" = "2", "uploads", "a b&" = "é=+", "empty" = ""))
    pub(super) struct Request {}
}

endpoint! { beside_fields: (query("uploads", "type" = "2"))
    pub(super) struct Request {
        #[api(query)]
        pub(super) prefix: Option<String>,
        #[api(query)]
        pub(super) tags: Vec<String>,
    }
}

endpoint! { beside_flattened: (query("uploads", "type" = "2"))
    pub(super) struct Request {
        #[api(query)]
        pub(super) prefix: Option<String>,
        #[api(query)]
        #[serde(flatten)]
        pub(super) others: BTreeMap<String, String>,
    }
}

endpoint! { strict: (query("uploads", "type" = "2"))
    #[serde(deny_unknown_fields)]
    pub(super) struct Request {
        #[api(query)]
        pub(super) prefix: Option<String>,
    }
}

fn query(
    request: &impl OutgoingRequest<Authentication = pathlore::auth::NoAuthentication>,
) -> String {
    let request = request.to_http_request(&target(), ()).unwrap();
    request.uri().query().unwrap_or_default().to_owned()
}

fn uri(query: &str) -> http::Request<pathlore::bytes::Bytes> {
    received("GET", &format!("/objects?{query}"), "")
}

#[test]
fn they_are_sent_in_order_before_the_fields() {
    assert_eq!(query(&alone::Request {}), "list-type=2&uploads&a+b%26=%C3%A9%3D%2B&empty=");
    let request = beside_fields::Request { prefix: None, tags: vec![] };
    assert_eq!(query(&request), "uploads&type=2");
    let request = beside_fields::Request { prefix: Some("p".into()), tags: vec!["a".into()] };
    assert_eq!(query(&request), "uploads&type=2&prefix=p&tags=a");
}

#[test]
fn they_are_ignored_on_receipt() {
    for fixed in
        ["", "uploads&type=2", "uploads=1&type=3", "type=%FF&type", "type&uploads&uploads=2"]
    {
        assert_eq!(alone::Request::from_http_request(&uri(fixed)).unwrap(), alone::Request {});
        let request = uri(&format!("{fixed}&prefix=p"));
        let read = beside_fields::Request::from_http_request(&request).unwrap();
        assert_eq!(read.prefix.as_deref(), Some("p"), "{fixed}");
        let read = strict::Request::from_http_request(&request).unwrap();
        assert_eq!(read.prefix.as_deref(), Some("p"), "{fixed}");
        let read =
            beside_flattened::Request::from_http_request(&uri(&format!("{fixed}&a=b"))).unwrap();
        assert_eq!(read.others, BTreeMap::from([("a".to_owned(), "b".to_owned())]), "{fixed}");
    }
    let error = strict::Request::from_http_request(&uri("uploads&other")).unwrap_err();
    assert!(error.to_string().starts_with("query"), "{error}");
}

#[test]
fn flattened_fields_do_not_write_their_names() {
    for name in ["uploads", "type", "prefix"] {
        let others = BTreeMap::from([(name.to_owned(), "1".to_owned())]);
        let request = beside_flattened::Request { prefix: None, others };
        let error = request.to_http_request(&target(), ()).unwrap_err().to_string();
        assert_eq!(error, format!("query parameter `{name}`: another field has this name"));
    }
}

proptest! {
    #[test]
    fn writing_is_an_error_or_reading_gives_the_fields_back(
        prefix in prop::option::of(text()),
        others in prop::collection::btree_map(prop_oneof![text(), "type|uploads|prefix|a"], text(), 0..3),
    ) {
        let request = beside_flattened::Request { prefix, others };
        if let Ok(read) = through_http::<_, beside_flattened::Request>(&request) {
            prop_assert_eq!(read, request);
        }
    }
}
