//! The requests that grow, defined with ruma's macros.
//!
//! Those with 256 fields are left out: each takes more than a minute to compile.

use bytes::BytesMut;
use pathlore_test_by_hand::{fields_8, fields_64};
use pathlore_test_cost::{
    Case, Contender,
    growth::{BASE_URL, Sample, Shape, body, map, query, text, workloads},
};
use ruma_common::api::{
    IncomingRequest, IncomingRequestExt as _, OutgoingRequest, OutgoingRequestExt as _,
    auth_scheme::AuthScheme, path_builder::PathBuilder,
};

use super::{assert_request, borrow_request};

/// Defines an endpoint.
macro_rules! endpoint {
    ($module:ident $method:ident { $($fields:tt)* }) => {
        mod $module {
            use ruma_common::{
                api::{auth_scheme::NoAuthentication, request, response},
                metadata,
            };

            metadata! {
                method: $method,
                rate_limited: false,
                authentication: NoAuthentication,
                path: "/_matrix/client/v1/growth",
            }

            #[request]
            pub(crate) struct Request { $($fields)* }

            #[response]
            pub(crate) struct Response {}
        }
    };
}

macro_rules! body {
    ([$module:ident] $($a:ident $b:ident $c:ident $d:ident)*) => {
        endpoint! { $module POST {
            $(
                pub(crate) $a: String,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) $b: Option<String>,
                pub(crate) $c: u64,
                pub(crate) $d: bool,
            )*
        } }
    };
}

macro_rules! query {
    ([$module:ident] $($a:ident $b:ident $c:ident $d:ident)*) => {
        endpoint! { $module GET {
            $(
                #[ruma_api(query)]
                pub(crate) $a: String,
                #[ruma_api(query)]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) $b: Option<String>,
                #[ruma_api(query)]
                pub(crate) $c: u64,
                #[ruma_api(query)]
                pub(crate) $d: bool,
            )*
        } }
    };
}

fields_8!(body![body_8]);
fields_64!(body![body_64]);
fields_8!(query![query_8]);
fields_64!(query![query_64]);
endpoint! { body_map POST {
    pub(crate) id: String,
    #[serde(flatten)]
    pub(crate) rest: std::collections::BTreeMap<String, String>,
} }
endpoint! { query_map GET {
    #[ruma_api(query_all)]
    pub(crate) parameters: std::collections::BTreeMap<String, String>,
} }
endpoint! { escaped POST {
    pub(crate) title: String,
    pub(crate) subtitle: String,
    pub(crate) summary: String,
    pub(crate) body: String,
    pub(crate) author: String,
    pub(crate) license: String,
    pub(crate) footer: String,
    pub(crate) remark: String,
} }

/// Adds the cases of a request.
fn add<S, R>(cases: &mut Vec<Case>)
where
    S: Shape,
    R: OutgoingRequest + IncomingRequest + Clone + 'static,
    R::Authentication: for<'a> AuthScheme<Input<'a> = ()>,
    R::PathBuilder: for<'a> PathBuilder<Input<'a> = ()>,
{
    let encode = |value: R| value.try_into_http_request::<BytesMut>(BASE_URL, (), ());
    for sample in S::samples() {
        let sample: &'static Sample = Box::leak(Box::new(sample));
        let decode = |request| R::try_from_http_request(request, &[]);
        let check =
            move |value| assert_request(&encode(value).expect("a message"), sample.canonical());
        let (to_decode, to_encode) = workloads(sample);
        cases.push(Case::new(
            to_decode,
            Contender::Ruma,
            move || borrow_request(&sample.message),
            decode,
            move |outcome| check(outcome.expect("a value")),
        ));
        if let Some(to_encode) = to_encode {
            let value = decode(borrow_request(&sample.message)).expect("a value");
            cases.push(Case::new(
                to_encode,
                Contender::Ruma,
                move || value.clone(),
                encode,
                |outcome| assert_request(&outcome.expect("a message"), sample.canonical()),
            ));
        }
    }
}

/// Adds the cases of all requests.
pub(crate) fn add_cases(cases: &mut Vec<Case>) {
    add::<body::Body8, body_8::Request>(cases);
    add::<body::Body64, body_64::Request>(cases);
    add::<query::Query8, query_8::Request>(cases);
    add::<query::Query64, query_64::Request>(cases);
    add::<map::BodyMap, body_map::Request>(cases);
    add::<map::QueryMap, query_map::Request>(cases);
    add::<text::Escaped, escaped::Request>(cases);
}
