//! The modules for `with`: in each part of a message, in both directions.

mod support;

mod base64;
mod durations;
mod numbers;
mod timestamps;
