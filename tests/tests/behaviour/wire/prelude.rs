//! A glob import of the prelude stands beside the usual imports of a definition, a client and a
//! server. Nothing else of the crate is imported here.

use pathlore::{bytes::Bytes, http, prelude::*};
use serde::{Deserialize, Serialize};
use serde_json::{from_slice, json};

const METADATA: Metadata = metadata! {
    method: POST,
    rate_limited: false,
    authentication: AccessToken,
    history: {
        1.0 => "/v1/sessions/{user}",
        1.1 => "/v2/sessions/{user}",
    }
};

#[request]
struct Request {
    #[api(path)]
    user: String,
    device: Device,
}

#[response]
struct Response {
    #[serde(with = "pathlore::serde::duration::ms")]
    expires_in: std::time::Duration,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Device {
    name: String,
}

fn client<R>(target: &Target, request: &R, token: &str) -> http::Request<Bytes>
where
    R: OutgoingRequest,
    R::Authentication: TokenScheme,
{
    let credentials = R::Authentication::credentials(Some(token.into())).unwrap();
    request.to_http_request(target, credentials).unwrap()
}

fn server(request: &http::Request<Bytes>) -> http::Response<Bytes> {
    let token = <Request as Endpoint>::Authentication::extract(request).unwrap();
    assert_eq!(token.as_str(), "secret");
    let Request { user, device } = Request::from_http_request(request).unwrap();
    assert_eq!((&*user, &*device.name), ("alice", "phone"));
    Response { expires_in: std::time::Duration::from_secs(1) }.to_http_response().unwrap()
}

#[test]
fn one_glob_is_enough() {
    let target = Target::new("https://example.org")
        .unwrap()
        .with_supported_versions(SupportedVersions::from_versions(["v1.1"]));
    let device = Device { name: "phone".to_owned() };
    let http_request = client(&target, &Request { user: "alice".to_owned(), device }, "secret");
    assert_eq!(http_request.uri(), "https://example.org/v2/sessions/alice");
    assert_eq!(
        from_slice::<serde_json::Value>(http_request.body()).unwrap(),
        json!({"device": {"name": "phone"}})
    );
    let response = Response::from_http_response(&server(&http_request)).unwrap();
    assert_eq!(response.expires_in.as_millis(), 1000);
}
