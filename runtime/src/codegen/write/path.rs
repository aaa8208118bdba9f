//! Path arguments that are written.

use std::fmt::Display;

use crate::codegen::{
    tuples::{Nest, tuples},
    written::Displayed,
};

/// A tuple of up to 16 arguments, or a [`Nest`] of tuples. `written.rs` describes the parameter.
pub trait WriteArguments<C> {
    #[doc(hidden)]
    fn with<R>(&self, write: impl FnOnce(&[&dyn Display]) -> R) -> R;
}

impl<C, First: WriteArguments<C>, Rest: WriteArguments<C>> WriteArguments<C> for Nest<First, Rest> {
    fn with<R>(&self, write: impl FnOnce(&[&dyn Display]) -> R) -> R {
        self.first.with(|first| self.rest.with(|rest| write(&[first, rest].concat())))
    }
}

impl<C> WriteArguments<C> for () {
    #[inline]
    fn with<R>(&self, write: impl FnOnce(&[&dyn Display]) -> R) -> R {
        write(&[])
    }
}

macro_rules! tuple {
    ($($value:ident: $Value:ident $_unused:ident),*) => {
        impl<C, $($Value: Displayed<C>),*> WriteArguments<C> for ($($Value,)*) {
            #[inline]
            fn with<R>(&self, write: impl FnOnce(&[&dyn Display]) -> R) -> R {
                let ($($value,)*) = self;
                write(&[$($value),*])
            }
        }
    };
}

tuples!(tuple);
