use std::collections::BTreeMap;

use ::serde::de::DeserializeOwned;

use super::{error, types::*};
use crate::format::json::from_json;

#[test]
fn no_value_is_shown() {
    fn look<T: DeserializeOwned>(count: &mut usize) {
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
    look::<One<u8>>(&mut count);
    look::<One<i128>>(&mut count);
    look::<One<f32>>(&mut count);
    look::<One<bool>>(&mut count);
    look::<One<char>>(&mut count);
    look::<One<()>>(&mut count);
    look::<One<Auth>>(&mut count);
    look::<One<Strict>>(&mut count);
    look::<One<Kind>>(&mut count);
    look::<One<Tagged>>(&mut count);
    look::<One<Untagged>>(&mut count);
    look::<One<Adjacent>>(&mut count);
    look::<One<Flat>>(&mut count);
    look::<One<Vec<Tagged>>>(&mut count);
    look::<One<(u8, u8)>>(&mut count);
    look::<One<[u8; 2]>>(&mut count);
    look::<One<Picky>>(&mut count);
    look::<One<Parsed>>(&mut count);
    look::<One<Nested>>(&mut count);
    look::<One<BTreeMap<u8, u8>>>(&mut count);
    look::<One<std::net::IpAddr>>(&mut count);
    look::<One<std::num::NonZeroU8>>(&mut count);
    look::<Vec<u8>>(&mut count);
    look::<Picky>(&mut count);
    assert!(count > 1000, "{count}");
    // A number is a value as well.
    for body in [r#"{"a":8675309}"#, r#"{"a":-8675309}"#, r#"{"a":8675309.5}"#] {
        let error = error::<One<u8>>(body.as_bytes());
        assert!(!format!("{error} {error:?}").contains("8675309"), "{error}");
    }
}
