//! Identifiers of users, devices and servers.
//!
//! They are validated by the crate `ruma-identifiers-validation`, which implements the
//! [identifier grammar] of the Matrix specification.
//!
//! [identifier grammar]: https://spec.matrix.org/latest/appendices/#identifier-grammar

use std::fmt;

use ruma_identifiers_validation as grammar;

/// The error returned when a string is not a valid identifier.
///
/// It does not contain the string itself.
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

/// Defines a newtype of a validated string.
macro_rules! identifier {
    ($(#[$meta:meta])* pub struct $name:ident: $expected:literal by $validate:path) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// Returns the identifier as a string slice.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidIdentifier;

            fn try_from(string: String) -> Result<Self, Self::Error> {
                match $validate(&string) {
                    Ok(()) => Ok(Self(string.into())),
                    Err(source) => Err(InvalidIdentifier { expected: $expected, source }),
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = InvalidIdentifier;

            fn from_str(string: &str) -> Result<Self, Self::Err> {
                string.to_owned().try_into()
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

        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "description": $expected })
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

                let string = String::deserialize(deserializer)?;
                string
                    .parse()
                    .map_err(|_| D::Error::invalid_value(Unexpected::Str(&string), &$expected))
            }
        }
    };
}

identifier! {
    /// A user ID, `@localpart:server`.
    ///
    /// Historical user IDs are valid: their localparts contain characters that new user IDs may
    /// not contain.
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
    /// A server name: a host, optionally followed by a port.
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
    /// A device ID, an opaque string that is not empty.
    pub struct DeviceId: "a Matrix device ID" by not_empty
}

/// The specification defines no grammar for device IDs.
fn not_empty(string: &str) -> Result<(), grammar::Error> {
    if string.is_empty() { Err(grammar::Error::Empty) } else { Ok(()) }
}

impl UserId {
    /// Creates the ID of a new user.
    ///
    /// # Errors
    ///
    /// Returns an error if the localpart contains a character that new user IDs may not contain,
    /// or if the ID is too long.
    pub fn new(localpart: &str, server_name: &ServerName) -> Result<Self, InvalidIdentifier> {
        let id = format!("@{localpart}:{server_name}");
        match grammar::user_id::validate_strict(&id) {
            Ok(()) => Ok(Self(id.into())),
            Err(source) => Err(InvalidIdentifier { expected: "a Matrix user ID", source }),
        }
    }

    /// Returns the localpart, which is between `@` and the first colon.
    #[must_use]
    pub fn localpart(&self) -> &str {
        self.parts().0
    }

    /// Returns the name of the user's homeserver.
    #[must_use]
    pub fn server_name(&self) -> &str {
        self.parts().1
    }

    fn parts(&self) -> (&str, &str) {
        self.0.strip_prefix('@').and_then(|rest| rest.split_once(':')).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{DeviceId, ServerName, UserId};

    #[test]
    fn new_user_ids_are_validated_strictly() {
        let server: ServerName = "localhost:8008".parse().unwrap();
        assert_eq!(UserId::new("alice", &server).unwrap().as_str(), "@alice:localhost:8008");
        let too_long = "a".repeat(300);
        for localpart in ["", "Alice", "a b", "a:b", "@a", "é", "a\0", too_long.as_str()] {
            assert!(UserId::new(localpart, &server).is_err(), "{localpart}");
        }
    }

    #[test]
    fn historical_user_ids_are_accepted() {
        let user: UserId = "@Alice Smith:example.org".parse().unwrap();
        assert_eq!((user.localpart(), user.server_name()), ("Alice Smith", "example.org"));
        assert!("@:example.org".parse::<UserId>().is_ok());
        assert!("@alice".parse::<UserId>().is_err());
        assert!("@alice:exa mple".parse::<UserId>().is_err());
    }

    #[test]
    fn device_ids_are_not_empty() {
        assert!(serde_json::from_str::<DeviceId>(r#""guest_device""#).is_ok());
        assert!(serde_json::from_str::<DeviceId>(r#""""#).is_err());
    }

    #[test]
    fn errors_state_what_was_expected() {
        let error = serde_json::from_str::<UserId>(r#""alice""#).unwrap_err().to_string();
        assert!(error.contains("expected a Matrix user ID"), "{error}");
        let error = "alice".parse::<UserId>().unwrap_err();
        assert_eq!(error.to_string(), "not a Matrix user ID");
    }
}
