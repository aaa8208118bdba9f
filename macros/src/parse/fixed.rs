//! What the definition fixes: `content_type = "…"`, `headers(NAME = "value", …)` and, for requests,
//! `query("name" = "value", …)`.

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    LitStr, Path, Token, parenthesized,
    parse::{ParseBuffer, ParseStream},
    token,
};

use super::{
    list::{Entry, skip_past_comma},
    remedy,
    value::{Once, expected},
};
use crate::{
    model::{FixedParameter, HeaderName},
    tokens,
};

/// The header fields that are fixed for a message.
#[derive(Default)]
pub(crate) struct Fixed {
    pub(crate) content_type: Once<LitStr>,
    pub(crate) headers: Once<Vec<(HeaderName, LitStr)>>,
}

pub(super) const KEYS: [&str; 2] = ["content_type", "headers"];

const HEADERS: &str = "headers(CACHE_CONTROL = \"no-store\")";

const QUERY: &str = "query(\"list-type\" = \"2\", \"uploads\")";

impl Fixed {
    /// Reads an entry, or returns `None` if its key is another one.
    pub(super) fn entry(&mut self, entry: Entry<'_>) -> Option<syn::Result<()>> {
        let key = entry.key;
        Some(match &*key.to_string() {
            "content_type" => {
                self.content_type.read(key, || entry.string("content_type = \"text/csv\""))
            }
            "headers" => self.headers.read(key, || headers(entry)),
            _ => return None,
        })
    }
}

fn headers(entry: Entry<'_>) -> syn::Result<Vec<(HeaderName, LitStr)>> {
    list(entry, &format!("`headers` needs names and values; write `{HEADERS}`"), HEADERS, header)
}

/// Reads the query parameters that a request fixes.
pub(super) fn query(entry: Entry<'_>) -> syn::Result<Vec<FixedParameter>> {
    let missing =
        format!("`query` needs names; write `{QUERY}`, or `#[api(query)]` on a field instead");
    list(entry, &missing, QUERY, parameter)
}

/// Reads a list in parentheses. `missing` is the error if there is none, or nothing in it.
fn list<T>(
    entry: Entry<'_>,
    missing: &str,
    example: &str,
    read: impl Fn(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<Vec<T>> {
    let missing = || syn::Error::new(entry.key.span(), missing);
    if !entry.input.peek(token::Paren) {
        return Err(missing());
    }
    let content: ParseBuffer<'_>;
    parenthesized!(content in entry.input);
    if content.is_empty() {
        return Err(missing());
    }
    let (mut found, mut errors) = (Vec::new(), None::<syn::Error>);
    while !content.is_empty() {
        match entry_of_list(&content, example, &read) {
            Ok(entry) => found.push(entry),
            Err(error) => {
                skip_past_comma(&content);
                match &mut errors {
                    None => errors = Some(error),
                    Some(errors) => errors.combine(error),
                }
            }
        }
    }
    errors.map_or(Ok(found), Err)
}

/// Reads an entry and the comma after it.
fn entry_of_list<T>(
    input: ParseStream<'_>,
    example: &str,
    read: impl Fn(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<T> {
    let entry = read(input)?;
    if !input.is_empty() {
        expected(input.parse::<Token![,]>(), "`,`", example)?;
    }
    Ok(entry)
}

fn parameter(input: ParseStream<'_>) -> syn::Result<FixedParameter> {
    if !input.peek(LitStr) {
        let is_end = |input: ParseStream<'_>| input.peek(Token![=]) || input.peek(Token![,]);
        let written = tokens_to(&input.fork(), is_end)?;
        let message = format!("expected the name in quotes, as in `{QUERY}`");
        return Err(if written.is_empty() {
            input.error(message)
        } else {
            tokens::error(written, message)
        });
    }
    let name = input.parse()?;
    let has_value = input.parse::<Option<Token![=]>>()?.is_some();
    let value = has_value.then(|| value(input, QUERY)).transpose()?;
    Ok(FixedParameter { name, value })
}

fn header(input: ParseStream<'_>) -> syn::Result<(HeaderName, LitStr)> {
    let name = if input.peek(LitStr) {
        HeaderName::Literal(input.parse()?)
    } else {
        let written = tokens_to(&input.fork(), |input| input.peek(Token![=]))?;
        if let Some(error) = remedy::unquoted_header(&written, |name| format!("{name} = …")) {
            return Err(error);
        }
        let path = expected(input.call(Path::parse_mod_style), "the name of a field", HEADERS)?;
        HeaderName::Expression(quote::quote!(#path))
    };
    expected(input.parse::<Token![=]>(), "`=`", HEADERS)?;
    Ok((name, value(input, HEADERS)?))
}

fn value(input: ParseStream<'_>, example: &str) -> syn::Result<LitStr> {
    if input.peek(LitStr) {
        return input.parse();
    }
    let value = tokens_to(input, |input| input.peek(Token![,]))?;
    let message = format!("expected the value in quotes, as in `{example}`");
    Err(if value.is_empty() { input.error(message) } else { tokens::error(value, message) })
}

fn tokens_to(
    input: ParseStream<'_>,
    is_end: impl Fn(ParseStream<'_>) -> bool,
) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !is_end(input) {
        tokens.extend([input.parse::<TokenTree>()?]);
    }
    Ok(tokens)
}
