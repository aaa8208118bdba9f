//! Header fields with a prefix, which are a map.

use http::HeaderName;

use super::checked::Of;
use crate::{EncodeError, Place, bounds::PrefixMap};

/// The beginning of the names of header fields. It is in lower case.
#[derive(Clone, Copy, Debug)]
pub struct Prefix {
    prefix: &'static str,
    /// The header fields that are other fields of the definition.
    others: &'static [&'static HeaderName],
}

impl Prefix {
    pub(super) const fn new(prefix: &'static str, others: &'static [&'static HeaderName]) -> Self {
        Self { prefix, others }
    }

    /// Returns the key of a header field that was received, if it belongs to the map.
    pub(super) fn key(self, name: &HeaderName) -> Option<&str> {
        let key = name.as_str().strip_prefix(self.prefix)?;
        (!self.others.contains(&name)).then_some(key)
    }

    /// Returns the name of the header field with a key.
    ///
    /// # Errors
    ///
    /// Returns an error if the key would be read as another one, or not at all.
    pub(super) fn name(self, key: &str) -> Result<HeaderName, EncodeError> {
        let name = [self.prefix, key].concat();
        let problem = match HeaderName::from_lowercase(name.as_bytes()) {
            Ok(name) if self.others.contains(&&name) => {
                "a key is the name of another field of the definition"
            }
            Ok(name) => return Ok(name),
            Err(_) if key.bytes().any(|byte| byte.is_ascii_uppercase()) => {
                "a key is not in lower case, in which it would be read"
            }
            Err(_) => "a key cannot be in the name of a header field",
        };
        Err(EncodeError::new(Place::Header, self.prefix, problem))
    }
}

/// Returns the keys and values of a map.
pub fn pairs<'m, C, M>(map: &'m M) -> impl Iterator<Item = (&'m str, &'m M::Value)>
where
    M: PrefixMap<C, Value: 'm>,
{
    map.pairs()
}

/// Returns the representation of the type of a map's values.
#[must_use]
pub fn of_map<M: PrefixMap>(_: &M) -> Of<M::Value> {
    super::checked::of()
}

/// Returns the representation of the type of the elements in a map's values.
#[must_use]
pub fn of_map_of_lists<M: PrefixMap<Value = Vec<T>>, T>(_: &M) -> Of<T> {
    super::checked::of()
}
