//! From tokens to what was written.

use proc_macro2::TokenStream;
use syn::{Ident, LitBool, LitStr, Path, Token, ext::IdentExt as _, parse::ParseStream};

use super::{SCHEMES, Written, history};
use crate::{attr, context::Context, runtime_path, suggest};

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

const LIST: attr::List<'_> = attr::List { keys: KEYS, sign: ':' };

pub(super) fn parse(cx: &Context, tokens: TokenStream) -> Written {
    let mut written = Written::default();
    attr::entries(cx, tokens, LIST, |key, input| {
        written.first.get_or_insert(key.span());
        entry(cx, &mut written, key, input)
    });
    written.is_readable = cx.count() == 0;
    written
}

fn entry(
    cx: &Context,
    written: &mut Written,
    key: &Ident,
    input: ParseStream<'_>,
) -> syn::Result<()> {
    let value = |example: &str| {
        let list = crate::parse::list::List { keys: LIST.keys, assign: ':' };
        crate::parse::list::Entry { key, input, list }.assign(example)
    };
    match &*key.to_string() {
        "method" => written.method.read(key, || {
            value("method: GET")?;
            word(input, "expected a method, as in `method: GET`")
        }),
        "rate_limited" => written.rate_limited.read(key, || {
            value("rate_limited: true")?;
            input
                .parse::<LitBool>()
                .map_err(|error| syn::Error::new(error.span(), "expected `true` or `false`"))
        }),
        "authentication" => written.authentication.read(key, || {
            value("authentication: AccessToken")?;
            word(input, &format!("expected {}", suggest::any_of(SCHEMES)))
        }),
        "name" => written.name.read(key, || {
            value("name: \"…\"")?;
            text(input, "name: \"…\"")
        }),
        "description" => written.description.read(key, || {
            value("description: \"…\"")?;
            text(input, "description: \"…\"")
        }),
        "path" => written.path.read(key, || {
            value("path: \"/…\"")?;
            text(input, "path: \"/…\"")
        }),
        "history" => written.history.read(key, || {
            value("history: { 1.0 => \"/…\" }")?;
            history::parse(cx, input)
        }),
        runtime_path::KEY => written.krate.read(key, || {
            value("crate: my_api::pathlore")?;
            runtime_path::parse(input, "crate: my_api::pathlore")
        }),
        unknown => {
            let instead = suggest::instead(unknown, KEYS);
            Err(syn::Error::new(key.span(), format_args!("unknown key `{key}`; {instead}")))
        }
    }
}

/// A value that is a string literal, and alone.
fn text(input: ParseStream<'_>, example: &str) -> syn::Result<LitStr> {
    let text = attr::expected(input.parse(), "a string literal", example)?;
    ends(input).map(|()| text)
}

fn ends(input: ParseStream<'_>) -> syn::Result<()> {
    let list = crate::parse::list::List { keys: LIST.keys, assign: ':' };
    crate::parse::list::Entry { key: &quote::format_ident!("_"), input, list }.ends()
}

/// A value that is one identifier. Of a path that ends in it, as in `Method::GET`, the last segment
/// is what to write.
fn word(input: ParseStream<'_>, expected: &str) -> syn::Result<Ident> {
    if !input.peek(Ident::peek_any) {
        return Err(input.error(expected));
    }
    let fork = input.fork();
    let word = input.call(Ident::parse_any)?;
    if input.peek(Token![<]) {
        return Err(syn::Error::new(word.span(), expected));
    }
    if !input.peek(Token![::]) {
        return ends(input).map(|()| word);
    }
    let Ok(path) = fork.call(Path::parse_mod_style) else {
        return Err(syn::Error::new(word.span(), expected));
    };
    let last = path.segments.last().map_or(&word, |segment| &segment.ident);
    Err(syn::Error::new_spanned(&path, format_args!("write `{last}` alone, without a path")))
}
