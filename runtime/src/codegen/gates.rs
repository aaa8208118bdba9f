//! The implementations that are generated under every feature set, but that hold only under some.
//!
//! Without its feature, an implementation has a bound that names the feature, so that the compiler
//! says why a method cannot be called. The bound has a lifetime, because the compiler does not accept
//! a bound that never holds otherwise. The code of the method is left out.

/// Expands to an implementation that holds if the feature `client` is enabled.
#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "client"))]
macro_rules! __client_impl {
    ($($parts:tt)*) => { $crate::__feature_off! { FeatureClient $($parts)* } };
}

/// Expands to an implementation that holds if the feature `server` is enabled.
#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "server"))]
macro_rules! __server_impl {
    ($($parts:tt)*) => { $crate::__feature_off! { FeatureServer $($parts)* } };
}

/// Expands to an implementation whose feature is enabled.
#[doc(hidden)]
#[macro_export]
#[cfg(any(feature = "client", feature = "server"))]
macro_rules! __feature_on {
    ({$($head:tt)*} {$($bounds:tt)*} {$($signature:tt)*} $body:tt $($response:ident)?) => {
        #[automatically_derived]
        $($head)* $($bounds)* {
            $($signature)* $body
        }
    };
}

/// The bound on the response is that of the trait of the request. It is implied by the one on the
/// feature, unless the response is written by hand.
#[doc(hidden)]
#[macro_export]
macro_rules! __feature_off {
    (
        $feature:ident
        {$($head:tt)*} {$(where $($bounds:tt)+)?} {$($signature:tt)*} $body:tt
        $($response:ident)?
    ) => {
        $($head)*
        where
            $($($bounds)+,)?
            for<'feature_off> $crate::bounds::Pathlore<'feature_off>: $crate::bounds::$feature,
            $(for<'feature_off> <
                <Self as $crate::Endpoint>::Response as $crate::codegen::Under<'feature_off>
            >::Type: $crate::$response,)?
        {
            $($signature)* {
                ::core::unreachable!()
            }
        }
    };
}

/// A type, as one that seems to depend on a lifetime.
pub trait Under<'a> {
    /// The type itself.
    type Type: ?Sized;
}

impl<T: ?Sized> Under<'_> for T {
    type Type = T;
}
