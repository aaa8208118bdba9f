//! Credentials in the query are removed before an endpoint's query fields are read.

use std::collections::BTreeMap;

use pathlore::{DecodeErrorKind, FromHttpRequestError, IncomingRequest, Place};

use super::{extract_with_query, received};

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

            /// Rejects unknown parameters.
            #[request]
            #[serde(deny_unknown_fields)]
            pub(crate) struct Strict {
                #[api(query)]
                pub(crate) limit: Option<u32>,
            }

            /// Takes all parameters.
            #[request]
            pub(crate) struct All {
                #[api(query_all)]
                pub(crate) parameters: BTreeMap<String, String>,
            }

            /// Has no query fields.
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

/// Queries with a credential, and with `limit=3` as their only other parameter.
const QUERIES: [&str; 6] = [
    "access_token=abc&limit=3",
    "limit=3&access_token=abc",
    "access%5Ftoken=abc&limit=3",
    "limit=3&%61ccess_token=a%26b%3Dc",
    "access_token=&limit=3",
    "access_token&limit=3&access_token=abc",
];

#[test]
fn a_credential_is_not_an_unknown_field() {
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
fn a_credential_is_not_in_query_all() {
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
fn a_credential_may_be_sent_to_an_endpoint_without_query_fields() {
    let request = received("/things?access_token=abc", &[]);
    access::None::from_http_request(&request).expect("a request");
    let token = extract_with_query::<access::None>(&request).expect("a token");
    assert_eq!(token.as_str(), "abc");
}

#[test]
fn the_scheme_still_reads_the_credential() {
    let request = received("/things?limit=3&access_token=abc", &[]);
    let read = access::Strict::from_http_request(&request).expect("a request");
    assert_eq!(read.limit, Some(3));
    let token = extract_with_query::<access::Strict>(&request).expect("a token");
    assert_eq!(token.as_str(), "abc");
}

#[test]
fn schemes_without_tokens_remove_nothing() {
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
fn other_unknown_parameters_are_still_errors() {
    let request = received("/things?access_token=abc&access_tokens=def&limit=3", &[]);
    let result = access::Strict::from_http_request(&request);
    let Err(FromHttpRequestError::Decode(error)) = result else { panic!("{result:?}") };
    assert_eq!((error.place(), error.kind()), (Place::Query, DecodeErrorKind::Unexpected));
    assert!(!error.to_string().contains("def"), "{error}");
}
