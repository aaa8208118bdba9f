//! The endpoints of an API as data.

#![deny(elided_lifetimes_in_paths)]

use pathlore::{Api, ApiEndpoint, PathTemplate, http::Method};

mod notes {
    macro_rules! endpoint {
        ($name:ident $method:ident $path:literal { $($field:ident: $type:ty)? }) => {
            pub(crate) mod $name {
                use pathlore::{Metadata, metadata, request, response};

                const METADATA: Metadata =
                    metadata! { method: $method, authentication: None, path: $path };

                #[request]
                pub(crate) struct Request<'a> {
                    $(#[api(path)] pub(crate) $field: $type,)?
                    #[api(query)]
                    pub(crate) language: Option<std::borrow::Cow<'a, str>>,
                }

                #[response]
                pub(crate) struct Response {}
            }
        };
    }

    endpoint!(list GET "/notes" {});
    endpoint!(read GET "/notes/{id}" { id: u64 });
    endpoint!(replace PUT "/notes/{id}" { id: u64 });
    #[cfg(any())]
    endpoint!(absent GET "/absent" {});

    /// The macro has the name of the attribute.
    pub(crate) mod beside {
        use pathlore::{Metadata, api, metadata, request, response};

        const METADATA: Metadata =
            metadata! { method: GET, authentication: None, path: "/beside/{id}" };

        #[request]
        pub(crate) struct Request {
            #[api(path)]
            pub(crate) id: u64,
        }

        #[response]
        pub(crate) struct Response {}

        api! { pub(crate) OWN = [Request]; }
    }
}

use self::notes::{list, read};

pathlore::api! {
    /// The endpoints for notes.
    #[allow(dead_code, reason = "attributes are allowed")]
    pub(crate) NOTES = [
        list::Request<'static>,
        read::Request<'_>,
        crate::api::notes::replace::Request<'static>,
        #[cfg(any())]
        notes::absent::Request<'static>,
        notes::beside::Request,
    ]
}

#[test]
fn an_api_lists_its_endpoints_in_order() {
    let lines: Vec<_> = NOTES
        .endpoints()
        .map(|endpoint| {
            let paths: Vec<_> = endpoint.paths().map(PathTemplate::as_str).collect();
            format!("{} {}", endpoint.method(), paths.join(" "))
        })
        .collect();
    assert_eq!(lines, ["GET /notes", "GET /notes/{id}", "PUT /notes/{id}", "GET /beside/{id}"]);
    let read = NOTES.endpoints().nth(1).unwrap();
    assert_eq!(read.metadata().method, Method::GET);
    assert!(read.type_name().contains("notes::read::Request"), "{read:?}");
    assert_eq!(format!("{read:?}"), read.type_name());
}

#[test]
fn endpoints_are_compared_by_their_types() {
    assert!(NOTES.contains::<read::Request<'static>>());
    assert!(!notes::beside::OWN.contains::<read::Request<'static>>());
    assert_eq!(notes::beside::OWN.endpoints().next(), NOTES.endpoints().last());
    assert_eq!(ApiEndpoint::of::<list::Request<'_>>(), *NOTES.endpoints().next().unwrap());
    assert_ne!(ApiEndpoint::of::<list::Request<'_>>(), ApiEndpoint::of::<read::Request<'_>>());
    assert_eq!(Api::new(&[]).endpoints().len(), 0);
}
