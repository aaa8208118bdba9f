//! Header fields.

use std::borrow::Cow;

use pathlore::{
    IncomingRequest as _, IntoHttpError, OutgoingRequest as _, OutgoingResponse as _, Place,
};
use proptest::prelude::*;

use super::support::{
    back_through_http, is_carried, received, target, text, through_http, with_header,
};

mod endpoint {
    use std::borrow::Cow;

    use pathlore::{Metadata, http, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None, path: "/"
    };

    pub(super) const X_COUNT: http::HeaderName = http::HeaderName::from_static("x-count");

    macro_rules! define {
        ($(#[$attribute:meta])* $name:ident) => {
            $(#[$attribute])*
            #[derive(PartialEq)]
            pub(super) struct $name<'a> {
                #[api(header = "X-Text")]
                pub(super) text: String,
                #[api(header = X_COUNT)]
                pub(super) count: i64,
                #[api(header = http::header::IF_NONE_MATCH)]
                pub(super) optional: Option<Cow<'a, str>>,
                #[api(header = "x-list")]
                pub(super) list: Vec<String>,
            }
        };
    }

    define! {
        #[request(response = Response<'a>)]
        Request
    }
    define! {
        #[response]
        Response
    }
}

use endpoint::{Request, Response};

proptest! {
    #[test]
    fn header_fields_are_read_back_or_an_error(
        value in prop_oneof![text(), "[ -~]{0,12}".boxed()],
        count: i64,
        optional in prop::option::of(prop_oneof![text(), "[!-~]{0,8}".boxed()]),
        list in prop::collection::vec("[!-~]([ -~]{0,6}[!-~])?", 0..4),
    ) {
        let are_all_carried =
            is_carried(&value) && optional.as_deref().is_none_or(is_carried) && list.iter().all(|it| is_carried(it));
        let request = Request {
            text: value,
            count,
            optional: optional.map(Cow::Owned),
            list,
        };
        let response = Response {
            text: request.text.clone(),
            count,
            optional: request.optional.clone(),
            list: request.list.clone(),
        };
        match (through_http::<_, Request<'_>>(&request), back_through_http::<_, Response<'_>>(&response)) {
            (Ok(received), Ok(answered)) => {
                prop_assert!(are_all_carried);
                prop_assert_eq!(received, request);
                prop_assert_eq!(answered, response);
            }
            (Err(IntoHttpError::Encode(error)), Err(IntoHttpError::Encode(other))) => {
                prop_assert!(!are_all_carried);
                prop_assert_eq!(error.place(), Place::Header);
                prop_assert_eq!(error, other);
            }
            (request, response) => prop_assert!(false, "{:?} {:?}", request, response),
        }
    }
}

#[test]
fn a_vec_is_one_line_and_none_is_no_line() {
    let request = Request {
        text: "t".to_owned(),
        count: 5,
        optional: None,
        list: vec!["a, b".to_owned(), "c".to_owned()],
    };
    let http_request = request.to_http_request(&target(), ()).unwrap();
    let lines: Vec<_> = http_request.headers().get_all("x-list").iter().collect();
    assert_eq!(lines, ["\"a, b\", c"]);
    assert!(!http_request.headers().contains_key("if-none-match"));
    assert_eq!(http_request.headers()[endpoint::X_COUNT], "5");
}

#[test]
fn values_that_cannot_be_carried_are_an_error() {
    let error = |text: &str| {
        let request = Request { text: text.to_owned(), count: 0, optional: None, list: Vec::new() };
        request.to_http_request(&target(), ()).unwrap_err().to_string()
    };
    for text in ["a\nb", "\t\r", "é", "\0", "\u{7f}"] {
        assert_eq!(
            error(text),
            "header field `x-text`: a control or non-ASCII character cannot be carried"
        );
    }
    for text in [" a", "a ", " ", "\ta", "a\t", "\t", "a \t"] {
        assert_eq!(
            error(text),
            "header field `x-text`: leading or trailing white space cannot be carried"
        );
    }
    let response =
        Response { text: "ok".to_owned(), count: 0, optional: None, list: vec!["é".to_owned()] };
    assert_eq!(
        response.to_http_response().unwrap_err().to_string(),
        "header field `x-list`: a control or non-ASCII character cannot be carried"
    );
}

/// A field value consists of visible characters, spaces and tabs (RFC 9110, section 5.5).
#[test]
fn a_tab_inside_a_value_is_read_back() {
    for text in ["a\tb", "a \t\tb", "a\t\"b\""] {
        let request = Request { text: text.to_owned(), count: 0, optional: None, list: Vec::new() };
        let http_request = request.to_http_request(&target(), ()).unwrap();
        assert_eq!(http_request.headers()["x-text"], text);
        let back: Request = through_http(&request).unwrap();
        assert_eq!(back.text, text);
    }
}

#[test]
fn received_values_are_checked() {
    let base = || with_header(received("GET", "/", ""), "x-text", b"t");
    let read = |request| Request::from_http_request(&request).map_err(|error| error.to_string());
    let counted = || with_header(base(), "x-count", b"1");
    assert_eq!(read(counted()).unwrap().list, [""; 0]);
    assert_eq!(read(base()).unwrap_err(), "header field `x-count`: missing");
    assert_eq!(
        read(with_header(base(), "x-count", b"one")).unwrap_err(),
        "header field `x-count`: expected i64"
    );
    assert_eq!(
        read(with_header(counted(), "x-count", b"2")).unwrap_err(),
        "header field `x-count`: given more than once"
    );
    assert_eq!(
        read(with_header(counted(), "if-none-match", b"\xff")).unwrap_err(),
        "header field `if-none-match`: expected ASCII text"
    );
    assert_eq!(
        read(with_header(counted(), "x-list", b"\xc3\xa9")).unwrap_err(),
        "header field `x-list`: expected ASCII text"
    );
}
