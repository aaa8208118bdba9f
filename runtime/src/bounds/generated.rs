//! The types of fields whose `Default`, `Clone` or `Debug` generated code uses.

use std::fmt::Debug;

use crate::codegen::{Checked, Of};

/// The type of a field that takes its default if it is absent: `Default`.
///
/// The parameter `C` is for generated code.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the type of a field with a default; derive `Default` for it, or \
               write `default = \"path\"` with a function that returns one",
    label = "needs `Default`"
)]
pub trait DefaultField<C = Checked>: Sized {
    #[doc(hidden)]
    fn check(_: Of<Self>);

    #[doc(hidden)]
    fn default_field() -> Self;
}

#[diagnostic::do_not_recommend]
impl<C, T: Default> DefaultField<C> for T {
    fn check(_: Of<Self>) {}

    fn default_field() -> Self {
        T::default()
    }
}

/// The type of a path field that is left out if it is the default: `Default` and `PartialEq`.
///
/// The parameter `C` is for generated code.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the type of a path field with a default; derive `Default` and \
               `PartialEq` for it",
    label = "needs `Default` and `PartialEq`"
)]
pub trait DefaultPathField<C = Checked>: Sized {
    #[doc(hidden)]
    fn check(_: Of<Self>);

    #[doc(hidden)]
    fn is_default(&self) -> bool;
}

#[diagnostic::do_not_recommend]
impl<C, T: Default + PartialEq> DefaultPathField<C> for T {
    fn check(_: Of<Self>) {}

    fn is_default(&self) -> bool {
        *self == T::default()
    }
}

/// The type of a field of a struct whose `Clone` is generated: `Clone`.
///
/// The parameter `C` is for generated code.
#[diagnostic::on_unimplemented(
    message = "`{Self}` must implement `Clone` because the struct does; derive it for `{Self}`, or \
               write a type that implements it",
    label = "needs `Clone`"
)]
#[doc(hidden)]
pub trait CloneField<C = Checked>: Sized {
    #[doc(hidden)]
    #[must_use]
    fn clone_field(&self) -> Self;
}

#[diagnostic::do_not_recommend]
impl<C, T: Clone> CloneField<C> for T {
    fn clone_field(&self) -> Self {
        self.clone()
    }
}

/// The type of a field of a struct whose `Debug` is generated: `Debug`.
///
/// The parameter `C` is for generated code.
#[diagnostic::on_unimplemented(
    message = "`{Self}` must implement `Debug` because the struct does; derive it for `{Self}`, or \
               write a type that implements it",
    label = "needs `Debug`"
)]
#[doc(hidden)]
pub trait DebugField<C = Checked> {
    #[doc(hidden)]
    fn debug_field(&self) -> &dyn Debug;
}

#[diagnostic::do_not_recommend]
impl<C, T: Debug> DebugField<C> for T {
    fn debug_field(&self) -> &dyn Debug {
        self
    }
}
