//! The types of the parts of multipart bodies.

use ::serde::{Serialize, de::DeserializeOwned};

use super::roles::roles;
use crate::codegen::{Files, Of};

roles! {
    /// The type of a part of a multipart body that is text or JSON: `Serialize` and `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a part that is text or JSON; write `#[api(part = file)]` if it is a file, or derive serde's `Serialize` and `Deserialize` for it",
        label = "needs `Serialize` and `Deserialize`"
    )]
    PartField: Serialize | DeserializeOwned;

    /// Like [`PartField`], for a part that is only sent: `Serialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a part that is text or JSON and is sent; write `#[api(part = file)]` if it is a file, or derive serde's `Serialize` for it",
        label = "needs `Serialize`"
    )]
    SentPartField: Serialize;

    /// Like [`PartField`], for a part that is only received: `Deserialize`.
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the type of a part that is text or JSON and is received; write `#[api(part = file)]` if it is a file, or derive serde's `Deserialize` for it",
        label = "needs `Deserialize`"
    )]
    ReceivedPartField: DeserializeOwned;
}

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
