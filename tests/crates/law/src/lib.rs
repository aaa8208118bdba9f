//! Has no code: `build.rs` generates the definitions, and `tests/law.rs` checks them.
