//! Turns a description into code.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::model::{Availability, BodyRule, Endpoint, History, Last, Template, VersionedPath};
use crate::version::Version;

/// Generates the value. For example, for a POST endpoint that needs an access token:
///
/// ```text
/// {
///     use ::pathlore::codegen as __codegen;
///     const __METADATA: __codegen::Metadata = __codegen::MetadataBuilder::new(&[…], &["room_id"])
///         .authentication(__codegen::Authentication::AccessToken)
///         .body(__codegen::BodyRule::Expected)
///         .build(__codegen::http::Method::POST);
///     __METADATA
/// }
/// ```
///
/// References in a constant are `'static`, wherever the macro is called.
pub(super) fn expand(endpoint: &Endpoint) -> TokenStream {
    let Endpoint { runtime, method, authentication, history, .. } = endpoint;
    let History { paths, placeholders, optional, deprecated, removed } = history;
    let rest = paths.iter().find_map(|path| path.template.last_if(Last::Rest));
    let rest = rest.map(|name| quote!(.rest(#name)));
    let optional = (!optional.is_empty()).then(|| quote!(.optional(&[#(#optional),*])));
    let paths = paths.iter().map(path);
    let rate_limited = endpoint.rate_limited.then(|| quote!(.rate_limited()));
    let name = endpoint.name.as_ref().map(|name| quote!(.name(#name)));
    let description = endpoint.description.as_ref().map(|text| quote!(.description(#text)));
    let deprecated = deprecated.map(Version::code).map(|version| quote!(.deprecated(#version)));
    let removed = removed.map(Version::code).map(|version| quote!(.removed(#version)));
    let body = match method.body {
        BodyRule::Neither => Some(quote!(Neither)),
        BodyRule::Forbidden => Some(quote!(Forbidden)),
        BodyRule::Allowed => None,
        BodyRule::Expected => Some(quote!(Expected)),
    };
    let body = body.map(|rule| quote!(.body(__codegen::BodyRule::#rule)));
    let broken = endpoint.is_broken.then(|| quote!(.broken()));
    let method = &method.constant;
    quote!({
        use #runtime::codegen as __codegen;
        const __METADATA: __codegen::Metadata =
            __codegen::MetadataBuilder::new(&[#(#paths),*], &[#(#placeholders),*])
                #optional
                #rest
                #rate_limited
                .authentication(__codegen::Authentication::#authentication)
                #name
                #description
                #deprecated
                #removed
                #body
                #broken
                .build(__codegen::http::Method::#method);
        __METADATA
    })
}

/// Generates a path. For example, for `1.1 => "/rooms/{room_id}/join"`:
///
/// ```text
/// __codegen::stable(
///     __codegen::template("/rooms/{room_id}/join", &["/rooms/", "/join"], &["room_id"], &[0]),
///     __codegen::Version::new(1, 1),
/// )
/// ```
fn path(path: &VersionedPath) -> TokenStream {
    let mut tokens = added(path);
    if let Some(version) = path.deprecated.map(Version::code) {
        tokens = quote!(__codegen::deprecated_path(#tokens, #version));
    }
    if let Some(version) = path.removed.map(Version::code) {
        tokens = quote!(__codegen::removed_path(#tokens, #version));
    }
    tokens
}

fn added(path: &VersionedPath) -> TokenStream {
    let template = template(&path.template, &path.indices);
    match &path.availability {
        Availability::Always => quote!(__codegen::path(#template)),
        Availability::Unstable => quote!(__codegen::unstable(#template)),
        Availability::UnstableFeature(feature) => {
            quote!(__codegen::unstable_feature(#template, #feature))
        }
        Availability::Version(version) => {
            let version = version.code();
            quote!(__codegen::stable(#template, #version))
        }
        Availability::Feature(feature) => quote!(__codegen::stable_feature(#template, #feature)),
        Availability::VersionOrFeature(version, feature) => {
            let version = version.code();
            quote!(__codegen::stable_or_feature(#template, #version, #feature))
        }
    }
}

fn template(template: &Template, indices: &[usize]) -> TokenStream {
    let Template { literal, parts, names, last } = template;
    if names.is_empty() {
        let constant = quote!(__codegen::http::uri::PathAndQuery::from_static(#literal));
        return quote!(__codegen::literal(&#literal, || const { #constant }));
    }
    let indices = indices.iter().copied().map(Literal::usize_unsuffixed);
    let template =
        quote!(__codegen::template(#literal, &[#(#parts),*], &[#(#names),*], &[#(#indices),*]));
    match last {
        Last::Segment => template,
        Last::Optional => quote!(__codegen::optional(#template)),
        Last::Rest => quote!(__codegen::rest(#template)),
    }
}
