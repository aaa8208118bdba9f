//! Credentials in the query are removed before an endpoint's query fields are read.

use std::collections::BTreeMap;

use pathlore::{
    DecodeErrorKind, FromHttpRequestError, IncomingRequest, IntoHttpError, OutgoingRequest, Place,
    auth::TokenScheme,
};

use super::{extract_with_query, received, target};

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

            /// Takes all parameters as pairs.
            #[request]
            pub(crate) struct Pairs {
                #[api(query_all)]
                pub(crate) parameters: Vec<(String, Option<String>)>,
            }

            /// Takes all other parameters.
            #[request]
            pub(crate) struct Others {
                #[api(query)]
                pub(crate) limit: u32,
                #[api(query)]
                #[serde(flatten)]
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
        let read = access_optional::Others::from_http_request(&request).expect("a request");
        assert_eq!((read.limit, read.parameters.len()), (3, 0), "{query}");
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

/// Sends the parameters `a`, `key` and `z`, as a map, as pairs and as a flattened map.
macro_rules! send {
    ($module:ident, $key:expr) => {{
        let keys = ["a", $key, "z"];
        let map: BTreeMap<_, _> =
            keys.iter().map(|key| ((*key).to_owned(), "1".to_owned())).collect();
        let list = keys.iter().map(|key| ((*key).to_owned(), Some("1".to_owned()))).collect();
        [
            query_of(&$module::All { parameters: map.clone() }),
            query_of(&$module::Pairs { parameters: list }),
            query_of(&$module::Others { limit: 3, parameters: map })
                .map(|query| query.replace("limit=3&", "")),
        ]
    }};
}

fn query_of<R: OutgoingRequest>(request: &R) -> Result<String, IntoHttpError>
where
    R::Authentication: TokenScheme,
{
    let credentials = R::Authentication::credentials(Some("secret".into()))?;
    let request = request.to_http_request(&target(), credentials)?;
    Ok(request.uri().query().unwrap_or_default().to_owned())
}

/// The server would take the parameter out, or take it for a token.
#[test]
fn a_credential_cannot_be_written_by_a_field() {
    let all = [
        send!(access, "access_token"),
        send!(access_optional, "access_token"),
        send!(appservice, "access_token"),
        send!(appservice_optional, "access_token"),
    ];
    for result in all.into_iter().flatten() {
        let Err(IntoHttpError::Encode(error)) = result else { panic!("{result:?}") };
        assert_eq!((error.place(), error.field()), (Place::Query, "access_token"));
        assert_eq!(
            error.to_string(),
            "query parameter `access_token`: the name is reserved for credentials"
        );
    }
}

#[test]
fn other_parameters_can_be_written() {
    for key in ["access_tokens", "ACCESS_TOKEN", "access-token", "access_token ", "token"] {
        for result in send!(access, key) {
            let query = result.unwrap_or_else(|error| panic!("{key}: {error}"));
            assert_eq!(query.split('&').count(), 3, "{query}");
        }
    }
    // Without a token scheme, the name means nothing.
    for result in send!(open, "access_token") {
        assert_eq!(result.expect("a request"), "a=1&access_token=1&z=1");
    }
    // Values do not count.
    let parameters = vec![("a".to_owned(), Some("access_token=1&access_token".to_owned()))];
    access::Pairs { parameters }.to_http_request(&target(), "secret".into()).expect("a request");
}

/// A whole query may also be a struct.
mod structs {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: AccessToken, path: "/things",
    };

    #[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
    pub(crate) struct Filter {
        pub(crate) access_token: Option<String>,
        pub(crate) limit: u32,
    }

    #[request]
    pub(crate) struct Request {
        #[api(query_all)]
        pub(crate) filter: Filter,
    }

    #[response]
    pub(crate) struct Response {}
}

#[test]
fn the_members_of_a_struct_are_parameters_too() {
    let mut request = structs::Request { filter: structs::Filter::default() };
    // Only what is written counts.
    let written = request.to_http_request(&target(), "secret".into()).expect("a request");
    assert_eq!(written.uri().query(), Some("limit=0"));
    request.filter.access_token = Some("other".to_owned());
    let error = request.to_http_request(&target(), "secret".into()).expect_err("a credential");
    assert_eq!(
        error.to_string(),
        "query parameter `access_token`: the name is reserved for credentials"
    );

    let request = received("/things?access_token=abc&limit=3", &[]);
    let read = structs::Request::from_http_request(&request).expect("a request");
    assert_eq!((read.filter.access_token, read.filter.limit), (None, 3));
}
