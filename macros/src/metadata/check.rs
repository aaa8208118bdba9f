//! Checks a description.

use proc_macro2::Span;
use syn::{Ident, LitStr};

use super::{
    model::{Availability, BodyRule, Endpoint, History, Method, VersionedPath},
    parse::{SCHEMES, Written},
    template,
};
use crate::{diagnostics::Diagnostics, parse::runtime_path, suggest};

mod history;
mod overlap;
mod placeholders;

/// The methods of RFC 9110, section 9.3, with PATCH (RFC 5789) and QUERY. A body of a GET or HEAD
/// request has no meaning, TRACE must have none, and a CONNECT request starts a tunnel.
const METHODS: [(&str, BodyRule); 10] = [
    ("GET", BodyRule::Forbidden),
    ("POST", BodyRule::Expected),
    ("PUT", BodyRule::Expected),
    ("DELETE", BodyRule::Allowed),
    ("PATCH", BodyRule::Expected),
    ("HEAD", BodyRule::Neither),
    ("OPTIONS", BodyRule::Allowed),
    ("QUERY", BodyRule::Allowed),
    ("TRACE", BodyRule::Forbidden),
    ("CONNECT", BodyRule::Neither),
];

/// Checks a description. The endpoint is broken if there are errors, including those of parsing.
pub(super) fn check(diagnostics: &Diagnostics, written: Written) -> Endpoint {
    check_keys(diagnostics, &written);
    let method = written.method.into_value().and_then(|method| self::method(diagnostics, method));
    let scheme = written.authentication.into_value();
    let mut history = match (written.history.into_value(), written.path.into_value()) {
        (Some(history), None) => history::check(diagnostics, history),
        (None, Some(path)) => only_path(diagnostics, path),
        _ => History::default(),
    };
    placeholders::check(diagnostics, &mut history);
    if diagnostics.count() == 0 {
        overlap::check(diagnostics, &history);
    }
    Endpoint {
        runtime: written.runtime.into_value().unwrap_or_else(runtime_path::default),
        method: method.unwrap_or_else(|| Method {
            constant: Ident::new("GET", Span::call_site()),
            body: BodyRule::Allowed,
        }),
        rate_limited: written.rate_limited.into_value().is_some_and(|value| value.value),
        authentication: scheme
            .filter(|scheme| check_scheme(diagnostics, scheme))
            .unwrap_or_else(|| Ident::new("None", Span::call_site())),
        name: written.name.into_value(),
        description: written.description.into_value(),
        history,
        is_broken: diagnostics.count() != 0,
    }
}

fn check_keys(diagnostics: &Diagnostics, written: &Written) {
    if let (Some(_), Some(path)) = (written.history.get(), written.path.key()) {
        let message = "an endpoint has either `history` or `path`; remove one of the two";
        diagnostics.error(path, message);
    }
    match written.first_key {
        Some(first_key) if written.is_complete => check_missing(diagnostics, written, first_key),
        None if written.is_complete => diagnostics.error(
            Span::call_site(),
            "`metadata!` needs keys; write `method: GET, authentication: None, history: { 1.0 => \
             \"/…\" }`",
        ),
        _ => {}
    }
}

/// Reports all missing keys as one error.
fn check_missing(diagnostics: &Diagnostics, written: &Written, first_key: Span) {
    let keys = [
        (written.method.is_absent(), "method", "method: GET"),
        (written.authentication.is_absent(), "authentication", "authentication: None"),
        (
            written.history.is_absent() && written.path.is_absent(),
            "history",
            "history: { 1.0 => \"/…\" }` or, without versions, `path: \"/…\"",
        ),
    ];
    let missing = || keys.iter().filter(|(is_absent, ..)| *is_absent);
    let names: Vec<_> = missing().map(|(_, name, _)| *name).collect();
    if names.is_empty() {
        return;
    }
    let plural = if names.len() == 1 { "" } else { "s" };
    let names = suggest::all_of(&names);
    let examples: Vec<_> = missing().map(|(.., example)| *example).collect();
    let examples = examples.join(", ");
    diagnostics.error(first_key, format_args!("missing key{plural} {names}; write `{examples}`"));
}

fn method(diagnostics: &Diagnostics, constant: Ident) -> Option<Method> {
    let known = METHODS.into_iter().find(|(name, _)| constant == name);
    if known.is_none() {
        let instead = suggest::instead(&constant.to_string(), &METHODS.map(|(name, _)| name));
        diagnostics.error(constant.span(), format_args!("unknown method `{constant}`; {instead}"));
    }
    known.map(|(_, body)| Method { constant, body })
}

fn check_scheme(diagnostics: &Diagnostics, scheme: &Ident) -> bool {
    let is_known = SCHEMES.iter().any(|known| scheme == known);
    if !is_known {
        let instead = suggest::instead(&scheme.to_string(), SCHEMES);
        diagnostics.error(
            scheme.span(),
            format_args!("unknown authentication scheme `{scheme}`; {instead}"),
        );
    }
    is_known
}

/// Returns the history of an endpoint without versions.
fn only_path(diagnostics: &Diagnostics, path: LitStr) -> History {
    let template = diagnostics.ok(template::parse(path));
    let path = template.map(|template| VersionedPath::new(template, Availability::Always));
    History { paths: path.into_iter().collect(), ..History::default() }
}
