//! Where the two differ by one: `serde_json` counts how deep it is in what it was asked to read.

mod definitions {
    use serde::{Deserialize, Serialize};
    use serde_json::Value;

    #[derive(Clone, Debug, Serialize, Deserialize)]
    pub(super) struct Fields {
        pub(super) value: Value,
    }

    #[pathlore::response]
    pub(super) struct Plain {
        #[api(body)]
        pub(super) fields: Fields,
    }

    #[pathlore::response]
    pub(super) struct Own {
        pub(super) value: Value,
    }
}

use definitions::{Own, Plain};

use super::harness::{Outcome, through_body};

/// The body is read by the derive, and so is a level of its own; the macros' code reads it itself.
#[test]
fn one_level_deeper() {
    let deepest = |read: &dyn Fn(&[u8]) -> Outcome| {
        let is_read = |depth: &usize| {
            let body = format!("{{\"value\":{}{}}}", "[".repeat(*depth), "]".repeat(*depth));
            matches!(read(body.as_bytes()), Outcome::Read { .. })
        };
        (1..200).take_while(is_read).last()
    };
    let plain = deepest(&|body| through_body(body, |it: &Plain| format!("{:?}", it.fields.value)));
    let own = deepest(&|body| through_body(body, |it: &Own| format!("{:?}", it.value)));
    assert_eq!((plain, own), (Some(126), Some(127)));
}
