//! Bodies with `content = text`.

use std::{borrow::Cow, fmt, str::FromStr};

use pathlore::{
    EndpointError as _, IncomingRequest as _, IncomingResponse as _, OutgoingRequest as _,
    OutgoingResponse as _,
};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::support::{answered, back_through_http, received, target, text, through_http};

const TEXT: &str = "text/plain; charset=utf-8";

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Percent(u8);

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 > 100 { Err(fmt::Error) } else { write!(f, "{} %", self.0) }
    }
}

impl FromStr for Percent {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        text.strip_suffix(" %").and_then(|text| text.parse().ok()).map(Self).ok_or(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum State {
    NotReady,
    Ready,
}

pub(super) mod hexadecimal {
    use std::{fmt, num::ParseIntError};

    pub(crate) fn to_text(value: &u32) -> impl fmt::Display {
        format!("{value:x}")
    }

    pub(crate) fn from_text(text: &str) -> Result<u32, ParseIntError> {
        u32::from_str_radix(text, 16)
    }
}

macro_rules! whole {
    ($name:ident, [$($attribute:tt)*] $type:ty) => {
        mod $name {
            #[allow(unused_imports)]
            use std::borrow::Cow;

            use pathlore::{Metadata, metadata, request, response};

            #[allow(unused_imports)]
            use super::{Percent, State, hexadecimal};

            const METADATA: Metadata = metadata! {
                method: PUT, rate_limited: false, authentication: None, path: "/{id}"
            };

            #[request(content = text)]
            #[derive(PartialEq)]
            pub(super) struct Request {
                #[api(path)]
                pub(super) id: u8,
                $($attribute)*
                pub(super) body: $type,
            }

            #[response(content = text)]
            #[derive(PartialEq)]
            pub(super) struct Response {
                $($attribute)*
                pub(super) body: $type,
            }
        }
    };
}

whole!(string, [#[api(body)]] String);
whole!(cow, [#[api(body, secret)]] Cow<'static, str>);
whole!(number, [#[api(body)]] i128);
whole!(percent, [#[api(body)]] Percent);
whole!(optional_string, [#[api(body)]] Option<String>);
whole!(optional_boxed, [#[api(body)]] Option<Box<str>>);
whole!(optional_number, [#[api(body)]] Option<u8>);
whole!(by_serde, [#[api(body, serde)]] State);
whole!(by_module, [#[api(body, with = hexadecimal)]] u32);
whole!(optional_by_module, [#[api(body, with = hexadecimal)]] Option<u32>);

macro_rules! round_trip {
    ($name:ident, $value:expr, $body:expr, $content_type:expr) => {{
        let request = $name::Request { id: 5, body: $value };
        let sent = request.to_http_request(&target(), ()).unwrap();
        assert_eq!(sent.body(), $body);
        let content_type: Option<&str> = $content_type;
        let of = |headers: &pathlore::http::HeaderMap| {
            headers.get("content-type").map(|value| value.to_str().unwrap().to_owned())
        };
        assert_eq!(of(sent.headers()).as_deref(), content_type);
        assert_eq!(through_http::<_, $name::Request>(&request).unwrap(), request);
        let response = $name::Response { body: request.body };
        let sent = response.to_http_response().unwrap();
        assert_eq!(sent.body(), $body);
        assert_eq!(of(sent.headers()).as_deref(), content_type);
        assert_eq!(back_through_http::<_, $name::Response>(&response).unwrap(), response);
    }};
}

proptest! {
    #[test]
    fn texts_are_read_back(text in text(), number: i128, module: u32) {
        round_trip!(string, text.clone(), &text, Some(TEXT));
        round_trip!(cow, Cow::from(text.clone()), &text, Some(TEXT));
        round_trip!(number, number, &number.to_string(), Some(TEXT));
        round_trip!(by_module, module, &format!("{module:x}"), Some(TEXT));
        round_trip!(optional_by_module, Some(module), &format!("{module:x}"), Some(TEXT));
        let optional = Some(text).filter(|text| !text.is_empty());
        let (body, content_type) = (optional.clone(), optional.as_ref().map(|_| TEXT));
        let body = body.unwrap_or_default();
        round_trip!(optional_string, optional.clone(), &body, content_type);
        round_trip!(optional_boxed, optional.clone().map(Into::into), &body, content_type);
    }
}

#[test]
fn values_have_the_text_of_their_type() {
    round_trip!(percent, Percent(50), "50 %", Some(TEXT));
    round_trip!(by_serde, State::NotReady, "not-ready", Some(TEXT));
    round_trip!(optional_number, Some(0), "0", Some(TEXT));
    round_trip!(optional_number, None, "", None);
    let secret = cow::Response { body: "hunter2".into() };
    assert_eq!(format!("{secret:?}"), "Response { body: [redacted] }");
}

#[test]
fn a_text_that_cannot_be_written_is_an_error() {
    let error = percent::Response { body: Percent(101) }.to_http_response().unwrap_err();
    assert_eq!(error.to_string(), "body: the value cannot be printed");
    let request = optional_string::Request { id: 0, body: Some(String::new()) };
    let error = request.to_http_request(&target(), ()).unwrap_err();
    assert_eq!(error.to_string(), "body: `Some` of an empty body cannot be sent; use `None`");
}

#[test]
fn a_text_that_cannot_be_read_is_an_error() {
    macro_rules! error {
        ($name:ident, $body:expr) => {{
            let request = received("PUT", "/5", $body);
            let request = $name::Request::from_http_request(&request).unwrap_err().to_string();
            let response = $name::Response::from_http_response(&answered(200, $body)).unwrap_err();
            assert_eq!(request, response.to_string());
            request
        }};
    }
    assert_eq!(error!(number, "secret"), "body: expected i128");
    assert_eq!(error!(number, "5\n"), "body: expected i128");
    assert_eq!(error!(number, ""), "body: empty, expected i128");
    assert_eq!(error!(optional_number, " "), "body: expected u8");
    assert_eq!(error!(percent, "50"), "body: expected `Percent`");
    assert_eq!(error!(by_serde, "steady"), "body: expected `not-ready` or `ready`");
    assert_eq!(error!(by_module, "xyz"), "body: expected u32");
    assert_eq!(error!(string, &b"a\xff"[..]), "body: expected UTF-8");
}

mod several {
    use pathlore::{ErrorResponse, endpoint_error, response};

    #[response(content = text, error = Failure)]
    #[derive(PartialEq)]
    pub(super) enum Response<T> {
        #[api(status = OK, content_type = "text/html; charset=utf-8")]
        Page {
            #[api(body)]
            page: String,
        },
        #[api(status = CREATED)]
        Number {
            #[api(body)]
            number: Option<T>,
        },
        #[api(status = ACCEPTED)]
        Nothing,
    }

    #[endpoint_error(content = text)]
    #[derive(PartialEq, thiserror::Error)]
    #[error("failed")]
    pub(super) enum Failure {
        #[api(status = 4xx, rejection = decode)]
        Refused {
            #[api(status)]
            status: pathlore::http::StatusCode,
            #[api(body, detail)]
            reason: String,
        },
        #[api(other)]
        Other(ErrorResponse),
    }
}

#[test]
fn variants_have_texts() {
    use several::{Failure, Response};

    for (response, status, body, content_type) in [
        (Response::Page { page: "<p>".to_owned() }, 200, "<p>", Some("text/html; charset=utf-8")),
        (Response::Number { number: Some(5_u8) }, 201, "5", Some(TEXT)),
        (Response::Number { number: None }, 201, "", None),
        (Response::Nothing, 202, "", None),
    ] {
        let http_response = response.to_http_response().unwrap();
        assert_eq!(
            (http_response.status().as_u16(), &http_response.body()[..]),
            (status, body.as_bytes())
        );
        let sent = http_response.headers().get("content-type");
        assert_eq!(sent.map(|value| value.to_str().unwrap()), content_type);
        assert_eq!(back_through_http::<_, Response<u8>>(&response).unwrap(), response);
    }
    let status = pathlore::http::StatusCode::IM_A_TEAPOT;
    let error = Failure::Refused { status, reason: "no coffee".to_owned() };
    let http_response = error.to_http_response().unwrap();
    assert_eq!(http_response.body(), "no coffee");
    assert_eq!(Failure::from_http_response(&http_response), error);
}
