//! Multipart bodies.

use pathlore::{
    IncomingRequest, IncomingResponse, OutgoingRequest as _, OutgoingResponse as _,
    bytes::Bytes,
    http::{self, HeaderMap, HeaderValue, header::CONTENT_TYPE},
    multipart::File,
};
use serde::{Deserialize, Serialize};

use super::support::{answered, back_through_http, received, target, through_http};

mod disposition;
mod laws;
mod malformed;
mod mixed;
mod shapes;
mod splitting;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Crop {
    x: u32,
    y: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Visibility {
    Everyone,
    Nobody,
}

pub(super) mod avatar {
    use pathlore::{Metadata, metadata, multipart::File, request, response};

    use super::{Crop, Visibility};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/avatars/{user}"
    };

    #[request(multipart = form_data, new)]
    #[derive(PartialEq)]
    pub(crate) struct Request {
        #[api(path)]
        pub(crate) user: String,
        pub(crate) title: String,
        pub(crate) seen_by: Visibility,
        pub(crate) age: Option<u8>,
        #[serde(rename = "tag")]
        pub(crate) tags: Vec<String>,
        #[api(part = json)]
        pub(crate) crop: Crop,
        #[api(part = json)]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub(crate) extra: Option<Crop>,
        #[api(part = file)]
        pub(crate) avatar: File,
        #[api(part = file)]
        pub(crate) thumbnail: Option<File>,
        #[api(part = file)]
        #[serde(alias = "attachment")]
        pub(crate) attachments: Vec<File>,
    }

    #[response(multipart = form_data)]
    #[derive(PartialEq)]
    pub(crate) struct Response {
        pub(crate) id: u64,
        #[api(part = file)]
        pub(crate) preview: File,
    }
}

pub(super) fn with_content_type<B: Into<Bytes>>(
    content_type: &'static str,
    body: B,
) -> http::Request<Bytes> {
    let mut request = received("POST", "/avatars/alice", body);
    request.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    request
}

fn request() -> avatar::Request {
    let png = HeaderValue::from_static("image/png");
    avatar::Request {
        user: "alice".to_owned(),
        title: "My picture: \"ü\"".to_owned(),
        seen_by: Visibility::Nobody,
        age: None,
        tags: vec!["a".to_owned(), String::new()],
        crop: Crop { x: 1, y: 2 },
        extra: None,
        avatar: File::new("PNG\r\n").with_file_name("me \"here\".png").with_content_type(png),
        thumbnail: None,
        attachments: vec![File::new("1"), File::new("").with_file_name("")],
    }
}

const BODY: &str = "--pathlore-00000000000000000000\r\n\
    content-disposition: form-data; name=\"title\"\r\n\r\n\
    My picture: \"ü\"\r\n\
    --pathlore-00000000000000000000\r\n\
    content-disposition: form-data; name=\"seen_by\"\r\n\r\n\
    nobody\r\n\
    --pathlore-00000000000000000000\r\n\
    content-disposition: form-data; name=\"tag\"\r\n\r\n\
    a\r\n\
    --pathlore-00000000000000000000\r\n\
    content-disposition: form-data; name=\"tag\"\r\n\r\n\
    \r\n\
    --pathlore-00000000000000000000\r\n\
    content-disposition: form-data; name=\"crop\"\r\n\
    content-type: application/json\r\n\r\n\
    {\"x\":1,\"y\":2}\r\n\
    --pathlore-00000000000000000000\r\n\
    content-disposition: form-data; name=\"avatar\"; filename=\"me \\\"here\\\".png\"\r\n\
    content-type: image/png\r\n\r\n\
    PNG\r\n\r\n\
    --pathlore-00000000000000000000\r\n\
    content-disposition: form-data; name=\"attachments\"\r\n\r\n\
    1\r\n\
    --pathlore-00000000000000000000\r\n\
    content-disposition: form-data; name=\"attachments\"; filename=\"\"\r\n\r\n\
    \r\n\
    --pathlore-00000000000000000000--\r\n";

#[test]
fn parts_are_in_the_order_of_the_fields() {
    let sent = request().to_http_request(&target(), ()).unwrap();
    assert_eq!(sent.headers().len(), 1);
    assert_eq!(
        sent.headers()[CONTENT_TYPE],
        "multipart/form-data; boundary=pathlore-00000000000000000000"
    );
    assert_eq!(str::from_utf8(sent.body()).unwrap(), BODY);
    assert_eq!(through_http::<_, avatar::Request>(&request()).unwrap(), request());

    let preview = File::new(vec![0, 255]);
    let response = avatar::Response { id: 5, preview };
    let sent = response.to_http_response().unwrap();
    assert!(sent.headers()[CONTENT_TYPE].to_str().unwrap().starts_with("multipart/form-data; "));
    assert_eq!(back_through_http::<_, avatar::Response>(&response).unwrap(), response);
}

/// What a browser sends, with a preamble, other parts, and an order of its own.
#[test]
fn the_form_of_a_browser_is_read() {
    let body = "preamble\r\n\
        ------WebKitFormBoundary7MA4YWxkTrZu0gW\r\n\
        Content-Disposition: form-data; name=\"avatar\"; filename=\"me.png\"\r\n\
        Content-Type: image/png\r\n\
        X-Other: 1\r\n\r\n\
        PNG\r\n\
        ------WebKitFormBoundary7MA4YWxkTrZu0gW\r\n\
        Content-Disposition: form-data; name=\"unknown\"; filename=\"x\"\r\n\r\n\
        \x01\r\n\
        ------WebKitFormBoundary7MA4YWxkTrZu0gW\r\n\
        Content-Disposition: form-data; name=\"attachment\"; filename=\"\"\r\n\
        Content-Type: application/octet-stream\r\n\r\n\
        \r\n\
        ------WebKitFormBoundary7MA4YWxkTrZu0gW\r\n\
        Content-Disposition: form-data; name=\"age\"\r\n\r\n\
        42\r\n\
        ------WebKitFormBoundary7MA4YWxkTrZu0gW\r\n\
        Content-Disposition: form-data; name=\"crop\"\r\n\r\n \
        { \"x\" : 1, \"y\" : 2 }\r\n\
        ------WebKitFormBoundary7MA4YWxkTrZu0gW\r\n\
        Content-Disposition: form-data; name=\"seen_by\"\r\n\r\n\
        everyone\r\n\
        ------WebKitFormBoundary7MA4YWxkTrZu0gW\r\n\
        Content-Disposition: form-data; name=\"title\"\r\n\r\n\
        a=1&b=%20+\r\n\
        ------WebKitFormBoundary7MA4YWxkTrZu0gW--\r\nepilogue";
    let content_type = "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW";
    let read = avatar::Request::from_http_request(&with_content_type(content_type, body)).unwrap();
    let mut avatar = File::new("PNG").with_file_name("me.png");
    avatar.content_type = Some(HeaderValue::from_static("image/png"));
    avatar.headers.insert("x-other", HeaderValue::from_static("1"));
    let octets = HeaderValue::from_static("application/octet-stream");
    let expected = avatar::Request {
        title: "a=1&b=%20+".to_owned(),
        seen_by: Visibility::Everyone,
        age: Some(42),
        tags: Vec::new(),
        avatar,
        attachments: vec![File::new("").with_file_name("").with_content_type(octets)],
        ..request()
    };
    assert_eq!(read, expected);
}

/// The bytes of files are those of the body that was received or the value that is sent.
#[test]
fn debug_does_not_print_the_bytes() {
    let printed = format!("{:?}", File::new("hunter2").with_file_name("a"));
    assert_eq!(
        printed,
        "File { file_name: Some(\"a\"), content_type: None, headers: {}, bytes: 7 bytes }"
    );
}

#[test]
fn the_constructor_takes_the_parts_that_are_required() {
    let built = avatar::Request::new(
        "alice".to_owned(),
        "t".to_owned(),
        Visibility::Nobody,
        Crop { x: 0, y: 0 },
        File::new("a"),
    );
    assert_eq!((built.age, built.thumbnail), (None, None));
    assert!(built.tags.is_empty() && built.attachments.is_empty());
}

/// Reads a part of the avatar request, which otherwise has what is required.
fn read_with(parts: &str) -> Result<avatar::Request, String> {
    let body = format!(
        "{parts}--b\r\n\
        content-disposition: form-data; name=title\r\n\r\nt\r\n--b\r\n\
        content-disposition: form-data; name=seen_by\r\n\r\nnobody\r\n--b--"
    );
    let request = with_content_type("multipart/form-data; boundary=b", body);
    avatar::Request::from_http_request(&request).map_err(|error| error.to_string())
}

/// Reads a response with this body.
fn answered_with<R: IncomingResponse>(content_type: &'static str, body: &str) -> Result<R, String> {
    let mut response = answered(200, body.to_owned());
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    R::from_http_response(&response).map_err(|error| error.to_string())
}

fn part(name: &str, content: &str) -> String {
    format!("--b\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{content}\r\n")
}

fn headers(file: &File) -> &HeaderMap {
    &file.headers
}
