//! Reads tokens, and returns what was written.

pub(crate) mod derive_input;
pub(crate) mod list;
pub(crate) mod runtime_path;
pub(crate) mod value;
