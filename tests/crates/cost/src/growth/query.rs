//! Queries with many fields.

use crate::{fields_8, fields_64, fields_256};

macro_rules! query {
    ([$shape:ident $module:ident] $($a:ident $b:ident $c:ident $d:ident)*) => {
        /// A query with many fields.
        #[derive(Debug)]
        pub struct $shape;

        mod $module {
            use std::fmt::Write;

            use bytes::Bytes;
            use pathlore::{Metadata, metadata, request, response};

            use crate::growth::{
                ByHand, Sample, Shape, by_hand,
                form::{required, set},
                samples,
            };

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

            /// A request that is written by hand.
            #[derive(Debug)]
            pub struct Written {
                $($a: String, $b: Option<String>, $c: u64, $d: bool,)*
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
                    let mut uri = by_hand::start(base_url, 64 * NAMES.len());
                    $(
                        by_hand::push(&mut uri, concat!(stringify!($a), "="), &self.$a);
                        if let Some(value) = &self.$b {
                            by_hand::push(&mut uri, concat!(stringify!($b), "="), value);
                        }
                        let _ = write!(uri, concat!(stringify!($c), "={}&"), self.$c);
                        uri.push_str(if self.$d {
                            concat!(stringify!($d), "=true&")
                        } else {
                            concat!(stringify!($d), "=false&")
                        });
                    )*
                    by_hand::get(uri)
                }

                fn decode(request: &http::Request<Bytes>) -> Result<Self, by_hand::Error> {
                    $(
                        let mut $a: Option<String> = None;
                        let mut $b: Option<String> = None;
                        let mut $c: Option<u64> = None;
                        let mut $d: Option<bool> = None;
                    )*
                    for pair in by_hand::read_get(request)? {
                        let (key, value) = pair?;
                        match &*key {
                            $(
                                stringify!($a) => set(&mut $a, stringify!($a), Some(value.into_owned()))?,
                                stringify!($b) => set(&mut $b, stringify!($b), Some(value.into_owned()))?,
                                stringify!($c) => set(&mut $c, stringify!($c), value.parse().ok())?,
                                stringify!($d) => set(&mut $d, stringify!($d), value.parse().ok())?,
                            )*
                            _ => {}
                        }
                    }
                    Ok(Self {
                        $(
                            $a: required($a, stringify!($a))?,
                            $b,
                            $c: required($c, stringify!($c))?,
                            $d: required($d, stringify!($d))?,
                        )*
                    })
                }
            }

            impl Shape for super::$shape {
                type Pathlore = Request;
                type ByHand = Written;

                fn samples() -> Vec<Sample> {
                    samples::queries(NAMES)
                }
            }
        }
    };
}

fields_8!(query! [Query8 query_8]);
fields_64!(query! [Query64 query_64]);
fields_256!(query! [Query256 query_256]);
