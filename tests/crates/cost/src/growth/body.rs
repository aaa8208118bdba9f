//! Bodies with many fields.

use crate::{fields_8, fields_64, fields_256};

macro_rules! body {
    ([$shape:ident $module:ident] $($a:ident $b:ident $c:ident $d:ident)*) => {
        /// A body with many fields.
        #[derive(Debug)]
        pub struct $shape;

        mod $module {
            use bytes::Bytes;
            use pathlore::{Metadata, metadata, request, response};
            use serde::{Deserialize, Serialize};

            use crate::growth::{ByHand, Sample, Shape, by_hand, samples};

            const METADATA: Metadata = metadata! {
                method: POST,
                rate_limited: false,
                authentication: None,
                path: "/_matrix/client/v1/growth",
            };

            /// A request of the macros.
            #[request]
            pub struct Request {
                $(
                    $a: String,
                    #[serde(skip_serializing_if = "Option::is_none")]
                    $b: Option<String>,
                    $c: u64,
                    $d: bool,
                )*
            }

            /// A response without members.
            #[response]
            pub struct Response {}

            /// A request that is written by hand.
            #[derive(Debug, Serialize, Deserialize)]
            pub struct Written {
                $(
                    $a: String,
                    #[serde(skip_serializing_if = "Option::is_none")]
                    $b: Option<String>,
                    $c: u64,
                    $d: bool,
                )*
            }

            const NAMES: &[(&str, samples::Kind)] = &[
                $(
                    (stringify!($a), samples::Kind::Text),
                    (stringify!($b), samples::Kind::Text),
                    (stringify!($c), samples::Kind::Number),
                    (stringify!($d), samples::Kind::Flag),
                )*
            ];

            impl ByHand for Written {
                fn encode(&self, base_url: &str) -> Result<http::Request<Bytes>, by_hand::Error> {
                    by_hand::post(base_url, self, 64 * NAMES.len())
                }

                fn decode(request: &http::Request<Bytes>) -> Result<Self, by_hand::Error> {
                    by_hand::read_post(request)
                }
            }

            impl Shape for super::$shape {
                type Pathlore = Request;
                type ByHand = Written;

                fn samples() -> Vec<Sample> {
                    samples::bodies(NAMES)
                }
            }
        }
    };
}

fields_8!(body! [Body8 body_8]);
fields_64!(body! [Body64 body_64]);
fields_256!(body! [Body256 body_256]);
