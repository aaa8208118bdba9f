//! Header fields that the definition fixes: `content_type = "…"` and `headers(NAME = "value", …)`.

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    LitStr, Path, Token, parenthesized,
    parse::{ParseBuffer, ParseStream},
    token,
};

use super::{
    list::Entry,
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
    if !entry.input.peek(token::Paren) {
        let message = format!("`headers` needs names and values; write `{EXAMPLE}`");
        return Err(syn::Error::new(entry.key.span(), message));
    }
    let content: ParseBuffer<'_>;
    parenthesized!(content in entry.input);
    let mut found = Vec::new();
    while !content.is_empty() {
        found.push(header(&content)?);
        if !content.is_empty() {
            expected(content.parse::<Token![,]>(), "`,`", EXAMPLE)?;
        }
    }
    Ok(found)
}

fn header(input: ParseStream<'_>) -> syn::Result<(HeaderName, LitStr)> {
    let name = if input.peek(LitStr) {
        HeaderName::Literal(input.parse()?)
    } else {
        let path = expected(input.call(Path::parse_mod_style), "the name of a field", EXAMPLE)?;
        HeaderName::Expression(quote::quote!(#path))
    };
    expected(input.parse::<Token![=]>(), "`=`", EXAMPLE)?;
    if input.peek(LitStr) {
        return Ok((name, input.parse()?));
    }
    let mut value = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        value.extend([input.parse::<TokenTree>()?]);
    }
    let message = format!("expected the value in quotes, as in `{EXAMPLE}`");
    Err(if value.is_empty() { input.error(message) } else { tokens::error(value, message) })
}
