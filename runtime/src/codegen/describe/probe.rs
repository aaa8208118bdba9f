//! Finds the schema of a type without asking for a trait: of the methods with one name, the compiler takes the
//! first whose receiver fits.

use std::{any::type_name, marker::PhantomData};

use ::serde::Serialize;
use serde_json::Value;

use super::schema::Known;
use crate::describe::Schemas;

/// The traits, without their names: a name would hide a type of the author's.
pub mod methods {
    #[cfg(feature = "schemars1")]
    pub use super::BySchemars as _;
    pub use super::{
        AnyText as _, ByName as _, KnownText as _, NotSerializable as _, Open as _,
        Serializable as _,
    };
}

/// Stands for a value of a type.
#[derive(Debug)]
pub struct Probe<T: ?Sized>(PhantomData<T>);

/// Returns what finds the schema of a type: `(&&&probe::<T>()).__schema(schemas)`.
#[must_use]
pub const fn probe<T: ?Sized>() -> Probe<T> {
    Probe(PhantomData)
}

/// The type is known.
pub trait ByName {
    /// Returns the schema.
    fn __schema(&self, schemas: &mut Schemas) -> Value;

    /// Returns the schema of a value whose members are beside others.
    fn __flattened_schema(&self, schemas: &mut Schemas) -> Value {
        self.__schema(schemas)
    }
}

impl<T: Known + ?Sized> ByName for &&Probe<T> {
    fn __schema(&self, schemas: &mut Schemas) -> Value {
        T::schema(schemas)
    }
}

/// The type implements `JsonSchema`.
#[cfg(feature = "schemars1")]
pub trait BySchemars {
    /// Returns the schema.
    fn __schema(&self, schemas: &mut Schemas) -> Value;

    /// Returns the schema of a value whose members are beside others.
    fn __flattened_schema(&self, schemas: &mut Schemas) -> Value {
        self.__schema(schemas)
    }
}

#[cfg(feature = "schemars1")]
impl<T: schemars1::JsonSchema + ?Sized> BySchemars for &Probe<T> {
    fn __schema(&self, schemas: &mut Schemas) -> Value {
        schemas.by_schemars::<T>()
    }

    fn __flattened_schema(&self, schemas: &mut Schemas) -> Value {
        schemas.flattened::<T>()
    }
}

/// Nothing is known of the type.
pub trait Open {
    /// Returns the schema.
    fn __schema(&self, schemas: &mut Schemas) -> Value;

    /// Returns the schema of a value whose members are beside others.
    fn __flattened_schema(&self, schemas: &mut Schemas) -> Value {
        self.__schema(schemas)
    }
}

impl<T: ?Sized> Open for Probe<T> {
    fn __schema(&self, schemas: &mut Schemas) -> Value {
        schemas.open(type_name::<T>())
    }
}

/// Stands for a type that is written as text. `(&&text::<T>()).__text_schema(schemas)` returns its schema.
#[derive(Debug)]
pub struct Text<T: ?Sized>(PhantomData<T>);

/// Returns what finds the schema of the text of a type.
#[must_use]
pub const fn text<T: ?Sized>() -> Text<T> {
    Text(PhantomData)
}

/// The type is known.
pub trait KnownText {
    /// Returns the schema.
    fn __text_schema(&self, schemas: &mut Schemas) -> Value;
}

impl<T: Known + ?Sized> KnownText for &Text<T> {
    fn __text_schema(&self, schemas: &mut Schemas) -> Value {
        T::schema(schemas)
    }
}

/// Any text.
pub trait AnyText {
    /// Returns the schema.
    fn __text_schema(&self, schemas: &mut Schemas) -> Value;
}

impl<T: ?Sized> AnyText for Text<T> {
    fn __text_schema(&self, _: &mut Schemas) -> Value {
        super::schema::string()
    }
}

/// A function that returns a value. `(&&value(function)).__json()` returns the value as JSON, if it can.
#[derive(Debug)]
pub struct Default<F>(F);

/// Returns what writes the result of a function as JSON.
pub const fn value<T, F: Fn() -> T>(function: F) -> Default<F> {
    Default(function)
}

/// The value can be serialized.
pub trait Serializable {
    /// Returns the value as JSON.
    fn __json(&self) -> Option<Value>;
}

impl<T: Serialize, F: Fn() -> T> Serializable for &Default<F> {
    fn __json(&self) -> Option<Value> {
        serde_json::to_value((self.0)()).ok()
    }
}

/// The value cannot be serialized.
pub trait NotSerializable {
    /// Returns nothing.
    fn __json(&self) -> Option<Value>;
}

impl<F> NotSerializable for Default<F> {
    fn __json(&self) -> Option<Value> {
        None
    }
}
