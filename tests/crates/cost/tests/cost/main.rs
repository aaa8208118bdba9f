//! Costs that can be counted: allocations, and how often a value is read and written. The run-time bench counts
//! instructions.

mod allocations;
mod calls;
mod guesses;
mod raw_body;
