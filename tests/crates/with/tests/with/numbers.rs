//! Numbers as strings, and NaN and the infinities as strings.

use pathlore::serde::TextError;
use proptest::prelude::*;

use super::support::{all_equal, body, errors, parts, received};

parts!(
    large,
    u128,
    pathlore::serde::number::as_string,
    "pathlore::serde::number::as_string",
    "pathlore::serde::number::opt_as_string"
);
parts!(
    signed,
    i64,
    pathlore::serde::number::as_string,
    "pathlore::serde::number::as_string",
    "pathlore::serde::number::opt_as_string"
);
parts!(
    float_as_string,
    f64,
    pathlore::serde::number::as_string,
    "pathlore::serde::number::as_string",
    "pathlore::serde::number::opt_as_string"
);
parts!(
    double,
    f64,
    pathlore::serde::number::float,
    "pathlore::serde::number::float",
    "pathlore::serde::number::opt_float"
);
parts!(
    single,
    f32,
    pathlore::serde::number::float,
    "pathlore::serde::number::float",
    "pathlore::serde::number::opt_float"
);

proptest! {
    #[test]
    fn numbers_are_read_as_they_were_written(unsigned: u128, number: i64) {
        all_equal(large::round_trips(&unsigned), &unsigned);
        all_equal(signed::round_trips(&number), &number);
        prop_assert_eq!(signed::written(number), Some(format!(r#"{{"value":"{number}"}}"#)));
    }

    #[test]
    fn floats_are_read_as_they_were_written(
        number in any::<f64>().prop_filter("equal to itself", |it| !it.is_nan()),
        short in any::<i32>(),
        of_f32 in any::<f32>().prop_filter("equal to itself", |it| !it.is_nan()),
    ) {
        all_equal(float_as_string::round_trips(&number), &number);
        // serde_json does not read all digits of a number exactly.
        let short = f64::from(short) / 8.0;
        all_equal(double::round_trips(&short), &short);
        for (part, read) in single::round_trips(&of_f32) {
            let read = read.unwrap();
            if !part.ends_with("member") {
                prop_assert_eq!(read, [of_f32], "{}", part);
            }
        }
    }
}

#[test]
fn numbers_that_are_not_finite_are_strings() {
    for (number, text) in
        [(f64::NAN, "NaN"), (f64::INFINITY, "Infinity"), (f64::NEG_INFINITY, "-Infinity")]
    {
        let json = Some(format!(r#"{{"value":"{text}"}}"#));
        assert_eq!(double::written(number), json);
        assert_eq!(float_as_string::written(number), json);
        #[allow(clippy::cast_possible_truncation)]
        let of_f32 = number as f32;
        assert_eq!(single::written(of_f32), json);
        for (part, read) in double::round_trips(&number) {
            let read = read.unwrap();
            assert!(read.iter().all(|read| read.to_bits() == number.to_bits()), "{part}: {read:?}");
            assert_eq!(read.len(), 1);
        }
        for (part, read) in single::round_trips(&of_f32) {
            let read = read.unwrap();
            assert!(read.iter().all(|read| read.to_bits() == of_f32.to_bits()), "{part}: {read:?}");
        }
        for (part, read) in float_as_string::round_trips(&number) {
            let read = read.unwrap();
            assert!(read.iter().all(|read| read.to_bits() == number.to_bits()), "{part}: {read:?}");
        }
    }
}

#[test]
fn other_floats_are_numbers() {
    assert_eq!(double::written(0.5).unwrap(), r#"{"value":0.5}"#);
    assert_eq!(single::written(0.1).unwrap(), r#"{"value":0.1}"#);
    assert_eq!(float_as_string::written(0.5).unwrap(), r#"{"value":"0.5"}"#);
    for (json, expected) in [("-2", -2.0), ("3", 3.0), ("1.5", 1.5), (r#""1.5""#, 1.5)] {
        let json = serde_json::from_str::<serde_json::Value>(json).unwrap();
        let read = received::<double::Member>(&body(&serde_json::json!({ "value": json })));
        assert_eq!(read.unwrap().value.to_string(), f64::to_string(&expected));
    }
    assert_eq!(double::read("1e3").map(Result::unwrap).map(|it| it.to_string()), ["1000"; 3]);
}

#[test]
fn strings_that_are_no_numbers_are_errors() {
    for text in
        ["", "hunter2", "1.5", "-1", "0x10", "1 ", "340282366920938463463374607431768211456"]
    {
        errors(text, large::read(text), "a number in a string");
    }
    for text in ["nan", "inf", "infinity", "+Infinity", "-inf", "+NaN", "1e999", "hunter2"] {
        let expected = r#"a number, "NaN", "Infinity" or "-Infinity""#;
        errors(text, double::read(text), expected);
        errors(text, single::read(text), expected);
        errors(text, float_as_string::read(text), "a number in a string");
    }
    errors("1e39", single::read("1e39"), r#"a number, "NaN", "Infinity" or "-Infinity""#);
}

#[test]
fn json_numbers_are_no_strings() {
    let error = received::<signed::Member>(&body(&serde_json::json!({ "value": 1 }))).unwrap_err();
    assert_eq!(error, "body field `value`: expected a number in a string");
    let error =
        received::<double::Member>(&body(&serde_json::json!({ "value": true }))).unwrap_err();
    assert_eq!(error, r#"body field `value`: expected a number, "NaN", "Infinity" or "-Infinity""#);
    let error =
        received::<single::Member>(&body(&serde_json::json!({ "value": 1e39 }))).unwrap_err();
    assert_eq!(error, r#"body field `value`: expected a number, "NaN", "Infinity" or "-Infinity""#);
}

#[test]
fn text_errors_say_what_is_expected() {
    fn is_error<E: std::error::Error + Send + Sync + 'static>(error: &E) -> String {
        error.to_string()
    }

    let error: TextError =
        pathlore::serde::number::as_string::from_text::<u8>("hunter2").unwrap_err();
    assert_eq!(is_error(&error), "expected a number in a string");
}
