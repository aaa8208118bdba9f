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
    /// `(serialize = "…", deserialize = "…")`, with one of them or both.
    Directions {
        serialize: Option<LitStr>,
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
                directions.parse2(group.stream()).unwrap_or(Self::Other)
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

/// Reads `serialize = "…", deserialize = "…"`. Only `deserialize` can be repeated.
fn directions(input: ParseStream<'_>) -> syn::Result<Value> {
    let (mut serialize, mut deserialize) = (None, Vec::new());
    while !input.is_empty() {
        let key = input.call(Ident::parse_any)?;
        let value = string(input)?;
        if key == "serialize" {
            if serialize.replace(value).is_some() {
                return Ok(Value::Other);
            }
        } else if key == "deserialize" {
            deserialize.push(value);
        }
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    if serialize.is_none() && deserialize.is_empty() {
        return Ok(Value::Other);
    }
    Ok(Value::Directions { serialize, deserialize })
}

/// Returns the error about a value of another form.
pub(super) fn expected(key: &Ident, form: &str) -> syn::Error {
    syn::Error::new(key.span(), format_args!("expected `{key}{form}`"))
}
