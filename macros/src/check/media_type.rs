//! Media types (RFC 9110, section 8.3.1).

use syn::LitStr;

use super::header::{check_value, is_token};
use crate::diagnostics::Diagnostics;

/// Reports a value that is not a media type, and returns whether it is one.
pub(super) fn check(diagnostics: &Diagnostics, literal: &LitStr) -> bool {
    let errors = diagnostics.count();
    check_value(diagnostics, literal);
    let text = literal.value();
    if diagnostics.count() == errors && !is_media_type(&text) {
        diagnostics.error(
            literal.span(),
            format_args!(
                "{text:?} is not a media type; write a type and a subtype, as in \"text/csv\" or \
                 \"text/csv; header=present\""
            ),
        );
    }
    diagnostics.count() == errors
}

/// Returns whether a media type is one of JSON, as far as its name tells.
pub(super) fn is_json(literal: &LitStr) -> bool {
    let text = literal.value().to_lowercase();
    text.split(';').next().is_some_and(|name| name.contains("json"))
}

fn is_media_type(text: &str) -> bool {
    let (essence, parameters) =
        text.split_once(';').map_or((text, None), |(essence, parameters)| {
            (essence.trim_end_matches([' ', '\t']), Some(parameters))
        });
    let is_essence =
        essence.split_once('/').is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype));
    is_essence && parameters.is_none_or(are_parameters)
}

fn are_parameters(mut rest: &str) -> bool {
    loop {
        let Some((name, value)) = rest.trim_start_matches([' ', '\t']).split_once('=') else {
            return false;
        };
        let Some(after) = after_value(value) else { return false };
        let after = after.trim_start_matches([' ', '\t']);
        if !is_token(name) {
            return false;
        }
        if after.is_empty() {
            return true;
        }
        let Some(next) = after.strip_prefix(';') else { return false };
        rest = next;
    }
}

/// Returns what follows the value of a parameter: a token, or a string in quotes.
fn after_value(text: &str) -> Option<&str> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([';', ' ', '\t']).unwrap_or(text.len());
        let (token, after) = text.split_at(end);
        return is_token(token).then_some(after);
    };
    let mut is_escaped = false;
    let end = quoted.find(|c| match c {
        _ if is_escaped => {
            is_escaped = false;
            false
        }
        '\\' => {
            is_escaped = true;
            false
        }
        c => c == '"',
    })?;
    quoted.get(end + 1..)
}
