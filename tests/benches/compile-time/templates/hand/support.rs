//! Shared code as an expert would write it. Nothing is generic over endpoints.

use std::{borrow::Cow, convert::Infallible, str::FromStr};

use bytes::Bytes;
use http::{
    HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri,
    header::{AUTHORIZATION, CONTENT_TYPE},
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

const ARGUMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

#[derive(Debug)]
pub enum Error {
    Argument,
    Header(&'static str),
    Http(http::Error),
    Json(serde_json::Error),
    Method,
    Path,
    Query(&'static str),
    Status(http::Response<Bytes>),
}

impl From<http::Error> for Error {
    fn from(error: http::Error) -> Self {
        Self::Http(error)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

impl From<Infallible> for Error {
    fn from(error: Infallible) -> Self {
        match error {}
    }
}

pub struct Target {
    pub base_url: String,
    pub features: Vec<String>,
    pub is_stable: bool,
}

pub struct History {
    pub unstable: (&'static str, &'static [&'static str]),
    pub stable: &'static [&'static str],
}

pub fn path(target: &Target, history: &History, arguments: &[&str]) -> Result<String, Error> {
    let has_feature = target.features.iter().any(|feature| feature == history.unstable.0);
    let template =
        if target.is_stable || !has_feature { history.stable } else { history.unstable.1 };
    let mut uri = target.base_url.trim_end_matches('/').to_owned();
    let mut arguments = arguments.iter();
    for segment in template {
        uri.push('/');
        if *segment == "{}" {
            let argument = *arguments.next().ok_or(Error::Argument)?;
            if matches!(argument, "" | "." | "..") {
                return Err(Error::Argument);
            }
            uri.extend(utf8_percent_encode(argument, ARGUMENT));
        } else {
            uri.push_str(segment);
        }
    }
    Ok(uri)
}

pub fn parameter(uri: &mut String, key: &str, value: &str) {
    uri.push(if uri.contains('?') { '&' } else { '?' });
    uri.extend(form_urlencoded::byte_serialize(key.as_bytes()));
    uri.push('=');
    uri.extend(form_urlencoded::byte_serialize(value.as_bytes()));
}

pub fn header_value(text: &str) -> Result<HeaderValue, Error> {
    HeaderValue::from_str(text).map_err(|error| Error::Http(error.into()))
}

pub fn request(
    method: Method,
    uri: String,
    token: &str,
    body: Vec<u8>,
) -> Result<http::Request<Bytes>, Error> {
    let mut authorization = header_value(&format!("Bearer {token}"))?;
    authorization.set_sensitive(true);
    let request = http::Request::builder()
        .method(method)
        .uri(uri)
        .header(AUTHORIZATION, authorization)
        .header(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok(request.body(body.into())?)
}

pub fn match_path<const N: usize>(
    request: &http::Request<Bytes>,
    method: &Method,
    history: &History,
) -> Result<[String; N], Error> {
    if request.method() != method {
        return Err(Error::Method);
    }
    let mut arguments = [const { String::new() }; N];
    for template in [history.stable, history.unstable.1] {
        if match_template(request.uri().path(), template, &mut arguments)? {
            return Ok(arguments);
        }
    }
    Err(Error::Path)
}

fn match_template(
    path: &str,
    template: &[&str],
    arguments: &mut [String],
) -> Result<bool, Error> {
    let mut segments = path.strip_prefix('/').unwrap_or(path).split('/');
    let mut arguments = arguments.iter_mut();
    for expected in template {
        match segments.next() {
            Some(segment) if *expected == "{}" => {
                let text = percent_decode_str(segment).decode_utf8().map_err(|_| Error::Argument)?;
                *arguments.next().ok_or(Error::Argument)? = text.into_owned();
            }
            Some(segment) if segment == *expected => {}
            _ => return Ok(false),
        }
    }
    Ok(segments.next().is_none())
}

pub fn query(uri: &Uri) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes())
}

pub fn once<T: FromStr>(
    slot: &mut Option<T>,
    value: &str,
    name: &'static str,
) -> Result<(), Error> {
    let value = value.parse().map_err(|_| Error::Query(name))?;
    if slot.replace(value).is_some() { Err(Error::Query(name)) } else { Ok(()) }
}

pub fn header<'m>(headers: &'m HeaderMap, name: &HeaderName) -> Result<&'m str, Error> {
    let value = headers.get(name).ok_or(Error::Header("missing"))?;
    value.to_str().map_err(|_| Error::Header("not ASCII text"))
}

pub fn object(body: &Bytes) -> &[u8] {
    if body.is_empty() { b"{}" } else { body }
}

pub fn response(body: Vec<u8>) -> Result<http::Response<Bytes>, Error> {
    let response = http::Response::builder()
        .status(StatusCode::OK)
        .header(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok(response.body(body.into())?)
}

pub fn check_status(response: &http::Response<Bytes>) -> Result<(), Error> {
    if response.status().is_success() { Ok(()) } else { Err(Error::Status(response.clone())) }
}
