//! The types of fields that functions write and read.

use crate::codegen::{Fitting, Of};

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
