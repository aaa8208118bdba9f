//! If a field holds the content type, it alone decides whether and how it is sent.

use pathlore::{
    IncomingRequest as _, IncomingResponse as _, OutgoingRequest as _, OutgoingResponse as _,
    http::{HeaderMap, HeaderValue},
};

use super::support::{received, target};

/// Defines a request and a response with a content type and a body.
macro_rules! define {
    ($module:ident, $name:expr, $type:ty, $($body:tt)*) => {
        mod $module {
            #[allow(unused_imports)]
            use pathlore::http::{HeaderName, HeaderValue, header::{self, CONTENT_TYPE}};
            use pathlore::{Metadata, metadata, request, response};

            #[allow(dead_code)]
            const TYPE: HeaderName = CONTENT_TYPE;

            const METADATA: Metadata = metadata! {
                method: POST, rate_limited: false, authentication: None, path: "/"
            };

            #[request]
            #[derive(Default)]
            pub(super) struct Request {
                #[api(header = $name)]
                pub(super) content_type: $type,
                $($body)*
            }

            #[response]
            #[derive(Default)]
            pub(super) struct Response {
                #[api(header = $name)]
                pub(super) content_type: $type,
                $($body)*
            }
        }
    };
}

define!(raw, "Content-Type", Option<String>, #[api(raw_body)] pub(super) body: Vec<u8>,);
define!(raw_value, header::CONTENT_TYPE, Option<HeaderValue>, #[api(raw_body)] pub(super) body: Vec<u8>,);
define!(json, CONTENT_TYPE, Option<String>, pub(super) member: u8,);
define!(whole, TYPE, Option<Box<str>>, #[api(body)] pub(super) body: Vec<u8>,);
define!(none, TYPE, Option<String>,);
define!(list, "content-type", Vec<String>, pub(super) member: u8,);

fn types(headers: &HeaderMap) -> Vec<&HeaderValue> {
    headers.get_all("content-type").iter().collect()
}

macro_rules! check {
    ($module:ident, $absent:expr, $present:expr) => {{
        for (value, expected) in [($absent, &[][..]), ($present, &["text/x"])] {
            let request = $module::Request { content_type: value.clone(), ..Default::default() };
            let sent = request.to_http_request(&target(), ()).unwrap();
            assert_eq!(types(sent.headers()), expected);
            let mut again = received("POST", "/", sent.body().clone());
            *again.headers_mut() = sent.headers().clone();
            let back = $module::Request::from_http_request(&again).unwrap();
            assert_eq!(back.content_type, value);

            let response = $module::Response { content_type: value.clone(), ..Default::default() };
            let sent = response.to_http_response().unwrap();
            assert_eq!(types(sent.headers()), expected);
            let back = $module::Response::from_http_response(&sent).unwrap();
            assert_eq!(back.content_type, value);
        }
    }};
}

#[test]
fn the_field_alone_decides() {
    check!(raw, None, Some("text/x".to_owned()));
    check!(raw_value, None, Some(HeaderValue::from_static("text/x")));
    check!(json, None, Some("text/x".to_owned()));
    check!(whole, None, Some(Box::from("text/x")));
    check!(none, None, Some("text/x".to_owned()));
    check!(list, vec![], vec!["text/x".to_owned()]);
}
