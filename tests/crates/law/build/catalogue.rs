//! The types of fields in each part of a message.

/// A type of a field.
pub(crate) struct Entry {
    /// The attributes without `#[…]`, each of them one string.
    pub(crate) attributes: &'static [&'static str],
    pub(crate) ty: &'static str,
    /// An expression for a random value of the type.
    pub(crate) sample: &'static str,
}

const fn of(ty: &'static str) -> Entry {
    Entry { attributes: &[], ty, sample: "source.sample()" }
}

const fn with(attribute: &'static [&'static str], ty: &'static str) -> Entry {
    Entry { attributes: attribute, ty, sample: "source.sample()" }
}

const AS_STRING: &[&str] = &["serde(with = \"pathlore::serde::number::as_string\")"];
const MILLISECONDS: &[&str] = &["serde(with = \"pathlore::serde::duration::ms\")"];

pub(crate) const PATH: &[Entry] = &[
    of("String"),
    of("u64"),
    of("i8"),
    of("bool"),
    of("char"),
    of("Cow<'a, str>"),
    of("Box<str>"),
    of("Code"),
    with(&["api(serde)"], "Unit"),
    with(&["api(serde)"], "Name"),
    with(&["api(with = hex)"], "u32"),
    with(&["api(with = pathlore::serde::number::as_string)"], "u64"),
];

pub(crate) const OPTIONAL_PATH: &[Entry] = &[
    of("Option<String>"),
    of("Option<u64>"),
    of("Option<Cow<'a, str>>"),
    of("Option<Code>"),
    with(&["api(serde)"], "Option<Unit>"),
    with(&["api(with = hex)"], "Option<u32>"),
];

pub(crate) const PATH_OR_DEFAULT: &[Entry] = &[
    of("String"),
    of("i8"),
    of("bool"),
    of("Cow<'a, str>"),
    with(&["api(serde)"], "u16"),
    with(&["api(with = hex)"], "u32"),
];

pub(crate) const REST_OF_PATH: &[Entry] = &[of("String"), of("Cow<'a, str>"), of("u8")];

pub(crate) const QUERY: &[Entry] = &[
    of("String"),
    of("Option<String>"),
    of("u32"),
    of("i128"),
    of("bool"),
    of("char"),
    of("f64"),
    of("Option<f32>"),
    of("Vec<String>"),
    of("Vec<u8>"),
    of("Unit"),
    of("Option<Unit>"),
    of("Name"),
    of("Cow<'a, str>"),
    of("Vec<Unit>"),
    with(MILLISECONDS, "Duration"),
    with(AS_STRING, "u64"),
];

pub(crate) const FLATTENED_QUERY: &[Entry] = &[
    of("Inner"),
    of("Numbers"),
    of("BTreeMap<String, String>"),
    of("BTreeMap<String, u16>"),
    of("BTreeMap<u8, String>"),
    of("BTreeMap<String, Vec<String>>"),
];

pub(crate) const QUERY_ALL: &[Entry] = &[
    of("Inner"),
    of("Option<Inner>"),
    of("Numbers"),
    of("Nested"),
    of("Tagged"),
    of("Untagged"),
    of("BTreeMap<String, String>"),
    of("BTreeMap<u8, bool>"),
    of("BTreeMap<String, Vec<u8>>"),
    of("Vec<(String, String)>"),
];

pub(crate) const HEADER: &[Entry] = &[
    of("String"),
    of("Option<String>"),
    of("Vec<String>"),
    of("u16"),
    of("Option<bool>"),
    of("Cow<'a, str>"),
    of("Option<Cow<'a, str>>"),
    of("Vec<Cow<'a, str>>"),
    of("Vec<u8>"),
    of("Code"),
    of("Vec<Code>"),
    of("HeaderValue"),
    of("Option<HeaderValue>"),
    of("Vec<HeaderValue>"),
    with(&["api(serde)"], "Unit"),
    with(&["api(serde)"], "Option<Name>"),
    with(&["api(serde)"], "Vec<Name>"),
    with(&["api(with = hex)"], "u32"),
    with(&["api(with = hex)"], "Vec<u32>"),
    with(&["api(lines)"], "Vec<String>"),
    with(&["api(lines)"], "Vec<HeaderValue>"),
];

pub(crate) const COOKIE: &[Entry] = &[
    of("String"),
    of("Option<String>"),
    of("Cow<'a, str>"),
    of("Option<Code>"),
    of("u16"),
    with(&["api(serde)"], "Option<Unit>"),
    with(&["api(default)"], "Box<str>"),
    with(&["api(with = hex)"], "Option<u32>"),
];

pub(crate) const HEADER_PREFIX: &[Entry] = &[
    of("BTreeMap<String, String>"),
    of("BTreeMap<Cow<'a, str>, u8>"),
    of("BTreeMap<Box<str>, Cow<'a, str>>"),
    of("BTreeMap<String, Code>"),
    of("BTreeMap<String, HeaderValue>"),
    of("BTreeMap<String, Vec<String>>"),
    of("BTreeMap<String, Vec<Code>>"),
    with(&["api(serde)"], "BTreeMap<String, Unit>"),
    with(&["api(with = hex)"], "BTreeMap<String, Vec<u32>>"),
    with(&["api(lines)"], "BTreeMap<String, Vec<String>>"),
];

pub(crate) const MEMBER: &[Entry] = &[
    of("String"),
    of("Option<String>"),
    of("Cow<'a, str>"),
    of("u8"),
    of("i64"),
    of("u128"),
    of("f64"),
    of("Option<f32>"),
    of("Vec<f64>"),
    of("bool"),
    of("char"),
    of("()"),
    of("Vec<String>"),
    of("Vec<Option<u8>>"),
    of("BTreeMap<String, u8>"),
    of("BTreeMap<u8, String>"),
    of("BTreeMap<bool, Inner>"),
    of("Value"),
    of("Inner"),
    of("Option<Inner>"),
    of("Nested"),
    of("Unit"),
    of("External"),
    of("Tagged"),
    of("Adjacent"),
    of("Untagged"),
    of("Name"),
    of("(u8, String)"),
    of("[i16; 2]"),
    with(MILLISECONDS, "Duration"),
    with(AS_STRING, "u64"),
    with(&["serde(default, skip_serializing_if = \"is_default\")"], "u16"),
    with(&["serde(default, skip_serializing_if = \"is_default\")"], "Vec<u8>"),
    with(&["serde(skip_serializing_if = \"Option::is_none\")"], "Option<bool>"),
];

/// Types that read the members that they write, and no others.
pub(crate) const FLATTENED: &[Entry] =
    &[of("Inner"), of("Numbers"), of("Adjacent"), of("External")];

/// Types that read all members, so that a map beside them would have their members.
pub(crate) const FLATTENED_ALONE: &[Entry] = &[of("Nested"), of("Tagged"), of("Untagged")];

pub(crate) const FLATTENED_MAP: &[Entry] = &[
    of("BTreeMap<String, Value>"),
    of("BTreeMap<String, String>"),
    of("BTreeMap<Unit, u8>"),
    of("BTreeMap<u8, String>"),
    of("BTreeMap<bool, u8>"),
    // `None` and `Some` of an empty map are both `{}`.
    Entry {
        attributes: &[],
        ty: "Option<BTreeMap<i32, u8>>",
        sample: "Some([(source.sample(), source.sample())].into())",
    },
];

pub(crate) const BODY: &[Entry] = &[
    of("Inner"),
    of("Nested"),
    of("Option<Inner>"),
    of("Tagged"),
    of("Untagged"),
    of("External"),
    of("BTreeMap<String, Value>"),
    of("BTreeMap<u8, f64>"),
    of("Vec<String>"),
    of("String"),
    of("f64"),
    of("Option<u8>"),
    with(MILLISECONDS, "Duration"),
    with(AS_STRING, "u64"),
];

pub(crate) const FILE: &[Entry] = &[of("File"), of("Option<File>"), of("Vec<File>")];

pub(crate) const RAW_BODY: &[Entry] = &[
    of("Bytes"),
    of("Vec<u8>"),
    of("Cow<'a, [u8]>"),
    of("Option<Bytes>"),
    of("Option<Vec<u8>>"),
    of("Option<Cow<'a, [u8]>>"),
    of("String"),
    of("Cow<'a, str>"),
    of("Option<String>"),
];
