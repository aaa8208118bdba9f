//! An endpoint for each of the built-in schemes.

macro_rules! endpoint {
    ($module:ident, $scheme:ident) => {
        pub(crate) mod $module {
            use pathlore::{Metadata, metadata, request, response};

            const METADATA: Metadata = metadata! {
                method: POST,
                rate_limited: false,
                authentication: $scheme,
                path: "/things/{id}",
            };

            #[request]
            pub(crate) struct Request {
                #[api(path)]
                pub(crate) id: String,
                pub(crate) note: String,
            }

            #[response]
            pub(crate) struct Response {}

            pub(crate) fn request() -> Request {
                Request { id: "1".to_owned(), note: "hello".to_owned() }
            }
        }
    };
}

endpoint!(open, None);
endpoint!(access, AccessToken);
endpoint!(access_optional, AccessTokenOptional);
endpoint!(appservice, AppserviceToken);
endpoint!(appservice_optional, AppserviceTokenOptional);
endpoint!(signed, ServerSignatures);
