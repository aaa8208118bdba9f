//! `flatten`: every type that can be flattened, some that cannot, and several beside each other.

compare! {
    map ["a": "1", "b": "\"x\"", "n": "3", "o": "4"]
    {
        a: u8,
        #[serde(default = "seven", rename = "n")] c: u8,
        #[serde(flatten)] rest: BTreeMap<String, Value>,
        #[serde(skip)] skipped: Nine,
    }
}

compare! {
    map_of_a_type ["z": "1", "y": "2", "x": "3"]
    { z: u8, #[serde(flatten)] rest: BTreeMap<String, u8>, }
}

compare! {
    map_by_a_type ["z": "1", "a": "2", "b": "3"]
    { z: u8, #[serde(flatten)] rest: BTreeMap<Unit, Option<u8>>, }
}

compare! {
    map_by_a_newtype ["z": "1", "a": "2", "é": "3"]
    { z: u8, #[serde(flatten)] rest: BTreeMap<Name, u8>, }
}

// Keys that are numbers or booleans are written by serde's derive, but not read: see `wire::law` in
// the test `behaviour`.

compare! {
    any_value ["z": "1", "a": "2"]
    { z: u8, #[serde(flatten)] rest: Value, }
}

compare! {
    structure ["a": "1", "b": "\"x\"", "z": "3"]
    { z: Option<u8>, #[serde(flatten)] inner: Inner, }
}

compare! {
    structure_of_structures ["a": "null", "inner": "{\"a\":1}", "z": "3"]
    { z: Option<u8>, #[serde(flatten)] outer: Outer, }
}

compare! {
    structure_and_map ["a": "1", "b": "\"x\"", "z": "3", "other": "4"]
    {
        #[serde(flatten)] inner: Inner,
        z: u8,
        #[serde(flatten)] rest: BTreeMap<String, Value>,
    }
}

compare! {
    map_and_structure ["a": "1", "b": "\"x\"", "z": "3"]
    {
        z: u8,
        #[serde(flatten)] rest: Values,
        #[serde(flatten)] inner: Inner,
    }
}

compare! {
    two_structures ["a": "1", "inner": "{\"a\":1}", "b": "\"x\"", "z": "3"]
    { #[serde(flatten)] inner: Inner, #[serde(flatten)] nested: Nested, }
}

compare! {
    optional_structure ["a": "1", "b": "\"x\"", "z": "3"]
    { z: Option<u8>, #[serde(flatten)] inner: Option<Inner>, }
}

compare! {
    optional_structure_and_map ["a": "1", "b": "\"x\"", "z": "3"]
    { #[serde(flatten)] inner: Option<Inner>, #[serde(flatten)] rest: BTreeMap<String, Value>, }
}

compare! {
    optional_map ["a": "1", "b": "2"]
    { #[serde(flatten)] rest: Option<BTreeMap<String, u8>>, a: u8, }
}

compare! {
    newtype ["a": "1", "b": "\"x\"", "z": "3"]
    { z: u8, #[serde(flatten)] inner: Wrapped<Inner>, }
}

compare! {
    optional_newtype ["a": "1", "b": "\"x\"", "z": "3"]
    { z: u8, #[serde(flatten)] inner: Wrapped<Option<Inner>>, }
}

compare! {
    boxed ["a": "1", "b": "\"x\"", "z": "3"]
    { z: u8, #[serde(flatten)] inner: Box<Inner>, }
}

compare! {
    flattens_itself ["a": "1", "b": "\"x\"", "z": "3", "y": "4"]
    { z: u8, #[serde(flatten)] nested: Nested, #[serde(flatten)] rest: BTreeMap<String, Value>, }
}

compare! {
    externally_tagged ["z": "1", "B": "2", "D": "{\"a\":1}", "C": "[1,\"a\"]", "A": "null"]
    { z: Option<u8>, #[serde(flatten)] kind: External, }
}

compare! {
    externally_tagged_and_map ["D": "{\"a\":1}", "B": "2", "z": "1"]
    { #[serde(flatten)] kind: Option<External>, #[serde(flatten)] rest: Inner, }
}

compare! {
    internally_tagged ["t": "\"A\"", "a": "1", "z": "2"]
    { z: u8, #[serde(flatten)] kind: Internal, }
}

compare! {
    adjacently_tagged ["t": "\"A\"", "c": "{\"a\":1}", "z": "2"]
    { z: u8, #[serde(flatten)] kind: Adjacent, #[serde(flatten)] rest: BTreeMap<String, Value>, }
}

compare! {
    untagged ["a": "1", "z": "2"]
    { z: u8, #[serde(flatten)] kind: Untagged, }
}

compare! {
    nothing ["z": "2"]
    { z: u8, #[serde(flatten)] unit: (), #[serde(flatten)] marker: Marker, }
}

compare! {
    by_functions ["z": "1", "a": "2", "b": "\"x\""]
    {
        z: u8,
        #[serde(flatten, with = "forwarded")] inner: Inner,
        #[serde(
            flatten,
            serialize_with = "forwarded::serialize",
            deserialize_with = "forwarded::deserialize"
        )]
        rest: BTreeMap<String, Value>,
    }
}

compare! {
    by_a_function_that_refuses ["z": "1", "a": "2", "b": "\"x\""]
    { z: u8, #[serde(flatten, deserialize_with = "only_some")] inner: Option<Inner>, }
}

compare! {
    skipped_if ["z": "1", "a": "7"]
    {
        #[serde(flatten, skip_serializing_if = "BTreeMap::is_empty")] rest: BTreeMap<String, u8>,
        #[serde(skip_serializing_if = "is_seven")] z: u8,
    }
}

compare! {
    only_read ["z": "1", "a": "2"]
    { z: u8, #[serde(flatten, skip_serializing)] inner: Inner, }
}

compare! {
    only_written ["z": "1", "a": "2"]
    {
        z: u8,
        #[serde(flatten, skip_deserializing)] inner: Entries,
        #[serde(flatten)] rest: BTreeMap<String, u8>,
    }
}

compare! {
    by_default ["z": "1", "a": "2", "b": "\"x\""]
    { #[serde(flatten, default)] rest: BTreeMap<String, Value>, #[serde(default)] z: u8, }
}

compare! {
    renamed ["z": "1", "unUsed": "2", "moreThings": "3"]
    #[serde(rename_all = "camelCase")]
    {
        more_things: u8,
        z: u8,
        #[serde(flatten)] others: BTreeMap<String, u8>,
    }
}

compare! {
    written_unwritable ["z": "1", "a": "2"]
    { z: u8, #[serde(flatten)] rest: BTreeMap<String, Unwritable>, }
}

compare! {
    bounds ["z": "1", "a": "2"]
    {
        z: u8,
        #[serde(flatten, bound(serialize = "u8: Clone", deserialize = "u8: Copy"))]
        rest: BTreeMap<String, u8>,
    }
}

/// What the derive has no place for, the macros' code may have one, and must not have a wrong one.
mod places {
    use pathlore::{FromHttpResponseError, IncomingResponse, bytes::Bytes, http, response};

    use super::super::types::{Adjacent, External, Inner};

    #[response]
    struct WithAdjacent {
        pub last: u8,
        #[serde(flatten)]
        pub kind: Adjacent,
    }

    #[response]
    struct WithStruct {
        pub last: u8,
        #[serde(flatten)]
        pub inner: Inner,
    }

    #[response]
    struct WithExternal {
        pub last: u8,
        #[serde(flatten)]
        pub kind: External,
    }

    fn error<R: IncomingResponse>(body: &str) -> String {
        let response = http::Response::new(Bytes::copy_from_slice(body.as_bytes()));
        match R::from_http_response(&response) {
            Err(FromHttpResponseError::Decode(error)) => error.to_string(),
            _ => panic!("{body} was read"),
        }
    }

    #[test]
    fn are_of_the_flattened_type() {
        for (body, expected) in [
            (r#"{"c":{"a":"x"},"t":"A","last":1,"u":{"a":[1]}}"#, "body field `c.a`: expected u8"),
            (r#"{"c":{},"t":"A","last":1,"u":{"b":1}}"#, "body: missing field `a`"),
            (r#"{"last":1,"t":"A","c":{"a":"x"}}"#, "body field `c.a`: expected u8"),
        ] {
            assert_eq!(error::<WithAdjacent>(body), expected, "{body}");
        }
        for (body, expected) in [
            (r#"{"a":1,"a":2,"last":1}"#, "body field `a`: given more than once"),
            (r#"{"last":1,"u":{"b":1}}"#, "body field `a`: missing"),
            (r#"{"a":"x","last":{}}"#, "body field `last`: expected u8"),
            (r#"{"a":"x","last":1,"u":1}"#, "body field `a`: expected u8"),
        ] {
            assert_eq!(error::<WithStruct>(body), expected, "{body}");
        }
        for (body, expected) in [
            (r#"{"D":{},"last":1,"u":{"a":1}}"#, "body field `D`: missing field `a`"),
            (r#"{"last":1,"u":{"a":1}}"#, "body: not a valid value"),
        ] {
            assert_eq!(error::<WithExternal>(body), expected, "{body}");
        }
    }
}
