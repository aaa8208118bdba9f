//! The macros without an import.
#![deny(warnings)]

mod endpoint {
    pub const METADATA: pathlore::Metadata = pathlore::metadata! {
        method: GET, rate_limited: false, authentication: None, path: "/"
    };

    #[::pathlore::request]
    pub struct Request {}

    #[pathlore::response(exhaustive)]
    pub struct Response {}
}

#[test]
fn works() {
    assert_eq!(endpoint::METADATA.method, "GET");
    let _ = (endpoint::Request {}, endpoint::Response {});
}
