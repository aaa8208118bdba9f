//! Functions in `#[serde(with = …)]` that read and write a whole body or query.

use std::{borrow::Cow, collections::BTreeMap, fmt::Debug};

use pathlore::{
    IncomingRequest, IncomingResponse as _, OutgoingRequest, OutgoingResponse as _,
    auth::NoAuthentication,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned};

use super::support::{received, target, through_http};

/// Writes a list of numbers as an object.
mod numbered {
    use super::*;

    pub(super) fn serialize<S: Serializer>(list: &[u32], serializer: S) -> Result<S::Ok, S::Error> {
        let entries = list.iter().enumerate().map(|(index, item)| (format!("n{index}"), item));
        serializer.collect_map(entries)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<u32>, D::Error> {
        let map = BTreeMap::<String, u32>::deserialize(deserializer)?;
        Ok(map.into_values().collect())
    }
}

/// Writes a value as the only member of an object.
mod wrapped {
    use super::*;

    #[derive(Serialize, Deserialize)]
    struct Wrapped<T> {
        value: T,
    }

    pub(super) fn serialize<T: Serialize, S: Serializer>(
        value: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        Wrapped { value }.serialize(serializer)
    }

    pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<T, D::Error> {
        Wrapped::deserialize(deserializer).map(|wrapped| wrapped.value)
    }
}

/// Has no `Serialize` and no `Deserialize`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Foreign(u32);

mod foreign {
    use super::*;

    pub(super) fn serialize<S: Serializer>(
        value: &Foreign,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        wrapped::serialize(&value.0, serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Foreign, D::Error> {
        wrapped::deserialize(deserializer).map(Foreign)
    }
}

macro_rules! endpoint {
    ($name:ident $method:ident [$($parameter:tt),*] { $(#[$attribute:meta])* $field:ident: $type:ty }) => {
        mod $name {
            use pathlore::{Metadata, metadata, request, response};

            #[allow(unused_imports)]
            use super::*;

            const METADATA: Metadata = metadata! {
                method: $method, rate_limited: false, authentication: None, path: "/"
            };

            #[request]
            #[derive(PartialEq)]
            pub(super) struct Request<$($parameter),*> {
                $(#[$attribute])*
                pub(super) $field: $type,
            }

            #[response]
            pub(super) struct Response {}
        }
    };
}

endpoint!(list POST [] { #[api(body)] #[serde(with = "numbered")] body: Vec<u32> });
endpoint!(split POST [] {
    #[api(body)]
    #[serde(serialize_with = "foreign::serialize", deserialize_with = "foreign::deserialize")]
    body: Foreign
});
endpoint!(borrowed POST ['a] {
    #[api(body)]
    #[serde(with = "wrapped", borrow)]
    body: Cow<'a, str>
});
endpoint!(generic POST [T] {
    #[api(body)]
    #[serde(
        with = "wrapped",
        bound(serialize = "T: Serialize", deserialize = "T: DeserializeOwned")
    )]
    body: Vec<T>
});
endpoint!(query GET [] { #[api(query_all)] #[serde(with = "numbered")] query: Vec<u32> });
endpoint!(foreign_query GET [] { #[api(query_all)] #[serde(with = "foreign")] query: Foreign });

mod both {
    use pathlore::{Metadata, metadata, request, response};

    use super::*;

    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None, path: "/"
    };

    #[request]
    pub(super) struct Request {}

    #[response]
    #[derive(PartialEq)]
    pub(super) struct Response {
        #[api(body)]
        #[serde(with = "foreign")]
        pub(super) body: Foreign,
    }
}

#[track_caller]
fn check<R>(request: &R, body: &str, query: Option<&str>)
where
    R: OutgoingRequest<Authentication = NoAuthentication> + IncomingRequest + PartialEq + Debug,
{
    let http_request = request.to_http_request(&target(), ()).unwrap();
    assert_eq!((&http_request.body()[..], http_request.uri().query()), (body.as_bytes(), query));
    assert_eq!(through_http::<_, R>(request).unwrap(), *request);
}

#[test]
fn functions_write_and_read_the_whole() {
    check(&list::Request { body: vec![1, 2] }, r#"{"n0":1,"n1":2}"#, None);
    check(&split::Request { body: Foreign(5) }, r#"{"value":5}"#, None);
    check(&generic::Request { body: vec!["a".to_owned()] }, r#"{"value":["a"]}"#, None);
    check(&query::Request { query: vec![1, 2] }, "", Some("n0=1&n1=2"));
    check(&query::Request { query: vec![] }, "", None);
    check(&foreign_query::Request { query: Foreign(5) }, "", Some("value=5"));
    let text = "t".to_owned();
    let request = borrowed::Request { body: Cow::Borrowed(&text) };
    let http_request = request.to_http_request(&target(), ()).unwrap();
    assert_eq!(&http_request.body()[..], br#"{"value":"t"}"#);
    let request = received("POST", "/", http_request.into_body());
    assert_eq!(borrowed::Request::from_http_request(&request).unwrap().body, "t");
    let response = both::Response { body: Foreign(5) };
    let http_response = response.to_http_response().unwrap();
    assert_eq!(&http_response.body()[..], br#"{"value":5}"#);
    assert_eq!(both::Response::from_http_response(&http_response).unwrap(), response);
}

#[test]
fn errors_are_located() {
    fn error<R: IncomingRequest + Debug>(query: &str, body: &'static str) -> String {
        let method = if body.is_empty() { "GET" } else { "POST" };
        let request = received(method, &format!("/{query}"), body);
        R::from_http_request(&request).unwrap_err().to_string()
    }
    assert_eq!(error::<list::Request>("", r#"{"a":1,"b":"x"}"#), "body field `b`: expected u32");
    assert_eq!(error::<split::Request>("", "{}"), "body field `value`: missing");
    assert_eq!(error::<split::Request>("", r#"{"value":[]}"#), "body field `value`: expected u32");
    assert_eq!(
        error::<generic::Request<String>>("", r#"{"value":["a",1]}"#),
        "body field `value[1]`: expected a string"
    );
    assert_eq!(error::<query::Request>("?a=1&b=x", ""), "query parameter `b`: expected u32");
    assert_eq!(error::<foreign_query::Request>("?a=1", ""), "query parameter `value`: missing");
}
