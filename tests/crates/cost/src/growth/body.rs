//! Bodies with many fields.

use pathlore_test_by_hand::{fields_8, fields_64, fields_256};

macro_rules! body {
    ([$shape:ident $module:ident] $($a:ident $b:ident $c:ident $d:ident)*) => {
        /// A body with many fields.
        #[derive(Debug)]
        pub struct $shape;

        mod $module {
            use pathlore::{Metadata, metadata, request, response};

            use pathlore_test_by_hand::body::$module as by_hand;

            use crate::growth::{Sample, Shape, samples};

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

            impl Shape for super::$shape {
                type Pathlore = Request;
                type ByHand = by_hand::Written;

                fn samples() -> Vec<Sample> {
                    samples::bodies(by_hand::NAMES)
                }
            }
        }
    };
}

fields_8!(body! [Body8 body_8]);
fields_64!(body! [Body64 body_64]);
fields_256!(body! [Body256 body_256]);
