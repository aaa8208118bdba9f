//! Bytes in base64, compared with the engines of the crate `base64`.

use ::base64::{
    Engine,
    engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD},
};
use pathlore::{OutgoingRequest, bytes::Bytes};
use proptest::prelude::*;

use super::support::{all_equal, errors, parts, received, target};

parts!(
    standard,
    Bytes,
    pathlore::serde::base64::standard,
    "pathlore::serde::base64::standard",
    "pathlore::serde::base64::opt_standard"
);
parts!(
    standard_no_pad,
    Bytes,
    pathlore::serde::base64::standard_no_pad,
    "pathlore::serde::base64::standard_no_pad",
    "pathlore::serde::base64::opt_standard_no_pad"
);
parts!(
    url_safe,
    Bytes,
    pathlore::serde::base64::url_safe,
    "pathlore::serde::base64::url_safe",
    "pathlore::serde::base64::opt_url_safe"
);
parts!(
    url_safe_no_pad,
    Bytes,
    pathlore::serde::base64::url_safe_no_pad,
    "pathlore::serde::base64::url_safe_no_pad",
    "pathlore::serde::base64::opt_url_safe_no_pad"
);
parts!(
    array,
    [u8; 3],
    pathlore::serde::base64::standard,
    "pathlore::serde::base64::standard",
    "pathlore::serde::base64::opt_standard"
);

proptest! {
    #[test]
    fn bytes_are_read_as_they_were_written(bytes in prop::collection::vec(any::<u8>(), 1..40)) {
        let bytes = Bytes::from(bytes);
        all_equal(standard::round_trips(&bytes), &bytes);
        all_equal(standard_no_pad::round_trips(&bytes), &bytes);
        all_equal(url_safe::round_trips(&bytes), &bytes);
        all_equal(url_safe_no_pad::round_trips(&bytes), &bytes);
    }

    #[test]
    fn bytes_are_written_as_the_crate_does(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        let member = |text: String| Some(format!(r#"{{"value":"{text}"}}"#));
        let value = || Bytes::from(bytes.clone());
        prop_assert_eq!(standard::written(value()), member(STANDARD.encode(&bytes)));
        prop_assert_eq!(standard_no_pad::written(value()), member(STANDARD_NO_PAD.encode(&bytes)));
        prop_assert_eq!(url_safe::written(value()), member(URL_SAFE.encode(&bytes)));
        prop_assert_eq!(url_safe_no_pad::written(value()), member(URL_SAFE_NO_PAD.encode(&bytes)));
    }

    #[test]
    fn no_string_makes_reading_panic(text in "[A-Za-z0-9+/=_ -]{0,12}") {
        let _ = (standard::read(&text), url_safe::read(&text), array::read(&text));
    }

    #[test]
    fn arrays_have_a_length(bytes: [u8; 3]) {
        all_equal(array::round_trips(&bytes), &bytes);
    }
}

#[test]
fn padding_is_read_and_may_be_absent() {
    for text in ["/+8=", "/+8"] {
        for read in standard::read(text).into_iter().chain(standard_no_pad::read(text)) {
            assert_eq!(read.unwrap(), [0xff, 0xef].as_slice(), "{text}");
        }
    }
    for text in ["_-8=", "_-8"] {
        for read in url_safe::read(text).into_iter().chain(url_safe_no_pad::read(text)) {
            assert_eq!(read.unwrap(), [0xff, 0xef].as_slice(), "{text}");
        }
    }
}

#[test]
fn other_strings_are_errors() {
    // Of another alphabet, too short, with bits that are lost, with white space, with other characters.
    for text in ["_-8=", "A", "AB", "AA AA", "AAAA====", "hunter2!"] {
        errors(text, standard::read(text), "base64");
        errors(text, standard_no_pad::read(text), "base64");
    }
    for text in ["/+8=", "A", "AB", "AA AA", "hunter2!"] {
        errors(text, url_safe::read(text), "base64 that is safe in URLs");
        errors(text, url_safe_no_pad::read(text), "base64 that is safe in URLs");
    }
}

#[test]
fn arrays_of_another_length_are_errors() {
    assert_eq!(array::read("AQID").map(Result::unwrap), [[1, 2, 3]; 3]);
    errors("AQIDBA==", array::read("AQIDBA=="), "base64");
    errors("AQI=", array::read("AQI="), "base64");
}

#[test]
fn no_bytes_are_an_empty_string_and_no_path_argument() {
    for (part, read) in standard::round_trips(&Bytes::new()) {
        assert_eq!(read.is_err(), part == "path", "{part}: {read:?}");
    }
}

mod owned_and_borrowed {
    use std::borrow::Cow;

    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/{argument}"
    };

    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request<'a> {
        #[api(path, with = pathlore::serde::base64::url_safe)]
        pub(super) argument: Vec<u8>,
        #[api(query)]
        #[serde(with = "pathlore::serde::base64::standard")]
        pub(super) parameter: Vec<u8>,
        #[api(header = "x-boxed", with = pathlore::serde::base64::standard)]
        pub(super) boxed: Vec<Box<[u8]>>,
        #[serde(with = "pathlore::serde::base64::standard")]
        pub(super) member: Cow<'a, [u8]>,
    }

    #[response]
    pub(crate) struct Response {}

    pub(super) mod outgoing {
        use super::{METADATA, Response};
        use pathlore::request;

        #[request(outgoing)]
        pub(crate) struct Request<'a> {
            #[api(path, with = pathlore::serde::base64::url_safe)]
            pub(crate) argument: &'a [u8],
            #[serde(with = "pathlore::serde::base64::standard")]
            pub(crate) member: &'a [u8],
        }
    }
}

#[test]
fn other_types_of_bytes() {
    use owned_and_borrowed::{Request, outgoing};

    let request = Request {
        argument: vec![0xff],
        parameter: vec![0xfb, 0xff],
        boxed: vec![b"a".as_slice().into(), b"bc".as_slice().into()],
        member: b"".as_slice().into(),
    };
    let sent = request.to_http_request(&target(), ()).unwrap();
    assert_eq!(sent.uri(), "https://example.org/_w==?parameter=%2B%2F8%3D");
    assert_eq!(sent.headers()["x-boxed"], "YQ==, YmM=");
    assert_eq!(sent.body(), r#"{"member":""}"#);
    assert_eq!(received::<Request<'_>>(&sent).unwrap(), request);

    let request = outgoing::Request { argument: &[0xff], member: &[1] };
    let sent = request.to_http_request(&target(), ()).unwrap();
    assert_eq!(sent.uri(), "https://example.org/_w==");
    assert_eq!(sent.body(), r#"{"member":"AQ=="}"#);
}
