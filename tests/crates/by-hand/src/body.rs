//! Bodies with many fields.

use crate::{fields_8, fields_64, fields_256};

macro_rules! body {
    ([$module:ident] $($a:ident $b:ident $c:ident $d:ident)*) => {
        /// A body with many fields.
        pub mod $module {
            use bytes::Bytes;
            use serde::{Deserialize, Serialize};

            use crate::{Kind, message::{self, ByHand, Error}};

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

            /// The names and types of the fields.
            pub const NAMES: &[(&str, Kind)] = &[
                $(
                    (stringify!($a), Kind::Text),
                    (stringify!($b), Kind::Text),
                    (stringify!($c), Kind::Number),
                    (stringify!($d), Kind::Flag),
                )*
            ];

            impl ByHand for Written {
                fn encode(&self, base_url: &str) -> Result<http::Request<Bytes>, Error> {
                    message::post(base_url, self, 64 * NAMES.len())
                }

                fn decode(request: &http::Request<Bytes>) -> Result<Self, Error> {
                    message::read_post(request)
                }
            }
        }
    };
}

fields_8!(body![body_8]);
fields_64!(body![body_64]);
fields_256!(body![body_256]);
