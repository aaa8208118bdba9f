//! Texts that nobody should see.

use std::{
    fmt,
    hash::{Hash, Hasher},
};

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use serde_json::Value;
use subtle::ConstantTimeEq as _;

/// A password or a token: `Debug` prints `[redacted]`, and comparing takes the same time wherever
/// two texts of one length differ.
///
/// Fields of a request or a response need none of this, `#[api(secret)]` does it. What is nested
/// deeper does.
///
/// ```
/// use pathlore_examples::Secret;
///
/// let secret = Secret::from("correct horse");
/// assert_eq!(format!("{secret:?}"), "[redacted]");
/// assert_eq!(secret.expose(), "correct horse");
/// ```
#[derive(Clone, Serialize)]
#[serde(transparent)]
pub struct Secret(Box<str>);

impl Secret {
    /// The text. The name is long enough to be seen in a review.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

impl Eq for Secret {}

impl Hash for Secret {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The error of `String` would repeat the value.
        match Value::deserialize(deserializer)? {
            Value::String(text) => Ok(text.into()),
            _ => Err(D::Error::custom("not a string")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn errors_do_not_repeat_the_value() {
        let error = serde_json::from_str::<Secret>("20260731").unwrap_err().to_string();
        assert!(error.starts_with("not a string"), "{error}");
    }

    #[test]
    fn equality_is_that_of_the_texts() {
        assert_eq!(Secret::from("a"), Secret::from(String::from("a")));
        assert_ne!(Secret::from("a"), Secret::from("b"));
        assert_ne!(Secret::from("a"), Secret::from("aa"));
    }
}
