//! The types of fields that are files.

use crate::codegen::{Files, Of};

/// The type of a part that is a file: [`File`](crate::multipart::File), or an `Option` or `Vec` of it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the type of a file; write `pathlore::multipart::File`, or an `Option` or \
               `Vec` of it",
    label = "not the type of a file"
)]
pub trait FilePart: Sized {
    #[doc(hidden)]
    fn check(_: Of<Self>);
}

#[diagnostic::do_not_recommend]
impl<T: Files> FilePart for T {
    fn check(_: Of<Self>) {}
}
