//! The arguments of handlers before the call.

use axum::{
    extract::FromRequestParts,
    response::{IntoResponse as _, Response},
};
use pathlore::http::request::Parts;

/// An argument of a handler before the [`Call`](crate::Call).
///
/// Implemented for all types that implement axum's [`FromRequestParts`] and can be sent to other threads.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an extractor of a handler with the state `{S}`",
    label = "not an extractor",
    note = "the arguments before `Call` implement `axum::extract::FromRequestParts<{S}>`; the body belongs to \
            the request in `Call`",
    note = "`Call` is the last argument, and `State` has the type of the state of `Endpoints`"
)]
pub trait Extractor<S>: Sized + Send {
    /// Extracts the value from the head of a request.
    ///
    /// # Errors
    ///
    /// Returns the response if the request is rejected.
    fn extract(parts: &mut Parts, state: &S)
    -> impl Future<Output = Result<Self, Response>> + Send;
}

#[diagnostic::do_not_recommend]
impl<S: Sync, T: FromRequestParts<S> + Send> Extractor<S> for T {
    async fn extract(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        match T::from_request_parts(parts, state).await {
            Ok(value) => Ok(value),
            Err(rejection) => Err(rejection.into_response()),
        }
    }
}

/// The arguments of a handler before the [`Call`](crate::Call): a tuple of at most eight [`Extractor`]s.
pub trait Extractors<S>: Sized + Send {
    /// Extracts all values, in the order of the arguments.
    ///
    /// # Errors
    ///
    /// Returns the response of the first extractor that rejects the request.
    fn extract(parts: &mut Parts, state: &S)
    -> impl Future<Output = Result<Self, Response>> + Send;
}

macro_rules! tuple {
    ($($extractor:ident),*) => {
        impl<S: Sync, $($extractor: Extractor<S>),*> Extractors<S> for ($($extractor,)*) {
            #[allow(unused_variables, reason = "there may be no extractors")]
            async fn extract(parts: &mut Parts, state: &S) -> Result<Self, Response> {
                Ok(($($extractor::extract(parts, state).await?,)*))
            }
        }
    };
}

tuple!();
tuple!(T1);
tuple!(T1, T2);
tuple!(T1, T2, T3);
tuple!(T1, T2, T3, T4);
tuple!(T1, T2, T3, T4, T5);
tuple!(T1, T2, T3, T4, T5, T6);
tuple!(T1, T2, T3, T4, T5, T6, T7);
tuple!(T1, T2, T3, T4, T5, T6, T7, T8);
