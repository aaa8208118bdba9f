//! Credentials in the query are taken out before an endpoint's own query is read.

use std::collections::BTreeMap;

use pathlore::{DecodeErrorKind, FromHttpRequestError, IncomingRequest, Place};

use super::{extract, received};

macro_rules! endpoints {
    ($($module:ident: $scheme:ident,)*) => { $(
        mod $module {
            use std::collections::BTreeMap;

            use pathlore::{Metadata, metadata, request, response};

            const METADATA: Metadata = metadata! {
                method: GET,
                rate_limited: false,
                authentication: $scheme,
                path: "/things",
            };

            /// Refuses what it does not know.
            #[request]
            #[serde(deny_unknown_fields)]
            pub(crate) struct Strict {
                #[api(query)]
                pub(crate) limit: Option<u32>,
            }

            /// Takes all there is.
            #[request]
            pub(crate) struct All {
                #[api(query_all)]
                pub(crate) parameters: BTreeMap<String, String>,
            }

            /// Has no query.
            #[request]
            #[serde(deny_unknown_fields)]
            pub(crate) struct None {}

            #[response]
            pub(crate) struct Response {}
        }
    )* };
}

endpoints! {
    open: None,
    access: AccessToken,
    access_optional: AccessTokenOptional,
    appservice: AppserviceToken,
    appservice_optional: AppserviceTokenOptional,
    signed: ServerSignatures,
}

/// Queries with a credential among their parameters, and what else is in them.
const QUERIES: [&str; 6] = [
    "access_token=abc&limit=3",
    "limit=3&access_token=abc",
    "access%5Ftoken=abc&limit=3",
    "limit=3&%61ccess_token=a%26b%3Dc",
    "access_token=&limit=3",
    "access_token&limit=3&access_token=abc",
];

#[test]
fn deny_unknown_fields_never_sees_them() {
    fn limit<R: IncomingRequest>(query: &str, limit: fn(&R) -> Option<u32>) {
        let request = received(&format!("/things?{query}"), &[]);
        match R::from_http_request(&request) {
            Ok(request) => assert_eq!(limit(&request), Some(3), "{query}"),
            Err(error) => panic!("{query}: {error}"),
        }
    }
    for query in QUERIES {
        limit::<access::Strict>(query, |request| request.limit);
        limit::<access_optional::Strict>(query, |request| request.limit);
        limit::<appservice::Strict>(query, |request| request.limit);
        limit::<appservice_optional::Strict>(query, |request| request.limit);
    }
}

#[test]
fn query_all_never_sees_them() {
    let limit_alone = BTreeMap::from([("limit".to_owned(), "3".to_owned())]);
    for query in QUERIES {
        let request = received(&format!("/things?{query}"), &[]);
        let read = access::All::from_http_request(&request).expect("a request");
        assert_eq!(read.parameters, limit_alone, "{query}");
        let read = access_optional::All::from_http_request(&request).expect("a request");
        assert_eq!(read.parameters, limit_alone, "{query}");
        let read = appservice::All::from_http_request(&request).expect("a request");
        assert_eq!(read.parameters, limit_alone, "{query}");
        let read = appservice_optional::All::from_http_request(&request).expect("a request");
        assert_eq!(read.parameters, limit_alone, "{query}");
    }
}

#[test]
fn a_request_without_a_query_takes_them() {
    let request = received("/things?access_token=abc", &[]);
    access::None::from_http_request(&request).expect("a request");
    assert_eq!(extract::<access::None>(&request).expect("a token").as_str(), "abc");
}

#[test]
fn the_scheme_still_finds_them() {
    let request = received("/things?limit=3&access_token=abc", &[]);
    let read = access::Strict::from_http_request(&request).expect("a request");
    assert_eq!(read.limit, Some(3));
    assert_eq!(extract::<access::Strict>(&request).expect("a token").as_str(), "abc");
}

/// A scheme without tokens has nothing to take out.
#[test]
fn elsewhere_it_is_a_parameter_like_any_other() {
    let request = received("/things?access_token=abc&limit=3", &[]);
    for result in [
        open::Strict::from_http_request(&request).map(|request| request.limit),
        signed::Strict::from_http_request(&request).map(|request| request.limit),
    ] {
        let Err(FromHttpRequestError::Decode(error)) = result else { panic!("{result:?}") };
        assert_eq!(error.place(), Place::Query);
        assert_eq!(error.kind(), DecodeErrorKind::Unexpected);
        assert!(!error.to_string().contains("abc"), "{error}");
    }
    let read = open::All::from_http_request(&request).expect("a request");
    assert_eq!(read.parameters.get("access_token").map(String::as_str), Some("abc"));
}

#[test]
fn other_parameters_stay_errors() {
    let request = received("/things?access_token=abc&access_tokens=def&limit=3", &[]);
    let result = access::Strict::from_http_request(&request);
    let Err(FromHttpRequestError::Decode(error)) = result else { panic!("{result:?}") };
    assert_eq!((error.place(), error.kind()), (Place::Query, DecodeErrorKind::Unexpected));
    assert!(!error.to_string().contains("def"), "{error}");
}
