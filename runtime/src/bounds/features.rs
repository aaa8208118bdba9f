//! The bounds of implementations whose feature is not enabled.

/// This crate, of which [`FeatureClient`] and [`FeatureServer`] say something.
#[derive(Debug)]
pub struct Pathlore<'a>(core::marker::PhantomData<&'a ()>);

/// The feature `client` of this crate is enabled. Otherwise requests cannot be sent, and responses
/// cannot be received.
#[diagnostic::on_unimplemented(
    message = "the feature `client` of pathlore is not enabled; add it in `Cargo.toml`, as in \
               `pathlore = {{ version = \"…\", features = [\"client\"] }}`",
    label = "needs pathlore's feature `client`"
)]
pub trait FeatureClient {}

/// The feature `server` of this crate is enabled. Otherwise requests cannot be received, and responses
/// cannot be sent.
#[diagnostic::on_unimplemented(
    message = "the feature `server` of pathlore is not enabled; add it in `Cargo.toml`, as in \
               `pathlore = {{ version = \"…\", features = [\"server\"] }}`",
    label = "needs pathlore's feature `server`"
)]
pub trait FeatureServer {}
