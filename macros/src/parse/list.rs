//! Comma-separated lists of `key`, `key = value` or `key: value`.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::{
    Ident, Token, braced,
    ext::IdentExt as _,
    parse::{ParseBuffer, ParseStream, Parser as _},
    token,
};

pub(crate) use self::entry::Entry;
use super::unexpected;
use crate::{
    diagnostics::Diagnostics,
    suggest,
    tokens::{self, is_punct},
};

mod entry;

/// The form of a list's entries.
#[derive(Clone, Copy)]
pub(crate) struct List<'k> {
    /// The keys that an entry may have.
    pub(crate) keys: &'k [&'k str],
    /// The punctuation between a key and its value: `=` or `:`.
    pub(crate) assign: char,
}

impl List<'_> {
    /// Returns whether an entry seems to begin: a name and the punctuation, or a known key alone.
    fn begins(self, input: ParseStream<'_>) -> bool {
        self.is_entry(input, |key| self.keys.contains(&key))
    }

    /// Skips tokens up to the next entry whose key is known or a misspelling of one.
    fn recover(self, input: ParseStream<'_>) {
        let is_close = |key: &str| suggest::nearest(key, self.keys).is_some();
        skip_past_comma(input);
        while !input.is_empty() && !self.is_entry(input, is_close) {
            skip_past_comma(input);
        }
    }

    fn is_entry(self, input: ParseStream<'_>, is_key: impl Fn(&str) -> bool) -> bool {
        if !input.peek(Ident::peek_any) {
            return false;
        }
        let ahead = input.fork();
        let Ok(key) = ahead.call(Ident::parse_any) else { return false };
        let is_alone = ahead.is_empty() || ahead.peek(Token![,]) || ahead.peek(token::Paren);
        self.peek_assign(&ahead) || self.assign == '=' && is_alone && is_key(&key.to_string())
    }

    /// Returns whether the punctuation comes next, and not a longer token that begins with it.
    fn peek_assign(self, input: ParseStream<'_>) -> bool {
        match self.assign {
            ':' => input.peek(Token![:]) && !input.peek(Token![::]),
            _ => input.peek(Token![=]) && !input.peek(Token![==]) && !input.peek(Token![=>]),
        }
    }
}

/// Reads the entries of a list. `read` reads the part of an entry after its key. After an error,
/// reading continues at the next entry.
pub(crate) fn entries(
    diagnostics: &Diagnostics,
    tokens: TokenStream,
    list: List<'_>,
    mut read: impl FnMut(Entry<'_>) -> syn::Result<()>,
) {
    let parser = |input: ParseStream<'_>| {
        let content: ParseBuffer<'_>;
        braced!(content in input);
        let input = &content;
        while !input.is_empty() {
            if !input.peek(Ident::peek_any) {
                diagnostics.push(unexpected::key(input, list.keys));
                list.recover(input);
                continue;
            }
            let key = input.call(Ident::parse_any)?;
            let errors = diagnostics.count();
            let is_ok = diagnostics.ok(read(Entry { key: &key, input, list })).is_some();
            let is_read = is_ok && diagnostics.count() == errors;
            if !is_read || !end_of_entry(diagnostics, input, list.begins(input)) {
                list.recover(input);
            }
        }
        Ok(())
    };
    let errors = diagnostics.count();
    let result = parser.parse2(in_braces(tokens::opened(tokens)));
    // If there was another error, tokens that have not been read are not reported as well.
    if diagnostics.count() == errors {
        diagnostics.ok(result);
    }
}

/// Puts the tokens in a group that ends where they end. An error about something missing at the end
/// would otherwise be on the whole macro call.
fn in_braces(tokens: TokenStream) -> TokenStream {
    let last = tokens.clone().into_iter().last();
    let mut group = Group::new(Delimiter::Brace, tokens);
    if let Some(last) = last {
        group.set_span(match last {
            TokenTree::Group(last) => last.span_close(),
            last => last.span(),
        });
    }
    TokenTree::Group(group).into()
}

const SEMICOLON: &str = "unexpected `;`; write `,`";
const MISSING_COMMA: &str = "expected `,`; write it between two entries, or remove this";

pub(super) fn missing_comma(input: ParseStream<'_>) -> syn::Error {
    let is_semicolon = input.peek(Token![;]);
    input.error(if is_semicolon { SEMICOLON } else { MISSING_COMMA })
}

/// Reads the comma after an entry, and returns whether the next entry can be read. It can if only
/// the comma is missing.
#[must_use]
pub(crate) fn end_of_entry(
    diagnostics: &Diagnostics,
    input: ParseStream<'_>,
    next_begins: bool,
) -> bool {
    if input.is_empty() {
        return true;
    }
    if input.peek(Token![,]) {
        return input.parse::<Token![,]>().is_ok();
    }
    diagnostics.push(missing_comma(input));
    input.parse::<Option<Token![;]>>().is_ok_and(|semicolon| semicolon.is_some()) || next_begins
}

/// Skips the tokens up to and including the next comma.
pub(crate) fn skip_past_comma(input: ParseStream<'_>) {
    while !input.is_empty() {
        let Ok(token) = input.parse::<TokenTree>() else { return };
        if is_punct(&token, ',') {
            return;
        }
    }
}

fn tokens_to_comma(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        tokens.extend([input.parse::<TokenTree>()?]);
    }
    Ok(tokens)
}

/// Reads the tokens of an expression up to the comma. Two adjacent operands mean that a comma is
/// missing between them.
pub(crate) fn expression(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    const OPERATORS: [&str; 9] =
        ["as", "if", "else", "match", "unsafe", "const", "move", "let", "mut"];
    let written = tokens_to_comma(input)?;
    let mut follows_operand = false;
    for token in written.clone() {
        let is_operand = match &token {
            TokenTree::Ident(ident) => !OPERATORS.iter().any(|operator| ident == operator),
            TokenTree::Literal(_) => true,
            TokenTree::Punct(_) | TokenTree::Group(_) => false,
        };
        if is_punct(&token, ';') {
            return Err(syn::Error::new(token.span(), SEMICOLON));
        }
        if is_operand && follows_operand {
            return Err(syn::Error::new(token.span(), MISSING_COMMA));
        }
        follows_operand = is_operand;
    }
    Ok(tokens::parenthesized(written))
}
