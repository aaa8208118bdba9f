//! Values other than strings.

use ::serde::de::{Unexpected, Visitor};

use super::super::read_error::ReadError;

/// A value other than a string.
#[derive(Clone, Copy, Debug)]
pub(in super::super) enum Scalar {
    Unit,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
}

impl Scalar {
    /// Parses a string, as the deserializer of values does if it knows the type.
    pub(super) fn parse(text: &str) -> Option<Self> {
        match text {
            "" => return Some(Self::Unit),
            "true" => return Some(Self::Bool(true)),
            "false" => return Some(Self::Bool(false)),
            _ => {}
        }
        let unsigned = text.parse().map(Self::Unsigned).ok();
        unsigned
            .or_else(|| text.parse().map(Self::Signed).ok())
            .or_else(|| text.parse().map(Self::Float).ok())
    }

    pub(in super::super) fn visit<'de, V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        match self {
            Self::Unit => visitor.visit_unit(),
            Self::Bool(value) => visitor.visit_bool(value),
            Self::Unsigned(value) => visitor.visit_u64(value),
            Self::Signed(value) => visitor.visit_i64(value),
            Self::Float(value) => visitor.visit_f64(value),
        }
    }

    /// Returns the value as a type that refuses it describes it.
    pub(super) fn describe(self) -> String {
        let value = match self {
            Self::Unit => Unexpected::Unit,
            Self::Bool(value) => Unexpected::Bool(value),
            Self::Unsigned(value) => Unexpected::Unsigned(value),
            Self::Signed(value) => Unexpected::Signed(value),
            Self::Float(value) => Unexpected::Float(value),
        };
        value.to_string()
    }
}
