//! All paths have the same placeholders, in any position.
#![deny(warnings)]

use pathlore::{
    Metadata, OutgoingRequest as _, SupportedVersions, Target, metadata, request, response,
};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: { 1.0 => "/{room}/{user}", 1.1 => "/v3/{user}/of/{room}" }
};

#[request]
pub struct Request {
    #[api(path)]
    pub user: u8,
    #[api(path)]
    pub room: u8,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let request = Request { user: 1, room: 2 };
    let path = |version| {
        let versions = SupportedVersions::from_parts([version], [""; 0]);
        let target = Target::new("http://a").unwrap().with_supported_versions(versions);
        request.to_http_request(&target, ()).unwrap().uri().path().to_owned()
    };
    assert_eq!(path("v1.0"), "/2/1");
    assert_eq!(path("v1.1"), "/v3/1/of/2");
}
