//! Each value is read once and written once, however many fields there are, and an error costs a constant number of reads.

use std::{
    cell::Cell,
    fmt::{self, Display},
    str::FromStr,
};

use pathlore::{IncomingRequest as _, OutgoingRequest as _, Target};
use pathlore_test_by_hand::{fields_8, fields_64};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

thread_local! {
    static READS: Cell<usize> = const { Cell::new(0) };
    static WRITES: Cell<usize> = const { Cell::new(0) };
}

/// A number that counts how often it is read and written.
#[derive(Clone, Debug, PartialEq)]
struct Counted(u32);

impl Serialize for Counted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        WRITES.set(WRITES.get() + 1);
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Counted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        READS.set(READS.get() + 1);
        u32::deserialize(deserializer).map(Self)
    }
}

impl Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        WRITES.set(WRITES.get() + 1);
        self.0.fmt(f)
    }
}

impl FromStr for Counted {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        READS.set(READS.get() + 1);
        text.parse().map(Self)
    }
}

/// Returns the outcome, and how often values were read and written.
fn counted<T>(run: impl FnOnce() -> T) -> (T, usize, usize) {
    READS.set(0);
    WRITES.set(0);
    let outcome = run();
    (outcome, READS.get(), WRITES.get())
}

macro_rules! endpoint {
    ([$module:ident] $($name:ident)*) => {
        mod $module {
            use std::collections::BTreeMap;

            use pathlore::{Metadata, metadata, request, response};

            use super::Counted;

            const METADATA: Metadata = metadata! {
                method: PUT,
                rate_limited: false,
                authentication: None,
                path: "/numbers/{argument}",
            };

            #[request]
            pub(crate) struct Request {
                #[api(path)]
                pub(crate) argument: Counted,
                #[api(header = http::header::AGE)]
                pub(crate) field: Counted,
                #[api(query)]
                pub(crate) parameter: Counted,
                #[api(query)]
                pub(crate) parameters: Vec<Counted>,
                $(pub(crate) $name: Counted,)*
                #[serde(flatten)]
                pub(crate) rest: BTreeMap<String, Counted>,
            }

            #[response]
            pub(crate) struct Response {}

            impl Request {
                /// Returns a request with the number 1 in each field but the list, and the number of values.
                pub(crate) fn sample() -> (Self, usize) {
                    let one = || Counted(1);
                    let request = Self {
                        argument: one(),
                        field: one(),
                        parameter: one(),
                        parameters: vec![one(); 5],
                        $($name: one(),)*
                        rest: ["a", "b", "c"].map(|name| (name.to_owned(), one())).into(),
                    };
                    (request, 3 + 5 + 3 + [$(stringify!($name)),*].len())
                }
            }
        }
    };
}

fields_8!(endpoint![numbers_8]);
fields_64!(endpoint![numbers_64]);

/// Checks the number of calls for an endpoint.
macro_rules! check {
    ($module:ident) => {
        let target = Target::new("https://example.org").expect("a base URL");
        let (value, count) = $module::Request::sample();
        let (request, reads, writes) = counted(|| value.to_http_request(&target, ()));
        assert_eq!((reads, writes), (0, count));
        let mut request = request.expect("a request");
        let (_, reads, writes) =
            counted(|| $module::Request::from_http_request(&request).expect("a value"));
        assert_eq!((reads, writes), (count, 0));

        // The last member has the wrong type.
        let body = String::from_utf8(request.body().to_vec()).expect("UTF-8");
        let end = body.strip_suffix("1}").expect("a number");
        *request.body_mut() = format!("{end}true}}").into();
        let (outcome, reads, writes) = counted(|| $module::Request::from_http_request(&request));
        assert!(outcome.is_err());
        assert!(reads <= 2 * count, "{reads}");
        assert_eq!(writes, 0);
    };
}

#[test]
fn once_for_each_value() {
    check!(numbers_8);
    check!(numbers_64);
}
