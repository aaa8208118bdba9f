//! Derives and attribute macros of other crates under those of pathlore.
#![cfg(test)]

use std::{borrow::Cow, collections::BTreeMap, time::Duration};

use pathlore::{
    EndpointError as _, ErrorResponse, IncomingRequest as _, IncomingResponse as _, Metadata,
    OutgoingRequest as _, OutgoingResponse as _, Target, endpoint_error, metadata, request,
    response,
};

const METADATA: Metadata = metadata! {
    method: PUT, rate_limited: false, authentication: None, path: "/rooms/{room_id}"
};

/// `bon`: each field has a function, and those with an `Option` may be left out.
mod with_bon {
    use super::{Cow, METADATA, request, response};

    #[request(metadata = METADATA)]
    #[derive(PartialEq, bon::Builder)]
    #[builder(on(Cow<'_, str>, into))]
    pub(super) struct Request<'a> {
        #[api(path)]
        pub room_id: Cow<'a, str>,
        #[api(query)]
        #[builder(default)]
        pub limit: u32,
        #[api(header = "x-client")]
        pub client: Option<String>,
        #[serde(rename = "displayName")]
        pub name: Cow<'a, str>,
    }

    #[response]
    #[derive(PartialEq, bon::Builder)]
    pub(super) struct Response {
        #[builder(into)]
        pub event_id: String,
    }
}

/// `typed-builder`
mod with_typed_builder {
    use super::{METADATA, request, response};

    #[request(metadata = METADATA)]
    #[derive(PartialEq, typed_builder::TypedBuilder)]
    pub(super) struct Request<T> {
        #[api(path)]
        #[builder(setter(into))]
        pub room_id: String,
        #[api(query)]
        #[builder(default)]
        pub limit: Option<u32>,
        pub content: T,
    }

    #[response]
    #[derive(PartialEq, typed_builder::TypedBuilder)]
    pub(super) struct Response {
        #[serde(default)]
        #[builder(default)]
        pub events: Vec<String>,
    }
}

/// `derive_more::Constructor`: a function of all fields.
mod with_derive_more {
    use super::{METADATA, request, response};

    #[request(metadata = METADATA)]
    #[derive(PartialEq, derive_more::Constructor)]
    pub(super) struct Request {
        #[api(path)]
        pub room_id: String,
        #[api(query)]
        pub limit: Option<u32>,
    }

    #[response]
    #[derive(PartialEq, derive_more::Constructor)]
    pub(super) struct Response {}
}

/// `schemars`: the schema is that of all fields, with the names that serde's attributes give.
#[response]
#[derive(PartialEq, schemars::JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Described {
    /// The name.
    display_name: String,
    #[serde(default)]
    tags: Vec<String>,
    #[api(secret)]
    token: Option<String>,
}

/// `serde_with`: its attribute macro is above, and writes `#[serde(with = …)]`.
#[serde_with::serde_as]
#[response]
#[derive(PartialEq)]
struct Converted {
    #[serde_as(as = "serde_with::DurationSeconds<u64>")]
    expires_in: Duration,
    #[serde_as(as = "Option<serde_with::DisplayFromStr>")]
    count: Option<u64>,
    #[serde_as(as = "BTreeMap<_, serde_with::DisplayFromStr>")]
    sizes: BTreeMap<String, u64>,
}

#[endpoint_error]
#[derive(Debug, PartialEq, derive_more::Display, derive_more::Error, derive_more::From)]
enum ApiError {
    #[display("{message}")]
    #[api(status = 404)]
    NotFound { message: String },
    #[display("{_0}")]
    #[api(other)]
    #[from]
    Other(#[error(not(source))] ErrorResponse),
}

fn target() -> Target {
    Target::new("https://example.org").expect("the URL is valid")
}

#[test]
fn bon_builds_messages() {
    use with_bon::{Request, Response};
    let request = Request::builder().room_id("!a").name("Room").client("c".to_owned()).build();
    let sent = request.to_http_request(&target(), ()).expect("the request can be sent");
    assert_eq!(sent.uri(), "https://example.org/rooms/!a?limit=0");
    assert_eq!(sent.body(), r#"{"displayName":"Room"}"#);
    assert_eq!(Request::from_http_request(&sent).expect("it can be read"), request);
    let response = Response::builder().event_id("$1").build();
    let sent = response.to_http_response().expect("the response can be sent");
    assert_eq!(Response::from_http_response(&sent).expect("it can be read"), response);
}

#[test]
fn typed_builder_builds_messages() {
    use with_typed_builder::{Request, Response};
    let request = Request::builder().room_id("!a").content(1_u8).build();
    let sent = request.to_http_request(&target(), ()).expect("the request can be sent");
    assert_eq!(Request::from_http_request(&sent).expect("it can be read"), request);
    let response = Response::builder().build();
    let sent = response.to_http_response().expect("the response can be sent");
    assert_eq!(Response::from_http_response(&sent).expect("it can be read"), response);
}

#[test]
fn derive_more_builds_messages() {
    use with_derive_more::{Request, Response};
    let request = Request::new("!a".to_owned(), Some(1));
    let sent = request.to_http_request(&target(), ()).expect("the request can be sent");
    assert_eq!(Request::from_http_request(&sent).expect("it can be read"), request);
    assert_eq!(Response::new(), Response {});
}

#[test]
fn derive_more_implements_error() {
    let error = ApiError::not_found("gone".to_owned());
    assert_eq!(error.to_string(), "gone");
    let sent = error.to_http_response().expect("the error can be sent");
    let passed_on = ApiError::from(ErrorResponse::from_http_response(&sent));
    assert_eq!(passed_on.to_string(), "the server answered 404 Not Found");
}

#[test]
fn schemars_describes_messages() {
    let schema = schemars::schema_for!(Described).to_value();
    let names: Vec<_> = schema["properties"].as_object().expect("an object").keys().collect();
    assert_eq!(names, ["displayName", "tags", "token"]);
    assert_eq!(schema["required"], serde_json::json!(["displayName"]));
    let response = Described { display_name: "a".to_owned(), tags: Vec::new(), token: None };
    let sent = response.to_http_response().expect("the response can be sent");
    assert_eq!(sent.body(), r#"{"displayName":"a","tags":[],"token":null}"#);
}

#[test]
fn serde_with_converts_fields() {
    let response = Converted {
        expires_in: Duration::from_secs(90),
        count: Some(1),
        sizes: BTreeMap::from([("a".to_owned(), 2)]),
    };
    let sent = response.to_http_response().expect("the response can be sent");
    assert_eq!(sent.body(), r#"{"expires_in":90,"count":"1","sizes":{"a":"2"}}"#);
    assert_eq!(Converted::from_http_response(&sent).expect("it can be read"), response);
}
