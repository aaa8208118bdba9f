//! Modules for `with` under all kinds of paths, and functions whose results borrow their arguments.
#![deny(warnings)]
#![allow(clippy::unnecessary_wraps, clippy::ref_option_ref, clippy::ptr_arg)]

use std::{borrow::Cow, time::Duration};

use pathlore::{
    IncomingResponse as _, Metadata, OutgoingRequest as _, OutgoingResponse as _, Target, metadata,
    request, response,
};

mod borrowed {
    use std::{borrow::Cow, fmt::Display};

    pub(super) fn to_text<'v>(text: &'v Cow<'_, str>) -> &'v (impl Display + ?Sized) {
        &**text
    }

    pub(super) fn from_text(text: &str) -> Result<Cow<'static, str>, &str> {
        if text.is_empty() { Err(text) } else { Ok(text.to_owned().into()) }
    }
}

mod seconds {
    use std::{fmt::Display, time::Duration};

    pub(super) fn to_text(duration: &Duration) -> impl Display {
        duration.as_secs()
    }

    pub(super) fn from_text(text: &str) -> Result<Duration, impl Sized> {
        text.parse().map(Duration::from_secs).map_err(|_| text)
    }
}

mod slices {
    pub(super) fn to_text(text: &str) -> &str {
        text
    }

    pub(super) fn from_text(text: &str) -> Result<Box<str>, &str> {
        Ok(text.into())
    }
}

mod anything {
    pub(super) fn to_text<T: ToString>(value: &T) -> String {
        value.to_string()
    }

    pub(super) fn from_text<T: From<String>>(text: &str) -> Result<T, ()> {
        Ok(String::from(text).into())
    }
}

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/{name}/{age}"
};

#[request(outgoing, response = Response<'static>)]
pub struct Request<'a> {
    #[api(path, with = crate::accepted::header::functions_of_each_form::borrowed)]
    pub name: Cow<'a, str>,
    #[api(path)]
    #[api(with = super::functions_of_each_form::seconds)]
    pub age: Duration,
    #[api(header = "x-names", with = borrowed)]
    pub names: Vec<Cow<'a, str>>,
    #[api(header = "x-plain")]
    pub plain: Vec<&'a str>,
    #[api(header = "x-references", with = slices)]
    pub references: Vec<&'a str>,
}

#[response]
pub struct Response<'a, T: ToString + From<String> = String> {
    #[api(header = "x-name", with = self::borrowed, lenient)]
    pub name: Option<Cow<'a, str>>,
    #[api(header = "age", with = seconds, secret)]
    pub age: Duration,
    #[api(header = "x-boxed", with = slices)]
    pub boxed: Vec<Box<str>>,
    #[api(header = "x-generic", with = anything)]
    pub generic: T,
    #[api(header = "x-list", with = anything, lines)]
    pub list: Vec<T>,
}

#[test]
fn works() {
    const fn local() -> Duration {
        Duration::from_secs(3)
    }
    let name = String::from("a b");
    let request = Request {
        name: Cow::Borrowed(&name),
        age: local(),
        names: vec!["c".into(), "\"d\"".into()],
        plain: vec!["e,f"],
        references: vec!["g", "h"],
    };
    let sent = request.to_http_request(&Target::new("https://e").unwrap(), ()).unwrap();
    assert_eq!(sent.uri(), "https://e/a%20b/3");
    assert_eq!(sent.headers()["x-names"], "c, \"d\"");
    assert_eq!(sent.headers()["x-references"], "g, h");
    assert_eq!(sent.headers()["x-plain"], "\"e,f\"");

    let response = Response {
        name: None,
        age: local(),
        boxed: vec!["b".into()],
        generic: "g".to_owned(),
        list: vec!["h, i".to_owned()],
    };
    let sent = response.to_http_response().unwrap();
    let back = Response::<String>::from_http_response(&sent).unwrap();
    assert_eq!((back.age, &*back.generic, &*back.list), (local(), "g", &["h, i".to_owned()][..]));
    assert_eq!(&*back.boxed[0], "b");
    assert_eq!(back.name, None);
}

mod in_a_function {
    use pathlore::{OutgoingResponse as _, response};

    #[test]
    fn works() {
        mod local {
            #[allow(clippy::trivially_copy_pass_by_ref)]
            pub(super) fn to_text(value: &u8) -> u8 {
                value + 1
            }

            pub(super) fn from_text(text: &str) -> Result<u8, std::num::ParseIntError> {
                text.parse().map(|value: u8| value - 1)
            }
        }

        #[response]
        struct Response {
            #[api(header = "x-value", with = local)]
            value: u8,
        }

        let sent = Response { value: 1 }.to_http_response().unwrap();
        assert_eq!(sent.headers()["x-value"], "2");
    }
}
