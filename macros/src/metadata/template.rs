//! The grammar of a path template.

use syn::LitStr;

use crate::{context::Context, tokens::is_field_name};

/// A path template, split at its placeholders.
pub(crate) struct Template<'a> {
    pub(crate) literal: &'a LitStr,
    pub(crate) text: String,
    /// What stands before, between and after the placeholders.
    pub(crate) literals: Vec<String>,
    /// The names of the placeholders, in the order of this path.
    pub(crate) names: Vec<String>,
}

impl<'a> Template<'a> {
    /// Splits the path. Of one that is wrong the first bad segment is reported; then it is `None`.
    pub(crate) fn new(cx: &Context, literal: &'a LitStr) -> Option<Self> {
        let text = literal.value();
        // The literal is the finest span there is, so one error tells of the first bad segment.
        match split(&text) {
            Ok((literals, names)) => Some(Self { literal, text, literals, names }),
            Err(message) => {
                cx.error(literal.span(), message);
                None
            }
        }
    }
}

fn split(text: &str) -> Result<(Vec<String>, Vec<String>), String> {
    let Some(relative) = text.strip_prefix('/') else {
        let after_scheme = text.split_once("://").map(|(_, rest)| rest);
        return Err(match after_scheme {
            Some(rest) => format!(
                "a path has no scheme and no host; write \"/{}\"",
                rest.split_once('/').map_or("", |(_, path)| path)
            ),
            None => {
                let path = text.trim_start().trim_start_matches('/');
                format!("a path begins with a slash; write \"/{path}\"")
            }
        });
    };
    let mut literals = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let mut literal = String::new();
    let last = relative.split('/').count() - 1;
    for (index, segment) in relative.split('/').enumerate() {
        literal.push('/');
        match placeholder(segment)? {
            Some(name) => {
                if names.iter().any(|other| other == name) {
                    return Err(format!(
                        "the placeholder `{{{name}}}` stands twice in this path; give one of \
                         the two another name"
                    ));
                }
                names.push(name.to_owned());
                literals.push(std::mem::take(&mut literal));
            }
            None => {
                check_literal(segment, index == last)?;
                literal.push_str(segment);
            }
        }
    }
    literals.push(literal);
    Ok((literals, names))
}

/// The name, if the segment is a placeholder.
fn placeholder(segment: &str) -> Result<Option<&str>, String> {
    if let Some(name) = segment.strip_prefix(':') {
        return Err(format!(
            "the placeholder `{segment}` is written in an older form; write `{{{name}}}`"
        ));
    }
    if !segment.contains(['{', '}']) || segment.contains('?') {
        return Ok(None);
    }
    if segment.trim() != segment {
        return Err("a path has no spaces at its ends; remove them".to_owned());
    }
    let name = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    let Some(name) = name.filter(|name| !name.contains(['{', '}'])) else {
        return Err(if segment.matches('{').count() == segment.matches('}').count() {
            format!(
                "a placeholder is a whole segment, but `{segment}` has more in it; write \
                 slashes around the placeholder"
            )
        } else {
            format!(
                "the braces of the segment `{segment}` do not match; write a placeholder as \
                 `{{name}}`"
            )
        });
    };
    // `{type}` is the placeholder of the field `r#type`.
    if let Some(plain) = name.strip_prefix("r#") {
        return Err(format!("the placeholder of the field `{name}` is `{{{plain}}}`; write that"));
    }
    if is_field_name(name) {
        return Ok(Some(name));
    }
    let near = name.split(':').next().unwrap_or_default().trim().replace('-', "_");
    let is_keyword = !name.is_empty() && name.chars().all(|c| c == '_' || c.is_alphanumeric());
    Err(if is_field_name(&near) {
        format!("the placeholder `{segment}` is not named like a field; write `{{{near}}}`")
    } else if is_keyword && !name.starts_with(|c: char| c.is_numeric()) {
        format!("no field can be named as the placeholder `{segment}`; write another name")
    } else {
        format!(
            "the placeholder `{segment}` is not named like a field; write a name of letters, \
             digits and underscores"
        )
    })
}

/// RFC 3986, section 3.3: `pchar`, without percent-encoding, which the paths of APIs do not need.
fn check_literal(segment: &str, last: bool) -> Result<(), String> {
    if segment.is_empty() && !last {
        return Err("this path has an empty segment; remove one of the two slashes".to_owned());
    }
    if matches!(segment, "." | "..") {
        return Err(format!("the segment `{segment}` does not survive in a path; remove it"));
    }
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@".contains(c);
    match segment.chars().find(|&c| !allowed(c)) {
        None => Ok(()),
        Some('?') => {
            Err("a path has no query; write a field with `#[api(query)]` instead".to_owned())
        }
        Some('<') if segment.ends_with('>') => Err(format!(
            "a placeholder is in braces; write `{{{}}}` for `{segment}`",
            segment.trim_matches(['<', '>'])
        )),
        Some(c) => Err(format!(
            "the character {c:?} is not allowed in a path segment, as in `{segment}`; remove it"
        )),
    }
}
