//! What the macros accept and reject, and the code that they generate.

mod editors;
mod expansion;
mod mutation;
mod parser;
