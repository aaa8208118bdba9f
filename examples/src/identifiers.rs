//! Identifiers: users, devices and servers.
//!
//! The grammar is Matrix's own, [appendix "Identifier Grammar"], as the crate
//! `ruma-identifiers-validation` has it.
//!
//! [appendix "Identifier Grammar"]: https://spec.matrix.org/latest/appendices/#identifier-grammar

use std::fmt;

use ruma_identifiers_validation as grammar;

/// A text is not the identifier that it was taken for. The text itself is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidIdentifier {
    expected: &'static str,
    source: grammar::Error,
}

impl fmt::Display for InvalidIdentifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not {}", self.expected)
    }
}

impl std::error::Error for InvalidIdentifier {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Defines a newtype of a text that has been checked.
macro_rules! identifier {
    ($(#[$meta:meta])* pub struct $name:ident: $expected:literal by $validate:path) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// The identifier as a text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidIdentifier;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                match $validate(&text) {
                    Ok(()) => Ok(Self(text.into())),
                    Err(source) => Err(InvalidIdentifier { expected: $expected, source }),
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = InvalidIdentifier;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.to_owned().try_into()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                use serde::de::{Error, Unexpected};

                let text = String::deserialize(deserializer)?;
                text.parse().map_err(|_| D::Error::invalid_value(Unexpected::Str(&text), &$expected))
            }
        }
    };
}

identifier! {
    /// A user's ID, `@localpart:server`. IDs of the past, with characters that are no longer
    /// given out, are accepted.
    ///
    /// ```
    /// use pathlore_examples::identifiers::UserId;
    ///
    /// let user: UserId = "@alice:example.org".parse().unwrap();
    /// assert_eq!(user.localpart(), "alice");
    /// assert_eq!(user.server_name(), "example.org");
    /// assert!("alice".parse::<UserId>().is_err());
    /// ```
    pub struct UserId: "a Matrix user ID" by grammar::user_id::validate
}

identifier! {
    /// The name of a server: a host, and a port where it is not the usual one.
    ///
    /// ```
    /// use pathlore_examples::identifiers::ServerName;
    ///
    /// assert!("matrix.example.org".parse::<ServerName>().is_ok());
    /// assert!("[::1]:8008".parse::<ServerName>().is_ok());
    /// assert!("https://example.org".parse::<ServerName>().is_err());
    /// ```
    pub struct ServerName: "a Matrix server name" by grammar::server_name::validate
}

identifier! {
    /// A device's ID. Opaque: client or server chose it, and it is not empty.
    pub struct DeviceId: "a Matrix device ID" by not_empty
}

/// Matrix gives device IDs no grammar.
fn not_empty(text: &str) -> Result<(), grammar::Error> {
    if text.is_empty() { Err(grammar::Error::Empty) } else { Ok(()) }
}

impl UserId {
    /// Makes the ID of a new user.
    ///
    /// # Errors
    ///
    /// Where the localpart has a character that new IDs may not have, or the ID is too long.
    pub fn new(localpart: &str, server_name: &ServerName) -> Result<Self, InvalidIdentifier> {
        let text = format!("@{localpart}:{server_name}");
        match grammar::user_id::validate_strict(&text) {
            Ok(()) => Ok(Self(text.into())),
            Err(source) => Err(InvalidIdentifier { expected: "a Matrix user ID", source }),
        }
    }

    /// What stands between `@` and the first colon.
    #[must_use]
    pub fn localpart(&self) -> &str {
        self.parts().0
    }

    /// The name of the server that the user belongs to.
    #[must_use]
    pub fn server_name(&self) -> &str {
        self.parts().1
    }

    fn parts(&self) -> (&str, &str) {
        self.0.strip_prefix('@').and_then(|text| text.split_once(':')).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{DeviceId, ServerName, UserId};

    #[test]
    fn new_users_get_conforming_ids() {
        let server: ServerName = "localhost:8008".parse().unwrap();
        assert_eq!(UserId::new("alice", &server).unwrap().as_str(), "@alice:localhost:8008");
        let too_long = "a".repeat(300);
        for localpart in ["", "Alice", "a b", "a:b", "@a", "é", "a\0", too_long.as_str()] {
            assert!(UserId::new(localpart, &server).is_err(), "{localpart}");
        }
    }

    #[test]
    fn ids_of_the_past_are_read() {
        let user: UserId = "@Alice Smith:example.org".parse().unwrap();
        assert_eq!((user.localpart(), user.server_name()), ("Alice Smith", "example.org"));
        assert!("@:example.org".parse::<UserId>().is_ok());
        assert!("@alice".parse::<UserId>().is_err());
        assert!("@alice:exa mple".parse::<UserId>().is_err());
    }

    #[test]
    fn devices_have_a_name() {
        assert!(serde_json::from_str::<DeviceId>(r#""guest_device""#).is_ok());
        assert!(serde_json::from_str::<DeviceId>(r#""""#).is_err());
    }

    #[test]
    fn errors_say_what_was_expected() {
        let error = serde_json::from_str::<UserId>(r#""alice""#).unwrap_err().to_string();
        assert!(error.contains("expected a Matrix user ID"), "{error}");
        let error = "alice".parse::<UserId>().unwrap_err();
        assert_eq!(error.to_string(), "not a Matrix user ID");
    }
}
