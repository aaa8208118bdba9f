//! Lists of `key`, `key = value` and `key: value`, and values that may be set once.

use proc_macro2::{Delimiter, Group, Punct, Span, TokenStream, TokenTree};
use syn::{
    Ident, LitStr, Path, Token, Type, braced,
    ext::IdentExt as _,
    parse::{ParseBuffer, ParseStream, Parser as _},
    token,
};

use crate::{context::Context, symbol};

/// A value that may be given once, and remembers where its key was written.
///
/// A key whose value could not be read counts as given: it is not missing as well. It may be given
/// once more.
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
        if self.value.is_some() {
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
    /// Whether an entry seems to begin: a name and the sign, or a known key that stands alone.
    fn begins(self, input: ParseStream<'_>) -> bool {
        self.is_entry(input, |key| self.keys.contains(&key))
    }

    /// Goes on behind an error, where the next entry begins: one that is known or misspelt.
    fn recover(self, input: ParseStream<'_>) {
        let is_near = |key: &str| symbol::nearest(key, self.keys).is_some();
        skip_past_comma(input);
        while !input.is_empty() && !self.is_entry(input, is_near) {
            skip_past_comma(input);
        }
    }

    fn is_entry(self, input: ParseStream<'_>, is_key: impl Fn(&str) -> bool) -> bool {
        let ahead = input.fork();
        if !input.peek(Ident::peek_any) {
            return false;
        }
        let Ok(key) = ahead.call(Ident::parse_any) else { return false };
        let is_alone = ahead.is_empty() || ahead.peek(Token![,]) || ahead.peek(token::Paren);
        is_sign(&ahead, self.sign) || self.sign == '=' && is_alone && is_key(&key.to_string())
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
                cx.push(no_key(input));
                list.recover(input);
                continue;
            }
            let key = input.call(Ident::parse_any)?;
            let errors = cx.count();
            let entry = entry(&key, input);
            let is_read = entry.is_ok() && cx.count() == errors;
            cx.ok(entry);
            if !is_read || !end_of_entry(cx, input, list.begins(input)) {
                list.recover(input);
            }
        }
        Ok(())
    };
    let errors = cx.count();
    let end = parser.parse2(enclosed(tokens));
    // That tokens are left is news only where nothing was wrong before.
    if cx.count() == errors {
        cx.ok(end);
    }
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

/// What stands where a key should.
fn no_key(input: ParseStream<'_>) -> syn::Error {
    if let Ok(literal) = input.fork().parse::<LitStr>()
        && symbol::is_name(&literal.value())
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

fn missing_comma(input: ParseStream<'_>) -> syn::Error {
    let is_semicolon = input.peek(Token![;]);
    input.error(if is_semicolon { "entries end in a comma; write `,`" } else { MISSING_COMMA })
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
    cx.push(missing_comma(input));
    input.parse::<Option<Token![;]>>().is_ok_and(|semicolon| semicolon.is_some()) || next_begins
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
        Err(missing_comma(input))
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
    } else if input.peek(Ident::peek_any) {
        Err(input.error(format_args!("expected `,` behind `{key}`; write it")))
    } else {
        Err(input.error(format_args!("`{key}` takes no value; write `{key}` alone")))
    }
}

/// A value that is a type.
pub(crate) fn ty(input: ParseStream<'_>, example: &str) -> syn::Result<Type> {
    expected(input.parse(), "a type", example)
}

/// A value that is a path.
pub(crate) fn path(input: ParseStream<'_>, what: &str, example: &str) -> syn::Result<Path> {
    expected(input.call(Path::parse_mod_style), what, example)
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
