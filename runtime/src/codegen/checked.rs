//! Type checks of definitions. `macros/src/expand/type_check.rs` describes how they work.
//!
//! The type parameter `C` is the type check of an item. If the check fails, the compiler does not
//! report unmet bounds that mention it, so that a wrong type is a single error.

use std::{fmt, marker::PhantomData};

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

/// Takes the function that writes a field. A constant that calls this does not compile if the
/// function does not.
#[must_use]
pub const fn check_writer<T>(_: fn(&T, NoSerializer) -> fmt::Result) -> usize {
    0
}

/// The serializer of [`check_writer`], which is never called.
pub type NoSerializer = &'static mut fmt::Formatter<'static>;

/// Returns `value`, a `T`, which the compiler learns last.
///
/// It decides that the literal `_marker` is an `i32` after everything else in the function has been
/// checked. If there was an error, the literal has no type, and bounds on the value's type are not
/// reported.
#[inline]
pub fn late<M: Late<T>, T>(_marker: M, value: M::Type) -> T {
    M::late(value)
}

/// A type that the literal may have.
pub trait Late<T> {
    /// `T` itself.
    type Type;

    #[doc(hidden)]
    fn late(value: Self::Type) -> T;
}

impl<T> Late<T> for i32 {
    type Type = T;

    #[inline]
    fn late(value: T) -> T {
        value
    }
}

/// If there were only one type, the compiler would decide at once.
impl<T> Late<T> for i64 {
    type Type = T;

    #[inline]
    fn late(value: T) -> T {
        value
    }
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

/// Whether all fields are in the right part of the request. If the constant fails to compile, so does
/// every use of this type.
#[derive(Debug)]
pub struct Placed<const PLACED: bool>;

/// Returns the representation of a type. If the check `P` fails, the compiler does not report unmet
/// bounds on it.
#[must_use]
pub const fn if_placed<P, T>(of: Of<T>) -> Of<Sound<T, P>> {
    let Of(_) = of;
    Of(PhantomData)
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
