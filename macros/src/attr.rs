//! Lists of `key`, `key = value` and `key: value`, and values that may be set once.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::{
    Ident, LitStr, Token,
    ext::IdentExt as _,
    parse::{ParseStream, Parser as _},
};

use crate::context::Context;

/// A value that may be given once, and remembers where its key was written.
///
/// A key whose value could not be read counts as given: it is not missing as well.
pub(crate) struct Once<T> {
    key: Option<Span>,
    value: Option<T>,
}

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self { key: None, value: None }
    }
}

impl<T> Once<T> {
    /// Reads the value behind its key. A key that was written before is an error on the new one.
    pub(crate) fn read(
        &mut self,
        cx: &Context,
        key: &Ident,
        read: impl FnOnce() -> syn::Result<T>,
    ) -> syn::Result<()> {
        if self.key.is_some() {
            cx.error(key.span(), format_args!("`{key}` is given twice; remove one of the two"));
            return read().map(drop);
        }
        self.key = Some(key.span());
        self.value = Some(read()?);
        Ok(())
    }

    /// Counts as given, without a value.
    pub(crate) fn mark(&mut self, key: &Ident) {
        self.key.get_or_insert(key.span());
    }

    pub(crate) fn get(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// Where the key was written.
    pub(crate) fn key(&self) -> Option<Span> {
        self.key
    }
}

/// Reads entries that begin with a key and are separated by commas. `entry` reads what follows the
/// key; after an error reading goes on behind the next comma. Whether each key could be read: of
/// others nobody knows which they are.
pub(crate) fn entries(
    cx: &Context,
    tokens: TokenStream,
    mut entry: impl FnMut(&Ident, ParseStream<'_>) -> syn::Result<()>,
) -> bool {
    let mut readable = true;
    let parser = |input: ParseStream<'_>| {
        while !input.is_empty() {
            if !input.peek(Ident::peek_any) {
                cx.push(no_key(input));
                readable = false;
                skip_past_comma(input);
                continue;
            }
            let key = input.call(Ident::parse_any)?;
            if let Err(error) = entry(&key, input) {
                cx.push(error);
                skip_past_comma(input);
            } else if !input.is_empty() {
                end_of_entry(cx, input);
            }
        }
        Ok(())
    };
    cx.ok(parser.parse2(tokens));
    readable
}

/// What stands where a key should.
fn no_key(input: ParseStream<'_>) -> syn::Error {
    if let Ok(literal) = input.fork().parse::<LitStr>()
        && syn::parse_str::<Ident>(&literal.value()).is_ok()
    {
        return input.error(format_args!("write `{}` without quotes", literal.value()));
    }
    input.error(match input.cursor().token_tree() {
        Some((TokenTree::Punct(punct), _)) if punct.as_char() == ',' => {
            "there is one comma between entries; remove this one"
        }
        Some((TokenTree::Group(_), _)) => "expected a name; write it without brackets around it",
        _ => "expected a name; write one that the documentation lists, or remove this",
    })
}

const MISSING_COMMA: &str = "expected `,`; write it between two entries, or remove this";

/// Reads the comma behind an entry. Where there is none but another entry seems to begin, only the
/// comma is missing.
pub(crate) fn end_of_entry(cx: &Context, input: ParseStream<'_>) {
    if input.peek(Token![,]) {
        let _comma = input.parse::<Token![,]>();
        return;
    }
    if input.peek(Token![;]) {
        cx.push(input.error("entries end in a comma; write `,`"));
        let _semicolon = input.parse::<Token![;]>();
        return;
    }
    cx.push(input.error(MISSING_COMMA));
    if !begins_entry(input) {
        skip_past_comma(input);
    }
}

/// Whether an entry seems to begin here: a key and its sign, or a version and its arrow.
fn begins_entry(input: ParseStream<'_>) -> bool {
    if input.peek(Ident::peek_any) {
        input.peek2(Token![=]) || input.peek2(Token![:]) || input.peek2(syn::token::Paren)
    } else {
        input.peek(syn::Lit) && (input.peek2(Token![=>]) || input.peek2(Token![|]))
    }
}

pub(crate) fn skip_past_comma(input: ParseStream<'_>) {
    while !input.is_empty() {
        let Ok(token) = input.parse::<TokenTree>() else { return };
        if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',') {
            return;
        }
    }
}

/// Takes the tokens up to the comma at the end of the entry.
pub(crate) fn tokens_to_comma(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        tokens.extend([input.parse::<TokenTree>()?]);
    }
    Ok(tokens)
}

/// Takes the tokens of an expression up to the comma. Where two operands stand side by side, a
/// comma is missing.
pub(crate) fn expression(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    const OPERATORS: [&str; 7] = ["as", "if", "else", "match", "unsafe", "const", "move"];
    let tokens = tokens_to_comma(input)?;
    let mut after_operand = false;
    for token in tokens.clone() {
        let is_operand = match &token {
            TokenTree::Ident(ident) => !OPERATORS.iter().any(|operator| ident == operator),
            TokenTree::Literal(_) => true,
            TokenTree::Punct(_) | TokenTree::Group(_) => false,
        };
        if is_operand && after_operand {
            return Err(syn::Error::new(token.span(), MISSING_COMMA));
        }
        after_operand = is_operand;
    }
    Ok(tokens)
}

/// Reads the sign between key and value, and makes sure that there is a value. `example` is what
/// to write.
pub(crate) fn value_follows(
    key: &Ident,
    input: ParseStream<'_>,
    sign: char,
    example: &str,
) -> syn::Result<()> {
    let error = || {
        Err(syn::Error::new(key.span(), format_args!("`{key}` needs a value; write `{example}`")))
    };
    if input.is_empty() || input.peek(Token![,]) {
        return error();
    }
    let found = match sign {
        ':' if input.peek(Token![:]) && !input.peek(Token![::]) => {
            input.parse::<Token![:]>().is_ok()
        }
        '=' if input.peek(Token![=]) && !input.peek(Token![==]) && !input.peek(Token![=>]) => {
            input.parse::<Token![=]>().is_ok()
        }
        _ => false,
    };
    if !found {
        return Err(input.error(format_args!("expected `{sign}`; write `{example}`")));
    }
    if input.is_empty() || input.peek(Token![,]) { error() } else { Ok(()) }
}

/// An entry that is nothing but its key.
pub(crate) fn no_value(key: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
    if input.is_empty() || input.peek(Token![,]) {
        Ok(())
    } else if input.peek(Ident::peek_any) {
        Err(input.error(format_args!("expected `,` behind `{key}`; write it")))
    } else {
        Err(input.error(format_args!("`{key}` takes no value; write `{key}` alone")))
    }
}

/// A value that is a string literal.
pub(crate) fn text(input: ParseStream<'_>, example: &str) -> syn::Result<LitStr> {
    expected(input.parse(), "a string literal", example)
}

/// What could not be read, in our words.
pub(crate) fn expected<T>(result: syn::Result<T>, what: &str, example: &str) -> syn::Result<T> {
    result.map_err(|error| {
        syn::Error::new(error.span(), format_args!("expected {what}, as in `{example}`"))
    })
}
