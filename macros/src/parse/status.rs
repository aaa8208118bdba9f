//! The status of a response.

use proc_macro2::{Delimiter, Literal, TokenStream, TokenTree};
use syn::{Ident, LitInt, LitStr};

use crate::{
    model::Status,
    tokens::{self, is_ident, is_punct},
};

/// The statuses of interim responses (RFC 9110, section 15.2, and RFC 8297), which are followed by
/// a final response.
const INTERIM: [&str; 4] = ["CONTINUE", "SWITCHING_PROTOCOLS", "PROCESSING", "EARLY_HINTS"];

pub(super) fn status(tokens: TokenStream) -> syn::Result<Status> {
    let trees: Vec<_> = tokens.clone().into_iter().collect();
    match &trees[..] {
        // A `macro_rules!` capture.
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => status(group.stream()),
        [TokenTree::Ident(name)] => constant(name.clone()),
        [TokenTree::Literal(literal)] => number(literal.clone()),
        // `NO-CONTENT`
        [TokenTree::Ident(_), dash, TokenTree::Ident(_)] if is_punct(dash, '-') => {
            let name: String = trees.iter().map(ToString::to_string).collect();
            Err(tokens::error(&tokens, not_a_constant(&name)))
        }
        // `StatusCode::NoContent`
        [.., status, first, second, TokenTree::Ident(name)]
            if is_ident(status, "StatusCode") && is_punct(first, ':') && is_punct(second, ':') =>
        {
            check_name(name).map(|()| Status::Expression(tokens))
        }
        _ => Ok(Status::Expression(tokens)),
    }
}

/// Reads a class of statuses, such as `4xx`. Returns `None` if it is none.
pub(super) fn class(tokens: &TokenStream) -> Option<syn::Result<Status>> {
    let literal: LitInt = syn::parse2(tokens.clone()).ok()?;
    if !literal.suffix().eq_ignore_ascii_case("xx") {
        return None;
    }
    let class = literal.base10_digits().parse();
    Some(match class {
        Ok(class @ 3..=5) if literal.suffix() == "xx" => Ok(Status::Class(class, literal.span())),
        _ => Err(syn::Error::new(
            literal.span(),
            "the classes of statuses that are not of success are `3xx`, `4xx` and `5xx`; write one",
        )),
    })
}

fn number(literal: Literal) -> syn::Result<Status> {
    const EXPECTED: &str = "expected a status between 200 and 599, as in `status = 201`";
    let span = literal.span();
    let tokens = TokenStream::from(TokenTree::Literal(literal));
    if let Ok(string) = syn::parse2::<LitStr>(tokens.clone()) {
        let text = string.value();
        let is_name = text.starts_with(|c: char| c.is_ascii_alphabetic());
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
        return Err(syn::Error::new(
            span,
            match &*text {
                number if is_number && !text.is_empty() => {
                    format!("write `{number}` without quotes")
                }
                name if is_name => not_a_constant(name),
                _ => EXPECTED.to_owned(),
            },
        ));
    }
    let number: LitInt = syn::parse2(tokens).map_err(|_| syn::Error::new(span, EXPECTED))?;
    match number.base10_parse() {
        Ok(status @ 200..=599) if matches!(number.suffix(), "" | "u16") => {
            Ok(Status::Number(status, span))
        }
        _ => Err(syn::Error::new(span, EXPECTED)),
    }
}

fn constant(name: Ident) -> syn::Result<Status> {
    check_name(&name)?;
    let text = name.to_string();
    if INTERIM.contains(&&*text) {
        let message =
            format!("`{text}` is not the status of a final response; write one from 200 on");
        return Err(syn::Error::new(name.span(), message));
    }
    Ok(Status::Constant(name))
}

/// Reports a name that is not that of a constant, as in `NoContent`.
fn check_name(name: &Ident) -> syn::Result<()> {
    let text = name.to_string();
    if text == "_" {
        let message = "a status is a constant of `StatusCode`, a number or an expression; write one, \
                       as in `status = CREATED`";
        return Err(syn::Error::new(name.span(), message));
    }
    if text.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return Err(syn::Error::new(name.span(), not_a_constant(&text)));
    }
    Ok(())
}

fn not_a_constant(name: &str) -> String {
    format!(
        "a status is a constant of `StatusCode`, a number or an expression; did you mean `{}`?",
        constant_name(name)
    )
}

/// Returns the name of a constant: `NO_CONTENT` for `NoContent`, `no-content` or `No Content`.
fn constant_name(name: &str) -> String {
    let mut constant = String::new();
    let mut follows_lower_case = false;
    for c in name.chars() {
        if c.is_uppercase() && follows_lower_case {
            constant.push('_');
        }
        follows_lower_case = c.is_lowercase();
        constant.push(if matches!(c, '-' | ' ') { '_' } else { c.to_ascii_uppercase() });
    }
    constant
}
