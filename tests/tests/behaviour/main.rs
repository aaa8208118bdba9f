//! How definitions behave once they compile.

pub mod accepted;
mod api;

mod authentication;
mod base_url;
mod by_hand;
mod constructors;
mod history;
mod hygiene;
mod metadata;
mod readme;
mod target;
mod wire;
