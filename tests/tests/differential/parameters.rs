//! Queries.

compare_query! {
    query_plain ["a": "1", "b": "x", "c": "2", "l": "1"]
    { a: u8, b: String, c: Option<u8>, } lists { l: Vec<u8>, }
}

compare_query! {
    query_names ["x": "1", "e": "2", "out": "3", "t": "4", "type": "5"]
    {
        #[serde(rename = "x", alias = "y", alias = "b")] a: u8,
        #[serde(rename(serialize = "in", deserialize = "out"))] c: u8,
        #[serde(alias = "t")] d: Option<u8>,
        #[serde(default = "seven")] e: u8,
        r#type: u8,
        }
    lists { #[serde(alias = "m")] l: Vec<String>, }
}

compare_query! {
    query_aliased_lists ["l": "1", "m": "2", "a": "3", "b": "4"]
    { #[serde(alias = "b")] a: u8, } lists { #[serde(alias = "m")] l: Vec<String>, }
}

compare_query! {
    query_functions ["a": "1f", "b": "3", "c": "a", "d": "7", "e": "f"]
    {
        #[serde(with = "hex")] a: u32,
        #[serde(serialize_with = "hex::serialize")] b: u32,
        #[serde(deserialize_with = "hex::deserialize")] c: u32,
        #[serde(skip_serializing_if = "is_seven")] d: u8,
        #[serde(with = "hex", default)] e: Option<u32>,
    }
}

compare_query! {
    query_skipped ["a": "1", "b": "2", "c": "3", "d": "4", "e": "5"]
    {
        #[serde(skip)] a: Nine,
        #[serde(skip_serializing)] b: u8,
        #[serde(skip_deserializing)] c: Nine,
        #[serde(skip, default = "seven")] d: u8,
        e: u8,
    }
}

compare_query! {
    query_deny ["aB": "1", "b": "2", "dE": "3"]
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    { a_b: u8, #[serde(alias = "B")] b: Option<u8>, #[serde(default)] d_e: Nine, }
}

compare_query! {
    query_preset ["a": "1", "b": "2", "c": "3", "d": "4"]
    preset |it| { it.a = 100; it.b = Some(101); it.c = 102; it.d = vec![103]; };
    #[derive(Default)]
    { a: u8, b: Option<u8>, #[serde(default = "seven")] c: u8, d: Vec<u8>, }
}

compare_query! {
    query_types ["a": "a", "b": "x", "c": "true", "d": "1.5", "e": "c", "f": "-1", "g": "1", "h": "", "i": "1"]
    { a: Unit, b: Cow<'static, str>, c: bool, d: f64, e: char, f: i128, g: Maybe, h: (), i: Certainly, }
}

compare_query! {
    query_nested ["a": "1", "b": "1", "b": "2", "c": "1", "d": "1", "e": "1", "z": "1"]
    {
        a: Option<Option<u8>>,
        b: (u8, u8),
        c: Option<Untagged>,
        d: [u8; 1],
        e: Option<Even>,
        }
    lists { z: Vec<Even>, }
}

compare_query! {
    query_not_flat ["a": "1", "b": "2"]
    { a: Option<Inner>, b: Option<Unwritable>, #[serde(default)] c: BTreeMap<String, u8>, }
}

compare_query! {
    query_odd_names ["a+b": "1", "": "2", "%26%3D": "3", "%C3%A9": "4"]
    {
        #[serde(rename = "a b")] a: u8,
        #[serde(rename = "")] b: Option<u8>,
        #[serde(rename = "&=")] c: u8,
        #[serde(rename = "é")] d: u8,
    }
}
