//! Checks a path template, and splits it at its placeholders.
//!
//! Literal text is `pchar` (RFC 3986, section 3.3) without percent-encoding, which the paths of
//! APIs do not need. Segments that routers do not take literally are errors: axum rejects `:` and
//! `*` at the start of a segment, and actix-web matches everything after a `*` at the end.

use syn::LitStr;

use super::model::{Last, Template};
use crate::tokens::is_field_name;

/// Splits a path at its placeholders.
///
/// # Errors
///
/// Returns an error about the first segment that is wrong. Its span is the whole literal, so there
/// is only one error.
pub(super) fn parse(literal: LitStr) -> syn::Result<Template> {
    let path = literal.value();
    match split(&path) {
        Ok((parts, names, last)) => Ok(Template { literal, parts, names, last }),
        Err(message) => Err(syn::Error::new(literal.span(), message)),
    }
}

fn split(path: &str) -> Result<(Vec<String>, Vec<String>, Last), String> {
    let relative = path.strip_prefix('/').ok_or_else(|| no_leading_slash(path))?;
    let mut parts = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let mut last = Last::Segment;
    let mut part = String::new();
    let mut segments = relative.split('/').peekable();
    while let Some(segment) = segments.next() {
        part.push('/');
        let is_last = segments.peek().is_none();
        if let Some(Placeholder { prefix, name, takes, suffix }) = placeholder(segment)? {
            if names.iter().any(|other| other == name) {
                return Err(format!(
                    "duplicate placeholder `{{{name}}}`; give one of the two another name"
                ));
            }
            if takes != Last::Segment && !is_last {
                return Err(not_last(segment, name, takes));
            }
            last = takes;
            names.push(name.to_owned());
            part.push_str(prefix);
            parts.push(std::mem::replace(&mut part, suffix.to_owned()));
        } else {
            check_literal(segment, is_last)?;
            part.push_str(segment);
        }
    }
    parts.push(part);
    Ok((parts, names, last))
}

fn no_leading_slash(path: &str) -> String {
    if let Some((_, rest)) = path.split_once("://") {
        let path = rest.split_once('/').map_or("", |(_, path)| path);
        format!("a path has no scheme and no host; write \"/{path}\"")
    } else {
        let path = path.trim_start().trim_start_matches('/');
        format!("a path starts with a slash; write \"/{path}\"")
    }
}

/// A segment with a placeholder.
struct Placeholder<'s> {
    prefix: &'s str,
    name: &'s str,
    takes: Last,
    suffix: &'s str,
}

/// Returns the placeholder of a segment, if it has one.
fn placeholder(segment: &str) -> Result<Option<Placeholder<'_>>, String> {
    if !segment.contains(['{', '}']) {
        return Ok(None);
    }
    if has_query(segment) {
        return Err(QUERY.to_owned());
    }
    if segment.trim() != segment {
        return Err("spaces around a path are not allowed; remove them".to_owned());
    }
    if let Some(error) = typed(segment).or_else(|| of_another_form(segment)) {
        return Err(error);
    }
    let split = segment.split_once('{').and_then(|(prefix, rest)| {
        let (inside, suffix) = rest.split_once('}')?;
        Some((prefix, inside, suffix))
    });
    let unbalanced =
        || format!("unbalanced braces in `{segment}`; write a placeholder as `{{name}}`");
    let (prefix, inside, suffix) = split.ok_or_else(unbalanced)?;
    if suffix.contains('{') && segment.matches('{').count() == segment.matches('}').count() {
        return Err(format!(
            "`{segment}` has several placeholders, which cannot be told apart; write a slash between \
             them, or one placeholder whose type has both"
        ));
    }
    if [prefix, inside, suffix].iter().any(|part| part.contains(['{', '}'])) {
        return Err(unbalanced());
    }
    check_characters(prefix).and_then(|()| check_characters(suffix))?;
    check_special(segment)?;
    let (name, takes) = match (inside.strip_prefix('*'), inside.strip_suffix('?')) {
        (Some(name), _) => (name, Last::Rest),
        (None, Some(name)) => (name, Last::Optional),
        (None, None) => (inside, Last::Segment),
    };
    if !is_field_name(name) {
        return Err(not_a_field_name(name, takes));
    }
    if takes != Last::Segment && segment.len() > inside.len() + 2 {
        return Err(format!(
            "the placeholder `{{{inside}}}` is a whole segment; remove the text around it, or write \
             `{{{name}}}`"
        ));
    }
    Ok(Some(Placeholder { prefix, name, takes, suffix }))
}

/// Returns the error about a placeholder that takes nothing or several segments before other segments.
fn not_last(segment: &str, name: &str, takes: Last) -> String {
    let takes = if takes == Last::Rest { "takes the rest of the path" } else { "is optional" };
    format!("`{segment}` {takes}, so it comes last; move it to the end, or write `{{{name}}}`")
}

/// Returns the error about a placeholder with a type or a regular expression: `{id:u32}` or
/// `{id:[0-9]+}`. A regular expression may be split at a slash.
fn typed(segment: &str) -> Option<String> {
    const TYPES: [&str; 8] = ["int", "integer", "str", "string", "float", "path", "slug", "uuid"];
    let inside = segment.strip_prefix('{')?;
    let (first, rest) = inside.split_once([':', '='])?;
    let first = first.trim();
    let second = rest.trim_end_matches('}').trim();
    // Some frameworks write the type first.
    let is_type = TYPES.contains(&first) || is_primitive(first);
    let name = if is_type && is_field_name(second) { second } else { first };
    is_field_name(name).then(|| {
        format!(
            "a placeholder is a name alone, and its field has the type; write `{{{name}}}` for \
             `{segment}`"
        )
    })
}

fn is_primitive(name: &str) -> bool {
    let digits = name.strip_prefix(['u', 'i', 'f']);
    digits.is_some_and(|digits| ["8", "16", "32", "64", "128", "size"].contains(&digits))
}

/// Returns the error about a placeholder as in other template languages: `${id}`, `{{id}}`.
fn of_another_form(segment: &str) -> Option<String> {
    let name = segment.strip_prefix("${").or_else(|| segment.strip_prefix("{{"))?;
    let name = name.trim_end_matches('}').trim();
    is_field_name(name)
        .then(|| format!("placeholders are in braces; write `{{{name}}}` for `{segment}`"))
}

const QUERY: &str = "a path has no query; write a field with `#[api(query)]` instead";

/// Returns whether a segment has a question mark outside of braces.
fn has_query(segment: &str) -> bool {
    let outside = segment.split('{').enumerate();
    let mut outside =
        outside.map(
            |(index, part)| {
                if index == 0 { part } else { part.split_once('}').map_or("", |it| it.1) }
            },
        );
    outside.any(|part| part.contains('?'))
}

fn not_a_field_name(name: &str, takes: Last) -> String {
    let optional = name.strip_suffix('?').filter(|name| is_field_name(name));
    if let (Last::Rest, Some(name)) = (takes, optional) {
        return format!("the rest of a path is not optional; write `{{*{name}}}`");
    }
    if let Some(plain) = name.strip_prefix('?').filter(|name| is_field_name(name)) {
        return format!(
            "an optional placeholder has the question mark after the name; write `{{{plain}?}}`"
        );
    }
    if let Some(plain) = name.strip_prefix("r#") {
        return format!("a placeholder has no `r#`; write `{{{plain}}}` for the field `{name}`");
    }
    let rest = name.trim_start_matches(['*', '+']).trim_end_matches(['*', '+', '.']);
    if rest != name && is_field_name(rest) {
        return format!(
            "a placeholder for the rest of a path has a star before the name; write `{{*{rest}}}`"
        );
    }
    let similar = name.split(':').next().unwrap_or_default().trim().replace('-', "_");
    if is_field_name(&similar) {
        return format!("the placeholder `{{{name}}}` is not a field name; write `{{{similar}}}`");
    }
    let is_keyword = name.starts_with(|c: char| c == '_' || c.is_alphabetic())
        && name.chars().all(|c| c == '_' || c.is_alphanumeric());
    if is_keyword {
        format!("no field can be named like the placeholder `{{{name}}}`; write another name")
    } else {
        format!(
            "the placeholder `{{{name}}}` is not a field name; write a name of letters, digits and \
             underscores"
        )
    }
}

fn check_literal(segment: &str, is_last: bool) -> Result<(), String> {
    if segment.is_empty() && !is_last {
        return Err("a path has no empty segments; remove one of the two slashes".to_owned());
    }
    if matches!(segment, "." | "..") {
        return Err(format!(
            "clients and proxies resolve the segment `{segment}`; remove it from the path"
        ));
    }
    check_characters(segment)?;
    check_special(segment)
}

fn check_characters(segment: &str) -> Result<(), String> {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@".contains(c);
    match segment.chars().find(|&c| !is_allowed(c)) {
        None => Ok(()),
        Some('?') => Err(QUERY.to_owned()),
        Some('<' | '[') if segment.ends_with(['>', ']']) => {
            let name = segment.trim_matches(['<', '>', '[', ']', '.']);
            let name = name.rsplit(':').next().unwrap_or(name);
            Err(format!("placeholders are in braces; write `{{{name}}}` for `{segment}`"))
        }
        Some(c) => Err(format!(
            "the character {c:?} is not allowed in a path, as in `{segment}`; remove it"
        )),
    }
}

/// Checks that routers take a segment literally.
fn check_special(segment: &str) -> Result<(), String> {
    let instead = |name: &str| {
        if is_field_name(name) {
            format!("write `{{{name}}}`")
        } else {
            "write a placeholder, as in `{name}`, or another segment".to_owned()
        }
    };
    if let Some(name) = segment.strip_prefix(':') {
        let name = name.trim_matches([':', '{', '}']);
        return Err(format!("`{segment}` is an older form of a placeholder; {}", instead(name)));
    }
    if segment.starts_with('*') {
        return Err(format!(
            "routers take the segment `{segment}` for a wildcard; {}",
            instead(segment.trim_start_matches('*'))
        ));
    }
    if segment.ends_with('*') {
        let literal = segment.trim_end_matches('*');
        return Err(format!(
            "routers take `*` at the end of the segment `{segment}` for a wildcard; write \
             `{literal}`, or another segment"
        ));
    }
    Ok(())
}
