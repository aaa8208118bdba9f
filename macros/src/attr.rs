//! Lists of `key`, `key = value` and `key: value`, and values that may be set once.

use proc_macro2::{Delimiter, Group, Punct, Span, TokenStream, TokenTree};
use syn::{
    Ident, Path, Token, Type, braced,
    ext::IdentExt as _,
    parse::{ParseBuffer, ParseStream, Parser as _},
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
        key: &Ident,
        read: impl FnOnce() -> syn::Result<T>,
    ) -> syn::Result<()> {
        if self.key.is_some() {
            // What is wrong with a value that has to go is not worth an error.
            drop(read());
            let message = format!("`{key}` is given twice; remove one of the two");
            return Err(syn::Error::new(key.span(), message));
        }
        self.key = Some(key.span());
        self.value = Some(read()?);
        Ok(())
    }

    pub(crate) fn get(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// Where the key was written.
    pub(crate) fn key(&self) -> Option<Span> {
        self.key
    }
}

/// What the entries of a list look like.
#[derive(Clone, Copy)]
pub(crate) struct List<'k> {
    pub(crate) keys: &'k [&'k str],
    /// What stands between a key and its value, `=` or `:`.
    pub(crate) sign: char,
}

impl List<'_> {
    /// Whether an entry seems to begin: with a known key, or with a name and the sign.
    fn begins(self, input: ParseStream<'_>) -> bool {
        if !input.peek(Ident::peek_any) {
            return false;
        }
        let ahead = input.fork();
        ahead.call(Ident::parse_any).is_ok_and(|key| {
            self.keys.iter().any(|known| key == known) || is_sign(&ahead, self.sign)
        })
    }

    /// Goes on behind an error, where the next entry begins. An unknown word may be an entry only
    /// where entries may be nothing but a key.
    fn recover(self, input: ParseStream<'_>) {
        let may_begin = |input: ParseStream<'_>| {
            self.begins(input) || self.sign == '=' && input.peek(Ident::peek_any)
        };
        skip_past_comma(input);
        while !input.is_empty() && !may_begin(input) {
            skip_past_comma(input);
        }
    }
}

/// Reads entries that begin with a key and are separated by commas. `entry` reads what follows the
/// key; after an error reading goes on where the next entry begins.
pub(crate) fn entries(
    cx: &Context,
    tokens: TokenStream,
    list: List<'_>,
    mut entry: impl FnMut(&Ident, ParseStream<'_>) -> syn::Result<()>,
) {
    let parser = |input: ParseStream<'_>| {
        let content: ParseBuffer<'_>;
        braced!(content in input);
        let input = &content;
        while !input.is_empty() {
            if !input.peek(Ident::peek_any) {
                cx.push(input.error("expected a name"));
                list.recover(input);
                continue;
            }
            let key = input.call(Ident::parse_any)?;
            if let Err(error) = entry(&key, input) {
                cx.push(error);
                list.recover(input);
            } else if !end_of_entry(cx, input, list.begins(input)) {
                list.recover(input);
            }
        }
        Ok(())
    };
    cx.ok(parser.parse2(enclosed(tokens)));
}

/// Puts the tokens in a group that ends where they do, so that an error about what is missing at
/// their end is there, and not on the whole macro.
fn enclosed(tokens: TokenStream) -> TokenStream {
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

/// Reads the comma behind an entry, or the end. Where there is neither but another entry seems to
/// begin, only the comma is missing; else reading has to recover.
#[must_use]
pub(crate) fn end_of_entry(cx: &Context, input: ParseStream<'_>, next_begins: bool) -> bool {
    if input.is_empty() {
        return true;
    }
    if input.peek(Token![,]) {
        return input.parse::<Token![,]>().is_ok();
    }
    cx.push(input.error("expected `,`"));
    next_begins
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
    if !is_sign(input, sign) {
        return Err(input.error(format_args!("expected `{sign}`; write `{example}`")));
    }
    input.parse::<Punct>()?;
    if input.is_empty() || input.peek(Token![,]) { error() } else { Ok(()) }
}

/// An error where more follows a value than the next entry: then it is not what was meant, and
/// should not be checked as well.
pub(crate) fn value_ends(input: ParseStream<'_>, list: List<'_>) -> syn::Result<()> {
    if input.is_empty() || input.peek(Token![,]) || list.begins(input) {
        Ok(())
    } else {
        Err(input.error("expected `,`"))
    }
}

/// Whether the sign comes next, and not one that begins with it.
fn is_sign(input: ParseStream<'_>, sign: char) -> bool {
    match sign {
        ':' => input.peek(Token![:]) && !input.peek(Token![::]),
        _ => input.peek(Token![=]) && !input.peek(Token![==]) && !input.peek(Token![=>]),
    }
}

/// An entry that is nothing but its key.
pub(crate) fn no_value(key: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
    if input.is_empty() || input.peek(Token![,]) {
        Ok(())
    } else {
        Err(input.error(format_args!("`{key}` takes no value; write `{key}` alone")))
    }
}

/// A value that is a type.
pub(crate) fn ty(input: ParseStream<'_>, example: &str) -> syn::Result<Type> {
    let expected = |error: syn::Error| {
        syn::Error::new(error.span(), format_args!("expected a type, as in `{example}`"))
    };
    input.parse().map_err(expected)
}

/// A value that is a path.
pub(crate) fn path(input: ParseStream<'_>, example: &str) -> syn::Result<Path> {
    let expected = |error: syn::Error| {
        syn::Error::new(error.span(), format_args!("expected a path, as in `{example}`"))
    };
    input.call(Path::parse_mod_style).map_err(expected)
}
