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
    { a: u8, b: Option<u8>, #[serde(default = "seven")] c: u8, }
    lists { d: Vec<u8>, }
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
    { a: Option<Inner>, b: Option<Unwritable>, #[serde(default)] c: Entries, }
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

// More than are kept without allocating, and more than there are bits for.
compare_query! {
    query_many [
        "f0": "0", "f1": "1", "f2": "2", "f3": "3", "f4": "4", "f5": "5", "f6": "6", "f7": "7",
        "f8": "8", "f9": "0", "f10": "1", "f11": "2", "f12": "3", "f13": "4", "f14": "5",
        "f15": "6", "f16": "7", "f17": "8", "f18": "0", "f19": "1", "f20": "2", "f21": "3",
        "f22": "4", "f23": "5", "f24": "6", "f25": "7", "f26": "8", "f27": "0", "f28": "1",
        "f29": "2", "f30": "3", "f31": "4", "f32": "5", "f33": "6", "f34": "7", "f35": "8",
        "f36": "0", "f37": "1", "f38": "2", "f39": "3", "f40": "4", "f41": "5", "f42": "6",
        "f43": "7", "f44": "8", "f45": "0", "f46": "1", "f47": "2", "f48": "3", "f49": "4",
        "f50": "5", "f51": "6", "f52": "7", "f53": "8", "f54": "0", "f55": "1", "f56": "2",
        "f57": "3", "f58": "4", "f59": "5", "f60": "6", "f61": "7", "f62": "8", "f63": "0",
        "f64": "1", "f65": "2", "f66": "3", "f67": "4",
    ]
    {
        f0: u8, f1: Option<u8>, f2: u8, f3: Option<u8>, f4: u8, f5: Option<u8>, f6: u8,
        f7: Option<u8>, f8: u8, f9: Option<u8>, f10: u8, f11: Option<u8>, f12: u8,
        f13: Option<u8>, f14: u8, f15: Option<u8>, f16: u8, f17: Option<u8>, f18: u8,
        f19: Option<u8>, f20: u8, f21: Option<u8>, f22: u8, f23: Option<u8>, f24: u8,
        f25: Option<u8>, f26: u8, f27: Option<u8>, f28: u8, f29: Option<u8>, f30: u8,
        f31: Option<u8>, f32: u8, f33: Option<u8>, f34: u8, f35: Option<u8>, f36: u8,
        f37: Option<u8>, f38: u8, f39: Option<u8>, f40: u8, f41: Option<u8>, f42: u8,
        f43: Option<u8>, f44: u8, f45: Option<u8>, f46: u8, f47: Option<u8>, f48: u8,
        f49: Option<u8>, f50: u8, f51: Option<u8>, f52: u8, f53: Option<u8>, f54: u8,
        f55: Option<u8>, f56: u8, f57: Option<u8>, f58: u8, f59: Option<u8>, f60: u8,
        f61: Option<u8>, f62: u8, f63: Option<u8>, f64: u8, f65: Option<u8>,
        #[serde(alias = "g")] f66: u8,
    }
    lists { f67: Vec<u8>, }
}
