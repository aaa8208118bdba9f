//! Reads the arms of a history.

use proc_macro2::{Span, TokenStream};
use syn::{
    Ident, Lit, LitFloat, LitInt, LitStr, Token, braced,
    ext::IdentExt as _,
    parenthesized,
    parse::{ParseBuffer, ParseStream},
    token::{Brace, Paren},
};

use crate::{
    diagnostics::Diagnostics,
    metadata::version::Version,
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
    Deprecated(Span),
    Removed(Span),
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
    let is_name = input.peek(Ident::peek_any) || input.peek(Lit);
    is_name && (input.peek2(Token![=>]) || input.peek2(Token![|]) || input.peek2(Paren))
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
    if input.peek(Token![.]) {
        return Err(input.error("a version has two numbers; write it as in `1.0`"));
    }
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
    if input.peek(LitFloat) {
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
            Lit::Int(number) if !input.peek(Token![,]) => canonical(number.base10_digits())
                .map(|version| format!("expected a version of two numbers; write `{version}`")),
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
fn prefixed(major: &str, input: ParseStream<'_>) -> Option<String> {
    let ahead = input.fork();
    let minor = match ahead.parse::<Option<Token![.]>>() {
        Ok(Some(_)) => ahead.parse::<LitInt>().ok().map(|minor| minor.to_string()),
        _ => None,
    };
    canonical(&minor.map_or_else(|| major.to_owned(), |minor| format!("{major}.{minor}")))
}

/// Returns a version as it is written in a history: `1.1` for `v1.01`. A version has two numbers.
fn canonical(version: &str) -> Option<String> {
    let version = version.trim_start_matches(['v', 'V']);
    let (major, minor) = version.split_once('.').unwrap_or((version, "0"));
    let number = |digits: &str| digits.replace('_', "").parse::<u16>().ok();
    Some(format!("{}.{}", number(major)?, if minor.is_empty() { 0 } else { number(minor)? }))
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
    const EXPECTED: &str = "expected the name of one feature, as in `(\"org.feature\")`";
    let content: ParseBuffer<'_>;
    let parentheses = parenthesized!(content in input);
    if content.is_empty() {
        return Err(syn::Error::new(parentheses.span.join(), EXPECTED));
    }
    let feature: syn::Result<LitStr> = content.parse();
    let surplus = (!content.is_empty()).then(|| content.error(EXPECTED));
    // Tokens that are not read would be another error.
    content.parse::<TokenStream>()?;
    match (feature, surplus) {
        (Err(error), _) => Err(syn::Error::new(error.span(), EXPECTED)),
        (Ok(feature), _) if feature.value().is_empty() => {
            Err(syn::Error::new(feature.span(), EXPECTED))
        }
        (Ok(_), Some(error)) => Err(error),
        (Ok(feature), None) => Ok(feature),
    }
}

/// Reads a version. It consists of the digits of the literal, not of its value, because `1.10` is
/// not 1.1.
fn version(input: ParseStream<'_>) -> syn::Result<Version> {
    let literal: LitFloat = input.parse()?;
    let text = literal.to_string();
    let number = |digits: &str| {
        // `1.01` would be another way to write 1.1.
        let is_canonical = digits == "0" || !digits.starts_with('0');
        let is_number = is_canonical && digits.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { digits.parse().ok() } else { None }
    };
    let version = text.split_once('.').and_then(|(major, minor)| {
        Some(Version { major: number(major)?, minor: number(minor)?, span: literal.span() })
    });
    version.ok_or_else(|| {
        let message = match canonical(&text) {
            Some(version) => format!("expected a version of two numbers; write `{version}`"),
            None => "expected a version of two numbers, as in `1.0`".to_owned(),
        };
        syn::Error::new(literal.span(), message)
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
    match &*keyword.to_string() {
        "deprecated" => Ok(Event::Deprecated(keyword.span())),
        "removed" => Ok(Event::Removed(keyword.span())),
        _ => Err(unknown(&keyword, &["deprecated", "removed"], EXPECTED)),
    }
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
