//! Definitions in functions, from `macro_rules!`, in groups, and with `cfg`.

use pathlore::{
    IncomingRequest as _, IncomingResponse, Metadata, OutgoingRequest, Target, metadata, request,
    response,
};

fn target() -> Target {
    Target::new("http://a").unwrap()
}

#[test]
fn a_definition_may_be_in_a_function() {
    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None, path: "/{id}"
    };

    #[request]
    struct Request {
        #[api(path)]
        id: u8,
    }

    #[response]
    struct Response {
        value: u8,
    }

    let http_request = Request { id: 1 }.to_http_request(&target(), ()).unwrap();
    assert_eq!(http_request.uri(), "http://a/1");
    let http_response =
        pathlore::http::Response::new(pathlore::bytes::Bytes::from("{\"value\":2}"));
    assert_eq!(Response::from_http_response(&http_response).unwrap().value, 2);
}

macro_rules! endpoint {
    ($module:ident, $method:ident, $path:literal, { $($field:ident: $ty:ty),* }) => {
        mod $module {
            use pathlore::{Metadata, metadata, request, response};

            pub(super) const METADATA: Metadata = metadata! {
                method: $method, rate_limited: false, authentication: None, path: $path
            };

            #[request]
            pub(super) struct Request {
                #[api(path)]
                pub(super) id: u8,
                $(pub(super) $field: $ty,)*
                #[api(header = "x-trace")]
                pub(super) trace: Option<String>,
            }

            #[response]
            pub(super) struct Response {
                $(pub(super) $field: $ty,)*
            }
        }
    };
}

endpoint!(first, POST, "/first/{id}", { name: String, tags: Vec<u8> });
endpoint!(second, GET, "/second/{id}", {});

#[test]
fn a_definition_may_come_from_a_macro() {
    let request = first::Request { id: 1, name: "n".to_owned(), tags: vec![2], trace: None };
    let http_request = request.to_http_request(&target(), ()).unwrap();
    assert_eq!(http_request.uri(), "http://a/first/1");
    let back = first::Request::from_http_request(&http_request).unwrap();
    assert_eq!((&*back.name, &*back.tags), ("n", &[2][..]));
    let request = second::Request { id: 2, trace: Some("t".to_owned()) };
    let http_request = request.to_http_request(&target(), ()).unwrap();
    assert_eq!(http_request.uri(), "http://a/second/2");
    assert_eq!(http_request.body(), "");
    assert_eq!(first::METADATA.placeholders(), second::METADATA.placeholders());
    let _ = (first::Response { name: String::new(), tags: vec![] }, second::Response {});
}

mod several {
    use pathlore::{Metadata, metadata, request, response};

    const LIST: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None, path: "/items"
    };
    const CREATE: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: AccessToken, path: "/items"
    };

    #[request(metadata = LIST, response = ListResponse)]
    pub(super) struct ListRequest {
        #[api(query)]
        pub(super) limit: u8,
    }

    #[response]
    pub(super) struct ListResponse {
        pub(super) items: Vec<String>,
    }

    #[request(metadata = self::CREATE, response = self::CreateResponse)]
    pub(super) struct CreateRequest {
        pub(super) name: String,
    }

    #[response(status = CREATED)]
    pub(super) struct CreateResponse {
        pub(super) id: u8,
    }
}

#[test]
fn a_module_may_have_several_endpoints() {
    fn responds_with<R: OutgoingRequest<Response = T>, T: IncomingResponse>(_: &R) {}

    let list = several::ListRequest { limit: 1 };
    responds_with::<_, several::ListResponse>(&list);
    assert_eq!(list.to_http_request(&target(), ()).unwrap().uri(), "http://a/items?limit=1");
    let create = several::CreateRequest { name: "n".to_owned() };
    responds_with::<_, several::CreateResponse>(&create);
    let http_request = create.to_http_request(&target(), "token".into()).unwrap();
    assert_eq!(http_request.body(), "{\"name\":\"n\"}");
    let _ = (several::ListResponse { items: vec![] }, several::CreateResponse { id: 1 });
}

mod conditional {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/{id}"
    };

    #[request]
    #[cfg_attr(all(), derive(Debug))]
    #[cfg_attr(any(), derive(Clone), non_exhaustive)]
    #[cfg_attr(all(), cfg_attr(all(), derive(Default)))]
    pub(super) struct Request {
        #[cfg_attr(all(), api(path))]
        pub(super) id: u8,
        #[cfg(any())]
        #[api(path)]
        pub(super) other: u8,
        #[cfg(any())]
        pub(super) gone: NotAType,
        #[cfg_attr(all(), serde(default, rename = "there"))]
        pub(super) here: u8,
        #[cfg(not(any()))]
        #[cfg_attr(any(), serde(rename = "not"))]
        pub(super) kept: Option<u8>,
    }

    #[response(exhaustive)]
    #[derive(Clone)]
    pub(super) struct Response {}
}

#[test]
fn cfg_and_cfg_attr_are_evaluated_first() {
    let request = conditional::Request { id: 1, here: 2, kept: None }.clone();
    assert_eq!(format!("{request:?}"), "Request { id: 1, here: 2, kept: None }");
    let http_request = request.to_http_request(&target(), ()).unwrap();
    assert_eq!(http_request.body(), r#"{"there":2,"kept":null}"#);
    let _ = (conditional::Response {}, conditional::Request::default());
}
