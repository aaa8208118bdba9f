use ::serde::{Deserialize, Serialize};
use serde_json::{Value, from_value, json, to_value};

use super::*;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Times {
    #[serde(with = "ms")]
    ms: Duration,
    #[serde(with = "secs")]
    secs: Duration,
    #[serde(default, with = "opt_ms")]
    opt_ms: Option<Duration>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "opt_secs")]
    opt_secs: Option<Duration>,
}

#[test]
fn fractions_of_the_unit_are_dropped() {
    let duration = Duration::new(2, 999_999_999);
    let times = Times { ms: duration, secs: duration, opt_ms: None, opt_secs: Some(duration) };
    let written = json!({"ms": 2999, "secs": 2, "opt_ms": null, "opt_secs": 2});
    assert_eq!(to_value(&times).unwrap(), written);
    let read = Times {
        ms: Duration::from_millis(2999),
        secs: Duration::from_secs(2),
        opt_ms: None,
        opt_secs: Some(Duration::from_secs(2)),
    };
    assert_eq!(from_value::<Times>(written).unwrap(), read);
    let longest = Times { ms: Duration::from_millis(u64::MAX), opt_ms: None, ..read };
    assert_eq!(from_value::<Times>(to_value(&longest).unwrap()).unwrap(), longest);
}

#[test]
fn durations_that_exceed_u64_are_errors() {
    let writer = || serde_json::value::Serializer;
    assert!(ms::serialize(&Duration::MAX, writer()).is_err());
    assert!(opt_ms::serialize(&Some(Duration::MAX), writer()).is_err());
    assert_eq!(secs::serialize(&Duration::MAX, writer()).unwrap(), json!(u64::MAX));
}

#[test]
fn only_whole_non_negative_numbers_are_read() {
    let read = |value: Value| ms::deserialize(value).map(|d| d.as_millis());
    assert_eq!(read(json!(0)).unwrap(), 0);
    assert_eq!(read(json!(u64::MAX)).unwrap(), u128::from(u64::MAX));
    assert_eq!(read(json!(1000.0)).unwrap(), 1000);
    assert_eq!(read(json!(-0.0)).unwrap(), 0);
    assert_eq!(read(json!(9_007_199_254_740_992.0)).unwrap(), 9_007_199_254_740_992);
    for value in [json!(-1), json!(0.5), json!(-1.0), json!(9.1e15), json!("1"), json!(null)] {
        let error = read(value).unwrap_err().to_string();
        assert!(error.ends_with(", expected a whole number of milliseconds"), "{error}");
    }
    let error = opt_secs::deserialize(json!(-1)).unwrap_err().to_string();
    assert!(error.ends_with(", expected a whole number of seconds"), "{error}");
    assert_eq!(opt_secs::deserialize(json!(null)).unwrap(), None);
}
