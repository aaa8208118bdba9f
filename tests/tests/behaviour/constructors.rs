//! The functions that build messages: `new`, `new(init)` and those of variants.

use std::borrow::Cow;

use pathlore::{
    ErrorResponse, Metadata, OutgoingResponse, endpoint_error,
    http::{StatusCode, header::ETAG},
    metadata, request, response,
};
use serde::{Deserialize, Serialize};

const METADATA: Metadata = metadata! {
    method: PUT,
    rate_limited: false,
    authentication: None,
    path: "/rooms/{room_id}/{type}",
};

fn ten() -> u8 {
    10
}

/// All kinds of fields.
#[request(new)]
#[derive(PartialEq)]
struct Request<'a, T> {
    /// The room.
    #[api(path)]
    room_id: Cow<'a, str>,
    #[api(path)]
    r#type: u8,
    #[api(query)]
    limit: Option<u32>,
    #[api(query)]
    tags: Vec<String>,
    #[api(query)]
    since: u64,
    #[api(header = "x-list")]
    list: Vec<String>,
    #[api(header = "x-one", secret)]
    one: String,
    #[serde(default)]
    by_trait: T,
    #[serde(default = "ten")]
    by_function: u8,
    #[serde(skip)]
    local: String,
    #[serde(skip_deserializing, default = "ten")]
    sent: u8,
    /// A list in the body is required.
    members: Vec<T>,
    content: T,
}

#[response(new)]
struct Response {}

#[test]
fn required_fields_are_arguments_in_order_of_definition() {
    let request = Request::new("!a".into(), 1, 2, "x".to_owned(), vec![3_u16], 4);
    let expected = Request {
        room_id: "!a".into(),
        r#type: 1,
        limit: None,
        tags: Vec::new(),
        since: 2,
        list: Vec::new(),
        one: "x".to_owned(),
        by_trait: 0,
        by_function: 10,
        local: String::new(),
        sent: 10,
        members: vec![3],
        content: 4,
    };
    assert_eq!(request, expected);
    let Response {} = Response::new();
}

/// A struct whose `Default` has values of its own.
#[response(new)]
#[serde(default)]
#[derive(PartialEq)]
struct Settings {
    #[api(header = ETAG)]
    etag: String,
    size: u8,
    name: Option<String>,
    #[serde(default)]
    own: u8,
    #[serde(skip)]
    skipped: u8,
}

impl Default for Settings {
    fn default() -> Self {
        Self { etag: "d".to_owned(), size: 7, name: Some("n".to_owned()), own: 8, skipped: 9 }
    }
}

#[test]
fn the_default_of_the_struct_is_that_of_its_fields() {
    let expected = Settings { etag: "e".to_owned(), own: 0, ..Settings::default() };
    assert_eq!(Settings::new("e".to_owned()), expected);
}

#[response(new, outgoing)]
#[serde(default = "Generic::start")]
#[derive(PartialEq)]
struct Generic<'a, T: Default> {
    text: &'a str,
    value: T,
    #[serde(default)]
    list: Vec<&'a str>,
    #[api(header = ETAG)]
    etag: Cow<'a, str>,
}

impl<T: Default> Generic<'_, T> {
    fn start() -> Self {
        Self { text: "start", value: T::default(), list: vec!["a"], etag: "".into() }
    }
}

#[test]
fn functions_are_defaults_of_generic_structs() {
    let expected = Generic { text: "start", value: 0_u8, list: Vec::new(), etag: "1".into() };
    assert_eq!(Generic::new("1".into()), expected);
}

mod init {
    use super::{Cow, Metadata, Response, request};

    mod hidden {
        pub(super) trait Named {
            type Name;
        }
    }

    impl hidden::Named for u8 {
        type Name = String;
    }

    /// A request with more generics than its required fields have.
    #[request(new(init), metadata = PLAIN)]
    #[derive(PartialEq)]
    struct Request<'a, 'b, T: 'a, U, const N: usize>
    where
        T: hidden::Named,
        U: Default,
        Vec<U>: Clone,
    {
        /// The name.
        #[api(query)]
        name: Cow<'a, str>,
        #[api(query)]
        other: Option<Cow<'b, str>>,
        #[api(query, secret)]
        r#type: T,
        #[serde(skip)]
        skipped: U,
        #[serde(skip)]
        array: std::marker::PhantomData<[u8; N]>,
    }

    const PLAIN: Metadata = super::metadata! {
        method: PUT,
        rate_limited: false,
        authentication: None,
        path: "/",
    };

    #[test]
    fn the_struct_has_the_required_fields() {
        let init = || RequestInit { name: "n".into(), r#type: 1_u8 };
        let request: Request<'_, '_, u8, u16, 3> = Request::new(init());
        let expected = Request {
            name: "n".into(),
            other: None,
            r#type: 1,
            skipped: 0,
            array: std::marker::PhantomData,
        };
        assert_eq!(request, expected);
        assert_eq!(Request::from(init()), expected);
    }
}

#[response]
#[derive(PartialEq)]
enum Read<T> {
    #[api(status = OK)]
    Found {
        #[api(header = ETAG)]
        etag: Option<String>,
        title: T,
        #[serde(default)]
        tags: Vec<T>,
    },
    #[api(status = NOT_MODIFIED)]
    NotModified {
        #[api(header = ETAG)]
        etag: String,
    },
    #[api(status = 202 | 201)]
    HTTPJob2Started {
        #[api(status)]
        status: StatusCode,
        #[api(body)]
        job: Job,
    },
    #[api(status = 206)]
    Continue,
    #[api(status = 205)]
    Super,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Job {
    id: u8,
}

#[test]
fn each_variant_has_a_function() {
    assert_eq!(Read::found(1), Read::Found { etag: None, title: 1, tags: Vec::new() });
    assert_eq!(Read::<u8>::not_modified("1".to_owned()).to_http_response().unwrap().status(), 304);
    let started = Read::<u8>::http_job2_started(StatusCode::CREATED, Job { id: 1 });
    assert_eq!(started.to_http_response().unwrap().status(), 201);
    assert_eq!(Read::<u8>::r#continue(), Read::Continue);
    assert_eq!(Read::<u8>::super_(), Read::Super);
}

/// An enum whose author wrote the functions.
#[response(exhaustive)]
enum Own {
    #[api(status = OK)]
    Found { title: String },
}

impl Own {
    fn found(title: &str) -> Self {
        Self::Found { title: title.to_owned() }
    }
}

#[response(exhaustive, new)]
enum Both {
    #[api(status = OK)]
    Found { title: String },
}

#[test]
fn an_exhaustive_enum_has_functions_on_demand() {
    let Own::Found { title } = Own::found("a");
    let Both::Found { title: other } = Both::found(title.clone());
    assert_eq!(title, other);
}

#[endpoint_error(code = "errcode")]
#[derive(PartialEq, thiserror::Error)]
enum Refused {
    #[error("{error}")]
    #[api(status = FORBIDDEN, code = "M_FORBIDDEN", rejection = decode)]
    Forbidden {
        #[api(detail)]
        error: String,
        #[serde(default)]
        soft: Option<bool>,
    },
    #[error(transparent)]
    #[api(other)]
    Other(#[from] ErrorResponse),
}

impl Refused {
    /// The rest is built as a tuple, so the name is free.
    fn other(response: ErrorResponse) -> Self {
        Self::Other(response)
    }
}

#[test]
fn variants_of_errors_have_functions() {
    let error = Refused::forbidden("no".to_owned());
    assert_eq!(error, Refused::Forbidden { error: "no".to_owned(), soft: None });
    _ = Refused::other;
}

/// The default of a parameter names one that the required fields do not.
#[response(new(init))]
struct Pair<T, U = T> {
    first: Option<T>,
    second: U,
}

#[response]
#[derive(PartialEq)]
enum SameNames {
    #[api(status = OK)]
    HttpError { text: String },
    #[api(status = CREATED)]
    HTTPError { text: String },
    #[api(status = ACCEPTED)]
    Accepted,
}

#[test]
fn defaults_of_parameters_and_similar_names_of_variants() {
    let pair: Pair<u8> = Pair::new(PairInit { second: 1 });
    assert_eq!((pair.first, pair.second), (None, 1));
    assert_eq!(SameNames::accepted(), SameNames::Accepted);
    let (text, other) = (String::new(), String::new());
    assert_ne!(SameNames::HttpError { text }, SameNames::HTTPError { text: other });
}

/// Arguments with the names of functions.
#[request(new, outgoing, metadata = PLAIN, response = Response)]
struct Shadowing {
    #[api(query)]
    ten: u8,
    #[api(query)]
    #[serde(default = "ten")]
    limit: u8,
}

#[response(new(init), outgoing)]
#[serde(default = "start")]
#[derive(PartialEq)]
struct GenericShadowing<'a, T: Copy + Default, const N: usize> {
    start: Vec<[T; N]>,
    #[serde(default = "empty")]
    list: Vec<&'a [T]>,
    #[api(header = ETAG)]
    empty: u8,
    #[api(header = "x-start")]
    r#final: u8,
}

fn empty<T>() -> Vec<T> {
    Vec::new()
}

fn start<'a, T: Copy + Default, const N: usize>() -> GenericShadowing<'a, T, N> {
    GenericShadowing { start: Vec::new(), list: Vec::new(), empty: 1, r#final: 1 }
}

const PLAIN: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/",
};

#[test]
fn arguments_may_have_the_names_of_default_functions() {
    assert_eq!(Shadowing::new(1).limit, 10);
    let GenericShadowing { start, list, empty, r#final } =
        GenericShadowing::<u8, 2>::new(GenericShadowingInit { empty: 3, r#final: 4 });
    assert_eq!((start, list, empty, r#final), (Vec::new(), Vec::new(), 3, 4));
}

mod bounds {
    use super::response;

    pub(super) trait Named<U> {
        fn name() -> &'static str;
    }

    /// A required field has a parameter whose bound mentions another one.
    #[response(new(init))]
    pub(super) struct Filtered<T: Named<U> + Clone, U, V: Default = T>
    where
        U: Named<T>,
    {
        pub(super) required: T,
        #[serde(skip)]
        pub(super) skipped: Option<U>,
        #[serde(skip)]
        pub(super) other: V,
    }

    impl Named<u16> for u8 {
        fn name() -> &'static str {
            "u8"
        }
    }

    impl Named<u8> for u16 {
        fn name() -> &'static str {
            "u16"
        }
    }
}

#[test]
fn bounds_on_other_parameters_are_left_out() {
    use bounds::{Filtered, FilteredInit, Named as _};
    let value: Filtered<u8, u16, u32> = Filtered::new(FilteredInit { required: 1 });
    assert_eq!((value.required, value.skipped, value.other), (1, None, 0));
    assert_eq!((u8::name(), u16::name()), ("u8", "u16"));
}
