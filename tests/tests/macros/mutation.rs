//! Changed definitions: any tokens expand to code or errors, and one mistake is one error.
//!
//! The definitions of the tests and examples are changed at random and expanded outside the
//! compiler. The changes depend only on a seed, so that a failure can be reproduced.

mod edit;
mod laws;
mod nesting;
mod outcome;
mod pool;
mod random;
mod subject;
