//! Timestamps of three crates in four forms.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff02::Timestamp;
use proptest::prelude::*;
use time03::{OffsetDateTime, UtcOffset};

use super::support::{all_equal, body, errors, none_written, parts, received};

mod system_time {
    use super::*;

    parts!(
        secs,
        SystemTime,
        pathlore::serde::timestamp::secs,
        "pathlore::serde::timestamp::secs",
        "pathlore::serde::timestamp::opt_secs"
    );
    parts!(
        ms,
        SystemTime,
        pathlore::serde::timestamp::ms,
        "pathlore::serde::timestamp::ms",
        "pathlore::serde::timestamp::opt_ms"
    );
    parts!(
        rfc3339,
        SystemTime,
        pathlore::serde::timestamp::rfc3339,
        "pathlore::serde::timestamp::rfc3339",
        "pathlore::serde::timestamp::opt_rfc3339"
    );
    parts!(
        http_date,
        SystemTime,
        pathlore::serde::timestamp::http_date,
        "pathlore::serde::timestamp::http_date",
        "pathlore::serde::timestamp::opt_http_date"
    );
}

mod jiff {
    use super::*;

    parts!(
        secs,
        Timestamp,
        pathlore::serde::jiff02::secs,
        "pathlore::serde::jiff02::secs",
        "pathlore::serde::jiff02::opt_secs"
    );
    parts!(
        ms,
        Timestamp,
        pathlore::serde::jiff02::ms,
        "pathlore::serde::jiff02::ms",
        "pathlore::serde::jiff02::opt_ms"
    );
    parts!(
        rfc3339,
        Timestamp,
        pathlore::serde::jiff02::rfc3339,
        "pathlore::serde::jiff02::rfc3339",
        "pathlore::serde::jiff02::opt_rfc3339"
    );
    parts!(
        http_date,
        Timestamp,
        pathlore::serde::jiff02::http_date,
        "pathlore::serde::jiff02::http_date",
        "pathlore::serde::jiff02::opt_http_date"
    );
}

mod time {
    use super::*;

    parts!(
        secs,
        OffsetDateTime,
        pathlore::serde::time03::secs,
        "pathlore::serde::time03::secs",
        "pathlore::serde::time03::opt_secs"
    );
    parts!(
        ms,
        OffsetDateTime,
        pathlore::serde::time03::ms,
        "pathlore::serde::time03::ms",
        "pathlore::serde::time03::opt_ms"
    );
    parts!(
        rfc3339,
        OffsetDateTime,
        pathlore::serde::time03::rfc3339,
        "pathlore::serde::time03::rfc3339",
        "pathlore::serde::time03::opt_rfc3339"
    );
    parts!(
        http_date,
        OffsetDateTime,
        pathlore::serde::time03::http_date,
        "pathlore::serde::time03::http_date",
        "pathlore::serde::time03::opt_http_date"
    );
}

/// The time of the examples in RFC 9110, section 5.6.7.
const SECONDS: i64 = 784_111_777;
/// The first seconds of the years 0, 1970 and 10,000.
const YEAR_0: i64 = -62_167_219_200;
const YEAR_10_000: i64 = 253_402_300_800;

fn system_time(seconds: i64, nanoseconds: u32) -> SystemTime {
    let whole = Duration::from_secs(seconds.unsigned_abs());
    let time = if seconds < 0 { UNIX_EPOCH - whole } else { UNIX_EPOCH + whole };
    time + Duration::from_nanos(nanoseconds.into())
}

fn jiff_time(seconds: i64, nanoseconds: u32) -> Timestamp {
    let nanoseconds = i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds);
    Timestamp::from_nanosecond(nanoseconds).unwrap()
}

fn time_time(seconds: i64, nanoseconds: u32) -> OffsetDateTime {
    let nanoseconds = i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds);
    OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).unwrap()
}

const BEFORE_YEAR_0: &str = "the time is before the year 0";
const OUTSIDE_YEARS: &str = "the time is outside the years 0 to 9999";
const OUTSIDE_YEARS_OR_OFFSET: &str =
    "the time is outside the years 0 to 9999, or its offset has seconds";
const OUTSIDE_HTTP: &str = "the time is outside the years 1970 to 9999";

/// A time in the years 0 to 9999, which `jiff` ends 26 hours early.
fn seconds() -> impl Strategy<Value = i64> {
    prop_oneof![YEAR_0..YEAR_10_000 - 100_000, -3_i64..3, Just(YEAR_0)]
}

proptest! {
    #[test]
    fn times_are_read_as_they_were_written(seconds in seconds(), nanos in 0..1_000_000_000_u32) {
        // In RFC 3339, all digits are kept.
        let (system, jiff, time) =
            (system_time(seconds, nanos), jiff_time(seconds, nanos), time_time(seconds, nanos));
        all_equal(system_time::rfc3339::round_trips(&system), &system);
        all_equal(jiff::rfc3339::round_trips(&jiff), &jiff);
        all_equal(time::rfc3339::round_trips(&time), &time);

        // Elsewhere, digits below the unit are dropped.
        let milli = nanos / 1_000_000 * 1_000_000;
        all_equal(system_time::ms::round_trips(&system), &system_time(seconds, milli));
        all_equal(jiff::ms::round_trips(&jiff), &jiff_time(seconds, milli));
        all_equal(time::ms::round_trips(&time), &time_time(seconds, milli));
        all_equal(system_time::secs::round_trips(&system), &system_time(seconds, 0));
        all_equal(jiff::secs::round_trips(&jiff), &jiff_time(seconds, 0));
        all_equal(time::secs::round_trips(&time), &time_time(seconds, 0));
        if seconds < 0 {
            none_written(system_time::http_date::round_trips(&system), OUTSIDE_HTTP);
            none_written(jiff::http_date::round_trips(&jiff), OUTSIDE_HTTP);
            none_written(time::http_date::round_trips(&time), OUTSIDE_HTTP);
        } else {
            all_equal(system_time::http_date::round_trips(&system), &system_time(seconds, 0));
            all_equal(jiff::http_date::round_trips(&jiff), &jiff_time(seconds, 0));
            all_equal(time::http_date::round_trips(&time), &time_time(seconds, 0));
        }
    }

    #[test]
    fn offsets_of_times_are_kept(
        seconds in YEAR_0 + 100_000..YEAR_10_000 - 100_000,
        minutes in -1439_i32..1440,
    ) {
        let offset = UtcOffset::from_whole_seconds(minutes * 60).unwrap();
        let time = time_time(seconds, 0).to_offset(offset);
        all_equal(time::rfc3339::round_trips(&time), &time);
        let [query, header, member] =
            time::rfc3339::read(&time.format(&time03::format_description::well_known::Rfc3339).unwrap());
        for read in [query, header, member] {
            prop_assert_eq!(read.unwrap().offset(), offset);
        }
    }

    #[test]
    fn the_crates_write_and_read_the_same(seconds in seconds(), nanos in 0..1_000_000_000_u32) {
        let (system, jiff, time) =
            (system_time(seconds, nanos), jiff_time(seconds, nanos), time_time(seconds, nanos));
        let written = system_time::rfc3339::written(system).unwrap();
        prop_assert_eq!(jiff::rfc3339::written(jiff).unwrap(), written.as_str());
        prop_assert_eq!(time::rfc3339::written(time).unwrap(), written.as_str());
        let written = system_time::http_date::written(system);
        prop_assert_eq!(&jiff::http_date::written(jiff), &written);
        prop_assert_eq!(&time::http_date::written(time), &written);
    }

    #[test]
    fn no_string_makes_reading_panic(text in "[0-9TZtz:.,+ -]{0,30}") {
        let _ = (system_time::rfc3339::read(&text), jiff::rfc3339::read(&text));
        let _ = (time::rfc3339::read(&text), system_time::http_date::read(&text));
        let _ = (system_time::secs::read(&text), jiff::ms::read(&text), time::secs::read(&text));
    }
}

#[test]
fn times_have_these_forms() {
    let member = |value: &str| Some(format!(r#"{{"value":{value}}}"#));
    let system = system_time(SECONDS, 500_000_000);
    assert_eq!(system_time::secs::written(system), member("784111777"));
    assert_eq!(system_time::ms::written(system), member("784111777500"));
    assert_eq!(system_time::rfc3339::written(system), member(r#""1994-11-06T08:49:37.5Z""#));
    assert_eq!(
        system_time::http_date::written(system),
        member(r#""Sun, 06 Nov 1994 08:49:37 GMT""#)
    );
    // The last full unit before the time.
    assert_eq!(system_time::secs::written(system_time(-1, 999_999_999)), member("-1"));
    assert_eq!(system_time::ms::written(system_time(-1, 999_999_999)), member("-1"));
}

#[test]
fn http_dates_are_read_in_all_three_forms() {
    for text in [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
    ] {
        assert_eq!(
            system_time::http_date::read(text).map(Result::unwrap),
            [system_time(SECONDS, 0); 3],
            "{text}"
        );
        assert_eq!(jiff::http_date::read(text).map(Result::unwrap), [jiff_time(SECONDS, 0); 3]);
        assert_eq!(time::http_date::read(text).map(Result::unwrap), [time_time(SECONDS, 0); 3]);
    }
    for text in [
        "",
        "hunter2",
        "784111777",
        "Sun, 06 Nov 1994 08:49:37 +0000",
        "Mon, 06 Nov 1994 08:49:37 GMT",
        "Wed, 30 Feb 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:49:37 GMT",
        "1994-11-06T08:49:37Z",
    ] {
        errors(text, system_time::http_date::read(text), "an HTTP-date");
        errors(text, jiff::http_date::read(text), "an HTTP-date");
        errors(text, time::http_date::read(text), "an HTTP-date");
    }
}

#[test]
fn rfc_3339_is_read_with_all_offsets() {
    for text in [
        "1994-11-06T08:49:37Z",
        "1994-11-06t08:49:37z",
        "1994-11-06T08:49:37.000Z",
        "1994-11-06T09:49:37+01:00",
        "1994-11-05T20:34:37-12:15",
        "1994-11-06T08:49:37.000000000-00:00",
        "1994-11-06T08:49:37.0000000009Z",
        "1994-11-06T08:49:37.0000000000009+00:00",
        "1994-11-07T08:48:37+23:59",
    ] {
        assert_eq!(
            system_time::rfc3339::read(text).map(Result::unwrap),
            [system_time(SECONDS, 0); 3],
            "{text}"
        );
        assert_eq!(
            jiff::rfc3339::read(text).map(Result::unwrap),
            [jiff_time(SECONDS, 0); 3],
            "{text}"
        );
        assert_eq!(
            time::rfc3339::read(text).map(Result::unwrap),
            [time_time(SECONDS, 0); 3],
            "{text}"
        );
    }
}

#[test]
fn other_forms_than_rfc_3339_are_errors() {
    for text in [
        "",
        "hunter2",
        "1994-11-06",
        "1994-11-06T08:49:37",
        "1994-11-06T08:49Z",
        "19941106T084937Z",
        "1994-11-06T084937Z",
        "1994-11-06T08:49:37,5Z",
        "1994-11-06T08:49:37.Z",
        "1994-11-06T08:49:37+01",
        "1994-11-06T08:49:37+0100",
        "1994-11-06T08:49:37+01:00:00",
        "1994-11-06T08:49:37Z[UTC]",
        "1994-11-06T08:49:37+01:00[Europe/Paris]",
        "1994-02-30T08:49:37Z",
        "1994-11-06T24:00:00Z",
        "1994-11-06T08:60:37Z",
        "1994-11-06T08:49:60Z",
        "1990-12-31T23:59:60Z",
        "1994-11-06 08:49:37Z",
        "1994-11-06_08:49:37Z",
        "1994-11-06T08:49:37+24:00",
        "1994-11-06T08:49:37-25:30",
        "1994-11-06T08:49:37+23:60",
        "1994-11-06T08:49:37.5",
        "1994-11-06T08:49:37.5+00:00Z",
        "+001994-11-06T08:49:37Z",
        "-001994-11-06T08:49:37Z",
        "Sun, 06 Nov 1994 08:49:37 GMT",
    ] {
        let expected = "a time in the form of RFC 3339";
        errors(text, system_time::rfc3339::read(text), expected);
        errors(text, jiff::rfc3339::read(text), expected);
        errors(text, time::rfc3339::read(text), expected);
    }
}

#[test]
fn times_outside_of_a_form_are_not_written() {
    let before = (YEAR_0 - 1, 999_999_999);
    none_written(
        system_time::rfc3339::round_trips(&system_time(before.0, before.1)),
        OUTSIDE_YEARS,
    );
    none_written(jiff::rfc3339::round_trips(&jiff_time(before.0, before.1)), BEFORE_YEAR_0);
    none_written(
        time::rfc3339::round_trips(&time_time(before.0, before.1)),
        OUTSIDE_YEARS_OR_OFFSET,
    );
    none_written(system_time::rfc3339::round_trips(&system_time(YEAR_10_000, 0)), OUTSIDE_YEARS);
    none_written(system_time::http_date::round_trips(&system_time(YEAR_10_000, 0)), OUTSIDE_HTTP);
    let last = system_time(YEAR_10_000 - 1, 0);
    all_equal(system_time::http_date::round_trips(&last), &last);
    all_equal(system_time::rfc3339::round_trips(&last), &last);

    // The offset has seconds, or the year is one that has no four digits there.
    let seconds = UtcOffset::from_hms(1, 0, 1).unwrap();
    none_written(
        time::rfc3339::round_trips(&time_time(SECONDS, 0).to_offset(seconds)),
        OUTSIDE_YEARS_OR_OFFSET,
    );
    let farthest = system_time(i64::MAX / 2, 0);
    none_written(
        system_time::ms::round_trips(&farthest),
        "the time is too far from the Unix epoch",
    );
    all_equal(system_time::secs::round_trips(&farthest), &farthest);
}

#[test]
fn numbers_of_units_are_whole() {
    type Member = system_time::secs::Member;
    for (json, seconds) in [("0", 0), ("-5", -5), ("1e3", 1000), ("-2.0", -2)] {
        let json = serde_json::from_str::<serde_json::Value>(json).unwrap();
        let read = received::<Member>(&body(&serde_json::json!({ "value": json })));
        assert_eq!(read.unwrap().value, system_time(seconds, 0));
    }
    for json in ["0.5", "\"0\"", "1e19", "18446744073709551615", "true"] {
        let json = serde_json::from_str::<serde_json::Value>(json).unwrap();
        let error = received::<Member>(&body(&serde_json::json!({ "value": json }))).unwrap_err();
        assert_eq!(error, "body field `value`: expected a whole number of seconds");
    }
    // The types of both crates end with the year 9999.
    let json = || body(&serde_json::json!({ "value": i64::MAX }));
    let error = received::<jiff::ms::Member>(&json()).unwrap_err();
    assert_eq!(error, "body field `value`: expected a whole number of milliseconds");
    let error = received::<time::secs::Member>(&json()).unwrap_err();
    assert_eq!(error, "body field `value`: expected a whole number of seconds");
}
