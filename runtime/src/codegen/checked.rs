//! What generated code asks of types without their being a part of a message; see
//! `macros/src/checks.rs`. Not public API, but named by the compiler.

use std::{fmt::Debug, marker::PhantomData};

use crate::bounds::ResponseOf;
use crate::{EndpointError, auth::AuthScheme};

/// The type itself, if it is a [`ResponseOf`]. Where `Checked` is unknown, because it is
/// not, the type is unknown as well, and the compiler says nothing more of it.
#[doc(hidden)]
pub trait Response<E, Checked> {
    /// The type.
    type This;
}

#[diagnostic::do_not_recommend]
impl<E, R: ResponseOf<E>, Checked> Response<E, Checked> for R {
    type This = R;
}

/// The error type of a response.
#[doc(hidden)]
#[cfg(feature = "client")]
pub trait ErrorOf<Checked> {
    /// The type.
    type This;
}

#[cfg(feature = "client")]
#[diagnostic::do_not_recommend]
impl<R: crate::IncomingResponse, Checked> ErrorOf<Checked> for R {
    type This = R::EndpointError;
}

/// The type itself, if it can be the error type of an endpoint, likewise.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the error type of an endpoint; implement `EndpointError` for it, \
               or write a type that has it",
    label = "does not implement `EndpointError`"
)]
pub trait ErrorType<Checked = ()> {
    /// The type.
    type This;

    /// Asks for the trait, and does nothing.
    fn check() {}
}

#[diagnostic::do_not_recommend]
impl<E: EndpointError, Checked> ErrorType<Checked> for E {
    type This = E;
}

/// The type itself, if it is an authentication scheme, likewise.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an authentication scheme; implement `pathlore::auth::AuthScheme` \
               for it, or name a type that has it",
    label = "not an authentication scheme"
)]
pub trait Scheme<Checked = ()> {
    /// The type.
    type This;

    /// Asks for the trait, and does nothing.
    fn check() {}
}

#[diagnostic::do_not_recommend]
impl<S: AuthScheme, Checked> Scheme<Checked> for S {
    type This = S;
}

/// What the struct's `Clone` needs of a field.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` lacks `Clone`, which the struct has; derive it for `{Self}` as well, or \
               write a type that has it",
    label = "the type of a field"
)]
pub trait CloneField<Checked = ()>: Sized {
    /// As [`Clone::clone`].
    #[must_use]
    fn clone_field(&self) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Clone, Checked> CloneField<Checked> for T {
    fn clone_field(&self) -> Self {
        self.clone()
    }
}

/// What the struct's `Debug` needs of a field.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` lacks `Debug`, which the struct has; derive it for `{Self}` as well, or \
               write a type that has it",
    label = "the type of a field"
)]
pub trait DebugField<Checked = ()>: Sized {
    /// The value, to be printed.
    fn debug(&self) -> &dyn Debug;
}

#[diagnostic::do_not_recommend]
impl<T: Debug, Checked> DebugField<Checked> for T {
    fn debug(&self) -> &dyn Debug {
        self
    }
}

/// What `#[serde(default)]` needs of a field.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` lacks `Default`, which is the field's value where it is left out; derive \
               it, or write `default = \"path\"` with a function that makes the value",
    label = "the type of a field with a default"
)]
pub trait DefaultField<Checked = ()>: Sized {
    /// As [`Default::default`].
    fn default_field() -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Default, Checked> DefaultField<Checked> for T {
    fn default_field() -> Self {
        T::default()
    }
}

/// What a type has been found to be, for the compiler: unknown where it has not.
#[doc(hidden)]
#[derive(Debug)]
pub struct Checked<const VALUE: usize = 0>;

/// A type, where there may be no value of it.
#[doc(hidden)]
#[derive(Debug)]
pub struct Of<T>(PhantomData<T>);

impl<T> Of<T> {
    /// The type itself.
    #[must_use]
    pub const fn this() -> Self {
        Self(PhantomData)
    }

    /// The type of a field.
    #[must_use]
    pub const fn field(_: &T) -> Self {
        Self(PhantomData)
    }

    /// What the type of a field has in an `Option`.
    #[must_use]
    pub const fn option(_: &Option<T>) -> Self {
        Self(PhantomData)
    }

    /// What the type of a field has in a `Vec`.
    #[must_use]
    pub const fn list(_: &Vec<T>) -> Self {
        Self(PhantomData)
    }
}
