//! Header fields that are lists (RFC 9110, section 5.6.1), and what proxies do to them.

use std::{borrow::Cow, fmt, str::FromStr};

use pathlore::{
    IncomingResponse as _, IntoHttpError, OutgoingResponse as _,
    bytes::Bytes,
    http::{self, HeaderMap, HeaderName, HeaderValue},
    response,
};
use proptest::prelude::*;

use super::support::{answered, text};

/// An entity tag (RFC 9110, section 8.8.3), or anything else.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tag(String);

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Tag {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

const SET_COOKIES: HeaderName = http::header::SET_COOKIE;

#[response]
#[derive(Default, PartialEq)]
pub(crate) struct Lists<'a> {
    #[api(header = "x-strings")]
    strings: Vec<String>,
    #[api(header = "x-borrowed")]
    borrowed: Vec<Cow<'a, str>>,
    #[api(header = "etag")]
    tags: Vec<Tag>,
    #[api(header = http::header::ALLOW)]
    methods: Vec<http::Method>,
    #[api(header = "x-raw")]
    raw: Vec<HeaderValue>,
    #[api(header = http::header::LINK, lines)]
    lines: Vec<String>,
    #[api(header = "x-raw-lines", lines)]
    raw_lines: Vec<HeaderValue>,
    #[api(header = SET_COOKIES)]
    set_cookies: Vec<String>,
    #[api(header = "cookie")]
    cookies: Vec<String>,
    #[api(header = "x-numbers", secret)]
    numbers: Vec<u8>,
}

fn lines<'r>(response: &'r http::Response<Bytes>, name: &str) -> Vec<&'r str> {
    response.headers().get_all(name).iter().map(|line| line.to_str().unwrap()).collect()
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn lists_are_one_line() {
    let lists = Lists {
        strings: strings(&["a, b", "c", "", r#"d"\"#, " e", "f;g"]),
        borrowed: vec!["h".into(), "i,".into()],
        tags: vec![Tag("\"j, k\"".to_owned()), Tag("W/\"l\"".to_owned()), Tag("*".to_owned())],
        methods: vec![http::Method::GET, http::Method::PUT],
        raw: vec![HeaderValue::from_bytes(b"\xff\"\t,\"").unwrap()],
        lines: strings(&["<a>; title=\"b, c\", <d>", "e", ""]),
        set_cookies: strings(&["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=\""]),
        cookies: strings(&["a=1", "b=\"2, 3\""]),
        numbers: vec![1, 2],
        ..Lists::default()
    };
    let response = lists.to_http_response().unwrap();
    for (name, expected) in [
        ("x-strings", &[r#""a, b", c, "", "d\"\\", " e", f;g"#][..]),
        ("x-borrowed", &["h, \"i,\""]),
        ("etag", &["\"j, k\", W/\"l\", *"]),
        ("allow", &["GET, PUT"]),
        ("link", &["<a>; title=\"b, c\", <d>", "e", ""]),
        ("x-raw-lines", &[]),
        ("set-cookie", &["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=\""]),
        ("cookie", &["a=1; b=\"2, 3\""]),
        ("x-numbers", &["1, 2"]),
    ] {
        assert_eq!(lines(&response, name), expected, "{name}");
    }
    assert_eq!(response.headers()["x-raw"].as_bytes(), b"\xff\"\t,\"");
    assert!(response.headers()["x-numbers"].is_sensitive());
    assert_eq!(Lists::from_http_response(&response).unwrap(), lists);
}

#[test]
fn empty_lists_are_no_lines() {
    let response = Lists::default().to_http_response().unwrap();
    assert_eq!(response.headers().keys().collect::<Vec<_>>(), ["content-type"]);
}

#[test]
fn elements_that_a_list_cannot_hold_are_an_error() {
    let error = |lists: Lists<'_>| lists.to_http_response().unwrap_err().to_string();
    for (tag, expected) in [
        ("", "an empty element cannot be in a list"),
        (
            "a, b",
            "a comma outside of a quoted string cannot be in an element of a list without `lines`",
        ),
        (" ", "leading or trailing white space cannot be carried"),
        ("a ", "leading or trailing white space cannot be carried"),
        ("\"a", "a quoted string has no end"),
        ("a\n", "a control or non-ASCII character cannot be carried"),
        ("é", "a control or non-ASCII character cannot be carried"),
    ] {
        let tags = vec![Tag("x".to_owned()), Tag(tag.to_owned())];
        let expected = format!("header field `etag`: {expected}");
        assert_eq!(error(Lists { tags, ..Lists::default() }), expected);
    }
    let raw = HeaderValue::from_static("a,b");
    assert_eq!(
        error(Lists { raw: vec![raw], ..Lists::default() }),
        "header field `x-raw`: a comma outside of a quoted string cannot be in an element of a list without `lines`"
    );
    assert_eq!(
        error(Lists { cookies: strings(&["a=1; b=2"]), ..Lists::default() }),
        "header field `cookie`: a semicolon cannot be in a cookie"
    );
    for set_cookies in [strings(&["a", " b"]), strings(&["c "])] {
        assert_eq!(
            error(Lists { set_cookies, ..Lists::default() }),
            "header field `set-cookie`: leading or trailing white space cannot be carried"
        );
    }
    assert_eq!(
        error(Lists { strings: strings(&["a\nb"]), ..Lists::default() }),
        "header field `x-strings`: a control or non-ASCII character cannot be carried"
    );
}

#[test]
fn received_lists_are_split() {
    let read = |name: &'static str, lines: &[&[u8]]| {
        let mut response = answered(200, "");
        for line in lines {
            response.headers_mut().append(name, HeaderValue::from_bytes(line).unwrap());
        }
        Lists::from_http_response(&response).map_err(|error| error.to_string())
    };
    for lines in [
        &[&b"a, \"b,c\" ,d"[..]][..],
        &[b"a", b"\"b,c\"", b"d"],
        &[b",a,,\"b,c\"", b"", b" , d\t,"],
    ] {
        assert_eq!(read("x-strings", lines).unwrap().strings, ["a", "b,c", "d"]);
        let tags = ["a", "\"b,c\"", "d"].map(|tag| Tag(tag.to_owned()));
        assert_eq!(read("etag", lines).unwrap().tags, tags);
        assert_eq!(read("x-raw", lines).unwrap().raw, ["a", "\"b,c\"", "d"]);
    }
    assert_eq!(read("x-strings", &[b" , "]).unwrap().strings, [""; 0]);
    assert_eq!(read("link", &[b"a, b", b""]).unwrap().lines, ["a, b", ""]);
    assert_eq!(
        read("cookie", &[b"a=1; b=2, 3", b"c=\"4"]).unwrap().cookies,
        ["a=1", "b=2, 3", "c=\"4"]
    );
    assert_eq!(
        read("x-strings", &[b"a, \"b"]).unwrap_err(),
        "header field `x-strings`: a quoted string has no end"
    );
    assert_eq!(read("x-numbers", &[b"1, x"]).unwrap_err(), "header field `x-numbers`: expected u8");
    assert_eq!(
        read("x-strings", &[b"\"\xe9\""]).unwrap_err(),
        "header field `x-strings`: expected ASCII text"
    );
    assert_eq!(read("x-raw", &[b"\xe9, \xff"]).unwrap().raw.len(), 2);
}

/// What a proxy may do to the lines of one field.
#[derive(Clone, Copy, Debug)]
enum Proxy {
    Nothing,
    Joins,
    /// Splits a line after its first element, with an empty element in between.
    Splits,
}

/// Joins the lines with `, `, or splits them outside of quoted strings.
fn passed_on(headers: &HeaderMap, proxy: Proxy) -> HeaderMap {
    let mut passed_on = HeaderMap::new();
    for name in headers.keys() {
        let lines: Vec<_> = headers.get_all(name).iter().map(HeaderValue::as_bytes).collect();
        let lines = match proxy {
            Proxy::Joins => vec![lines.join(&b", "[..])],
            Proxy::Splits => lines.into_iter().flat_map(split).collect(),
            Proxy::Nothing => lines.into_iter().map(<[u8]>::to_vec).collect(),
        };
        for line in lines {
            passed_on.append(name, HeaderValue::from_bytes(&line).unwrap());
        }
    }
    passed_on
}

fn split(line: &[u8]) -> Vec<Vec<u8>> {
    let mut is_string = false;
    let mut bytes = line.iter().enumerate();
    while let Some((index, byte)) = bytes.next() {
        match byte {
            b'\\' if is_string => drop(bytes.next()),
            b'"' => is_string = !is_string,
            b',' if !is_string => {
                return vec![line[..=index].to_vec(), line[index + 1..].to_vec()];
            }
            _ => {}
        }
    }
    vec![line.to_vec()]
}

fn element() -> impl Strategy<Value = String> {
    prop_oneof![text(), "[ -~]{0,6}", r#"[a",; \\]{0,8}"#, r#"W?/?"[a,"]{0,4}""#]
}

fn elements() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(element(), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, ..ProptestConfig::default() })]

    #[test]
    fn lists_are_read_back_or_an_error(
        texts in elements(),
        is_line in any::<bool>(),
        raw in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..6), 0..3),
        proxy in prop::sample::select(vec![Proxy::Nothing, Proxy::Joins, Proxy::Splits]),
    ) {
        let raw: Vec<_> = raw.iter().filter_map(|it| HeaderValue::from_bytes(it).ok()).collect();
        let tags = texts.iter().cloned().map(Tag).collect();
        let all = [
            Lists { strings: texts.clone(), ..Lists::default() },
            Lists { borrowed: texts.iter().map(|it| it.as_str().into()).collect(), ..Lists::default() },
            Lists { tags, ..Lists::default() },
            Lists { raw: raw.clone(), ..Lists::default() },
            Lists { cookies: texts.clone(), ..Lists::default() },
            Lists { lines: texts.clone(), ..Lists::default() },
            Lists { raw_lines: raw, set_cookies: texts.clone(), ..Lists::default() },
        ];
        for (index, lists) in all.into_iter().enumerate() {
            let mut response = match lists.to_http_response() {
                Ok(response) => response,
                Err(IntoHttpError::Encode(_)) => continue,
                Err(error) => return Err(TestCaseError::fail(error.to_string())),
            };
            if index < 4 && !is_line {
                *response.headers_mut() = passed_on(response.headers(), proxy);
            }
            let read = Lists::from_http_response(&response);
            prop_assert_eq!(read.map_err(|error| error.to_string()), Ok(lists), "{:?}", response);
        }
    }
}
