//! How a client says which user it means.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{identifiers::UserId, object::tagged_union, open_enum::open_enum};

open_enum! {
    /// The medium of a third party identifier.
    pub enum Medium {
        /// An email address.
        Email = "email",
        /// A phone number.
        Msisdn = "msisdn",
    }
}

tagged_union! {
    /// How a client says which user it means.
    pub enum UserIdentifier {
        /// By the Matrix ID.
        "m.id.user" => User(UserIdOrLocalpart),
        /// By a third party identifier that the account has.
        "m.id.thirdparty" => ThirdParty(ThirdPartyIdentifier),
        /// By a phone number, as people write it.
        "m.id.phone" => Phone(PhoneIdentifier),
    }
}

/// `m.id.user`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserIdOrLocalpart {
    /// The whole user ID, or its localpart alone.
    pub user: String,
}

/// `m.id.thirdparty`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ThirdPartyIdentifier {
    /// The medium.
    pub medium: Medium,
    /// The address on that medium.
    pub address: String,
}

/// `m.id.phone`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PhoneIdentifier {
    /// The country that the number is dialled from, as two letters.
    pub country: String,
    /// The number.
    pub phone: String,
}

impl UserIdentifier {
    /// By the whole user ID, or its localpart alone.
    #[must_use]
    pub fn user(user: impl Into<String>) -> Self {
        Self::User(UserIdOrLocalpart { user: user.into() })
    }

    /// By a third party identifier that the account has.
    #[must_use]
    pub fn third_party(medium: Medium, address: impl Into<String>) -> Self {
        Self::ThirdParty(ThirdPartyIdentifier { medium, address: address.into() })
    }

    /// By a phone number, dialled from a country that is written as two letters.
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

/// The members that say which user is meant: the one of today, and those that it has replaced.
/// Clients that want to reach old servers send both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserReference {
    /// The user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identifier: Option<UserIdentifier>,

    /// Until r0.4: the whole user ID, or its localpart alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,

    /// Until r0.4: the medium of a third party identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medium: Option<Medium>,

    /// Until r0.4: the address on that medium.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

impl UserReference {
    /// A reference as the servers of before r0.4 understand it.
    #[must_use]
    pub fn legacy_user(user: impl Into<String>) -> Self {
        Self { user: Some(user.into()), ..Self::default() }
    }

    /// The user in the form of today, whichever form was sent.
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
