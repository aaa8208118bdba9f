//! The macros are total: whatever tokens stand in a definition, an expansion is code or errors.
//!
//! The valid definitions of the tests and examples are changed token by token and expanded outside
//! of the compiler. What is changed is drawn from a seed, so a failure can be repeated: it prints
//! the tokens.

mod edit;
mod laws;
mod nesting;
mod outcome;
mod pool;
mod random;
mod subject;
