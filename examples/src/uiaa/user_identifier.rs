//! User identifiers.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{identifiers::UserId, object::tagged_union, open_enum::open_enum};

open_enum! {
    /// The medium of a third-party identifier.
    pub enum Medium {
        /// An email address.
        Email = "email",
        /// A phone number.
        Msisdn = "msisdn",
    }
}

tagged_union! {
    /// An identifier of a user, as the client specifies it.
    pub enum UserIdentifier {
        /// A Matrix user ID or its localpart.
        "m.id.user" => User(UserIdOrLocalpart),
        /// A third-party identifier that is associated with the account.
        "m.id.thirdparty" => ThirdParty(ThirdPartyIdentifier),
        /// A phone number that is associated with the account, in any notation.
        "m.id.phone" => Phone(PhoneIdentifier),
    }
}

/// An identifier of type `m.id.user`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct UserIdOrLocalpart {
    /// The user ID or its localpart.
    pub user: String,
}

/// An identifier of type `m.id.thirdparty`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ThirdPartyIdentifier {
    /// The medium.
    pub medium: Medium,
    /// The email address or phone number.
    pub address: String,
}

/// An identifier of type `m.id.phone`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct PhoneIdentifier {
    /// The two-letter country code of the country from which the number is dialed.
    pub country: String,
    /// The phone number.
    pub phone: String,
}

impl UserIdentifier {
    /// Creates an identifier from a user ID or its localpart.
    #[must_use]
    pub fn user(user: impl Into<String>) -> Self {
        Self::User(UserIdOrLocalpart { user: user.into() })
    }

    /// Creates an identifier from a third-party identifier.
    #[must_use]
    pub fn third_party(medium: Medium, address: impl Into<String>) -> Self {
        Self::ThirdParty(ThirdPartyIdentifier { medium, address: address.into() })
    }

    /// Creates an identifier from a two-letter country code and a phone number.
    #[must_use]
    pub fn phone(country: impl Into<String>, phone: impl Into<String>) -> Self {
        Self::Phone(PhoneIdentifier { country: country.into(), phone: phone.into() })
    }
}

impl From<&UserId> for UserIdentifier {
    fn from(user: &UserId) -> Self {
        Self::user(user.as_str())
    }
}

/// The members that identify a user: `identifier`, and the deprecated members that it replaced.
///
/// Clients may send both to support older servers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct UserReference {
    /// The identifier of the user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identifier: Option<UserIdentifier>,

    /// The user ID or its localpart. Deprecated since r0.4.0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,

    /// The medium of a third-party identifier. Deprecated since r0.4.0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medium: Option<Medium>,

    /// The email address or phone number. Deprecated since r0.4.0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

impl UserReference {
    /// Creates a reference with the deprecated member `user`, for servers older than r0.4.0.
    #[must_use]
    pub fn legacy_user(user: impl Into<String>) -> Self {
        Self { user: Some(user.into()), ..Self::default() }
    }

    /// Returns the identifier, which is created from the deprecated members if necessary.
    ///
    /// Returns `None` if the members do not identify a user.
    #[must_use]
    pub fn to_identifier(&self) -> Option<Cow<'_, UserIdentifier>> {
        if let Some(identifier) = &self.identifier {
            return Some(Cow::Borrowed(identifier));
        }
        let identifier = match (&self.medium, &self.address, &self.user) {
            (Some(medium), Some(address), _) => {
                UserIdentifier::third_party(medium.clone(), address)
            }
            (_, _, Some(user)) => UserIdentifier::user(user),
            _ => return None,
        };
        Some(Cow::Owned(identifier))
    }
}

impl From<UserIdentifier> for UserReference {
    fn from(identifier: UserIdentifier) -> Self {
        Self { identifier: Some(identifier), ..Self::default() }
    }
}
