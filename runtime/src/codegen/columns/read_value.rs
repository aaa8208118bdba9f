//! Ways to read the value of a field.

use ::serde::de::DeserializeOwned;

use crate::format::{
    field_reader::Source,
    form::{FlattenedForm, FlattenedParameters, Form, ReadError, Values, read_absent},
    json::{Flattened, FlattenedJson, Json, MemberDeserializer},
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
    fn read_absent(&self) -> Option<T>;
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
    fn read_absent(&self) -> Option<T> {
        S::absent()
    }
}

/// Reads a value with a function.
#[derive(Debug)]
pub struct By<U>(pub(super) U);

macro_rules! by {
    ($source:ty: $deserializer:ty, $error:ty, $absent:expr) => {
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
            fn read_absent(&self) -> Option<T> {
                let absent: fn(&U) -> Option<T> = $absent;
                absent(&self.0)
            }
        }
    };
}

by!(Json: MemberDeserializer<'_, '_>, serde_json::Error, |_| None);
by!(FlattenedJson: Flattened<'_, '_>, serde_json::Error, |_| None);
by!(FlattenedForm: FlattenedParameters<'_, '_>, ReadError, |_| None);
// An empty list and `None` are not written.
by!(Form: Values<'_, '_>, ReadError, |read| read_absent(read));
