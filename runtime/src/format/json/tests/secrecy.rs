use std::collections::BTreeMap;

use ::serde::de::DeserializeOwned;

use super::{error, types::*};
use crate::format::json::from_json;

#[test]
fn errors_contain_no_received_value() {
    fn check<T: DeserializeOwned>(count: &mut usize) {
        let long = "x".repeat(50);
        for value in [
            r#""hunter2""#,
            r#""x, expected hunter2""#,
            r#""x`, expected `hunter2""#,
            r#""hunter2`, there are no variants""#,
            r#""missing field `hunter2`""#,
            r#""hunter2 at line 1 column 3""#,
            r#"["hunter2"]"#,
            r#"{"session":["hunter2"]}"#,
            r#"{"type":"hunter2"}"#,
            r#"{"type":"password","password":["hunter2"]}"#,
            r#"{"t":"hunter2"}"#,
            r#"{"t":"A","c":"hunter2"}"#,
            r#"["hunter2","hunter2","hunter2"]"#,
            r#"[["hunter2"],["hunter2"]]"#,
            r#""\ud800hunter2""#,
            r#""hunter2"#,
            r#""hunter2\x""#,
            "\"hunter2\u{1}\"",
        ] {
            for body in [
                format!(r#"{{"a":{value}}}"#),
                format!(r#"{{"a":{value},"b":1}}"#),
                format!(r#"{{"b":{value},"a":{value}"#),
                format!(r#"{{"x":"{long}","a":[{value},{value}]}}"#),
                format!(r#"{{"a":{{"a":{value}}},"b":[]}}"#),
            ] {
                if let Err(error) = from_json::<T>(body.as_bytes()) {
                    *count += 1;
                    let shown = format!("{error} {error:?}");
                    assert!(!shown.contains("hunter2"), "{body}: {shown}");
                }
            }
        }
    }
    let mut count = 0;
    check::<One<u8>>(&mut count);
    check::<One<i128>>(&mut count);
    check::<One<f32>>(&mut count);
    check::<One<bool>>(&mut count);
    check::<One<char>>(&mut count);
    check::<One<()>>(&mut count);
    check::<One<Auth>>(&mut count);
    check::<One<Strict>>(&mut count);
    check::<One<Kind>>(&mut count);
    check::<One<Tagged>>(&mut count);
    check::<One<Untagged>>(&mut count);
    check::<One<Adjacent>>(&mut count);
    check::<One<Flat>>(&mut count);
    check::<One<Vec<Tagged>>>(&mut count);
    check::<One<(u8, u8)>>(&mut count);
    check::<One<[u8; 2]>>(&mut count);
    check::<One<Picky>>(&mut count);
    check::<One<Parsed>>(&mut count);
    check::<One<Nested>>(&mut count);
    check::<One<BTreeMap<u8, u8>>>(&mut count);
    check::<One<std::net::IpAddr>>(&mut count);
    check::<One<std::num::NonZeroU8>>(&mut count);
    check::<Vec<u8>>(&mut count);
    check::<Picky>(&mut count);
    assert!(count > 1000, "{count}");
    // The same for numbers.
    for body in [r#"{"a":8675309}"#, r#"{"a":-8675309}"#, r#"{"a":8675309.5}"#] {
        let error = error::<One<u8>>(body.as_bytes());
        assert!(!format!("{error} {error:?}").contains("8675309"), "{error}");
    }
}
