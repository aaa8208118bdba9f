//! The values of serde attributes.

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    ExprPath, Ident, LitStr, Token,
    ext::IdentExt as _,
    parse::{ParseStream, Parser as _},
};

/// The value of a key.
pub(super) enum Value {
    Nothing,
    String(LitStr),
    /// `(serialize = "…", deserialize = "…")`
    Directions {
        serialize: Vec<LitStr>,
        deserialize: Vec<LitStr>,
    },
    Other,
}

impl Value {
    pub(super) fn parse(tokens: TokenStream) -> Self {
        let mut trees = tokens.clone().into_iter();
        match trees.next() {
            None => Self::Nothing,
            Some(TokenTree::Group(group)) => {
                directions.parse2(group.stream()).map_or(Self::Other, |(serialize, deserialize)| {
                    Self::Directions { serialize, deserialize }
                })
            }
            Some(_) => string.parse2(tokens).map_or(Self::Other, Self::String),
        }
    }

    pub(super) fn string(self, key: &Ident, form: &str) -> syn::Result<LitStr> {
        match self {
            Self::String(string) => Ok(string),
            _ => Err(expected(key, form)),
        }
    }

    /// Returns the string as a path.
    pub(super) fn path(&self) -> Option<ExprPath> {
        match self {
            Self::String(string) => string.parse().ok(),
            _ => None,
        }
    }
}

fn string(input: ParseStream<'_>) -> syn::Result<LitStr> {
    input.parse::<Token![=]>()?;
    input.parse()
}

/// Reads `serialize = "…", deserialize = "…"`.
fn directions(input: ParseStream<'_>) -> syn::Result<(Vec<LitStr>, Vec<LitStr>)> {
    let (mut serialize, mut deserialize) = (Vec::new(), Vec::new());
    while !input.is_empty() {
        let key = input.call(Ident::parse_any)?;
        let value = string(input)?;
        if key == "serialize" {
            serialize.push(value);
        } else if key == "deserialize" {
            deserialize.push(value);
        }
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok((serialize, deserialize))
}

/// Returns the error about a value of another form.
pub(super) fn expected(key: &Ident, form: &str) -> syn::Error {
    syn::Error::new(key.span(), format_args!("expected `{key}{form}`"))
}
