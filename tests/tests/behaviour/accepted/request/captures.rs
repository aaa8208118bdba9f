//! Definitions whose parts are captures of `macro_rules!`, which arrive in invisible groups.
#![deny(warnings)]
#![allow(clippy::trivially_copy_pass_by_ref)]

use pathlore::{Endpoint as _, OutgoingRequest as _, OutgoingResponse as _, Target};

mod parts {
    pub(crate) use pathlore;
    use pathlore::http::StatusCode;

    pub(crate) mod text {
        use std::num::ParseIntError;

        pub(crate) fn to_text(value: &u8) -> u8 {
            *value
        }

        pub(crate) fn from_text(text: &str) -> Result<u8, ParseIntError> {
            text.parse()
        }
    }

    pub(crate) fn is_zero(value: &u8) -> bool {
        *value == 0
    }

    pub(crate) const fn status(number: u16) -> StatusCode {
        match StatusCode::from_u16(number) {
            Ok(status) => status,
            Err(_) => panic!("not a status"),
        }
    }
}

macro_rules! arguments {
    (
        $metadata:ident, $method:ident, $rate_limited:expr, $scheme:expr, $name:literal,
        $feature:literal => $unstable:literal, $version:expr => $stable:expr,
        $crate_path:path, $error:ty, $response:ty, $answer:ident, $debug:literal
    ) => {
        const $metadata: Metadata = metadata! {
            crate: $crate_path,
            method: $method,
            rate_limited: $rate_limited,
            authentication: $scheme,
            name: $name,
            history: { unstable($feature) => $unstable, $version => $stable, 1.20 => deprecated }
        };

        #[request(
                    crate = $crate_path, metadata = $metadata, error = $error, response = $response,
                    debug = $debug
                )]
        #[derive(Debug)]
        pub struct Request {}

        #[response(crate = $crate_path, error = $error)]
        pub struct $answer {}
    };
}

mod with_arguments {
    use pathlore::{Metadata, metadata, request, response};

    arguments! {
        LOGIN, POST, false, AccessToken, "login", "org.login" => "/unstable", 1.10 => "/stable",
        super::parts::pathlore, pathlore::ErrorResponse, Answer, Answer, false
    }
}

macro_rules! custom_scheme {
    ($method:tt, $path:expr, $scheme:path) => {
        const METADATA: Metadata = metadata! {
            method: $method, rate_limited: false, authentication: Custom, path: $path
        };

        #[request(authentication = $scheme)]
        pub struct Request {}
    };
}

mod with_scheme {
    use pathlore::{Metadata, auth, metadata, request, response};

    custom_scheme!(GET, "/custom", auth::AccessToken);

    #[response]
    pub struct Response {}
}

macro_rules! fields {
    (
        $visibility:vis, $ident:ident: $id:ty, $with:path,
        $literal:literal, $constant:expr, $header:ty, $list:ty,
        $rename:literal, $alias:expr, $rule:literal, $skip:literal, $module:literal, $duration:ty,
        [$($attribute:meta),*] $last:ident: $last_type:ty
    ) => {
        const METADATA: Metadata = metadata! {
            method: POST, rate_limited: false, authentication: None, path: "/{id}"
        };

        #[request]
        #[serde(rename_all = $rule)]
        $visibility struct Request {
            #[api(path, with = $with)]
            $visibility $ident: $id,
            #[api(header = $literal)]
            $visibility header_field: $header,
            #[api(header = $constant)]
            $visibility list_field: $list,
            #[serde(rename = $rename, alias = $alias, skip_serializing_if = $skip, default)]
            $visibility renamed: u8,
            #[serde(with = $module)]
            $visibility time_out: $duration,
            $(#[$attribute])*
            $visibility $last: $last_type,
        }
    };
}

mod with_fields {
    use std::time::Duration;

    use pathlore::{Metadata, http::header, metadata, request, response};

    fields! {
        pub(super), id: u8, super::parts::text,
        "x-header", header::CONTENT_LANGUAGE, Option<u8>, Vec<String>,
        "other", "another", "camelCase", "super::parts::is_zero",
        "pathlore::serde::duration::ms", Duration,
        [api(query), serde(rename = "q"), doc = "A parameter."] parameter: Vec<u8>
    }

    #[response]
    pub struct Response {}
}

macro_rules! responses {
    ($number:literal, $constant:ident, $function:path, $left:expr, $right:expr, $block:block) => {
        #[response(status = $number)]
        pub struct Number {}

        #[response(status = $constant)]
        pub struct Constant {}

        /// The captures are operands, as if they were in parentheses.
        #[response(status = $function($left * $right))]
        pub struct Product {}

        #[response(status = $block)]
        pub struct Block {}
    };
}

responses! {
    201, CREATED, parts::status, 100 + 1, 2,
    { let mut number = 203; let more = &mut number; *more += 1; parts::status(number) }
}

macro_rules! attributes {
    ($($attribute:meta),* => $item:item) => {
        $(#[$attribute])*
        $item
    };
}

attributes! {
    response(exhaustive, debug = false), derive(Debug, PartialEq), serde(rename_all = "camelCase") =>
    pub struct Whole {
        pub user_id: u8,
    }
}

use pathlore::response;

#[test]
fn arguments_are_used() {
    let metadata = with_arguments::Request::METADATA;
    assert_eq!(metadata.method, pathlore::http::Method::POST);
    assert_eq!(metadata.name, Some("login"));
    let _ = (with_arguments::Request {}, with_arguments::Answer {});
    let request = with_scheme::Request {};
    let target = Target::new("http://a").unwrap();
    assert!(request.to_http_request(&target, "token".into()).is_ok());
    let _ = with_scheme::Response {};
}

#[test]
fn fields_are_used() {
    let request = with_fields::Request {
        id: 1,
        header_field: Some(2),
        list_field: vec!["de".to_owned()],
        renamed: 3,
        time_out: std::time::Duration::from_millis(4),
        parameter: vec![5, 6],
    };
    let request = request.to_http_request(&Target::new("http://a").unwrap(), ()).unwrap();
    assert_eq!(request.uri(), "http://a/1?q=5&q=6");
    assert_eq!(request.headers()["x-header"], "2");
    assert_eq!(request.headers()["content-language"], "de");
    assert_eq!(request.body(), r#"{"other":3,"timeOut":4}"#);
    let _ = with_fields::Response {};
}

#[test]
fn responses_have_their_status() {
    let status = |response: &dyn pathlore::OutgoingResponse| {
        response.to_http_response().unwrap().status().as_u16()
    };
    assert_eq!(status(&Number {}), 201);
    assert_eq!(status(&Constant {}), 201);
    assert_eq!(status(&Product {}), 202);
    assert_eq!(status(&Block {}), 204);
    let response = Whole { user_id: 1 }.to_http_response().unwrap();
    assert_eq!(response.body(), r#"{"userId":1}"#);
}
