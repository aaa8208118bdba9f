//! The functions of a module in `#[api(with = module)]`.

use std::{
    fmt::{self, Display},
    marker::PhantomData,
    ops::Deref,
};

use super::checked::{Checked, Of, of};

/// A function `to_text`. It is not a bound on `Fn`, because its result may borrow the value.
#[diagnostic::on_unimplemented(
    message = "the function `to_text` is not for `{T}`; write `to_text(&{T}) -> impl Display`",
    label = "not for `{T}`"
)]
pub trait Prints<'v, T: ?Sized + 'v, C = Checked> {
    /// Prints a value.
    ///
    /// # Errors
    ///
    /// Returns an error if the formatter returns one.
    fn print(&self, value: &'v T, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

#[diagnostic::do_not_recommend]
impl<'v, T: ?Sized + 'v, C, D: Display, F: Fn(&'v T) -> D> Prints<'v, T, C> for F {
    fn print(&self, value: &'v T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self(value).fmt(f)
    }
}

/// A function `to_text` that takes what the value dereferences to, for example a `&str`.
#[derive(Clone, Copy, Debug)]
pub struct ByTarget<F>(F);

impl<'v, T, C, F> Prints<'v, T, C> for ByTarget<F>
where
    T: Deref<Target: 'v> + 'v,
    F: Prints<'v, T::Target, C>,
{
    fn print(&self, value: &'v T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.print(&**value, f)
    }
}

/// A function `to_text` for the type `T`.
#[derive(Debug)]
pub struct ToText<T, F>(F, PhantomData<T>);

/// Returns the function `to_text` for the type `T`.
pub fn to_text<T, F>(function: F) -> ToText<T, F> {
    ToText(function, PhantomData)
}

impl<'v, T: 'v, F: Prints<'v, T>> ToText<T, F> {
    /// Returns the function as one that takes a `&T`.
    pub fn coerced(self) -> F {
        self.0
    }
}

/// Methods that the compiler chooses if the function does not take a `&T`, as it would dereference
/// an argument.
pub mod coercion {
    use std::ops::Deref;

    use super::{ByTarget, Prints, ToText};

    pub trait Dereferenced<F> {
        fn coerced(self) -> ByTarget<F>;
    }

    impl<'v, T, F> Dereferenced<F> for ToText<T, F>
    where
        T: Deref<Target: 'v> + 'v,
        F: Prints<'v, T::Target>,
    {
        fn coerced(self) -> ByTarget<F> {
            ByTarget(self.0)
        }
    }

    pub trait Unchanged<F> {
        fn coerced(self) -> F;
    }

    impl<T, F: Copy> Unchanged<F> for &ToText<T, F> {
        fn coerced(self) -> F {
            self.0
        }
    }
}

/// A value that a function prints.
#[derive(Debug)]
pub struct Printed<'v, T, F, C> {
    value: &'v T,
    function: F,
    checked: PhantomData<C>,
}

/// Returns what prints a value with a function.
pub fn printed<'v, C, T, F>(value: &'v T, function: F) -> Printed<'v, T, F, C>
where
    F: Prints<'v, T, C>,
{
    Printed { value, function, checked: PhantomData }
}

impl<'v, C, T, F: Prints<'v, T, C>> Display for Printed<'v, T, F, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.function.print(self.value, f)
    }
}

/// A function `from_text`. It is not a bound on `Fn`, because its error may borrow the string.
pub trait Parses<'t, T> {
    /// Returns the value, if the string is valid.
    fn parse(&self, text: &'t str) -> Option<T>;
}

impl<'t, T, E, F: Fn(&'t str) -> Result<T, E>> Parses<'t, T> for F {
    fn parse(&self, text: &'t str) -> Option<T> {
        self(text).ok()
    }
}

/// Returns the function `from_text` for the type `T`.
pub const fn from_text<T, F: for<'t> Parses<'t, T>>(function: F) -> F {
    function
}

/// Stands for a function that a definition does not use.
#[derive(Clone, Copy, Debug)]
pub struct Unused;

impl<'v, T: 'v, C> Prints<'v, T, C> for Unused {
    fn print(&self, _: &'v T, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl<T> Parses<'_, T> for Unused {
    fn parse(&self, _: &str) -> Option<T> {
        None
    }
}

/// The functions of a module for the type `T`.
#[derive(Debug)]
pub struct Functions<T, W, R>(PhantomData<(T, W, R)>);

/// Returns the functions of a module for the type `T`.
#[must_use]
pub fn functions<T, W, R>(_: W, _: R) -> Functions<T, W, R> {
    Functions(PhantomData)
}

/// Stands for a type that the functions are for.
#[derive(Debug)]
pub struct Fitting;

// The compiler chooses the method of the trait if the bounds of the other one are not met. If the
// bounds themselves were required, it would report the parts of the signatures that differ.
impl<'v, T, W, R> Functions<T, W, R>
where
    T: 'v,
    W: Prints<'v, T>,
    R: for<'t> Parses<'t, T>,
{
    #[must_use]
    pub fn unless_fitting(&self) -> Of<Fitting> {
        of()
    }
}

/// If the functions are not for the type.
pub trait UnlessFitting<T> {
    fn unless_fitting(&self) -> Of<T> {
        of()
    }
}

impl<T, W, R> UnlessFitting<T> for Functions<T, W, R> {}
