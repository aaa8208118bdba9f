//! Generated code compiles wherever a definition may be, and refers to the right names.

mod contexts;
mod fields;
mod names;
mod strict;
