//! Ways to read the value of a field.

use ::serde::de::DeserializeOwned;
use serde_json::de::StrRead;

use crate::format::{
    absent::absent,
    field_reader::Source,
    form::{Form, ReadError, Values},
    json::{Flattened, FlattenedJson, Json},
};

/// A way to read a value.
pub trait ReadValue<S: Source, T> {
    /// Reads the value.
    ///
    /// # Errors
    ///
    /// Returns an error if the deserializer does not hold such a value.
    fn read<'r, 'b: 'r>(&self, deserializer: S::Deserializer<'r, 'b>) -> Result<T, S::Error>;

    /// Returns the value that the type has for absence, if any.
    fn read_absent() -> Option<T>;
}

/// Reads a value with its type's `Deserialize`.
#[derive(Debug)]
pub struct ByType;

impl<S: Source, T: DeserializeOwned> ReadValue<S, T> for ByType {
    #[inline]
    fn read<'r, 'b: 'r>(&self, deserializer: S::Deserializer<'r, 'b>) -> Result<T, S::Error> {
        T::deserialize(deserializer)
    }

    #[inline]
    fn read_absent() -> Option<T> {
        absent()
    }
}

/// Reads a value with a function.
#[derive(Debug)]
pub struct By<U>(pub(super) U);

macro_rules! by {
    ($source:ty: $deserializer:ty, $error:ty) => {
        impl<T, U> ReadValue<$source, T> for By<U>
        where
            U: Fn($deserializer) -> Result<T, $error>,
        {
            #[inline]
            fn read<'r, 'b: 'r>(
                &self,
                deserializer: <$source as Source>::Deserializer<'r, 'b>,
            ) -> Result<T, $error> {
                (self.0)(deserializer)
            }

            #[inline]
            fn read_absent() -> Option<T> {
                None
            }
        }
    };
}

by!(Json: &mut serde_json::Deserializer<StrRead<'_>>, serde_json::Error);
by!(FlattenedJson: Flattened<'_, '_>, serde_json::Error);
by!(Form: Values<'_, '_>, ReadError);
