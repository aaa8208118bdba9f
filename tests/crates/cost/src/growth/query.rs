//! Queries with many fields.

use pathlore_test_by_hand::{fields_8, fields_64, fields_256};

macro_rules! query {
    ([$shape:ident $module:ident] $($a:ident $b:ident $c:ident $d:ident)*) => {
        /// A query with many fields.
        #[derive(Debug)]
        pub struct $shape;

        mod $module {
            use pathlore::{Metadata, metadata, request, response};

            use pathlore_test_by_hand::query::$module as by_hand;

            use crate::growth::{Sample, Shape, samples};

            const METADATA: Metadata = metadata! {
                method: GET,
                rate_limited: false,
                authentication: None,
                path: "/_matrix/client/v1/growth",
            };

            /// A request of the macros.
            #[request]
            pub struct Request {
                $(
                    #[api(query)]
                    $a: String,
                    #[api(query)]
                    #[serde(skip_serializing_if = "Option::is_none")]
                    $b: Option<String>,
                    #[api(query)]
                    $c: u64,
                    #[api(query)]
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
                    samples::queries(by_hand::NAMES)
                }
            }
        }
    };
}

fields_8!(query! [Query8 query_8]);
fields_64!(query! [Query64 query_64]);
fields_256!(query! [Query256 query_256]);
