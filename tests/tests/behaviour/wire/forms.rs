//! Bodies with `content = form`.

use std::{borrow::Cow, collections::BTreeMap, time::Duration};

use pathlore::{
    DecodeErrorKind, EndpointError as _, IncomingRequest, IncomingResponse as _,
    OutgoingRequest as _, OutgoingResponse as _, Place, bytes::Bytes,
};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::support::{
    answered, back_through_http, received, target, text, through_http, with_header,
};

const FORM: &str = "application/x-www-form-urlencoded";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Page {
    limit: u32,
    from: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    ids: Vec<u8>,
}

/// The same fields as members of a form and as parameters of the query.
macro_rules! define {
    ($module:ident, $arguments:tt, $($part:meta)?) => {
        mod $module {
            use std::{borrow::Cow, collections::BTreeMap, time::Duration};

            use pathlore::{Metadata, metadata, request, response};

            use super::Page;

            const METADATA: Metadata = metadata! {
                method: POST, rate_limited: false, authentication: None, path: "/"
            };

            #[request $arguments]
            #[derive(PartialEq)]
            pub(super) struct Request<'a> {
                $(#[$part])?
                pub(super) text: Cow<'a, str>,
                $(#[$part])?
                #[serde(rename = "a b&c=d", alias = "abcd")]
                pub(super) renamed: String,
                $(#[$part])?
                pub(super) optional: Option<String>,
                $(#[$part])?
                #[serde(default, skip_serializing_if = "Option::is_none")]
                pub(super) number: Option<i128>,
                $(#[$part])?
                #[serde(default)]
                pub(super) flag: bool,
                $(#[$part])?
                pub(super) texts: Vec<String>,
                $(#[$part])?
                #[serde(with = "pathlore::serde::duration::ms")]
                pub(super) timeout: Duration,
                $(#[$part])?
                #[serde(skip)]
                pub(super) local: u8,
                $(#[$part])?
                #[serde(flatten)]
                pub(super) page: Page,
                $(#[$part])?
                #[serde(flatten)]
                pub(super) others: BTreeMap<String, Vec<String>>,
            }

            #[response]
            pub(super) struct Response {}
        }
    };
}

define!(members, (content = form),);
define!(parameters, (), api(query));

mod response {
    use pathlore::response;

    #[response(content = form)]
    #[derive(PartialEq)]
    #[serde(rename_all = "camelCase")]
    pub(super) struct Response<T> {
        #[api(header = "x-text")]
        pub(super) header: u8,
        pub(super) first_text: String,
        #[api(secret)]
        pub(super) second: Vec<T>,
        #[serde(default = "super::seven")]
        pub(super) seven: Option<u8>,
    }
}

#[allow(clippy::unnecessary_wraps, reason = "the type of the field")]
fn seven() -> Option<u8> {
    Some(7)
}

prop_compose! {
    fn request()(
        (text, renamed, optional) in (text(), text(), prop::option::of(text())),
        number: Option<i128>,
        flag: bool,
        texts in prop::collection::vec(text(), 0..4),
        timeout: u32,
        (limit, from, ids) in (any::<u32>(), prop::option::of(text()), any::<Vec<u8>>()),
        others in prop::collection::btree_map(
            "[0-9 .%/&=+]{1,6}", prop::collection::vec(text(), 1..3), 0..3,
        ),
    ) -> members::Request<'static> {
        members::Request {
            text: text.into(),
            renamed,
            optional,
            number,
            flag,
            texts,
            timeout: Duration::from_millis(timeout.into()),
            local: 0,
            page: Page { limit, from, ids },
            others,
        }
    }
}

fn in_query(request: members::Request<'static>) -> parameters::Request<'static> {
    let members::Request { text, renamed, optional, number, flag, texts, timeout, .. } = request;
    let members::Request { local, page, others, .. } = request;
    parameters::Request {
        text,
        renamed,
        optional,
        number,
        flag,
        texts,
        timeout,
        local,
        page,
        others,
    }
}

proptest! {
    #[test]
    fn members_are_read_back(request in request()) {
        let http_request = request.to_http_request(&target(), ()).unwrap();
        prop_assert_eq!(&http_request.headers()["content-type"], FORM);
        prop_assert_eq!(&through_http::<_, members::Request<'_>>(&request).unwrap(), &request);
        // The body is what the query would be.
        let query = in_query(request).to_http_request(&target(), ()).unwrap();
        prop_assert_eq!(http_request.body(), query.uri().query().unwrap());
    }

    #[test]
    fn members_of_responses_are_read_back(
        header: u8,
        first_text in text(),
        second in prop::collection::vec(text(), 0..4),
        seven: Option<u8>,
    ) {
        // `None` is not written, and then has the default.
        let seven = seven.or(Some(7));
        let response = response::Response { header, first_text, second, seven };
        let back: response::Response<String> = back_through_http(&response).unwrap();
        prop_assert_eq!(back, response);
    }

    #[test]
    fn decoding_never_panics(body: Vec<u8>) {
        let _ = members::Request::from_http_request(&received("POST", "/", body.clone()));
        let _ = whole::Request::from_http_request(&received("PUT", "/", body.clone()));
        let _ = response::Response::<u8>::from_http_response(&answered(200, body));
    }
}

mod token {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: AccessToken, path: "/"
    };

    /// A field of the body is no credential.
    #[request(content = form)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Request {
        #[api(secret)]
        pub(super) access_token: String,
        pub(super) limit: Option<u8>,
    }

    #[response]
    pub(super) struct Response {}
}

fn token(body: impl Into<Bytes>) -> Result<token::Request, String> {
    token::Request::from_http_request(&received("POST", "/", body))
        .map_err(|error| error.to_string())
}

#[test]
fn errors_are_those_of_the_body() {
    let request = token("access_token=%20+a%26&limit=5&").unwrap();
    assert_eq!((&*request.access_token, request.limit), ("  a&", Some(5)));
    assert_eq!(format!("{request:?}"), "Request { access_token: [redacted], limit: Some(5) }");
    for (body, expected) in [
        ("", "body field `access_token`: missing"),
        ("limit=5", "body field `access_token`: missing"),
        ("access_token=a&access_token=b", "body field `access_token`: given more than once"),
        ("access_token=secret&limit=secret", "body field `limit`: expected u8"),
        ("access_token=a&limit=", "body field `limit`: expected u8"),
        ("access_token=%FF", "body field `access_token`: expected UTF-8"),
        ("access_token=a&other=1", "body field `other`: expected `access_token` or `limit`"),
    ] {
        assert_eq!(token(body).unwrap_err(), expected, "{body}");
    }
    assert_eq!(token(&b"access_token=\xff"[..]).unwrap_err(), "body: expected UTF-8");
}

/// Parameters that no field reads are ignored, and lists may be absent.
#[test]
fn an_empty_body_has_no_parameters() {
    let error = members::Request::from_http_request(&received("POST", "/", "text=t")).unwrap_err();
    assert_eq!(error.to_string(), "body field `a b&c=d`: missing");
    let body = "text=t&abcd=1&timeout=5&limit=1&x=y&&z";
    let request = members::Request::from_http_request(&received("POST", "/", body)).unwrap();
    assert_eq!((&*request.renamed, request.texts.len(), request.flag), ("1", 0, false));
    let others = [("x", vec!["y"]), ("z", vec![""])];
    let others = others.map(|(key, values)| {
        (key.to_owned(), values.into_iter().map(str::to_owned).collect::<Vec<_>>())
    });
    assert_eq!(request.others, BTreeMap::from(others));
    let mut response = answered(200, "firstText=t&%FF=%FF&second=5&x=%FF&second=6");
    response.headers_mut().insert("x-text", 1.into());
    let response = response::Response::<u8>::from_http_response(&response).unwrap();
    assert_eq!((response.second, response.seven), (vec![5, 6], Some(7)));
}

/// What a parameter cannot carry is an error when it is written.
#[test]
fn errors_of_writing_are_those_of_the_body() {
    let mut request = members::Request {
        text: Cow::Borrowed(""),
        renamed: String::new(),
        optional: None,
        number: None,
        flag: false,
        texts: vec![],
        timeout: Duration::ZERO,
        local: 0,
        page: Page { limit: 0, from: None, ids: vec![] },
        others: BTreeMap::new(),
    };
    let body = |request: &members::Request<'_>| {
        let request = request.to_http_request(&target(), ()).map_err(|error| error.to_string())?;
        Ok::<_, String>(request.into_body())
    };
    assert_eq!(body(&request).unwrap(), "text=&a+b%26c%3Dd=&flag=false&timeout=0&limit=0");
    request.others.insert("text".to_owned(), vec!["x".to_owned()]);
    assert_eq!(body(&request).unwrap_err(), "body field `text`: another field has this name");
    request.others = BTreeMap::from([("x".to_owned(), vec![])]);
    assert_eq!(
        body(&request).unwrap_err(),
        "body field `x`: an empty list or `None` is not written, so it cannot be inside `Some`, a \
         variant or a map"
    );
}

mod whole {
    use std::collections::BTreeMap;

    use pathlore::{Metadata, metadata, request, response};
    use serde::{Deserialize, Serialize};

    const METADATA: Metadata = metadata! {
        method: PUT, rate_limited: false, authentication: None, path: "/"
    };

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Content {
        pub(super) name: String,
        pub(super) tags: Vec<u8>,
    }

    #[request(content = form)]
    #[derive(PartialEq)]
    pub(super) struct Request {
        #[api(body)]
        pub(super) content: Content,
    }

    #[response(content = form)]
    #[derive(PartialEq)]
    pub(super) enum Response {
        #[api(status = OK)]
        Optional {
            #[api(body)]
            content: Option<Content>,
        },
        #[api(status = CREATED)]
        Map {
            #[api(body)]
            content: BTreeMap<String, Vec<String>>,
        },
        #[api(status = ACCEPTED)]
        Pairs {
            #[api(body)]
            content: Vec<(String, String)>,
        },
        #[api(status = 203, content_type = "text/x-form")]
        Generated {
            #[api(body)]
            #[serde(with = "super::as_map")]
            content: (String, u8),
        },
        #[api(status = PARTIAL_CONTENT)]
        Raw {
            #[api(raw_body)]
            content: String,
        },
        #[api(status = RESET_CONTENT)]
        Nothing,
        #[api(status = 299)]
        Empty {},
    }
}

mod as_map {
    use std::collections::BTreeMap;

    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer, de::Error as _};

    pub(super) fn serialize<S: Serializer>(
        (key, value): &(String, u8),
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        BTreeMap::from([(key, value)]).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<(String, u8), D::Error> {
        let map = BTreeMap::<String, u8>::deserialize(deserializer)?;
        map.into_iter().next().ok_or_else(|| D::Error::missing_field("key"))
    }
}

#[test]
fn whole_bodies_are_read_back() {
    use whole::{Content, Request, Response};

    let content = Content { name: "a b".to_owned(), tags: vec![1, 2] };
    let request = Request { content: content.clone() };
    let http_request = request.to_http_request(&target(), ()).unwrap();
    assert_eq!(http_request.body(), "name=a+b&tags=1&tags=2");
    assert_eq!(http_request.headers()["content-type"], FORM);
    assert_eq!(through_http::<_, Request>(&request).unwrap(), request);

    let pairs = [("a", "1"), ("b", ""), ("a", "&")];
    let pairs = pairs.map(|(key, value)| (key.to_owned(), value.to_owned()));
    let map = [("a".to_owned(), vec!["1".to_owned(), "2".to_owned()])];
    for (response, body, content_type) in [
        (Response::Optional { content: Some(content) }, "name=a+b&tags=1&tags=2", Some(FORM)),
        (Response::Optional { content: None }, "", None),
        (Response::Map { content: map.into() }, "a=1&a=2", Some(FORM)),
        (Response::Map { content: BTreeMap::new() }, "", Some(FORM)),
        (Response::Pairs { content: pairs.into() }, "a=1&b=&a=%26", Some(FORM)),
        (Response::Generated { content: ("k".to_owned(), 5) }, "k=5", Some("text/x-form")),
        (Response::Raw { content: "a=%zz".to_owned() }, "a=%zz", Some("text/plain; charset=utf-8")),
        (Response::Nothing, "", None),
        (Response::Empty {}, "", None),
    ] {
        let http_response = response.to_http_response().unwrap();
        assert_eq!(http_response.body(), body);
        let sent = http_response.headers().get("content-type");
        assert_eq!(sent.map(|value| value.to_str().unwrap()), content_type, "{body}");
        assert_eq!(back_through_http::<_, Response>(&response).unwrap(), response);
    }

    let error = Request::from_http_request(&received("PUT", "/", "name=a&tag=5")).unwrap_err();
    assert_eq!(error.to_string(), "body field `tag`: expected `name` or `tags`");
    let error = Response::from_http_response(&answered(200, "name=a&tags=a")).unwrap_err();
    let pathlore::FromHttpResponseError::Decode(error) = error else { panic!("{error}") };
    assert_eq!(error.to_string(), "body field `tags`: expected u8");
    assert_eq!((error.place(), error.kind()), (Place::Body, DecodeErrorKind::Invalid));
}

mod empty {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: PATCH, rate_limited: false, authentication: None, path: "/"
    };

    #[request(content = form)]
    pub(super) struct Request {}

    #[response(content = form)]
    pub(super) struct Response {}

    #[response(content = form, strict)]
    pub(super) struct Strict {}

    /// Only `None`.
    #[response(content = form)]
    pub(super) struct Optional {
        pub(super) value: Option<u8>,
    }
}

#[test]
fn a_form_without_fields_is_an_empty_body() {
    let http_request = empty::Request {}.to_http_request(&target(), ()).unwrap();
    assert!(http_request.body().is_empty());
    assert!(!http_request.headers().contains_key("content-type"));
    let http_response = empty::Response {}.to_http_response().unwrap();
    assert!(http_response.body().is_empty());
    assert!(!http_response.headers().contains_key("content-type"));
    // A form that has fields is one, even if no parameter is written.
    let http_response = empty::Optional { value: None }.to_http_response().unwrap();
    assert!(http_response.body().is_empty());
    assert_eq!(http_response.headers()["content-type"], FORM);

    for body in ["", "a=b", "{}"] {
        let request = received("PATCH", "/", body);
        let request = with_header(request, "content-type", b"text/html");
        assert!(empty::Request::from_http_request(&request).is_ok());
        assert!(empty::Response::from_http_response(&answered(200, body)).is_ok());
        assert_eq!(
            empty::Strict::from_http_response(&answered(200, body)).is_ok(),
            body.is_empty()
        );
    }
    let mut page = answered(200, "<html>");
    page.headers_mut().insert("content-type", "text/html".parse().unwrap());
    let error = empty::Response::from_http_response(&page).unwrap_err();
    assert_eq!(
        error.to_string(),
        "body: expected a form or nothing, but the content type is that of HTML"
    );
    let error = empty::Strict::from_http_response(&answered(200, "a=b")).unwrap_err();
    assert_eq!(error.to_string(), "body field `a`: there are no fields");
}

mod failure {
    use pathlore::{ErrorResponse, endpoint_error};

    #[endpoint_error(content = form, code = "error code")]
    #[derive(PartialEq, thiserror::Error)]
    #[error("failed")]
    pub(super) enum Failure {
        #[api(status = 400, code = "in&valid", rejection = decode)]
        Invalid {
            #[api(detail)]
            reason: String,
            fields: Vec<String>,
        },
        #[api(status = 400, code = "late")]
        Late,
        #[api(status = 404)]
        NotFound { name: String },
        #[api(other)]
        Other(ErrorResponse),
    }
}

#[test]
fn the_code_of_an_error_is_a_parameter() {
    use failure::Failure;

    let fields = vec!["a".to_owned(), "b".to_owned()];
    for (error, body) in [
        (
            Failure::Invalid { reason: "no".to_owned(), fields },
            "error+code=in%26valid&reason=no&fields=a&fields=b",
        ),
        (Failure::Late, "error+code=late"),
        (Failure::NotFound { name: "x".to_owned() }, "name=x"),
    ] {
        let http_response = error.to_http_response().unwrap();
        assert_eq!(http_response.body(), body);
        assert_eq!(http_response.headers()["content-type"], FORM);
        assert_eq!(Failure::from_http_response(&http_response), error);
    }
    let other = Failure::from_http_response(&answered(400, "error+code=other"));
    assert!(matches!(other, Failure::Other(_)), "{other:?}");
}

mod constructed {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/"
    };

    /// An absent list is empty, so a constructor does not take it.
    #[request(content = form, new, outgoing)]
    pub(super) struct Request<'a> {
        pub(super) name: &'a str,
        pub(super) tags: Vec<&'a str>,
    }

    #[response]
    pub(super) struct Response {}
}

#[test]
fn a_constructor_takes_no_list() {
    let mut request = constructed::Request::new("n");
    request.tags.push("t");
    assert_eq!(request.to_http_request(&target(), ()).unwrap().body(), "name=n&tags=t");
}

mod strict {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/"
    };

    #[request(content = form)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Request {
        #[api(secret)]
        pub(super) token: Option<String>,
    }

    #[response]
    pub(super) struct Response {}
}

/// The body may be of another format, which must not be shown.
#[test]
fn errors_do_not_show_what_is_no_parameter() {
    for (body, expected) in [
        ("other=1", "body field `other`: expected `token`"),
        ("token=a&x.y[0]=", "body field `x.y[0]`: expected `token`"),
        (r#"{"token":"hunter2"}"#, "body: expected `token`"),
        (r#"{"token":"hunter2="}"#, "body: expected `token`"),
        ("hunter2", "body: expected `token`"),
        ("<html lang=\"en\">", "body: expected `token`"),
    ] {
        let error = strict::Request::from_http_request(&received("POST", "/", body)).unwrap_err();
        assert_eq!(error.to_string(), expected, "{body}");
    }
}
