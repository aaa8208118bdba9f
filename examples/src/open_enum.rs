//! Enums of strings that servers and clients may extend.

use std::fmt;

/// A string for which an open enum has no variant.
///
/// Only the `From` implementation of such an enum creates it, so it never holds a string for which
/// there is a variant.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Unlisted(Box<str>);

impl Unlisted {
    pub(crate) fn new(value: &str) -> Self {
        Self(value.into())
    }

    /// Returns the string.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Unlisted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Defines an enum of strings that keeps unknown ones.
macro_rules! open_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$doc:meta])* $variant:ident = $value:literal,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* $variant,)+
            /// Any other value, unchanged.
            Other($crate::open_enum::Unlisted),
        }

        impl $name {
            /// Returns the string that represents the value on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)+
                    Self::Other(value) => value.as_str(),
                }
            }
        }

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)+
                    _ => Self::Other($crate::open_enum::Unlisted::new(value)),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "examples": [$($value),+] })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(|value| Self::from(&*value))
            }
        }
    };
}

pub(crate) use open_enum;

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macro defines public enums")]
mod tests {
    open_enum! {
        pub enum Medium {
            Email = "email",
        }
    }

    #[test]
    fn known_strings_are_variants_and_unknown_strings_are_kept() {
        assert_eq!(Medium::from("email"), Medium::Email);
        let other = Medium::from("org.example.pigeon");
        assert_eq!(other.as_str(), "org.example.pigeon");
        assert_eq!(serde_json::to_string(&other).unwrap(), r#""org.example.pigeon""#);
        assert_eq!(serde_json::from_str::<Medium>(r#""org.example.pigeon""#).unwrap(), other);
    }
}
