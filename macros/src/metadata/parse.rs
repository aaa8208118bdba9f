//! Reads the keys of a description.

use proc_macro2::{Span, TokenStream};
use syn::{Ident, LitBool, LitStr, Path, Token, ext::IdentExt as _};

use self::history::History;
use crate::{
    diagnostics::Diagnostics,
    parse::{
        list::{self, Entry, List},
        runtime_path,
        value::Once,
    },
    suggest,
    tokens::is_field_name,
};

pub(super) mod history;

/// The values of all keys.
#[derive(Default)]
pub(super) struct Written {
    /// The first key. An error about a missing key is reported here.
    pub(super) first_key: Option<Span>,
    pub(super) method: Once<Ident>,
    pub(super) rate_limited: Once<LitBool>,
    pub(super) authentication: Once<Ident>,
    pub(super) name: Once<LitStr>,
    pub(super) description: Once<LitStr>,
    pub(super) path: Once<LitStr>,
    pub(super) history: Once<History>,
    pub(super) runtime: Once<Path>,
    /// Whether everything could be read. Otherwise it is unknown which keys are missing.
    pub(super) is_complete: bool,
}

/// The authentication schemes.
pub(super) const SCHEMES: &[&str] = &[
    "None",
    "AccessToken",
    "AccessTokenOptional",
    "AppserviceToken",
    "AppserviceTokenOptional",
    "ServerSignatures",
    "Custom",
];

const KEYS: &[&str] = &[
    "method",
    "rate_limited",
    "authentication",
    "history",
    "path",
    "name",
    "description",
    runtime_path::KEY,
];

/// Reads a description. Values that cannot be read are left out.
pub(super) fn parse(diagnostics: &Diagnostics, tokens: TokenStream) -> Written {
    let mut written = Written::default();
    list::entries(diagnostics, tokens, List { keys: KEYS, assign: ':' }, |entry| {
        written.first_key.get_or_insert(entry.key.span());
        written.read(diagnostics, entry)
    });
    written.is_complete = diagnostics.count() == 0;
    written
}

impl Written {
    fn read(&mut self, diagnostics: &Diagnostics, entry: Entry<'_>) -> syn::Result<()> {
        let key = entry.key;
        match &*key.to_string() {
            "method" => self.method.read(key, || {
                entry.assign("method: GET")?;
                identifier(entry, "expected a method, as in `method: GET`")
            }),
            "rate_limited" => self.rate_limited.read(key, || {
                entry.assign("rate_limited: true")?;
                let value = entry.input.parse();
                value.map_err(|error| syn::Error::new(error.span(), "expected `true` or `false`"))
            }),
            "authentication" => self.authentication.read(key, || {
                entry.assign("authentication: AccessToken")?;
                identifier(entry, &format!("expected {}", suggest::any_of(SCHEMES)))
            }),
            "name" => self.name.read(key, || entry.string("name: \"…\"")),
            "description" => self.description.read(key, || entry.string("description: \"…\"")),
            "path" => self.path.read(key, || entry.string("path: \"/…\"")),
            "history" => self.history.read(key, || {
                entry.assign("history: { 1.0 => \"/…\" }")?;
                history::parse(diagnostics, entry.input)
            }),
            runtime_path::KEY => self.runtime.read(key, || {
                const EXAMPLE: &str = "crate: my_api::pathlore";
                entry.assign(EXAMPLE)?;
                runtime_path::parse(entry.input, EXAMPLE)
            }),
            unknown => {
                let instead = suggest::instead(unknown, KEYS);
                Err(syn::Error::new(key.span(), format_args!("unknown key `{key}`; {instead}")))
            }
        }
    }
}

/// Reads a value that is one identifier. The error about a path, such as `Method::GET`, suggests its
/// last segment.
fn identifier(entry: Entry<'_>, expected: &str) -> syn::Result<Ident> {
    let input = entry.input;
    if let Ok(literal) = input.fork().parse::<LitStr>()
        && is_field_name(&literal.value())
    {
        return Err(input.error(format_args!("write `{}` without quotes", literal.value())));
    }
    if !input.peek(Ident::peek_any) {
        return Err(input.error(expected));
    }
    let fork = input.fork();
    let identifier = input.call(Ident::parse_any)?;
    if input.peek(Token![<]) {
        return Err(syn::Error::new(identifier.span(), expected));
    }
    if !input.peek(Token![::]) {
        return entry.ends().map(|()| identifier);
    }
    let Ok(path) = fork.call(Path::parse_mod_style) else {
        return Err(syn::Error::new(identifier.span(), expected));
    };
    let last = path.segments.last().map_or(&identifier, |segment| &segment.ident);
    Err(syn::Error::new_spanned(&path, format_args!("write `{last}` alone, without a path")))
}
