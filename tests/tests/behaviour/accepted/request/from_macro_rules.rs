//! Definitions from a `macro_rules!`, with names, types, paths and attributes from its callers.
#![deny(warnings)]

use pathlore::{OutgoingRequest as _, Target};

macro_rules! endpoint {
    (
        $module:ident, $method:ident, $version:literal => $path:literal,
        $(#[$attribute:meta] $field:ident: $ty:ty,)*
    ) => {
        mod $module {
            use pathlore::{Metadata, metadata, request, response};

            const METADATA: Metadata = metadata! {
                method: $method,
                rate_limited: false,
                authentication: None,
                history: { $version => $path }
            };

            #[request]
            pub struct Request {
                $(#[$attribute] pub $field: $ty,)*
            }

            #[response]
            pub struct Response {}
        }
    };
}

endpoint! {
    first, PUT, 1.0 => "/first/{id}",
    #[api(path)] id: u8,
    #[api(header = "x-trace")] trace: Option<String>,
    #[serde(rename = "v")] value: Vec<u8>,
}

#[test]
fn works() {
    let request = first::Request { id: 1, trace: Some("t".to_owned()), value: vec![2] };
    let target = Target::new("http://a").unwrap().with_path("/first/{id}");
    let request = request.to_http_request(&target, ()).unwrap();
    assert_eq!(request.uri(), "http://a/first/1");
    assert_eq!(request.headers()["x-trace"], "t");
    assert_eq!(request.body(), r#"{"v":[2]}"#);
    let _ = first::Response {};
}
