//! What goes over the wire: decoding gives back exactly what was encoded, for every shape of a
//! request and a response, and what cannot be carried is an error.

mod bodies;
mod conventions;
mod errors;
mod generic;
mod headers;
mod paths;
mod queries;
mod regressions;
mod support;
