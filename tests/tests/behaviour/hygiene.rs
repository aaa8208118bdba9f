//! Generated code compiles wherever a definition may be, and refers to the right names.

mod contexts;
mod enums;
mod fields;
mod methods;
mod names;
mod strict;
