//! The sample messages, as they are sent on the wire.

use bytes::Bytes;
use http::{Request, Response, StatusCode};

pub const BASE_URL: &str = "https://matrix.example.org";
pub const TOKEN: &str = "syt_YWxpY2U_RGtmKJZqvWmYpnXbTdQh_0AbCdE";

/// The versions that a current server supports.
pub const VERSIONS: &[&str] =
    &["v1.1", "v1.2", "v1.3", "v1.4", "v1.5", "v1.6", "v1.7", "v1.8", "v1.9", "v1.10", "v1.11"];

/// The versions of a server that supports no stable path of the endpoint with five paths.
pub const OLD_VERSIONS: &[&str] = &["v1.1", "v1.2"];

/// The features that servers support.
pub const FEATURES: &[&str] = &[
    "org.matrix.label_based_filtering",
    "org.matrix.e2e_cross_signing",
    "org.matrix.msc2432",
    "uk.half-shot.msc2666.query_mutual_rooms",
    "io.element.e2ee_forced.public",
    "org.matrix.msc3026.busy_presence",
    "org.matrix.msc2285.stable",
    "org.matrix.msc3827.stable",
    "org.matrix.msc3440.stable",
    "org.matrix.msc3771",
    "org.example.second",
];

const URL: &str = "https://matrix.example.org/_matrix/client";

fn request(
    method: &str,
    path: &str,
    authorized: bool,
    body: Option<&'static str>,
) -> Request<Bytes> {
    let mut builder = Request::builder().method(method).uri(format!("{URL}{path}"));
    if authorized {
        builder = builder.header("authorization", format!("Bearer {TOKEN}"));
    }
    if body.is_some() {
        builder = builder.header("content-type", "application/json");
    }
    builder.body(Bytes::from_static(body.unwrap_or_default().as_bytes())).expect("a request")
}

fn response(status: StatusCode, body: impl Into<Bytes>) -> Response<Bytes> {
    Response::builder()
        .status(status)
        .header("content-type", "application/json")
        .body(body.into())
        .expect("a response")
}

pub fn register_request() -> Request<Bytes> {
    let body = concat!(
        r#"{"password":"correct horse battery staple","username":"alice","device_id":"GHTYAJCE","#,
        r#""initial_device_display_name":"Alice's phone","auth":{"type":"m.login.dummy","#,
        r#""session":"xrxlTlml9sJN-xMZBDFXxz4r5XHNLQdJ"},"refresh_token":true}"#,
    );
    request("POST", "/v3/register?kind=guest", false, Some(body))
}

pub fn register_response() -> Response<Bytes> {
    let body = concat!(
        r#"{"access_token":"syt_YWxpY2U_RGtmKJZqvWmYpnXbTdQh_0AbCdE","#,
        r#""user_id":"@alice:matrix.example.org","device_id":"GHTYAJCE","#,
        r#""refresh_token":"syr_YWxpY2U_kYyGcPzkSLuXRNpvYbEG_3dEfGh","expires_in_ms":3600000}"#,
    );
    response(StatusCode::OK, body)
}

pub fn login_request() -> Request<Bytes> {
    let body = concat!(
        r#"{"type":"m.login.password","identifier":{"type":"m.id.user","user":"alice"},"#,
        r#""password":"correct horse battery staple","device_id":"GHTYAJCE","#,
        r#""initial_device_display_name":"Alice's phone","refresh_token":true}"#,
    );
    request("POST", "/v3/login", false, Some(body))
}

pub fn login_response() -> Response<Bytes> {
    let body = concat!(
        r#"{"user_id":"@alice:matrix.example.org","#,
        r#""access_token":"syt_YWxpY2U_RGtmKJZqvWmYpnXbTdQh_0AbCdE","device_id":"GHTYAJCE","#,
        r#""refresh_token":"syr_YWxpY2U_kYyGcPzkSLuXRNpvYbEG_3dEfGh","expires_in_ms":3600000,"#,
        r#""well_known":{"m.homeserver":{"base_url":"https://matrix.example.org"}}}"#,
    );
    response(StatusCode::OK, body)
}

pub fn logout_request() -> Request<Bytes> {
    request("POST", "/v3/logout", true, None)
}

pub fn logout_response() -> Response<Bytes> {
    response(StatusCode::OK, "{}")
}

pub fn get_token_request() -> Request<Bytes> {
    let body = concat!(
        r#"{"auth":{"type":"m.login.password","identifier":{"type":"m.id.user","user":"alice"},"#,
        r#""password":"correct horse battery staple","session":"xrxlTlml9sJN-xMZBDFXxz4r5XHNLQdJ"}}"#,
    );
    request("POST", "/v1/login/get_token", true, Some(body))
}

pub fn get_token_response() -> Response<Bytes> {
    let body = r#"{"expires_in_ms":120000,"login_token":"mct_fZ0WcKpGkqdYnVbT3sQh"}"#;
    response(StatusCode::OK, body)
}

pub fn uiaa_error() -> Response<Bytes> {
    let body = concat!(
        r#"{"flows":[{"stages":["m.login.recaptcha","m.login.terms"]},"#,
        r#"{"stages":["m.login.email.identity","m.login.recaptcha","m.login.terms"]}],"#,
        r#""completed":["m.login.recaptcha"],"#,
        r#""params":{"m.login.recaptcha":{"public_key":"6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI"}},"#,
        r#""session":"xrxlTlml9sJN-xMZBDFXxz4r5XHNLQdJ"}"#,
    );
    response(StatusCode::UNAUTHORIZED, body)
}

pub fn wide_request() -> Request<Bytes> {
    let path = concat!(
        "/v1/rooms/!fvUyTbKrAqnXkzLd:example.org/relations/",
        "$p5VbQnSkXuEOFJ8hwQdFmZQ3b2nYoX6Vc5pUuG9dKqw/org.example%2Fr%C3%A9action%20kind",
        "?from=s345_678_333&to=s789_111_222&direction=forward&limit=50&recurse=true",
        "&since=1700000000000&filter=%7B%22types%22%3A%5B%22m.room.message%22%5D%7D",
        "&not_type=m.room.member&not_type=m.room.power_levels&order_by=origin+server+ts",
        "&threads=false",
    );
    request("GET", path, true, None)
}

pub fn list_response() -> Response<Bytes> {
    let entries: Vec<_> = (0..100)
        .map(|index| {
            format!(
                concat!(
                    r#"{{"event_id":"$p5VbQnSkXuEOFJ8hwQdFmZQ3b2nYoX6Vc5pUuG{:03}","#,
                    r#""sender":"@user{}:example.org","type":"m.room.message","#,
                    r#""origin_server_ts":{},"depth":{},"content":{{"body":"message {}, \"quoted\"","#,
                    r#""msgtype":"m.text","mentions":["@alice:example.org"]}}}}"#,
                ),
                index,
                index % 7,
                1_700_000_000_000_u64 + index,
                index + 1,
                index,
            )
        })
        .collect();
    response(StatusCode::OK, format!("[{}]", entries.join(",")))
}

/// Returns one MiB of binary data.
fn file() -> Bytes {
    (0..1_u32 << 20).map(|index| (index.wrapping_mul(2_654_435_761) >> 24) as u8).collect()
}

pub fn upload_request() -> Request<Bytes> {
    Request::builder()
        .method("POST")
        .uri("https://matrix.example.org/_matrix/media/v3/upload?filename=cat+picture.png")
        .header("content-type", "image/png")
        .header("authorization", format!("Bearer {TOKEN}"))
        .body(file())
        .expect("a request")
}

pub fn download_response() -> Response<Bytes> {
    Response::builder()
        .header("content-type", "image/png")
        .header("content-disposition", "inline; filename=\"cat.png\"")
        .body(file())
        .expect("a response")
}

/// Returns a request with a member of the wrong type.
pub fn wrong_type_request() -> Request<Bytes> {
    let mut request = register_request();
    let body = String::from_utf8(request.body().to_vec()).expect("UTF-8");
    *request.body_mut() = body.replace("\"Alice's phone\"", "17").into();
    request
}

/// Returns a request with a truncated body.
pub fn truncated_request() -> Request<Bytes> {
    let mut request = register_request();
    let end = request.body().len() - 3;
    request.body_mut().truncate(end);
    request
}

/// The path that is chosen among five for [`VERSIONS`].
pub const PATH_BY_VERSION: &str = "/_matrix/client/v3/rooms/{room_id}/state";

/// The path that is chosen among five for [`OLD_VERSIONS`] and [`FEATURES`].
pub const PATH_BY_FEATURE: &str = "/_matrix/client/unstable/second/{room_id}/state";
