//! Type checks of definitions. `macros/src/expand/type_check.rs` describes how they work.
//!
//! The type parameter `C` is the type check of an item. If the check fails, the compiler does not
//! report unmet bounds that mention it, so that a wrong type is a single error.

use std::marker::PhantomData;

use crate::{Endpoint, EndpointResponse};

/// The type check of an item. If the constant fails to compile, so does every use of this type.
#[derive(Debug)]
pub struct Checked<const VALUE: usize = 0>;

/// Takes a function whose body is the check.
///
/// All checks have the same value, so that they share instances of generic code.
#[must_use]
pub const fn check<T: ?Sized>(_: fn(&T)) -> usize {
    0
}

/// A value that represents the type `T`.
#[derive(Debug)]
pub struct Of<T>(PhantomData<T>);

impl<T> Clone for Of<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Of<T> {}

/// Returns the representation of a type.
#[must_use]
pub const fn of<T>() -> Of<T> {
    Of(PhantomData)
}

/// Returns the representation of a field's type.
#[must_use]
pub const fn of_field<T>(_: &T) -> Of<T> {
    of()
}

/// Returns the representation of the type inside an `Option`.
#[must_use]
pub const fn of_option<T>(_: &Option<T>) -> Of<T> {
    of()
}

/// Returns the representation of the type inside a `Vec`.
#[must_use]
pub const fn of_list<T>(_: &Vec<T>) -> Of<T> {
    of()
}

/// The type itself. If the check `C` fails, the compiler does not report unmet bounds on it.
pub trait Same<C> {
    /// The type.
    type This;
}

impl<C, T> Same<C> for T {
    type This = T;
}

/// The type `T` itself. If the check `C` fails, the compiler does not report unmet bounds on it.
pub type Sound<T, C> = <T as Same<C>>::This;

/// The error type of an endpoint, which is that of its response.
pub type EndpointErrorOf<E> = <<E as Endpoint>::Response as EndpointResponse>::EndpointError;
