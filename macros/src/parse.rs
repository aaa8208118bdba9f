//! Parses the input of the macros.

pub(crate) mod args;
pub(crate) mod derive_input;
pub(crate) mod field;
pub(crate) mod fixed;
pub(crate) mod history;
pub(crate) mod item;
pub(crate) mod list;
pub(crate) mod misnamed;
mod remedy;
pub(crate) mod runtime_path;
pub(crate) mod serde;
mod status;
pub(crate) mod unexpected;
pub(crate) mod value;
pub(crate) mod variant;
pub(crate) mod version;
