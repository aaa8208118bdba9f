//! Definitions that compile without a warning, and what they do.
//!
//! Each one resembles a mistake from `tests/ui`.

#![allow(missing_docs, unreachable_pub, clippy::match_bool)]

pub mod body {
    pub mod whole_body;
}
pub mod field {
    pub mod attributes_of_other_derives;
    pub mod attributes_under_cfg;
    pub mod documented;
    pub mod raw_identifiers;
    pub mod ruma_alias;
    pub mod secret_with_each_kind;
    pub mod types_with_references_and_equals_signs;
}
pub mod generics {
    pub mod associated_type;
    pub mod borrowed_with_cow;
    pub mod computed_arguments;
    pub mod computed_lengths;
    pub mod const_parameters;
    pub mod generic_response;
    pub mod parameters_with_defaults;
    pub mod references_that_are_sent;
}
pub mod header {
    pub mod fields_of_the_connection_received;
    pub mod functions_of_each_form;
    pub mod type_with_display_and_from_str;
}
pub mod history {
    pub mod one_feature_in_several_arms;
}
pub mod query {
    pub mod access_token_without_a_scheme;
    pub mod maps_and_lists;
}
pub mod request {
    pub mod all_arguments;
    pub mod captures;
    pub mod error_type_of_the_endpoint;
    pub mod from_macro_rules;
    pub mod no_arguments_in_parentheses;
    pub mod other_names;
    pub mod own_debug;
    pub mod own_derives;
    pub mod path_to_the_macro;
    pub mod shared_response;
}
pub mod response {
    pub mod error_type;
    pub mod header_of_a_response_to_head;
    pub mod status_own_constant;
}
pub mod serde {
    pub mod attributes_together;
    pub mod defaults;
    pub mod flatten_beside_members;
    pub mod one_name_in_body_and_query;
    pub mod rename_all;
    pub mod rename_and_alias;
    pub mod with_and_skip_if;
}
pub mod usage {
    pub mod names_of_the_prelude_taken;
    pub mod only_received;
    pub mod only_sent;
    pub mod runtime_under_another_path;
}
