//! A description of an endpoint in words.

use proc_macro2::TokenStream;
use syn::Ident;

use super::{
    check,
    model::{Availability, Endpoint, VersionedPath},
    parse,
};
use crate::diagnostics::Diagnostics;

/// What the documentation says about an endpoint.
pub(crate) struct Described {
    /// Keys and values. The values are Markdown.
    pub(crate) rows: Vec<[String; 2]>,
    /// The scheme in the runtime's module `auth`, unless the request names another one.
    pub(crate) scheme: Option<Ident>,
}

/// Describes an endpoint. Returns `None` if there are errors in the tokens.
pub(crate) fn describe(tokens: TokenStream) -> Option<Described> {
    let diagnostics = Diagnostics::default();
    let written = parse::parse(&diagnostics, tokens);
    let endpoint = check::check(&diagnostics, written);
    if diagnostics.finish().is_some() {
        return None;
    }
    let mut rows = vec![row("Method", format!("`{}`", endpoint.method.constant))];
    rows.extend(endpoint.history.paths.iter().rev().map(|path| row("path", of_path(path))));
    let versions =
        [("deprecated", endpoint.history.deprecated), ("removed", endpoint.history.removed)];
    for (key, version) in versions {
        rows.extend(version.map(|version| row(key, format!("in version {version}"))));
    }
    let scheme = scheme(&endpoint);
    match &scheme {
        Some(scheme) if scheme == NONE => rows.push(row("authentication", "none".to_owned())),
        Some(scheme) => rows.push(row("authentication", format!("`{scheme}`"))),
        None => {}
    }
    let is_limited = if endpoint.rate_limited { "yes" } else { "no" };
    rows.push(row("rate limited", is_limited.to_owned()));
    Some(Described { rows, scheme })
}

fn row(key: &str, value: String) -> [String; 2] {
    [key.to_owned(), value]
}

/// The scheme of `authentication: None`.
const NONE: &str = "NoAuthentication";

fn scheme(endpoint: &Endpoint) -> Option<Ident> {
    let name = &endpoint.authentication;
    match &*name.to_string() {
        "Custom" => None,
        "None" => Some(Ident::new(NONE, name.span())),
        _ => Some(name.clone()),
    }
}

fn of_path(path: &VersionedPath) -> String {
    let template = path.template.literal.value();
    let servers = match &path.availability {
        Availability::Always => return format!("`{template}`"),
        Availability::Unstable => "unstable".to_owned(),
        Availability::UnstableFeature(feature) => {
            format!("unstable, feature `{}`", feature.value())
        }
        Availability::Version(version) => format!("since version {version}"),
        Availability::Feature(feature) => format!("feature `{}`", feature.value()),
        Availability::VersionOrFeature(version, feature) => {
            format!("since version {version}, or feature `{}`", feature.value())
        }
    };
    let mut text = format!("`{template}`, {servers}");
    for (event, version) in [("deprecated", path.deprecated), ("removed", path.removed)] {
        text.extend(version.map(|version| format!(", {event} in version {version}")));
    }
    text
}
