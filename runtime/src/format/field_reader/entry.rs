//! Fields as the readers of formats see them.

use std::{borrow::Cow, cell::Cell};

use ::serde::{
    Deserializer,
    de::{self, DeserializeOwned},
};

use super::super::{
    absent::absent,
    json::message::{DUPLICATE, MISSING},
};
use crate::{DecodeError, DecodeErrorKind, Place};

/// A family of deserializers, from which the values of fields are read.
pub trait Source: Sized {
    /// The deserializer of one value.
    type Deserializer<'r, 'b: 'r>: Deserializer<'b, Error = Self::Error>;

    /// The error of the deserializer.
    type Error: de::Error;

    /// Returns the value of an absent field, if its type has one.
    #[inline]
    #[must_use]
    fn absent<T: DeserializeOwned>() -> Option<T> {
        absent()
    }
}

/// A format that names its fields.
pub trait Format: Source {
    /// The source of flattened fields.
    type Flattened: Source;

    /// State that the format keeps for each field.
    type State: Default;

    /// The part of a message that has this format.
    const PLACE: Place;

    /// Returns a name without the format's escapes.
    fn unescape(name: &'static str) -> Cow<'static, str>;

    /// Returns the path of a field as errors show it.
    fn place(name: &str) -> String;
}

/// Receives the value of a field.
pub trait Slot<S: Source> {
    /// Reads the value.
    ///
    /// # Errors
    ///
    /// Returns an error if the deserializer does not hold such a value.
    fn read<'r, 'b: 'r>(&mut self, deserializer: S::Deserializer<'r, 'b>) -> Result<(), S::Error>;

    /// Stores the value of an absent field, and returns whether there is one.
    fn fill_absent(&mut self) -> bool {
        false
    }
}

/// A field as the reader of its format sees it.
pub enum Entry<'s, F: Format> {
    /// A field with names of its own.
    Named(Named<'s, F>),
    /// A field that reads what the named fields leave.
    Flattened(Cell<Option<&'s mut (dyn Slot<F::Flattened> + 's)>>),
}

/// A field with names of its own. No two fields share a name.
pub struct Named<'s, F: Format> {
    pub(super) names: Names,
    /// Taken when the field is read or filled.
    slot: Cell<Option<&'s mut (dyn Slot<F> + 's)>>,
    /// State of the format.
    pub(crate) state: F::State,
}

/// The names of a field, as the format writes them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Names {
    /// The name that errors show if the field is absent.
    pub(crate) name: &'static str,
    /// Further names.
    pub(crate) aliases: &'static [&'static str],
}

impl Names {
    /// Returns the name that is equal to this one, if it is one of them.
    #[inline]
    pub(super) fn find(self, name: &str) -> Option<&'static str> {
        if self.name == name {
            return Some(self.name);
        }
        self.aliases.iter().find(|alias| **alias == name).copied()
    }
}

impl<'s, F: Format> Entry<'s, F> {
    pub(crate) fn named(names: Names, slot: &'s mut (dyn Slot<F> + 's)) -> Self {
        Self::Named(Named { names, slot: Cell::new(Some(slot)), state: F::State::default() })
    }

    pub(super) fn is_named(&self, name: &str) -> bool {
        matches!(self, Self::Named(field) if field.names.name == name)
    }

    pub(super) fn has_alias(&self, name: &str) -> bool {
        matches!(self, Self::Named(field) if field.names.aliases.contains(&name))
    }

    pub(crate) fn flattened(slot: &'s mut (dyn Slot<F::Flattened> + 's)) -> Self {
        Self::Flattened(Cell::new(Some(slot)))
    }
}

impl<'s, F: Format> Named<'s, F> {
    /// Takes the slot of a field that was found by `name`.
    ///
    /// # Errors
    ///
    /// Returns an error if the field is given more than once.
    pub(crate) fn take(
        &self,
        name: &'static str,
    ) -> Result<&'s mut (dyn Slot<F> + 's), DecodeError> {
        self.slot.take().ok_or_else(|| duplicate::<F>(name))
    }

    /// The first name.
    pub(crate) fn name(&self) -> &'static str {
        self.names.name
    }

    /// Fills the field if it has not been read.
    ///
    /// # Errors
    ///
    /// Returns an error if the field is missing.
    pub(super) fn fill_absent(&self) -> Result<(), DecodeError> {
        if let Some(slot) = self.slot.take()
            && !slot.fill_absent()
        {
            return Err(missing::<F>(self.names.name));
        }
        Ok(())
    }
}

#[cold]
fn missing<F: Format>(name: &'static str) -> DecodeError {
    at_field::<F>(&F::unescape(name), DecodeErrorKind::Missing, MISSING)
}

#[cold]
fn duplicate<F: Format>(name: &'static str) -> DecodeError {
    at_field::<F>(&F::unescape(name), DecodeErrorKind::Unexpected, DUPLICATE)
}

/// Returns an error about a field.
#[cold]
pub(crate) fn at_field<F: Format>(
    name: &str,
    kind: DecodeErrorKind,
    detail: impl Into<Cow<'static, str>>,
) -> DecodeError {
    DecodeError::new(F::PLACE, F::place(name), kind, detail)
}
