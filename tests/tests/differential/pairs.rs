//! Each attribute of a field with each other that serde lets stand beside it.

/// Adds fields to a definition, one for each column: `first` and what the column says.
///
/// What is made so far is handed on in brackets: the macro, the name, the attributes above the
/// struct, the type, the JSON of a value, `first`, the members of a message, the fields.
macro_rules! row {
    (@ $row:tt alone $($rest:ident)*) => { row! { + $row [alone "alone" _ []] $($rest)* } };
    // Without the first.
    (@ [$mac:ident $name:ident $above:tt [$type:ty] $value:literal $first:tt [$($members:tt)*]
            { $($fields:tt)* }] kept $($rest:ident)*) => {
        row! { @ [$mac $name $above [$type] $value $first [$($members)* "kept": "7",]
            { $($fields)* kept: $type, }] $($rest)* }
    };
    (@ $row:tt rename $($rest:ident)*) => {
        row! { + $row [rename "re-named" _ [rename = "re-named"]] $($rest)* }
    };
    (@ $row:tt split $($rest:ident)*) => {
        row! { + $row [split "in" _ [rename(serialize = "out", deserialize = "in")]] $($rest)* }
    };
    (@ $row:tt alias $($rest:ident)*) => {
        row! { + $row [alias "other" _ [alias = "other", alias = "zother"]] $($rest)* }
    };
    (@ $row:tt default $($rest:ident)*) => { row! { + $row [default "default" _ [default]] $($rest)* } };
    (@ $row:tt path $($rest:ident)*) => {
        row! { + $row [path "path" _ [default = "seven"]] $($rest)* }
    };
    (@ $row:tt skip $($rest:ident)*) => { row! { + $row [skip [] [skip]] $($rest)* } };
    (@ $row:tt unwritten $($rest:ident)*) => {
        row! { + $row [unwritten "unwritten" _ [skip_serializing]] $($rest)* }
    };
    (@ $row:tt unread $($rest:ident)*) => {
        row! { + $row [unread [] [skip_deserializing]] $($rest)* }
    };
    (@ $row:tt skip_if $($rest:ident)*) => {
        row! { + $row [skip_if "skip_if" _ [skip_serializing_if = "is_seven"]] $($rest)* }
    };
    (@ $row:tt with $($rest:ident)*) => {
        row! { + $row [with "with" "\"7\"" [with = "hex"]] $($rest)* }
    };
    (@ $row:tt writer $($rest:ident)*) => {
        row! { + $row [writer "writer" _ [serialize_with = "hex::serialize"]] $($rest)* }
    };
    (@ $row:tt reader $($rest:ident)*) => {
        row! { + $row [reader "reader" "\"7\"" [deserialize_with = "hex::deserialize"]] $($rest)* }
    };
    (@ $row:tt bound $($rest:ident)*) => { row! { + $row [bound "bound" _ [bound = ""]] $($rest)* } };

    (+ [$mac:ident $name:ident $above:tt $type:tt $value:literal $($row:tt)*]
        [$field:ident $wire:literal _ $attribute:tt] $($rest:ident)*) => {
        row! { + [$mac $name $above $type $value $($row)*] [$field $wire $value $attribute] $($rest)* }
    };
    // A field that is not read has no member.
    (+ [$mac:ident $name:ident $above:tt [$type:ty] $value:literal [$($first:tt)*]
            $members:tt { $($fields:tt)* }]
        [$field:ident [] [$($attribute:tt)*]] $($rest:ident)*) => {
        row! { @ [$mac $name $above [$type] $value [$($first)*] $members
            { $($fields)* #[serde($($first)* $($attribute)*)] $field: $type, }] $($rest)* }
    };
    (+ [$mac:ident $name:ident $above:tt [$type:ty] $default:literal [$($first:tt)*]
            [$($members:tt)*] { $($fields:tt)* }]
        [$field:ident $wire:literal $value:literal [$($attribute:tt)*]] $($rest:ident)*) => {
        row! { @ [$mac $name $above [$type] $default [$($first)*] [$($members)* $wire: $value,]
            { $($fields)* #[serde($($first)* $($attribute)*)] $field: $type, }] $($rest)* }
    };

    (@ [$mac:ident $name:ident [$($above:tt)*] $type:tt $value:literal $first:tt $members:tt $fields:tt]) => {
        $mac! { $name $members $($above)* $fields }
    };
}

macro_rules! pairs {
    ($module:ident: $mac:ident $above:tt $type:tt) => {
        mod $module {
                row! { @ [$mac nothing $above $type "1" [] [] {}]
                    alone rename split alias default path skip unwritten unread skip_if with writer reader bound }
                row! { @ [$mac default $above $type "1" [default,] [] {}]
                    rename split alias skip unwritten unread skip_if with writer reader bound }
                row! { @ [$mac path $above $type "1" [default = "seven",] [] {}]
                    rename split alias skip unwritten unread skip_if with writer reader bound }
                row! { @ [$mac skip $above $type "1" [skip,] [] {}]
                    kept rename split alias skip_if with writer reader bound }
                row! { @ [$mac unwritten $above $type "1" [skip_serializing,] [] {}]
                    rename split alias unread skip_if with writer reader bound }
                row! { @ [$mac unread $above $type "1" [skip_deserializing,] [] {}]
                    kept rename split alias skip_if with writer reader bound }
                row! { @ [$mac skip_if $above $type "7" [skip_serializing_if = "is_seven",] [] {}]
                    rename split alias with writer reader bound }
                row! { @ [$mac with $above $type "\"7\"" [with = "hex",] [] {}]
                    rename split alias bound }
                row! { @ [$mac writer $above $type "1" [serialize_with = "hex::serialize",] [] {}]
                    rename split alias reader bound }
                row! { @ [$mac reader $above $type "\"1\"" [deserialize_with = "hex::deserialize",] [] {}]
                    rename split alias bound }
                row! { @ [$mac bound $above $type "1" [bound = "",] [] {}] rename split alias }
                row! { @ [$mac rename $above $type "1" [rename = "name",] [] {}] alias }
                row! { @ [$mac split $above $type "1"
                    [rename(serialize = "a", deserialize = "b"),] [] {}] alias }
        }
    };
}

pairs! { required: compare [] [u32] }
pairs! { optional: compare [#[serde(deny_unknown_fields)]] [Option<u32>] }
pairs! { by_default: compare [#[serde(default)] #[derive(Default)]] [Nine] }
pairs! { required_in_query: compare_query [] [u32] }
pairs! { optional_in_query: compare_query [#[serde(deny_unknown_fields)]] [Option<u32>] }
pairs! { by_default_in_query: compare_query [#[serde(default)] #[derive(Default)]] [Nine] }
