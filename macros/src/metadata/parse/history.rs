//! Reads the arms of a history.

use proc_macro2::Span;
use syn::{
    Ident, Lit, LitStr, Token, braced,
    ext::IdentExt as _,
    parse::{ParseBuffer, ParseStream},
    token::{Brace, Paren},
};

use crate::{
    diagnostics::Diagnostics,
    parse::{
        list::{end_of_entry, skip_past_comma},
        version::{Condition, condition, one_string, unknown},
    },
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
