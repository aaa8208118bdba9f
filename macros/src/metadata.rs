//! `metadata!`

use proc_macro2::{Span, TokenStream};
use syn::{Ident, LitBool, LitStr, Path};

use self::history::History;
use crate::{attr::Once, context::Context};

mod check;
mod expand;
mod history;
mod parse;
mod template;

/// What was written, key by key.
#[derive(Default)]
struct Written {
    /// The first key: where a missing one is reported.
    first: Option<Span>,
    method: Once<Ident>,
    rate_limited: Once<LitBool>,
    authentication: Once<Ident>,
    name: Once<LitStr>,
    description: Once<LitStr>,
    path: Once<LitStr>,
    history: Once<History>,
    krate: Once<Path>,
    /// Whether all of it could be read.
    is_readable: bool,
}

/// A method, and what it says about a request's body.
struct Method {
    name: &'static str,
    allows_body: bool,
    sends_empty_object: bool,
}

/// RFC 9110, section 9.3, with PATCH (RFC 5789) and QUERY. A body of a GET or HEAD has no meaning,
/// TRACE must have none, and what follows a CONNECT is a tunnel.
const METHODS: &[Method] = &[
    Method { name: "GET", allows_body: false, sends_empty_object: false },
    Method { name: "POST", allows_body: true, sends_empty_object: true },
    Method { name: "PUT", allows_body: true, sends_empty_object: true },
    Method { name: "DELETE", allows_body: true, sends_empty_object: false },
    Method { name: "PATCH", allows_body: true, sends_empty_object: true },
    Method { name: "HEAD", allows_body: false, sends_empty_object: false },
    Method { name: "OPTIONS", allows_body: true, sends_empty_object: false },
    Method { name: "QUERY", allows_body: true, sends_empty_object: false },
    Method { name: "TRACE", allows_body: false, sends_empty_object: false },
    Method { name: "CONNECT", allows_body: false, sends_empty_object: false },
];

const SCHEMES: &[&str] = &[
    "None",
    "AccessToken",
    "AccessTokenOptional",
    "AppserviceToken",
    "AppserviceTokenOptional",
    "ServerSignatures",
    "Custom",
];

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let cx = Context::default();
    let written = parse::parse(&cx, input);
    let checked = check::check(&cx, &written);
    match cx.finish() {
        None => expand::expand(&checked, false),
        Some(errors) => {
            let value = expand::expand(&checked, true);
            quote::quote!({ #errors #value })
        }
    }
}
