//! Enumerations to which servers and clients may add.

use std::fmt;

/// A text that an open enumeration does not list. Only its own `From` makes one, so a listed text
/// is never hidden in here.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Unlisted(Box<str>);

impl Unlisted {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The text.
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

/// Defines an enumeration of texts that keeps the ones it does not know.
macro_rules! open_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$doc:meta])* $variant:ident = $text:literal,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* $variant,)+
            /// Any other, kept as it came.
            Other($crate::Unlisted),
        }

        impl $name {
            /// The text that stands for it on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)+
                    Self::Other(text) => text.as_str(),
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)+
                    _ => Self::Other($crate::Unlisted::new(text)),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
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
                String::deserialize(deserializer).map(|text| Self::from(&*text))
            }
        }
    };
}

pub(crate) use open_enum;

#[cfg(test)]
mod tests {
    use crate::error::ErrorCode;

    #[test]
    fn listed_texts_are_variants_and_others_are_kept() {
        assert_eq!(ErrorCode::from("M_FORBIDDEN"), ErrorCode::Forbidden);
        let other = ErrorCode::from("ORG.EXAMPLE_ODD");
        assert_eq!(other.as_str(), "ORG.EXAMPLE_ODD");
        assert_eq!(serde_json::to_string(&other).unwrap(), r#""ORG.EXAMPLE_ODD""#);
        assert_eq!(serde_json::from_str::<ErrorCode>(r#""ORG.EXAMPLE_ODD""#).unwrap(), other);
    }
}
