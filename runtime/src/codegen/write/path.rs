//! Path arguments that are written.

use crate::{
    bounds::DefaultPathField,
    codegen::{
        tuples::{Nest, tuples},
        written::Displayed,
    },
    endpoint::path_template::Argument,
};

/// A tuple of up to 16 arguments, or a [`Nest`] of tuples. `written.rs` describes the parameter.
pub trait WriteArguments<C> {
    #[doc(hidden)]
    fn with<R>(&self, write: impl FnOnce(&[Argument<'_>]) -> R) -> R;
}

impl<C, First: WriteArguments<C>, Rest: WriteArguments<C>> WriteArguments<C> for Nest<First, Rest> {
    fn with<R>(&self, write: impl FnOnce(&[Argument<'_>]) -> R) -> R {
        self.first.with(|first| self.rest.with(|rest| write(&[first, rest].concat())))
    }
}

impl<C> WriteArguments<C> for () {
    #[inline]
    fn with<R>(&self, write: impl FnOnce(&[Argument<'_>]) -> R) -> R {
        write(&[])
    }
}

macro_rules! tuple {
    ($($value:ident: $Value:ident $_unused:ident),*) => {
        impl<C, $($Value: WriteArgument<C>),*> WriteArguments<C> for ($($Value,)*) {
            #[inline]
            fn with<R>(&self, write: impl FnOnce(&[Argument<'_>]) -> R) -> R {
                let ($($value,)*) = self;
                write(&[$($value.argument()),*])
            }
        }
    };
}

tuples!(tuple);

/// An argument of a placeholder.
pub trait WriteArgument<C> {
    #[doc(hidden)]
    fn argument(&self) -> Argument<'_>;
}

impl<C, T: Displayed<C>> WriteArgument<C> for T {
    #[inline]
    fn argument(&self) -> Argument<'_> {
        Argument::Given(self)
    }
}

/// An argument that may be absent.
#[derive(Debug)]
pub struct OptionalArgument<T>(Option<T>);

/// Describes an argument that may be absent.
pub const fn optional_argument<T>(argument: Option<T>) -> OptionalArgument<T> {
    OptionalArgument(argument)
}

impl<C, T: Displayed<C>> WriteArgument<C> for OptionalArgument<T> {
    #[inline]
    fn argument(&self) -> Argument<'_> {
        self.0.as_ref().map_or(Argument::Absent, |value| Argument::Given(value))
    }
}

/// An argument that may be the default of its type.
#[derive(Debug)]
pub struct DefaultArgument<T> {
    argument: T,
    is_default: bool,
}

/// Describes an argument whose value may be the default of its type.
pub fn default_argument<C, V: DefaultPathField<C>, T>(
    value: &V,
    argument: T,
) -> DefaultArgument<T> {
    DefaultArgument { argument, is_default: value.is_default() }
}

impl<C, T: Displayed<C>> WriteArgument<C> for DefaultArgument<T> {
    #[inline]
    fn argument(&self) -> Argument<'_> {
        if self.is_default {
            Argument::Default(&self.argument)
        } else {
            Argument::Given(&self.argument)
        }
    }
}
