//! Each attribute of a field, alone.

compare! {
    plain_names ["a": "1", "b": "\"x\"", "c": "null"]
    { a: u8, b: String, c: Option<u8>, }
}

compare! {
    renamed ["x": "1", "s p a c e": "2", "out": "3", "d": "4", "é": "5", "": "6", "0": "7", "a.b": "8"]
    {
        #[serde(rename = "x")] a: u8,
        #[serde(rename = "s p a c e")] b: u8,
        #[serde(rename(serialize = "in", deserialize = "out"))] c: u8,
        #[serde(rename(serialize = "only written"))] d: u8,
        #[serde(rename(deserialize = "é"))] e: u8,
        #[serde(rename = "")] f: u8,
        #[serde(rename = "0")] g: u8,
        #[serde(rename = "a.b")] h: Option<u8>,
    }
}

// Texts that Rust could not take for tokens, and says so itself when it is asked to.
compare! {
    names_that_are_no_tokens ["c'd": "1", "1e": "2", "/*": "3", "e": "4"]
    {
        #[serde(rename = "c'd")] a: u8,
        #[serde(rename = "1e", alias = "0x")] b: u8,
        #[serde(rename(serialize = "'", deserialize = "/*"))] c: u8,
        e: u8,
    }
}

compare! {
    escaped_by_json ["a\\\"b": "1", "c\\\\d": "2", "e\\nf": "3", "g": "4"]
    {
        #[serde(rename = "a\"b")] a: u8,
        #[serde(rename = "c\\d")] b: u8,
        #[serde(rename = "e\nf")] c: Option<u8>,
        g: u8,
    }
}

compare! {
    deserialized_names ["x": "1", "p": "2"]
    {
        #[serde(rename(deserialize = "x", deserialize = "y"))] a: u8,
        #[serde(rename(serialize = "o", deserialize = "p", deserialize = "b"))] q: u8,
    }
}

compare! {
    aliases ["a": "1", "c": "2", "y": "3", "e": "4"]
    {
        #[serde(alias = "b")] a: u8,
        #[serde(alias = "d", alias = "zzz", alias = "A")] c: u8,
        #[serde(rename = "x", alias = "y", alias = "x")] d: Option<u8>,
        #[serde(alias = "f")] e: u8,
    }
}

compare! {
    defaults ["a": "1", "b": "2", "c": "3", "d": "4", "e": "5"]
    {
        #[serde(default)] a: Nine,
        #[serde(default = "seven")] b: u8,
        #[serde(default)] c: Option<u8>,
        #[serde(default = "seven::<u64>")] d: u64,
        #[serde(default = "Option::<u8>::default")] e: Option<u8>,
    }
}

compare! {
    skipped ["a": "1", "b": "2", "c": "3", "d": "4", "e": "5", "f": "6"]
    {
        #[serde(skip)] a: Nine,
        #[serde(skip_serializing)] b: u8,
        #[serde(skip_deserializing)] c: Nine,
        #[serde(skip, default = "seven")] d: u8,
        #[serde(skip_serializing, skip_deserializing)] e: u8,
        f: u8,
    }
}

compare! {
    skipped_if ["a": "7", "b": "7", "c": "null"]
    {
        #[serde(skip_serializing_if = "is_seven")] a: u8,
        #[serde(skip_serializing_if = "is_seven::<u64>", default)] b: u64,
        #[serde(skip_serializing_if = "Option::is_none")] c: Option<u8>,
    }
}

compare! {
    only_read_nothing ["a": "7"]
    { #[serde(skip_deserializing)] a: Nine, #[serde(skip_deserializing)] b: u8, }
}

compare! {
    only_read_nothing_and_deny ["a": "7"]
    #[serde(deny_unknown_fields)]
    { #[serde(skip_deserializing)] a: Nine, }
}

compare! {
    by_functions ["a": "\"1f\"", "b": "3", "c": "\"a\"", "d": "\"b\"", "e": "\"c\"", "f": "4"]
    {
        #[serde(with = "hex")] a: u32,
        #[serde(serialize_with = "hex::serialize")] b: u32,
        #[serde(deserialize_with = "hex::deserialize")] c: u32,
        #[serde(with = "hex")] d: Option<u32>,
        #[serde(deserialize_with = "hex::deserialize::<Option<u32>, _>", default)] e: Option<u32>,
        #[serde(serialize_with = "hex::serialize")] f: Option<u32>,
    }
}

// What such a function leaves of the value is not JSON where it stands.
compare! {
    by_functions_that_do_not_read ["a": "1", "b": "2"]
    { #[serde(deserialize_with = "unread")] a: u8, b: Option<u8>, }
}

compare! {
    raw_identifiers ["type": "1", "match": "2", "fn": "3"]
    { r#type: u8, #[serde(alias = "loop")] r#match: u8, r#fn: Option<u8>, }
}

compare! {
    bounds ["a": "1", "b": "2"]
    {
        #[serde(bound = "")] a: u8,
        #[serde(bound(serialize = "u8: Clone", deserialize = "u8: Copy"))] b: u8,
    }
}

compare! {
    odd_names ["__slot_a": "1", "__object": "2", "self_": "3", "_": "4"]
    {
        __slot_a: u8,
        __object: u8,
        self_: u8,
        #[serde(rename = "_")] __index: u8,
        #[serde(default)] __default: u8,
        #[serde(default)] __bytes: u8,
    }
}

// What is received owns its values, so `borrow` changes nothing. The derive would ask for a body
// that lives as long as the value.
compare! {
    borrowed ["a": "\"x\"", "b": "\"\\n\"", "c": "null"]
    {
        [borrow] a: Cow<'static, str>,
        #[serde(alias = "bee")] [borrow] b: Cow<'static, str>,
        [borrow = "'static"] c: Option<Cow<'static, str>>,
    }
}
