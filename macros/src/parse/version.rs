//! Reads versions and features, by which servers say what they have.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens as _;
use syn::{
    Ident, Lit, LitFloat, LitInt, LitStr, Token,
    ext::IdentExt as _,
    parenthesized,
    parse::{ParseBuffer, ParseStream},
    token::Paren,
};

use super::unexpected;
use crate::{
    suggest,
    version::{Version, VersionOrFeature, canonical},
};

/// The left side of an arm of a history.
pub(crate) enum Condition {
    Unstable { keyword: Span, feature: Option<LitStr> },
    Version(Version, Option<LitStr>),
    Feature { keyword: Span, feature: LitStr },
}

impl Condition {
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Unstable { keyword, .. } | Self::Feature { keyword, .. } => *keyword,
            Self::Version(version, _) => version.span,
        }
    }
}

/// Reads the left side of an arm.
///
/// # Errors
///
/// Returns an error if there is none.
pub(crate) fn condition(input: ParseStream<'_>) -> syn::Result<Condition> {
    const EXPECTED: &str = "expected a version as in `1.0`, `stable(\"…\")` or `unstable`";
    if let Some(keyword) = keyword(input, "unstable") {
        let feature = if input.peek(Paren) { Some(feature(input)?) } else { None };
        return Ok(Condition::Unstable { keyword: keyword.span(), feature });
    }
    version_or_keyword(input, &["unstable", "stable"], EXPECTED)
}

/// Reads a version, a feature or both.
///
/// # Errors
///
/// Returns an error if there is none of them.
pub(crate) fn version_or_feature(input: ParseStream<'_>) -> syn::Result<VersionOrFeature> {
    const EXPECTED: &str =
        "expected a version as in `1.4`, `stable(\"…\")` or `1.4 | stable(\"…\")`";
    Ok(match version_or_keyword(input, &["stable"], EXPECTED)? {
        Condition::Version(version, feature) => {
            VersionOrFeature { version: Some(version), feature }
        }
        Condition::Feature { feature, .. } => {
            VersionOrFeature { version: None, feature: Some(feature) }
        }
        Condition::Unstable { keyword, .. } => return Err(syn::Error::new(keyword, EXPECTED)),
    })
}

/// Reads a keyword, if it is the next token.
fn keyword(input: ParseStream<'_>, keyword: &str) -> Option<Ident> {
    let next = input.fork().call(Ident::parse_any).ok()?;
    if next == keyword { input.call(Ident::parse_any).ok() } else { None }
}

/// Reads a condition that begins with a version or with `stable`. `keywords` are those that can be here.
fn version_or_keyword(
    input: ParseStream<'_>,
    keywords: &[&str],
    expected: &str,
) -> syn::Result<Condition> {
    if input.peek(LitFloat) || input.peek(LitInt) {
        let version = version(input)?;
        let feature =
            if input.peek(Token![|]) { Some(feature_after_version(input)?) } else { None };
        return Ok(Condition::Version(version, feature));
    }
    if input.peek(Lit) {
        let literal: Lit = input.parse()?;
        let instead = match &literal {
            Lit::Str(string) => canonical(&string.value())
                .map(|version| format!("a version has no quotes; write `{version}`")),
            _ => None,
        };
        return Err(syn::Error::new(literal.span(), instead.as_deref().unwrap_or(expected)));
    }
    if input.peek(Token![#]) {
        return Err(unexpected::attribute(input));
    }
    if !input.peek(Ident::peek_any) {
        return Err(input.error(expected));
    }
    let keyword = input.call(Ident::parse_any)?;
    match &*keyword.to_string() {
        "stable" => {
            let feature = stable_feature(&keyword, input)?;
            if input.peek(Token![|]) {
                let message = "the version comes first; write it as in `1.1 | stable(\"…\")`";
                return Err(input.error(message));
            }
            Ok(Condition::Feature { keyword: keyword.span(), feature })
        }
        other => Err(match other.strip_prefix('v').and_then(|major| prefixed(major, input)) {
            Some(version) => syn::Error::new(
                keyword.span(),
                format_args!("a version has no `v`; write `{version}`"),
            ),
            None => unknown(&keyword, keywords, expected),
        }),
    }
}

/// Returns the version whose first number has been read as a part of a name.
fn prefixed(first: &str, input: ParseStream<'_>) -> Option<String> {
    canonical(&format!("{first}{}", rest(&input.fork()).ok()?))
}

/// Reads what follows the first literal of a version: `.0` in `4.2.0`, and `-10-01` in `2024-10-01`.
fn rest(input: ParseStream<'_>) -> syn::Result<String> {
    let mut rest = String::new();
    loop {
        let separator = match () {
            () if input.peek(Token![.]) => input.parse::<Token![.]>().map(|_| '.'),
            () if input.peek(Token![-]) && !input.peek(Token![->]) => {
                input.parse::<Token![-]>().map(|_| '-')
            }
            () => return Ok(rest),
        };
        rest.push(separator?);
        let literal: Lit = input.parse().map_err(|error| {
            syn::Error::new(error.span(), "expected a number of a version, as in `1.0`")
        })?;
        rest.push_str(&literal.into_token_stream().to_string());
    }
}

/// Reads `| stable("…")`.
fn feature_after_version(input: ParseStream<'_>) -> syn::Result<LitStr> {
    const EXPECTED: &str = "expected `stable(\"…\")` after `|`, as in `1.1 | stable(\"…\")`";
    input.parse::<Token![|]>()?;
    if !input.peek(Ident::peek_any) {
        return Err(input.error(EXPECTED));
    }
    let keyword = input.call(Ident::parse_any)?;
    if keyword != "stable" {
        return Err(syn::Error::new(keyword.span(), EXPECTED));
    }
    stable_feature(&keyword, input)
}

/// Reads the parentheses after `stable`.
fn stable_feature(keyword: &Ident, input: ParseStream<'_>) -> syn::Result<LitStr> {
    if input.peek(Paren) {
        return feature(input);
    }
    let message =
        "`stable` needs a feature; write `stable(\"org.feature\")`, or a version as in `1.0`";
    Err(syn::Error::new(keyword.span(), message))
}

fn feature(input: ParseStream<'_>) -> syn::Result<LitStr> {
    one_string(input, "expected the name of one feature, as in `(\"org.feature\")`")
}

/// Reads a string in parentheses, which is not empty.
///
/// # Errors
///
/// Returns an error if there is anything else.
pub(crate) fn one_string(input: ParseStream<'_>, expected: &str) -> syn::Result<LitStr> {
    let content: ParseBuffer<'_>;
    let parentheses = parenthesized!(content in input);
    if content.is_empty() {
        return Err(syn::Error::new(parentheses.span.join(), expected));
    }
    let string: syn::Result<LitStr> = content.parse();
    let surplus = (!content.is_empty()).then(|| content.error(expected));
    // Tokens that are not read would be another error.
    content.parse::<TokenStream>()?;
    match (string, surplus) {
        (Err(error), _) => Err(syn::Error::new(error.span(), expected)),
        (Ok(string), _) if string.value().is_empty() => {
            Err(syn::Error::new(string.span(), expected))
        }
        (Ok(_), Some(error)) => Err(error),
        (Ok(string), None) => Ok(string),
    }
}

/// Reads a version. It consists of the digits of the literals, not of their values, because `1.10`
/// is not 1.1.
fn version(input: ParseStream<'_>) -> syn::Result<Version> {
    let literal: Lit = input.parse()?;
    let span = literal.span();
    let text = format!("{}{}", literal.into_token_stream(), rest(input)?);
    Version::parse(&text, span).ok_or_else(|| {
        let message = match canonical(&text) {
            Some(version) => format!("expected a version; write `{version}`"),
            None => "expected a version of one to three numbers, as in `1.0`, or a date, as in \
                     `2024-10-01`"
                .to_owned(),
        };
        syn::Error::new(span, message)
    })
}

/// Returns the error about a keyword that is not one of those that can be here.
pub(crate) fn unknown(keyword: &Ident, known: &[&str], expected: &str) -> syn::Error {
    match suggest::nearest(&keyword.to_string(), known) {
        Some(known) => syn::Error::new(
            keyword.span(),
            format_args!("unknown keyword `{keyword}`; did you mean `{known}`?"),
        ),
        None => syn::Error::new(keyword.span(), expected),
    }
}
