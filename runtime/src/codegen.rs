//! Everything that generated code uses. Not public API: it may change in any release.

pub use std::{
    option::Option::{None, Some},
    result::Result::{self, Err, Ok},
};

pub use bytes;
pub use http;
pub use serde;

pub use self::{
    assertions::{
        ResponseBody, WithoutBody, allows_response_body, assert_allows_body, assert_custom_scheme,
        assert_field_history, assert_history, assert_no_authorization, assert_not_a_credential,
        assert_sends_body, expects_body, header_name, path_order, refuse, status,
    },
    checked::{
        Checked, EndpointErrorOf, Late, NoSerializer, Placed, Same, Sound, check, check_writer,
        if_placed, late, of, of_field, of_list, of_option,
    },
    clone::clone,
    columns::{
        NoBody, NoForm, Raw, argument, cookie, deny_unknown, file, flattened, flattened_parameters,
        form, form_data, header, header_prefix, ignore_all, member, mixed, parameter, text,
        whole_body, whole_body_by, whole_query, whole_query_by,
    },
    cookie::assert_cookies,
    debug::{Redacted, debug_struct, debug_tuple},
    error::{
        Detail, ErrorCase, RestError, assert_distinct_case, assert_error_status, detail,
        error_case, error_status, find_case, find_form_case, no_case,
    },
    files::{Files, assert_multipart},
    functions::{
        ByTarget, Fitting, Functions, Parses, Printed, Prints, ToText, UnlessFitting, Unused,
        coercion, from_text, functions, printed, to_text,
    },
    gates::Under,
    header::{HeaderText, HeaderWritten, RawHeader, RawText, raw},
    history::{
        ByServer, FieldHistoryBuilder, ServerFields, by_server, field_history, header_history,
        newer_list, renamed, version_or_feature,
    },
    metadata::{
        MetadataBuilder, date, deprecated_path, literal, optional, path, removed_path, rest,
        stable, stable_feature, stable_or_feature, template, unknown_metadata, unstable,
        unstable_feature,
    },
    places::Places,
    prefix::{of_map, of_map_of_lists, pairs},
    read::{endpoint_error, read_request, read_response, read_success},
    scheme::{HasScheme, SchemeOf, Tag},
    standard_name::{
        StandardName, assert_distinct, assert_not_content_type, assert_sent, standard_name,
    },
    status::{
        assert_distinct_status, assert_final, assert_statuses_allow_body, listed_status,
        read_status, some_allows_body, success_status, variant_of,
    },
    tuples::nest,
    write::{
        Empty, Omitted, Stream, beside_flattened, body_by, content_type, cookies, dated_header,
        default_argument, distinct, each, file_part, fixed, flatten, flatten_by,
        flatten_parameters_by, form_body, form_data_body, header_lines, header_list, header_map,
        header_strings, json_part, key_alone, member_by, mixed_body, one_part, optional_argument,
        optional_text_body, parameter_by, query_by, raw_body, secret, text_body, text_part, unless,
        whole, write_request, write_response,
    },
    written::{Displayed, RawBytes, SerdeText, Written, serde_text},
};
pub(crate) use self::{
    checked::Of,
    message::to_json,
    read::{read_argument, read_optional_argument},
    uri::{Destination, UriWriter, to_form},
};
#[cfg(not(feature = "client"))]
pub use crate::__client_impl as client_impl;
#[cfg(feature = "client")]
pub use crate::__feature_on as client_impl;
#[cfg(feature = "server")]
pub use crate::__feature_on as server_impl;
#[cfg(not(feature = "server"))]
pub use crate::__server_impl as server_impl;
pub use crate::endpoint::metadata::BodyRule;
pub use crate::{
    __expression as expression, __item as item, Authentication, Buffered, DecodeError, Endpoint,
    EndpointError, EndpointResponse, ErrorResponse, FieldHistory, FromHttpRequestError,
    FromHttpResponseError, FromRejection, IncomingRequest, IncomingResponse, IntoHttpError,
    Metadata, OutgoingRequest, OutgoingResponse, Place, Rejection, Streamed, Target, Version,
    auth::AuthScheme, bounds,
};

mod assertions;
mod checked;
mod clone;
mod columns;
mod cookie;
mod debug;
#[cfg(feature = "describe")]
pub mod describe;
mod error;
mod files;
mod functions;
mod gates;
mod header;
mod history;
mod message;
mod metadata;
mod object;
mod places;
mod prefix;
pub mod probe;
mod read;
mod scheme;
mod standard_name;
mod status;
mod tuples;
mod uri;
mod write;
mod written;

/// Parses an expression of the definition, so that the compiler reports a syntax error on the token
/// that is wrong.
#[doc(hidden)]
#[macro_export]
macro_rules! __expression {
    ($expression:expr) => {
        $expression
    };
}

/// Expands to a struct. If the path of this crate is wrong, the struct is not expanded.
#[doc(hidden)]
#[macro_export]
macro_rules! __item {
    ($($item:tt)*) => { $($item)* };
}
