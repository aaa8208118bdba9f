//! What the macros accept and reject, and the code that they generate.

mod documentation;
mod editors;
mod expansion;
mod mutation;
mod parser;
