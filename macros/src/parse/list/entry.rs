//! An entry of a list.

use proc_macro2::{Punct, TokenStream};
use quote::ToTokens as _;
use syn::{Ident, LitStr, Path, Token, Type, ext::IdentExt as _, parse::ParseStream};

use super::{
    super::{
        unexpected,
        value::{expected, path},
    },
    List, expression, missing_comma, tokens_to_comma,
};
use crate::{suggest, tokens};

/// An entry whose key has been read.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'a> {
    /// The key.
    pub(crate) key: &'a Ident,
    /// The tokens after the key, up to the end of the list.
    pub(crate) input: ParseStream<'a>,
    pub(crate) list: List<'a>,
}

impl Entry<'_> {
    /// Reads the punctuation between the key and the value. `example` is a whole entry.
    ///
    /// # Errors
    ///
    /// Returns an error if there is other punctuation, or no value after it.
    pub(crate) fn assign(&self, example: &str) -> syn::Result<()> {
        let Self { key, input, list } = *self;
        let is_at_end = || input.is_empty() || input.peek(Token![,]);
        if !is_at_end() {
            if !list.peek_assign(input) {
                let assign = list.assign;
                return Err(input.error(format_args!("expected `{assign}`; write `{example}`")));
            }
            input.parse::<Punct>()?;
        }
        if is_at_end() {
            let message = format!("`{key}` needs a value; write `{example}`");
            return Err(syn::Error::new(key.span(), message));
        }
        Ok(())
    }

    /// Reads an entry that is only a key.
    ///
    /// # Errors
    ///
    /// Returns an error if something other than a comma follows the key.
    pub(crate) fn no_value(&self) -> syn::Result<()> {
        self.no_value_but(|_| None)
    }

    /// Reads an entry that is only a key. `instead` returns what to write instead of a value.
    ///
    /// # Errors
    ///
    /// Returns an error if something other than a comma follows the key.
    pub(crate) fn no_value_but(
        &self,
        instead: impl FnOnce(&TokenStream) -> Option<String>,
    ) -> syn::Result<()> {
        let Self { key, input, .. } = self;
        // The list reports a semicolon.
        if input.is_empty() || input.peek(Token![,]) || input.peek(Token![;]) {
            Ok(())
        } else if input.peek(Ident::peek_any) {
            Err(input.error(format_args!("expected `,` after `{key}`; write it")))
        } else {
            let place = input.cursor().span();
            let value = self.value()?;
            let instead = instead(&value).unwrap_or_else(|| format!("write `{key}` alone"));
            let message = format!("`{key}` takes no value; {instead}");
            Err(if value.is_empty() {
                syn::Error::new(place, message)
            } else {
                tokens::error(value, message)
            })
        }
    }

    /// Reads a value that is a type.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no such value.
    pub(crate) fn ty(&self, example: &str) -> syn::Result<Type> {
        self.assign(example)?;
        // syn accepts any tokens in braces, and reports them only at the end of all input.
        let ty = self.input.parse().and_then(|ty: Type| syn::parse2(ty.into_token_stream()));
        let ty = expected(ty, "a type", example)?;
        // syn accepts keywords as well.
        let is_keyword = |name: &Ident| {
            name != "static" && name != "_" && syn::parse_str::<Ident>(&name.to_string()).is_err()
        };
        match tokens::lifetimes(&ty).into_iter().find(is_keyword) {
            Some(name) => {
                let message = format!("`'{name}` is a keyword; write another name of a lifetime");
                Err(syn::Error::new(name.span(), message))
            }
            None => Ok(ty),
        }
    }

    /// Reads a value that is a path without generic arguments.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no such value.
    pub(crate) fn path(&self, what: &str, example: &str) -> syn::Result<Path> {
        self.assign(example)?;
        path(self.input, what, example)
    }

    /// Reads a value that is a string literal and nothing more.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no such value.
    pub(crate) fn string(&self, example: &str) -> syn::Result<LitStr> {
        self.assign(example)?;
        if !self.input.peek(LitStr) {
            return Err(unexpected::not_a_string(
                &tokens_to_comma(self.input)?,
                self.key,
                self.list.assign,
                example,
            ));
        }
        let literal = self.input.parse()?;
        self.ends().map(|()| literal)
    }

    /// Reads the tokens of a value that is an expression.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no value, or if a comma seems to be missing in it.
    pub(crate) fn expression(&self, example: &str) -> syn::Result<TokenStream> {
        self.assign(example)?;
        expression(self.input)
    }

    /// Reads one of several names. `example` is a whole entry, and `remedy` returns the error about another
    /// value that is a known mistake.
    ///
    /// # Errors
    ///
    /// Returns an error if there is another value.
    pub(crate) fn choice<T: Copy, const N: usize>(
        &self,
        example: &str,
        all: [T; N],
        name: fn(T) -> &'static str,
        remedy: impl Fn(&str) -> Option<String>,
    ) -> syn::Result<T> {
        let key = self.key;
        let tokens = self.expression(example)?;
        let written = tokens.to_string();
        let unquoted = written.trim_matches('"');
        let found = all.into_iter().find(|&it| name(it) == unquoted);
        let message = match found {
            Some(found) if unquoted == written => return Ok(found),
            Some(_) => format!("the value has no quotes; write `{key} = {unquoted}`"),
            None => match remedy(&written) {
                Some(remedy) => remedy,
                None => {
                    let instead = suggest::instead(unquoted, &all.map(name));
                    format!("unknown {key} `{unquoted}`; {instead}")
                }
            },
        };
        Err(tokens::error(&tokens, message))
    }

    /// Reads the tokens up to the next comma.
    pub(crate) fn skip(&self) -> syn::Result<()> {
        tokens_to_comma(self.input).map(drop)
    }

    /// Returns the tokens up to the next comma, without reading them.
    pub(crate) fn ahead(&self) -> TokenStream {
        tokens_to_comma(&self.input.fork()).unwrap_or_default()
    }

    /// Reads the tokens of a value that is wrong, without the punctuation before it.
    fn value(&self) -> syn::Result<TokenStream> {
        if self.list.peek_assign(self.input) {
            self.input.parse::<Punct>()?;
        }
        tokens_to_comma(self.input)
    }

    /// Checks that a value has been read as a whole, so that only whole values are checked further.
    ///
    /// # Errors
    ///
    /// Returns an error if neither a comma nor another entry follows.
    pub(crate) fn ends(&self) -> syn::Result<()> {
        let input = self.input;
        if input.is_empty() || input.peek(Token![,]) || self.list.begins(input) {
            Ok(())
        } else {
            Err(missing_comma(input))
        }
    }
}
