//! Fields with the names of items and variables in generated code.

#![allow(clippy::struct_field_names)]

use pathlore::{
    IncomingRequest as _, IncomingResponse as _, Metadata, OutgoingRequest as _,
    OutgoingResponse as _, Target, metadata, request, response,
};

const METADATA: Metadata = metadata! {
    method: POST,
    rate_limited: false,
    authentication: None,
    path: "/{type}/{path}/{self_}"
};

macro_rules! struct_with {
    ($(#[$attribute:meta])* $name:ident { $($fields:tt)* } $($member:ident)*) => {
        $(#[$attribute])*
        #[derive(Default, PartialEq)]
        pub(super) struct $name {
            $($fields)*
            $(pub(super) $member: u32,)*
        }

        impl $name {
            /// Returns a value with a different number in each member of the body.
            fn numbered() -> Self {
                let mut value = Self::default();
                let mut number = 0;
                $(
                    number += 1;
                    value.$member = number;
                )*
                value
            }
        }
    };
}

struct_with! {
    /// A request.
    #[request]
    Request {
        #[api(path)]
        pub r#type: u8,
        #[api(path)]
        pub path: u8,
        #[api(path)]
        pub self_: u8,
        #[api(query)]
        pub r#match: u8,
        #[api(query)]
        pub query: u8,
        #[api(header = "x-header")]
        pub r#fn: u8,
        #[api(header = "x-headers")]
        pub headers: u8,
    }
    request response body base_url target credentials message uri name method r#struct serializer
    deserializer value key field marker metadata error result formatter f s __body __query __bytes
    __request __message __path __headers __marker __value __default
}

struct_with! {
    /// A response.
    #[response]
    Response {
        #[api(header = "x-header")]
        pub r#fn: u8,
    }
    request response body status headers message r#type __body __bytes __response __message
    __headers __marker
}

#[test]
fn a_request_is_read_back() {
    let request =
        Request { r#type: 1, path: 2, self_: 3, r#match: 4, query: 5, ..Request::numbered() };
    let target = Target::new("http://a").unwrap();
    let http_request = request.to_http_request(&target, ()).unwrap();
    assert_eq!(http_request.uri(), "http://a/1/2/3?match=4&query=5");
    assert!(Request::from_http_request(&http_request).unwrap() == request);
    let json: serde_json::Value = serde_json::from_slice(http_request.body()).unwrap();
    assert_eq!(json["struct"], 11);
    assert_eq!(json["__body"], 24);
}

#[test]
fn a_response_is_read_back() {
    let response = Response::numbered();
    let http_response = response.to_http_response().unwrap();
    assert!(Response::from_http_response(&http_response).unwrap() == response);
}

/// Fields with the names of constants that the compiler shows, which are parameters of the constructor.
mod shown {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! { method: POST, authentication: None, path: "/shown" };

    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    pub(super) struct Id(pub(super) u8);

    #[request(new)]
    #[derive(PartialEq)]
    pub(super) struct Request {
        #[api(cookie = "id", serde)]
        pub(super) cookies_of_fields: Id,
        pub(super) places_of_fields: Id,
        pub(super) places_of_fields_: Id,
    }

    #[response]
    pub(super) struct Response {}
}

#[test]
fn parameters_may_have_the_names_of_constants() {
    let request = shown::Request::new(shown::Id(1), shown::Id(2), shown::Id(3));
    let target = Target::new("http://a").unwrap();
    let http_request = request.to_http_request(&target, ()).unwrap();
    assert_eq!(http_request.headers()["cookie"], "id=1");
    assert_eq!(http_request.body(), r#"{"places_of_fields":2,"places_of_fields_":3}"#);
    assert_eq!(shown::Request::from_http_request(&http_request), Ok(request));
}
