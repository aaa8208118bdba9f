//! Cases, and how they are checked in both directions.

use std::fmt::Debug;

use pathlore::{
    FromHttpResponseError, IncomingRequest, IncomingResponse, OutgoingRequest, OutgoingResponse,
    Target, auth::NoAuthentication, bytes::Bytes, http,
};
use percent_encoding::percent_decode_str;

/// A value and its message. Values are compared by what `Debug` prints, because NaN is not equal to itself.
pub(crate) struct Case {
    pub(crate) side: Side,
    pub(crate) id: &'static str,
    /// Whether the value is written as this message.
    pub(crate) written: bool,
    check: Box<dyn Fn(bool)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Side {
    Input,
    Output,
}

#[derive(Clone, Copy)]
pub(crate) enum Body {
    Empty,
    Json(&'static str),
    Raw(&'static str),
}

pub(crate) type Headers = &'static [(&'static str, &'static str)];

pub(crate) const JSON: (&str, &str) = ("content-type", "application/json");
pub(crate) const TEXT: (&str, &str) = ("content-type", "text/plain");

impl Case {
    /// The message is one of several that are read as the value. Another one is written.
    pub(crate) fn only_read(self) -> Self {
        Self { written: false, ..self }
    }
}

pub(crate) fn check(cases: Vec<Case>) {
    for case in cases {
        println!("{:?} {}", case.side, case.id);
        (case.check)(case.written);
    }
}

/// A request. The method and the URI are in one string.
pub(crate) fn input<R>(
    id: &'static str,
    value: R,
    line: &'static str,
    headers: Headers,
    body: Body,
) -> Case
where
    R: OutgoingRequest<Authentication = NoAuthentication> + IncomingRequest + Debug + 'static,
{
    input_under("", id, value, line, headers, body)
}

/// A request to a server whose base URL has a path. The server reads what follows that path.
pub(crate) fn input_under<R>(
    prefix: &'static str,
    id: &'static str,
    value: R,
    line: &'static str,
    headers: Headers,
    body: Body,
) -> Case
where
    R: OutgoingRequest<Authentication = NoAuthentication> + IncomingRequest + Debug + 'static,
{
    let check = move |written: bool| {
        let target = Target::new(&format!("https://example.com{prefix}")).unwrap();
        let (method, uri) = line.split_once(' ').unwrap();
        let sent = value.to_http_request(&target, ()).unwrap();
        assert!(written, "requests are written as well");
        assert_eq!(sent.method().as_str(), method);
        assert_eq!(parts(&sent.uri().to_string()), parts(&format!("https://example.com{uri}")));
        assert_eq!(lines(sent.headers()), expected_lines(headers));
        body.assert(sent.body());

        let mut request =
            http::Request::builder().method(method).uri(uri.strip_prefix(prefix).unwrap());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body.bytes()).unwrap();
        assert_eq!(debug(&R::from_http_request(&request).unwrap()), debug(&value));
        if prefix.is_empty() {
            assert_eq!(debug(&R::from_http_request(&sent).unwrap()), debug(&value));
        }
    };
    Case { side: Side::Input, id, written: true, check: Box::new(check) }
}

/// A response with a status that indicates success.
pub(crate) fn output<R>(
    id: &'static str,
    value: R,
    status: u16,
    headers: Headers,
    body: Body,
) -> Case
where
    R: OutgoingResponse + IncomingResponse + Debug + 'static,
{
    answer(id, value, status, headers, body, |response| R::from_http_response(response).unwrap())
}

/// An error of the response `R`.
pub(crate) fn error<R>(
    id: &'static str,
    value: R::EndpointError,
    status: u16,
    headers: Headers,
    body: Body,
) -> Case
where
    R: IncomingResponse + 'static,
    R::EndpointError: Debug,
{
    answer(id, value, status, headers, body, |response| match R::from_http_response(response) {
        Err(FromHttpResponseError::Endpoint(error)) => error,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("the status indicates success"),
    })
}

fn answer<T: OutgoingResponse + Debug + 'static>(
    id: &'static str,
    value: T,
    status: u16,
    headers: Headers,
    body: Body,
    read: fn(&http::Response<Bytes>) -> T,
) -> Case {
    let check = move |written: bool| {
        let mut response = http::Response::builder().status(status);
        for (name, value) in headers {
            response = response.header(*name, *value);
        }
        let response = response.body(body.bytes()).unwrap();
        assert_eq!(debug(&read(&response)), debug(&value));

        let sent = value.to_http_response().unwrap();
        assert_eq!(debug(&read(&sent)), debug(&value));
        let same = sent.status() == status
            && body.is(sent.body())
            && answer_lines(sent.headers(), headers) == expected_lines(headers);
        assert_eq!(same, written, "{sent:?}");
    };
    Case { side: Side::Output, id, written: true, check: Box::new(check) }
}

impl Body {
    fn bytes(self) -> Bytes {
        match self {
            Self::Empty => Bytes::new(),
            Self::Json(text) | Self::Raw(text) => Bytes::from_static(text.as_bytes()),
        }
    }

    /// Whether bytes are this body. JSON is compared as a value.
    fn is(self, bytes: &Bytes) -> bool {
        match self {
            Self::Json(text) => {
                let expected: serde_json::Value = serde_json::from_str(text).unwrap();
                serde_json::from_slice::<serde_json::Value>(bytes)
                    .is_ok_and(|value| value == expected)
            }
            Self::Empty | Self::Raw(_) => *bytes == self.bytes(),
        }
    }

    fn assert(self, bytes: &Bytes) {
        assert!(self.is(bytes), "{bytes:?} instead of {:?}", self.bytes());
    }
}

fn debug(value: &impl Debug) -> String {
    format!("{value:?}")
}

/// The segments of a path and the parameters of a query. The parameters with different names may have any
/// order, and characters that need not be encoded may be encoded.
fn parts(uri: &str) -> (Vec<String>, Vec<(String, String)>) {
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    let segments =
        path.split('/').map(|it| percent_decode_str(it).decode_utf8().unwrap().into_owned());
    let mut parameters = form_urlencoded::parse(query.as_bytes()).into_owned().collect::<Vec<_>>();
    parameters.sort_by(|a, b| a.0.cmp(&b.0));
    (segments.collect(), parameters)
}

/// All header fields. Those that the implementation of HTTP writes, such as `content-length`, are not there.
fn lines(headers: &http::HeaderMap) -> Vec<(String, String)> {
    let line = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
        (name.to_string(), value.to_str().unwrap().to_owned())
    };
    let mut lines = headers.iter().map(line).collect::<Vec<_>>();
    lines.sort();
    lines
}

/// All header fields of a response, without the content type if the case does not mention it.
fn answer_lines(headers: &http::HeaderMap, expected: Headers) -> Vec<(String, String)> {
    let mut lines = lines(headers);
    if !expected.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type")) {
        lines.retain(|(name, _)| name != "content-type");
    }
    lines
}

fn expected_lines(headers: Headers) -> Vec<(String, String)> {
    let mut lines = headers
        .iter()
        .map(|(name, value)| (name.to_lowercase(), (*value).to_owned()))
        .collect::<Vec<_>>();
    lines.sort();
    lines
}

/// Defines a request and a response that have the same fields.
macro_rules! same_fields {
    (($($argument:tt)*) $($fields:tt)*) => {
        #[pathlore::request($($argument)*)]
        #[derive(Default)]
        struct Request {
            $($fields)*
        }

        #[pathlore::response($($argument)*)]
        #[derive(Default)]
        struct Response {
            $($fields)*
        }
    };
}

/// Two cases: a request and a response with the same fields, header fields and body.
macro_rules! same_cases {
    ($input:literal, $output:literal, { $($field:ident: $value:expr),* $(,)? }, $line:expr, $headers:expr, $body:expr) => {{
        #[allow(clippy::needless_update, reason = "some cases have all fields")]
        let request = Request { $($field: $value,)* ..Request::default() };
        #[allow(clippy::needless_update, reason = "some cases have all fields")]
        let response = Response { $($field: $value,)* ..Response::default() };
        [
            $crate::support::input($input, request, $line, $headers, $body),
            $crate::support::output($output, response, 200, $headers, $body),
        ]
    }};
}

pub(crate) use {same_cases, same_fields};
