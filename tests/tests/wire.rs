//! What goes over the wire: decoding gives back exactly what was encoded, for every shape of a
//! request and a response, and what cannot be carried is an error.

mod wire {
    mod bodies;
    mod conventions;
    mod error_types;
    mod errors;
    mod generic;
    mod headers;
    mod paths;
    mod prelude;
    mod queries;
    mod regressions;
    mod support;
}
