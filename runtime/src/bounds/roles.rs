//! Traits that are implemented for all types with certain bounds.

/// Defines such traits.
///
/// Only the implementations have the bounds, so that the compiler reports the trait, with its own
/// message, instead of each bound. The traits are sealed, because other crates cannot name `Of`.
macro_rules! roles {
    ($($(#[$attribute:meta])* $name:ident: $($bound:path)|+;)*) => {$(
        $(#[$attribute])*
        pub trait $name: Sized {
            #[doc(hidden)]
            fn check(_: Of<Self>);
        }

        #[diagnostic::do_not_recommend]
        impl<T: $($bound +)+> $name for T {
            fn check(_: Of<Self>) {}
        }
    )*};
}

pub(super) use roles;
