//! What is known of an endpoint: its description, its versions and its paths.

pub(crate) mod history;
pub(crate) mod metadata;
pub(crate) mod path_template;
pub(crate) mod version;
