//! Account management.

pub mod register;
