//! Header fields that the definition fixes: `content_type = "…"` and `headers(NAME = "value", …)`.

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
use crate::{model::HeaderName, tokens};

/// The header fields that are fixed for a message.
#[derive(Default)]
pub(crate) struct Fixed {
    pub(crate) content_type: Once<LitStr>,
    pub(crate) headers: Once<Vec<(HeaderName, LitStr)>>,
}

pub(super) const KEYS: [&str; 2] = ["content_type", "headers"];

const EXAMPLE: &str = "headers(CACHE_CONTROL = \"no-store\")";

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
    let missing = || {
        let message = format!("`headers` needs names and values; write `{EXAMPLE}`");
        syn::Error::new(entry.key.span(), message)
    };
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
        match entry_of_list(&content) {
            Ok(header) => found.push(header),
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

/// Reads a name, a value and the comma after it.
fn entry_of_list(input: ParseStream<'_>) -> syn::Result<(HeaderName, LitStr)> {
    let header = header(input)?;
    if !input.is_empty() {
        expected(input.parse::<Token![,]>(), "`,`", EXAMPLE)?;
    }
    Ok(header)
}

fn header(input: ParseStream<'_>) -> syn::Result<(HeaderName, LitStr)> {
    let name = if input.peek(LitStr) {
        HeaderName::Literal(input.parse()?)
    } else {
        let written = tokens_to(&input.fork(), |input| input.peek(Token![=]))?;
        if let Some(error) = remedy::unquoted_header(&written, |name| format!("{name} = …")) {
            return Err(error);
        }
        let path = expected(input.call(Path::parse_mod_style), "the name of a field", EXAMPLE)?;
        HeaderName::Expression(quote::quote!(#path))
    };
    expected(input.parse::<Token![=]>(), "`=`", EXAMPLE)?;
    if input.peek(LitStr) {
        return Ok((name, input.parse()?));
    }
    let value = tokens_to(input, |input| input.peek(Token![,]))?;
    let message = format!("expected the value in quotes, as in `{EXAMPLE}`");
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
