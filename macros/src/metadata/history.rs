//! The arms of a `history`: grammar and order.

use proc_macro2::Span;
use syn::{
    Ident, LitFloat, LitStr, Token, braced,
    ext::IdentExt as _,
    parenthesized,
    parse::{ParseBuffer, ParseStream},
};

use crate::{context::Context, suggest};

/// A history.
pub(super) struct History {
    pub(super) arms: Vec<Arm>,
    /// Whether each arm could be read.
    pub(super) complete: bool,
}

/// An arm of a history.
pub(super) struct Arm {
    pub(super) when: When,
    pub(super) then: Then,
}

/// What stands left of the arrow.
pub(super) enum When {
    Unstable {
        word: Span,
        feature: Option<LitStr>,
    },
    /// At least one of the two is there.
    Stable {
        span: Span,
        version: Option<Version>,
        feature: Option<LitStr>,
    },
}

/// What stands right of the arrow.
pub(super) enum Then {
    Path(LitStr),
    Deprecated(Span),
    Removed(Span),
}

/// A version, and the literal that it was written as.
#[derive(Clone, Copy)]
pub(super) struct Version {
    pub(super) major: u16,
    pub(super) minor: u16,
    pub(super) span: Span,
}

impl Version {
    pub(super) fn number(self) -> (u16, u16) {
        (self.major, self.minor)
    }
}

/// Reads `{ … }`. An arm that cannot be read is left out, and the others are still read.
pub(super) fn parse(cx: &Context, input: ParseStream<'_>) -> syn::Result<History> {
    let content: ParseBuffer<'_>;
    if !input.peek(syn::token::Brace) {
        return Err(input.error("expected arms in braces, as in `history: { 1.0 => \"/…\" }`"));
    }
    let braces = braced!(content in input);
    let mut arms = Vec::new();
    let mut failed = false;
    while !content.is_empty() {
        match arm(&content) {
            Ok(arm) => {
                arms.push(arm);
                if !crate::parse::list::end_of_entry(cx, &content, begins(&content)) {
                    failed = true;
                    recover(&content);
                }
            }
            Err(error) => {
                cx.push(error);
                failed = true;
                recover(&content);
            }
        }
    }
    if arms.is_empty() && !failed {
        cx.error(
            braces.span.open(),
            "a history has at least one arm; write one, as in `1.0 => \"/…\"`",
        );
        failed = true;
    }
    Ok(History { arms, complete: !failed })
}

/// Whether an arm seems to begin.
fn begins(input: ParseStream<'_>) -> bool {
    let is_name = input.peek(Ident::peek_any) || input.peek(syn::Lit);
    is_name && (input.peek2(Token![=>]) || input.peek2(Token![|]) || input.peek2(syn::token::Paren))
}

/// Goes on behind an error, where the next arm begins.
fn recover(input: ParseStream<'_>) {
    crate::parse::list::skip_past_comma(input);
    while !input.is_empty() && !begins(input) {
        crate::parse::list::skip_past_comma(input);
    }
}

fn arm(input: ParseStream<'_>) -> syn::Result<Arm> {
    let when = when(input)?;
    if input.peek(Token![.]) {
        return Err(input.error("a version is two numbers; write one as in `1.0`"));
    }
    if !input.peek(Token![=>]) {
        let error = input.error("expected `=>` and a path, `deprecated` or `removed`");
        // What follows a comma here is of the same arm.
        let _comma = input.parse::<Option<Token![,]>>();
        return Err(error);
    }
    input.parse::<Token![=>]>()?;
    Ok(Arm { when, then: then(input)? })
}

fn when(input: ParseStream<'_>) -> syn::Result<When> {
    const EXPECTED: &str = "expected a version as in `1.0`, `stable(\"…\")` or `unstable`";
    if input.peek(LitFloat) {
        let version = version(input)?;
        let mut feature = None;
        if input.peek(Token![|]) {
            input.parse::<Token![|]>()?;
            let expected =
                "expected `stable(\"…\")`: a version goes together with a stable feature";
            if !input.peek(Ident::peek_any) {
                return Err(input.error(expected));
            }
            let word = input.call(Ident::parse_any)?;
            if word != "stable" {
                return Err(syn::Error::new(word.span(), expected));
            }
            feature = Some(stable_feature(&word, input)?);
        }
        return Ok(When::Stable { span: version.span, version: Some(version), feature });
    }
    if input.peek(syn::Lit) {
        let literal: syn::Lit = input.parse()?;
        return Err(syn::Error::new(literal.span(), EXPECTED));
    }
    if !input.peek(Ident::peek_any) {
        return Err(input.error(EXPECTED));
    }
    let word = input.call(Ident::parse_any)?;
    match &*word.to_string() {
        "unstable" => {
            let feature =
                if input.peek(syn::token::Paren) { Some(self::feature(input)?) } else { None };
            Ok(When::Unstable { word: word.span(), feature })
        }
        "stable" => {
            let feature = stable_feature(&word, input)?;
            if input.peek(Token![|]) {
                return Err(
                    input.error("the version goes first; write it as in `1.1 | stable(\"…\")`")
                );
            }
            Ok(When::Stable { span: word.span(), version: None, feature: Some(feature) })
        }
        other => {
            Err(syn::Error::new(word.span(), unknown(other, &["unstable", "stable"], EXPECTED)))
        }
    }
}

fn stable_feature(word: &Ident, input: ParseStream<'_>) -> syn::Result<LitStr> {
    if input.peek(syn::token::Paren) {
        feature(input)
    } else {
        Err(syn::Error::new(
            word.span(),
            "a stable path has a version or a feature; write `1.0` or `stable(\"org.feature\")`",
        ))
    }
}

fn feature(input: ParseStream<'_>) -> syn::Result<LitStr> {
    let content: ParseBuffer<'_>;
    let parentheses = parenthesized!(content in input);
    let expected = "expected the name of one feature, as in `(\"org.feature\")`";
    if content.is_empty() {
        return Err(syn::Error::new(parentheses.span.join(), expected));
    }
    let feature =
        content.parse::<LitStr>().map_err(|error| syn::Error::new(error.span(), expected));
    let rest = content.error(expected);
    let is_alone = content.is_empty();
    // What is left unread would be an error of its own.
    content.parse::<proc_macro2::TokenStream>()?;
    let feature = feature?;
    if feature.value().is_empty() {
        return Err(syn::Error::new(feature.span(), expected));
    }
    if is_alone { Ok(feature) } else { Err(rest) }
}

/// `1.10` is the version 1.10: the digits are taken as they were written, not as a number.
fn version(input: ParseStream<'_>) -> syn::Result<Version> {
    let literal: LitFloat = input.parse()?;
    let text = literal.to_string();
    let part = |part: &str| {
        // `1.01` would be another way to write 1.1.
        let is_canonical = part == "0" || !part.starts_with('0');
        let is_number = is_canonical && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { part.parse().ok() } else { None }
    };
    let version = text.split_once('.').and_then(|(major, minor)| {
        Some(Version { major: part(major)?, minor: part(minor)?, span: literal.span() })
    });
    version.ok_or_else(|| {
        syn::Error::new(literal.span(), "expected a version, two numbers as in `1.0`")
    })
}

fn unknown(word: &str, known: &[&str], expected: &str) -> String {
    match suggest::nearest(word, known) {
        Some(known) => format!("unknown word `{word}`; did you mean `{known}`?"),
        None => expected.to_owned(),
    }
}

fn then(input: ParseStream<'_>) -> syn::Result<Then> {
    const EXPECTED: &str = "expected a path in quotes, `deprecated` or `removed`";
    if input.peek(LitStr) {
        let path: LitStr = input.parse()?;
        let text = path.value();
        return if ["deprecated", "removed"].contains(&&*text) {
            Err(syn::Error::new(path.span(), format_args!("write `{text}` without quotes")))
        } else {
            Ok(Then::Path(path))
        };
    }
    if !input.peek(Ident::peek_any) {
        return Err(input.error(EXPECTED));
    }
    let word = input.call(Ident::parse_any)?;
    match &*word.to_string() {
        "deprecated" => Ok(Then::Deprecated(word.span())),
        "removed" => Ok(Then::Removed(word.span())),
        other => {
            Err(syn::Error::new(word.span(), unknown(other, &["deprecated", "removed"], EXPECTED)))
        }
    }
}
