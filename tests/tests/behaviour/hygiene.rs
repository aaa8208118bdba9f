//! Generated code compiles wherever an author may write a definition.
//!
//! That the file compiles is most of the test; what each definition does on the wire shows that
//! no name was caught by another.

mod contexts;
mod fields;
mod names;
mod strict;
