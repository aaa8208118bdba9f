//! Queries with many fields.

use crate::{fields_8, fields_64, fields_256};

macro_rules! query {
    ([$module:ident] $($a:ident $b:ident $c:ident $d:ident)*) => {
        /// A query with many fields.
        pub mod $module {
            use std::fmt::Write;

            use bytes::Bytes;

            use crate::{Kind, form::{required, set}, message::{self, ByHand, Error}};

            /// A request that is written by hand.
            #[derive(Debug)]
            pub struct Written {
                $($a: String, $b: Option<String>, $c: u64, $d: bool,)*
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
                    let mut uri = message::start(base_url, 64 * NAMES.len());
                    $(
                        message::push(&mut uri, concat!(stringify!($a), "="), &self.$a);
                        if let Some(value) = &self.$b {
                            message::push(&mut uri, concat!(stringify!($b), "="), value);
                        }
                        let _ = write!(uri, concat!(stringify!($c), "={}&"), self.$c);
                        uri.push_str(if self.$d {
                            concat!(stringify!($d), "=true&")
                        } else {
                            concat!(stringify!($d), "=false&")
                        });
                    )*
                    message::get(uri)
                }

                fn decode(request: &http::Request<Bytes>) -> Result<Self, Error> {
                    $(
                        let mut $a: Option<String> = None;
                        let mut $b: Option<String> = None;
                        let mut $c: Option<u64> = None;
                        let mut $d: Option<bool> = None;
                    )*
                    for pair in message::read_get(request)? {
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
        }
    };
}

fields_8!(query![query_8]);
fields_64!(query![query_64]);
fields_256!(query![query_256]);
