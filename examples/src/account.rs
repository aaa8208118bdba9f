//! Accounts.

pub mod register;
