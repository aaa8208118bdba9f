//! Reads the arms of a history.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens as _;
use syn::{
    Ident, Lit, LitFloat, LitInt, LitStr, Token, braced,
    ext::IdentExt as _,
    parenthesized,
    parse::{ParseBuffer, ParseStream},
    token::{Brace, Paren},
};

use crate::{
    diagnostics::Diagnostics,
    metadata::version::{Version, canonical},
    parse::{
        list::{end_of_entry, skip_past_comma},
        unexpected,
    },
    suggest,
};

/// A history.
pub(crate) struct History {
    pub(crate) arms: Vec<Arm>,
    /// Whether every arm could be read.
    pub(crate) is_complete: bool,
}

/// An arm of a history.
pub(crate) struct Arm {
    pub(crate) condition: Condition,
    pub(crate) event: Event,
}

/// The left side of an arm.
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

/// The right side of an arm.
pub(crate) enum Event {
    Path(LitStr),
    End(End),
}

/// The endpoint, or one of its paths, is deprecated or removed.
pub(crate) struct End {
    pub(crate) keyword: Span,
    pub(crate) kind: Kind,
    /// The path, unless it is the endpoint.
    pub(crate) path: Option<LitStr>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Deprecated,
    Removed,
}

impl Kind {
    pub(crate) fn keyword(self) -> &'static str {
        match self {
            Self::Deprecated => "deprecated",
            Self::Removed => "removed",
        }
    }
}

/// Reads arms in braces. An arm that cannot be read is left out.
pub(super) fn parse(diagnostics: &Diagnostics, input: ParseStream<'_>) -> syn::Result<History> {
    if !input.peek(Brace) {
        return Err(input.error("expected arms in braces, as in `history: { 1.0 => \"/…\" }`"));
    }
    let content: ParseBuffer<'_>;
    let braces = braced!(content in input);
    let mut history = History { arms: Vec::new(), is_complete: true };
    while !content.is_empty() {
        let can_continue = match diagnostics.ok(arm(&content)) {
            Some(arm) => {
                history.arms.push(arm);
                end_of_entry(diagnostics, &content, begins(&content))
            }
            None => false,
        };
        if !can_continue {
            history.is_complete = false;
            recover(&content);
        }
    }
    if history.arms.is_empty() && history.is_complete {
        let message = "a history needs at least one arm; write one, as in `1.0 => \"/…\"`";
        return Err(syn::Error::new(braces.span.open(), message));
    }
    Ok(history)
}

/// Returns whether an arm seems to begin.
fn begins(input: ParseStream<'_>) -> bool {
    let is_version = input.peek(Lit) && (input.peek2(Token![.]) || input.peek2(Token![-]));
    let is_name = input.peek(Ident::peek_any) || input.peek(Lit);
    let is_left =
        input.peek2(Token![=>]) || input.peek2(Token![|]) || input.peek2(Paren) && !is_end(input);
    is_version || is_name && is_left
}

/// Returns whether a keyword of the right side of an arm follows.
fn is_end(input: ParseStream<'_>) -> bool {
    let keyword = input.fork().call(Ident::parse_any);
    keyword.is_ok_and(|keyword| keyword == "deprecated" || keyword == "removed")
}

/// Skips tokens up to the next arm.
fn recover(input: ParseStream<'_>) {
    skip_past_comma(input);
    while !input.is_empty() && !begins(input) {
        skip_past_comma(input);
    }
}

fn arm(input: ParseStream<'_>) -> syn::Result<Arm> {
    let condition = condition(input)?;
    if !input.peek(Token![=>]) {
        let error = input.error("expected `=>` and a path, `deprecated` or `removed`");
        // A comma instead of the arrow does not end the arm.
        let _comma = input.parse::<Option<Token![,]>>();
        return Err(error);
    }
    input.parse::<Token![=>]>()?;
    Ok(Arm { condition, event: event(input)? })
}

fn condition(input: ParseStream<'_>) -> syn::Result<Condition> {
    const EXPECTED: &str = "expected a version as in `1.0`, `stable(\"…\")` or `unstable`";
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
        return Err(syn::Error::new(literal.span(), instead.as_deref().unwrap_or(EXPECTED)));
    }
    if input.peek(Token![#]) {
        return Err(unexpected::attribute(input));
    }
    if !input.peek(Ident::peek_any) {
        return Err(input.error(EXPECTED));
    }
    let keyword = input.call(Ident::parse_any)?;
    match &*keyword.to_string() {
        "unstable" => {
            let feature = if input.peek(Paren) { Some(feature(input)?) } else { None };
            Ok(Condition::Unstable { keyword: keyword.span(), feature })
        }
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
            None => unknown(&keyword, &["unstable", "stable"], EXPECTED),
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
fn one_string(input: ParseStream<'_>, expected: &str) -> syn::Result<LitStr> {
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

fn event(input: ParseStream<'_>) -> syn::Result<Event> {
    const EXPECTED: &str = "expected a path in quotes, `deprecated` or `removed`";
    if input.peek(LitStr) {
        let path: LitStr = input.parse()?;
        let text = path.value();
        return match &*text {
            "deprecated" | "removed" => {
                Err(syn::Error::new(path.span(), format_args!("write `{text}` without quotes")))
            }
            _ => Ok(Event::Path(path)),
        };
    }
    if !input.peek(Ident::peek_any) {
        return Err(input.error(EXPECTED));
    }
    let keyword = input.call(Ident::parse_any)?;
    let kind = match &*keyword.to_string() {
        "deprecated" => Kind::Deprecated,
        "removed" => Kind::Removed,
        _ => return Err(unknown(&keyword, &["deprecated", "removed"], EXPECTED)),
    };
    let path = if input.peek(Paren) { Some(ended_path(kind, input)?) } else { None };
    Ok(Event::End(End { keyword: keyword.span(), kind, path }))
}

/// Reads the parentheses after `deprecated` and `removed`.
fn ended_path(kind: Kind, input: ParseStream<'_>) -> syn::Result<LitStr> {
    let expected = format!("expected one path of the history, as in `{}(\"/…\")`", kind.keyword());
    one_string(input, &expected)
}

fn unknown(keyword: &Ident, known: &[&str], expected: &str) -> syn::Error {
    match suggest::nearest(&keyword.to_string(), known) {
        Some(known) => syn::Error::new(
            keyword.span(),
            format_args!("unknown keyword `{keyword}`; did you mean `{known}`?"),
        ),
        None => syn::Error::new(keyword.span(), expected),
    }
}
