//! Finds out which of `Display` and `FromStr` a type lacks, so that an error names it.
//!
//! For a concrete type, the compiler chooses the first of several methods with one name whose
//! bounds are met: an inherent one, that of a trait for the type, and that of a trait for a
//! reference to it. Each method returns the representation of the type if the type lacks what the
//! method is named after, and else that of a type that lacks nothing.

use std::{fmt::Display, str::FromStr};

use super::checked::{Of, of};

type Nothing = Of<String>;

#[allow(clippy::unused_self, reason = "a method, because the compiler chooses among methods")]
impl<T: Display> Of<T> {
    #[must_use]
    pub fn if_both_lack(self) -> Nothing {
        of()
    }

    #[must_use]
    pub fn if_display_lacks(self) -> Nothing {
        of()
    }
}

#[allow(clippy::unused_self, reason = "a method, because the compiler chooses among methods")]
impl<T: FromStr> Of<T> {
    #[must_use]
    pub fn if_from_str_lacks(self) -> Nothing {
        of()
    }
}

/// If the type has `FromStr`, but not `Display`.
pub trait HasFromStr: Sized {
    type This;

    fn if_both_lack(self) -> Nothing {
        of()
    }

    fn if_display_lacks(self) -> Of<Self::This> {
        of()
    }
}

impl<T: FromStr> HasFromStr for Of<T> {
    type This = T;
}

/// If the type has `Display`, but not `FromStr`.
pub trait HasDisplay: Sized {
    type This;

    fn if_from_str_lacks(self) -> Of<Self::This> {
        of()
    }
}

impl<T: Display> HasDisplay for Of<T> {
    type This = T;
}

/// If no other method is chosen.
pub trait Otherwise: Sized {
    type This;

    fn if_both_lack(self) -> Of<Self::This> {
        of()
    }

    fn if_display_lacks(self) -> Nothing {
        of()
    }

    fn if_from_str_lacks(self) -> Nothing {
        of()
    }
}

impl<T> Otherwise for &Of<T> {
    type This = T;
}
