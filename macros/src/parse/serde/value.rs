//! The values of serde attributes.

use quote::ToTokens as _;
use syn::{
    ExprPath, Ident, LitStr, Token, ext::IdentExt as _, parenthesized, parse::ParseStream, token,
};

use super::super::list::{self, Entry};
use crate::suggest;

const DIRECTIONS: &[&str] = &["serialize", "deserialize"];

/// Strings for each direction: one string for both, or `(serialize = "…", deserialize = "…")`, with
/// one of them or both.
pub(super) struct Directions {
    pub(super) serialize: Option<LitStr>,
    /// Only this can be repeated.
    pub(super) deserialize: Vec<LitStr>,
    /// All strings as they were written.
    pub(super) literals: Vec<LitStr>,
}

impl Directions {
    /// Reads the value of a key. `example` is a whole entry.
    pub(super) fn parse(entry: Entry<'_>, example: &str) -> syn::Result<Self> {
        if !entry.input.peek(token::Paren) {
            let both = entry.string(example)?;
            return Ok(Self {
                serialize: Some(both.clone()),
                deserialize: vec![both.clone()],
                literals: vec![both],
            });
        }
        let mut directions =
            Self { serialize: None, deserialize: Vec::new(), literals: Vec::new() };
        let content;
        let parentheses = parenthesized!(content in entry.input);
        while !content.is_empty() {
            directions.add(entry.key, &content)?;
        }
        if directions.literals.is_empty() {
            let message = format_args!("expected `serialize` or `deserialize`; write `{example}`");
            return Err(syn::Error::new(parentheses.span.join(), message));
        }
        Ok(directions)
    }

    fn add(&mut self, outer: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
        if !input.peek(Ident::peek_any) {
            return Err(input.error("expected `serialize` or `deserialize`"));
        }
        let key = &input.call(Ident::parse_any)?;
        if !DIRECTIONS.iter().any(|direction| key == direction) {
            let instead = suggest::instead(&key.to_string(), DIRECTIONS);
            let message = format!("unknown direction `{key}` of `{outer}`; {instead}");
            return Err(syn::Error::new(key.span(), message));
        }
        let list = list::List { keys: DIRECTIONS, assign: '=' };
        let value = Entry { key, input, list }.string(&format!("{key} = \"…\""))?;
        self.literals.push(value.clone());
        if key == "deserialize" {
            self.deserialize.push(value);
        } else if self.serialize.replace(value).is_some() {
            return Err(super::twice(key));
        }
        if !input.is_empty() && input.parse::<Option<Token![,]>>()?.is_none() {
            return Err(list::missing_comma(input));
        }
        Ok(())
    }
}

/// Reads the path of a function or module, in quotes.
pub(super) fn path(entry: Entry<'_>) -> syn::Result<ExprPath> {
    let (key, what) = (entry.key, if entry.key == "with" { "module" } else { "function" });
    let literal = entry.string(&format!("{key} = \"path\""))?;
    literal.parse().map_err(|_| {
        let call = |input: ParseStream<'_>| {
            let path: ExprPath = input.parse()?;
            let arguments;
            parenthesized!(arguments in input);
            arguments.is_empty().then_some(path).ok_or_else(|| input.error(""))
        };
        let message = match literal.parse_with(call) {
            Ok(path) => {
                let path: String = path.to_token_stream().to_string().split_whitespace().collect();
                format!("expected the path of a {what}, not a call; write `{key} = \"{path}\"`")
            }
            Err(_) => format!("expected the path of a {what}, as in `{key} = \"path::to_{what}\"`"),
        };
        syn::Error::new(literal.span(), message)
    })
}

/// Returns whether the entry is only a key.
pub(super) fn is_alone(entry: Entry<'_>) -> bool {
    !entry.input.peek(Token![=])
}
