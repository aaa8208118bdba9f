//! The functions that build a message from its required fields.

use syn::{Attribute, Ident, Visibility};

use super::{DefaultValue, Field};

/// The constructor of a struct, or those of the variants of an enum.
pub(crate) struct Constructor<'a> {
    /// That of the struct or enum.
    pub(crate) visibility: &'a Visibility,
    pub(crate) form: Form,
    pub(crate) functions: Vec<Function<'a>>,
}

/// The form in which the required fields are given.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `new`
    Arguments,
    /// `new(init)`
    Struct,
}

/// A function that builds a struct or a variant.
pub(crate) struct Function<'a> {
    pub(crate) name: Ident,
    /// The position of the variant in the item.
    pub(crate) variant: usize,
    /// All fields, in order of definition.
    pub(crate) fields: Vec<Given<'a>>,
}

/// A field, and its value.
pub(crate) struct Given<'a> {
    pub(crate) field: Field<'a>,
    pub(crate) attributes: &'a [Attribute],
    pub(crate) value: Value,
}

/// The value of a field that is built.
pub(crate) enum Value {
    Argument,
    Default(DefaultValue),
    /// It is taken from the default of the struct.
    OfStruct,
}

impl<'a> Function<'a> {
    /// Returns the fields that are required.
    pub(crate) fn arguments(&self) -> impl Iterator<Item = &Given<'a>> {
        self.fields.iter().filter(|given| matches!(given.value, Value::Argument))
    }

    /// Returns the fields that have a default.
    pub(crate) fn defaults(&self) -> impl Iterator<Item = &Given<'a>> {
        self.fields.iter().filter(|given| !matches!(given.value, Value::Argument))
    }
}
