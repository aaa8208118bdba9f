//! Types of fields.

compare! {
    scalars ["a": "1", "b": "-1", "c": "18446744073709551615", "d": "-9223372036854775808", "e": "1.5", "f": "true", "g": "\"c\"", "h": "null"]
    { a: u8, b: i8, c: u64, d: i64, e: f64, f: bool, g: char, h: (), }
}

compare! {
    wide_scalars ["a": "1", "b": "-1", "c": "1.5", "d": "340282366920938463463374607431768211455"]
    { a: u16, b: i128, c: f32, d: u128, }
}

compare! {
    wide_last ["a": "1", "b": "-1"]
    { a: i128, b: i128, }
}

compare! {
    options ["a": "1", "b": "null", "c": "\"x\"", "d": "[1]", "e": "null", "f": "1"]
    {
        a: Option<u8>,
        b: Option<Option<u8>>,
        c: Option<String>,
        d: Option<Vec<u8>>,
        e: Option<()>,
        f: Box<Option<u8>>,
    }
}

compare! {
    read_as_option ["a": "1", "b": "2", "c": "4", "d": "3"]
    { a: Maybe, b: Certainly, c: Even, d: Option<Certainly>, }
}

compare! {
    texts ["a": "\"x\"", "b": "\"y\"", "c": "\"z\"", "d": "\"\\n\""]
    { a: String, b: Cow<'static, str>, c: Box<str>, d: Box<str>, }
}

compare! {
    lists ["a": "[1,2]", "b": "[1,\"x\"]", "c": "[1,2,3]", "d": "[[1],[]]", "e": "[1,null]"]
    { a: Vec<u8>, b: (u8, String), c: [u8; 3], d: Vec<Vec<u8>>, e: Pair, }
}

compare! {
    list_last ["a": "1", "e": "[{\"a\":1,\"b\":null}]"]
    { a: u8, e: Vec<Inner>, }
}

compare! {
    tuple_last ["a": "1", "e": "[1,2]"]
    { a: u8, e: (u8, u8), }
}

compare! {
    structs ["a": "{\"a\":1,\"b\":\"x\"}", "b": "{\"inner\":{\"a\":1},\"a\":{\"inner\":{\"a\":2}}}", "c": "null", "d": "{\"a\":1}"]
    { a: Inner, b: Outer, c: Marker, d: Option<Inner>, }
}

compare! {
    struct_last ["z": "1", "b": "{\"a\":1}"]
    { z: u8, b: Inner, }
}

compare! {
    same_names_within ["a": "1", "b": "{\"a\":1}", "c": "{\"inner\":{\"a\":1}}"]
    #[serde(deny_unknown_fields)]
    { a: u8, b: Inner, c: Box<Outer>, }
}

compare! {
    maps ["a": "{\"a\":1}", "b": "{\"1\":1}", "c": "{\"a\":[1,{}]}", "d": "{\"a\":{\"a\":1}}"]
    { a: BTreeMap<String, u8>, b: BTreeMap<u8, u8>, c: Value, d: BTreeMap<Unit, Inner>, }
}

compare! {
    external ["a": "\"A\"", "b": "{\"B\":1}", "c": "{\"C\":[1,\"x\"]}", "d": "{\"D\":{\"a\":1}}"]
    { a: External, b: External, c: External, d: External, }
}

compare! {
    tagged ["a": "{\"t\":\"A\",\"a\":1}", "b": "{\"t\":\"B\"}", "c": "{\"t\":\"A\",\"c\":{\"a\":1}}", "d": "{\"t\":\"C\"}"]
    { a: Internal, b: Internal, c: Adjacent, d: Adjacent, }
}

compare! {
    tagged_last ["z": "1", "c": "{\"t\":\"A\",\"a\":1}"]
    { z: u8, c: Internal, }
}

compare! {
    untagged ["a": "1", "b": "{\"a\":1}", "c": "\"x\"", "d": "\"a\""]
    { a: Untagged, b: Untagged, c: Option<Untagged>, d: Unit, }
}

compare! {
    wild ["a": "1", "b": "[1,{}]", "c": "null"]
    { a: Value, b: Vec<Value>, c: Option<Value>, }
}

compare! {
    not_written ["a": "1", "b": "2", "c": "3"]
    { a: u8, b: Unwritable, c: Unwritable, }
}

compare! {
    many ["a": "1", "b": "1", "c": "1", "d": "1", "e": "1", "f": "1", "g": "1", "h": "1", "i": "1", "j": "1", "k": "1", "l": "1"]
    { a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8, i: u8, j: u8, k: u8, l: u8, }
}
