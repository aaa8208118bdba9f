//! The law: for every value, writing is an error or reading gives an equal value.
//!
//! `build.rs` generates the definitions. Those of another seed, and more of them:
//! `LAW_SEED=2 LAW_COUNT=300 cargo test -p pathlore-test-law`.

#[allow(clippy::large_enum_variant, reason = "the fields of a variant are random")]
mod law {
    mod check;
    mod sample;
    mod schemas;
    mod types;

    use self::check::{Definition, Outcome, check_error, check_request, check_response};

    /// What the definitions import.
    #[allow(unused_imports, reason = "the definitions of a seed may not have all types")]
    mod prelude {
        pub(super) use std::{borrow::Cow, collections::BTreeMap, time::Duration};

        pub(super) use pathlore::{
            ErrorResponse, Metadata, OutgoingRequest as _,
            bytes::Bytes,
            endpoint_error,
            http::{
                HeaderValue, StatusCode,
                header::{CONTENT_TYPE, ETAG, SET_COOKIE},
            },
            metadata,
            multipart::File,
            request, response,
        };
        pub(super) use serde_json::Value;

        pub(super) use super::{
            Outcome, check_error, check_request, check_response,
            sample::{Sample, Source},
            types::{
                Adjacent, Code, External, Inner, Name, Nested, Numbers, Tagged, Unit, Untagged,
                hex, is_default,
            },
        };
    }

    include!(concat!(env!("OUT_DIR"), "/definitions.rs"));

    #[test]
    fn holds() {
        check::all(DEFINITIONS);
    }
}
