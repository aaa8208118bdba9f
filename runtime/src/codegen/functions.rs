//! The functions of a module in `#[api(with = module)]`.

use std::{
    fmt::{self, Display},
    marker::PhantomData,
};

use super::checked::Checked;

/// A function `to_text`. It is not a bound on `Fn`, because its result may borrow the value.
#[diagnostic::on_unimplemented(
    message = "the function `to_text` is not for `{T}`; write `to_text(&{T}) -> impl Display`",
    label = "not for `{T}`"
)]
pub trait Prints<'v, T: 'v, C = Checked> {
    /// Prints a value.
    ///
    /// # Errors
    ///
    /// Returns an error if the formatter returns one.
    fn print(&self, value: &'v T, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

#[diagnostic::do_not_recommend]
impl<'v, T: 'v, C, D: Display, F: Fn(&'v T) -> D> Prints<'v, T, C> for F {
    fn print(&self, value: &'v T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self(value).fmt(f)
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

/// The functions of a module: `to_text` and `from_text`.
#[diagnostic::on_unimplemented(
    message = "the functions of this module are not for `{T}`; write `to_text(&{T}) -> impl Display` \
               and `from_text(&str) -> Result<{T}, impl Sized>`",
    label = "not for `{T}`"
)]
pub trait TextFunctions<'v, T: 'v>: Sized {
    fn check(self);
}

#[diagnostic::do_not_recommend]
impl<'v, T, W, R> TextFunctions<'v, T> for (W, R)
where
    T: 'v,
    W: Prints<'v, T>,
    R: for<'t> Parses<'t, T>,
{
    fn check(self) {}
}
