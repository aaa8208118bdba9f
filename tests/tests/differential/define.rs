//! One definition, made into two.

/// Defines the fields as those of a plain struct that serde's derive reads as a whole body, and as
/// those of a response. The members are those of a valid body. `preset` changes the struct's value
/// from `default`. Attributes in brackets before a field are serde attributes for the response only.
macro_rules! compare {
    (
        $name:ident [$($member:literal: $value:literal),* $(,)?]
        $(preset $preset:expr;)?
        $(#[$container:meta])*
        { $($(#[$attribute:meta])* $([$($own:tt)*])? $field:ident: $type:ty,)* }
    ) => {
        mod $name {
            #[allow(unreachable_patterns, reason = "an alias may be another field's name")]
            mod plain {
                #[allow(unused_imports)]
                use crate::differential::types::*;

                #[allow(dead_code)]
                #[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
                $(#[$container])*
                $(#[serde(default = "preset")] #[doc = stringify!($preset)])?
                pub(super) struct Fields { $($(#[$attribute])* $field: $type,)* }

                #[pathlore::response]
                pub(super) struct Whole {
                    #[api(body)]
                    pub(super) fields: Fields,
                }

                $(define_preset!($preset);)?
            }

            #[allow(dead_code)]
            mod own {
                #[allow(unused_imports)]
                use crate::differential::types::*;

                #[pathlore::response]
                $(#[$container])*
                $(#[serde(default = "preset")] #[doc = stringify!($preset)])?
                pub(super) struct Fields {
                    $($(#[$attribute])* $(#[serde($($own)*)])? $field: $type,)*
                }

                $(define_preset!($preset);)?
            }

            #[test]
            fn as_a_body() {
                use crate::differential::{
                    corpus, harness::{Side, compare, through_body}, oracle::locate,
                };

                let plain: Side<[u8]> =
                    |body| through_body(body, |it: &plain::Whole| format!("{:?}", it.fields));
                let own: Side<[u8]> =
                    |body| through_body(body, |it: &own::Fields| format!("{it:?}"));
                let members: &[(&str, &str)] = &[$(($member, $value)),*];
                let flattens = stringify!($($(#[$attribute])*)*).contains("flatten");
                let oracle = (locate::<plain::Fields> as fn(&[u8]) -> _, flattens);
                compare(stringify!($name), corpus::bodies(members), plain, own, Some(oracle));
            }
        }
    };
}

/// What `#[serde(default = "preset")]` names above the struct.
macro_rules! define_preset {
    ($preset:expr) => {
        #[allow(dead_code)]
        fn preset() -> Fields {
            fn change(fields: &mut Fields, by: impl FnOnce(&mut Fields)) {
                by(fields);
            }
            let mut fields = Fields::default();
            change(&mut fields, $preset);
            fields
        }
    };
}

/// As `compare!`, of a query. The lists of the plain struct are `default`: absent, they are empty.
macro_rules! compare_query {
    (
        $name:ident [$($key:literal: $value:literal),* $(,)?]
        $(preset $preset:expr;)?
        $(#[$container:meta])*
        { $($(#[$attribute:meta])* $field:ident: $type:ty,)* }
        $(lists { $($(#[$list_attribute:meta])* $list:ident: $list_type:ty,)* })?
    ) => {
        mod $name {
            #[allow(unreachable_patterns, reason = "an alias may be another field's name")]
            mod plain {
                #[allow(unused_imports)]
                use crate::differential::types::*;
                use crate::differential::harness::{METADATA, Response};

                #[allow(dead_code)]
                #[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
                $(#[$container])*
                $(#[serde(default = "preset")] #[doc = stringify!($preset)])?
                pub(super) struct Fields {
                    $($(#[$attribute])* $field: $type,)*
                    $($($(#[$list_attribute])* #[serde(default)] $list: $list_type,)*)?
                }

                #[pathlore::request]
                pub(super) struct Whole {
                    #[api(query_all)]
                    pub(super) fields: Fields,
                }

                $(define_preset!($preset);)?
            }

            #[allow(dead_code)]
            mod own {
                #[allow(unused_imports)]
                use crate::differential::types::*;
                use crate::differential::harness::{METADATA, Response};

                #[pathlore::request]
                $(#[$container])*
                $(#[serde(default = "preset")] #[doc = stringify!($preset)])?
                pub(super) struct Fields {
                    $($(#[$attribute])* #[api(query)] $field: $type,)*
                    $($($(#[$list_attribute])* #[api(query)] $list: $list_type,)*)?
                }

                $(define_preset!($preset);)?
            }

            #[test]
            fn as_a_query() {
                use crate::differential::{corpus, harness::{Side, compare, through_query}};

                let plain: Side<str> =
                    |query| through_query(query, |it: &plain::Whole| format!("{:?}", it.fields));
                let own: Side<str> =
                    |query| through_query(query, |it: &own::Fields| format!("{it:?}"));
                let parameters: &[(&str, &str)] = &[$(($key, $value)),*];
                compare(stringify!($name), corpus::queries(parameters), plain, own, None);
            }
        }
    };
}
