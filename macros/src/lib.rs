//! The macros of the crate `pathlore`, which re-exports them with their documentation. Depend on
//! that crate: what the macros generate refers to it.

use proc_macro::TokenStream;

mod arguments;
mod attr;
mod attribute;
mod body;
mod checks;
mod clone;
mod context;
mod debug;
mod diagnostics;
mod field;
mod generics;
mod halves;
mod header;
mod item;
mod members;
mod metadata;
mod names;
mod parse;
mod path;
mod predicates;
mod query;
mod request;
mod response;
mod runtime_path;
mod serde_attr;
mod suggest;
mod symbol;
mod tokens;
mod wire_name;

/// Describes an endpoint: see the documentation of the crate `pathlore`.
#[proc_macro]
pub fn metadata(input: TokenStream) -> TokenStream {
    metadata::expand(input.into()).into()
}

/// Makes a struct the request of an endpoint: see the documentation of the crate `pathlore`.
#[proc_macro_attribute]
pub fn request(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute::expand(attribute::Macro::Request, &arguments.into(), item.into()).into()
}

/// Makes a struct the response of an endpoint: see the documentation of the crate `pathlore`.
#[proc_macro_attribute]
pub fn response(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute::expand(attribute::Macro::Response, &arguments.into(), item.into()).into()
}

/// What `#[request]` adds to the struct: not public API.
#[doc(hidden)]
#[proc_macro_derive(DeriveRequest, attributes(api, ruma_api, serde, __pathlore))]
pub fn derive_request(item: TokenStream) -> TokenStream {
    request::expand(item.into()).into()
}

/// What `#[response]` adds to the struct: not public API.
#[doc(hidden)]
#[proc_macro_derive(DeriveResponse, attributes(api, ruma_api, serde, __pathlore))]
pub fn derive_response(item: TokenStream) -> TokenStream {
    response::expand(item.into()).into()
}
