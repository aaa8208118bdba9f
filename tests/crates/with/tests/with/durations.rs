//! Durations as a number of seconds or milliseconds.

use std::time::Duration;

use pathlore::{IncomingResponse, OutgoingResponse, http::header::RETRY_AFTER, response};
use proptest::prelude::*;

use super::support::{all_equal, none_written, parts};

parts!(
    secs,
    Duration,
    pathlore::serde::duration::secs,
    "pathlore::serde::duration::secs",
    "pathlore::serde::duration::opt_secs"
);
parts!(
    ms,
    Duration,
    pathlore::serde::duration::ms,
    "pathlore::serde::duration::ms",
    "pathlore::serde::duration::opt_ms"
);

#[response]
struct Busy {
    #[api(header = RETRY_AFTER, with = pathlore::serde::duration::secs)]
    retry_after: Option<Duration>,
}

#[test]
fn retry_after_is_a_number_of_seconds() {
    for (retry_after, written) in
        [(Some(Duration::from_millis(120_999)), Some("120")), (None, None)]
    {
        let sent = Busy { retry_after }.to_http_response().unwrap();
        assert_eq!(sent.headers().get(RETRY_AFTER).map(|it| it.to_str().unwrap()), written);
        let read = Busy::from_http_response(&sent).unwrap().retry_after;
        assert_eq!(read, retry_after.map(|it| Duration::from_secs(it.as_secs())));
    }
}

proptest! {
    #[test]
    fn durations_are_read_as_they_were_written(seconds: u64, nanos in 0..1_000_000_000_u32) {
        let duration = Duration::new(seconds, nanos);
        all_equal(secs::round_trips(&duration), &Duration::from_secs(seconds));
        let whole = Duration::new(seconds, nanos / 1_000_000 * 1_000_000);
        if u64::try_from(whole.as_millis()).is_ok() {
            all_equal(ms::round_trips(&duration), &whole);
        } else {
            none_written(ms::round_trips(&duration), "the duration is too long");
        }
    }
}

#[test]
fn the_longest_durations() {
    let whole = Duration::from_secs(u64::MAX);
    all_equal(secs::round_trips(&Duration::MAX), &whole);
    let longest = Duration::from_millis(u64::MAX);
    all_equal(ms::round_trips(&longest), &longest);
    none_written(
        ms::round_trips(&(longest + Duration::from_millis(1))),
        "the duration is too long",
    );
}

#[test]
fn only_whole_numbers_that_are_not_negative_are_read() {
    for text in ["", "-1", "0.5", "1e3", "hunter2", "18446744073709551616"] {
        let [query, header, _] = secs::read(text);
        let expected = "query parameter `value`: expected a whole number of seconds";
        assert_eq!(query.unwrap_err(), expected, "{text}");
        assert!(header.unwrap_err().starts_with("header field `x-value`: "), "{text}");
    }
    assert_eq!(ms::written(Duration::from_millis(5)).unwrap(), r#"{"value":5}"#);
    let [query, header, member] = ms::read("5");
    assert_eq!([query.unwrap(), header.unwrap()], [Duration::from_millis(5); 2]);
    // A member of a JSON body is a number.
    let expected = "body field `value`: expected a whole number of milliseconds";
    assert_eq!(member.unwrap_err(), expected);
}
