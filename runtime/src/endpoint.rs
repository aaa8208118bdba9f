//! The description of an endpoint: its metadata, versions and paths.

pub(crate) mod carrier;
pub(crate) mod choice;
pub(crate) mod field_history;
pub(crate) mod history;
pub(crate) mod metadata;
pub(crate) mod path_arguments;
pub(crate) mod path_template;
pub(crate) mod request_line;
mod served;
pub(crate) mod server_fields;
pub(crate) mod supported;
pub(crate) mod version;
