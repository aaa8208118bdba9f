//! Messages on the wire: decoding gives back exactly what was encoded, and a value that a message
//! cannot carry is an error.

mod absent_bodies;
mod absent_parameters;
mod bodies;
mod content_types;
mod conventions;
mod cookies;
mod declared_without_body;
mod defaults;
mod endpoint_errors;
mod error_types;
mod errors;
mod field_history;
mod fixed_headers;
mod fixed_queries;
mod flattened_queries;
mod forms;
mod generic;
mod header_lists;
mod header_prefixes;
mod headers;
mod law;
mod numbers;
mod open_paths;
mod passed_on;
mod paths;
mod prelude;
mod queries;
mod regressions;
mod rejections;
mod statuses;
mod streams;
pub(crate) mod support;
mod text_bodies;
mod texts;
mod whole_by_functions;
mod without_impls;
