//! The procedural macros of the crate `pathlore`, which re-exports and documents them.
//!
//! Depend on `pathlore` instead of this crate, because generated code refers to it.

use proc_macro::TokenStream;

mod attribute;
mod check;
mod diagnostics;
mod documentation;
mod endpoint_error;
mod expand;
mod generics;
mod metadata;
mod model;
mod parse;
mod request;
mod response;
mod site;
mod suggest;
mod symbol;
mod tokens;
mod ty;
mod version;

/// Describes an endpoint: see the documentation of the crate `pathlore`.
#[proc_macro]
pub fn metadata(input: TokenStream) -> TokenStream {
    metadata::expand(input.into()).into()
}

/// Turns a struct into the request of an endpoint: see the documentation of the crate `pathlore`.
#[proc_macro_attribute]
pub fn request(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute::expand(attribute::Macro::Request, &arguments.into(), item.into()).into()
}

/// Turns a struct into the response of an endpoint: see the documentation of the crate `pathlore`.
#[proc_macro_attribute]
pub fn response(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute::expand(attribute::Macro::Response, &arguments.into(), item.into()).into()
}

/// Turns an enum or struct into the error type of endpoints: see the documentation of the crate
/// `pathlore`.
#[proc_macro_attribute]
pub fn endpoint_error(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute::expand(attribute::Macro::EndpointError, &arguments.into(), item.into()).into()
}

/// Adds the description of a message to its documentation. Not public API.
#[doc(hidden)]
#[proc_macro_attribute]
pub fn document(kind: TokenStream, item: TokenStream) -> TokenStream {
    documentation::expand(&kind.into(), item.into()).into()
}

/// The derive that `#[request]` adds to the struct. Not public API.
#[doc(hidden)]
#[proc_macro_derive(DeriveRequest, attributes(api, ruma_api, serde, __pathlore))]
pub fn derive_request(item: TokenStream) -> TokenStream {
    request::expand(item.into(), false).into()
}

/// The derive that `#[request]` adds to the struct with the feature `describe`. Not public API.
#[doc(hidden)]
#[proc_macro_derive(DescribeRequest, attributes(api, ruma_api, serde, __pathlore))]
pub fn describe_request(item: TokenStream) -> TokenStream {
    request::expand(item.into(), true).into()
}

/// The derive that `#[response]` adds to the struct with the feature `describe`. Not public API.
#[doc(hidden)]
#[proc_macro_derive(DescribeResponse, attributes(api, ruma_api, serde, __pathlore))]
pub fn describe_response(item: TokenStream) -> TokenStream {
    response::expand(item.into(), true).into()
}

/// The derive that `#[endpoint_error]` adds to the enum or struct with the feature `describe`. Not public
/// API.
#[doc(hidden)]
#[proc_macro_derive(DescribeEndpointError, attributes(api, ruma_api, serde, __pathlore))]
pub fn describe_endpoint_error(item: TokenStream) -> TokenStream {
    endpoint_error::expand(item.into(), true).into()
}

/// The derive that `#[response]` adds to the struct. Not public API.
#[doc(hidden)]
#[proc_macro_derive(DeriveResponse, attributes(api, ruma_api, serde, __pathlore))]
pub fn derive_response(item: TokenStream) -> TokenStream {
    response::expand(item.into(), false).into()
}

/// The derive that `#[endpoint_error]` adds to the enum or struct. Not public API.
#[doc(hidden)]
#[proc_macro_derive(DeriveEndpointError, attributes(api, ruma_api, serde, __pathlore))]
pub fn derive_endpoint_error(item: TokenStream) -> TokenStream {
    endpoint_error::expand(item.into(), false).into()
}
