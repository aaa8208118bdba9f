//! The functions that attributes name, and the types of the fields that they write and read.

use crate::codegen::{Checked, Fitting, Of};

/// The type of a path or header field with `with = module`: one that the functions are for.
///
/// It is only the error about another type. Whether the functions are for the type is a question
/// about the functions.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the functions of this module are not for `{Self}`; write `to_text(&{Self}) -> impl Display` \
               and `from_text(&str) -> Result<{Self}, impl Sized>`",
    label = "not for `{Self}`"
)]
pub trait TextFunctions: Sized {
    fn check(_: Of<Self>);
}

#[diagnostic::do_not_recommend]
impl TextFunctions for Fitting {
    fn check(_: Of<Self>) {}
}

/// The type that a function in a serde attribute must return, where it returns `R`.
///
/// The parameter `C` is for generated code.
#[diagnostic::on_unimplemented(
    message = "this function returns `{R}`; write one that returns `{Self}`",
    label = "returns `{R}`"
)]
#[doc(hidden)]
pub trait Takes<R, C = Checked> {
    #[doc(hidden)]
    fn take(returned: R) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T, C> Takes<T, C> for T {
    #[inline]
    fn take(returned: T) -> T {
        returned
    }
}

/// A struct with `#[serde(default)]`: `Default`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` must implement `Default` because of `#[serde(default)]` on it; derive it, \
               or write `default = \"path\"` with a function that returns one",
    label = "needs `Default`"
)]
pub trait DefaultStruct: Sized {
    #[doc(hidden)]
    fn default_struct() -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Default> DefaultStruct for T {
    fn default_struct() -> Self {
        T::default()
    }
}
