//! Finds the description of an endpoint in the source file of its request.
//!
//! The description is a constant beside the struct, which a macro cannot look at otherwise.

use std::fs;

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

use crate::tokens::{is_ident, is_punct};

/// The name that the struct has while it is searched for.
const MARKER: &str = "__pathlore_documented";

/// Returns what is in the braces of `const NAME: Metadata = metadata! { … }`, of the constant that is
/// nearest to the struct. Returns `None` if there is none in the file, or if the struct is in the
/// output of a macro.
pub(super) fn metadata(name: &str, item: &Ident) -> Option<TokenStream> {
    if !proc_macro::is_available() {
        return None;
    }
    let span = item.span().unwrap();
    let text = fs::read_to_string(span.local_file()?).ok()?;
    find(&text, name, (span.line(), span.column()), &item.to_string())
}

/// `line` and `column`, of which the first is 1, are those of the struct's name.
fn find(text: &str, name: &str, (line, column): (usize, usize), item: &str) -> Option<TokenStream> {
    let before: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let rest = text.get(before..)?;
    let (offset, _) = rest.char_indices().nth(column.checked_sub(1)?)?;
    let start = before + offset;
    let after = text.get(start..)?.strip_prefix(item)?;
    let marked = format!("{}{MARKER}{after}", text.get(..start)?);
    let mut description = None;
    nearest(marked.parse().ok()?, name, &mut description);
    description
}

/// Returns whether the struct is in the tokens. If so, finds the description.
fn nearest(tokens: TokenStream, name: &str, description: &mut Option<TokenStream>) -> bool {
    let trees: Vec<_> = tokens.into_iter().collect();
    let is_here = trees.iter().any(|tree| match tree {
        TokenTree::Ident(ident) => *ident == MARKER,
        TokenTree::Group(group) => nearest(group.stream(), name, description),
        _ => false,
    });
    if is_here && description.is_none() {
        *description = (0..trees.len()).find_map(|start| constant(trees.get(start..)?, name));
    }
    is_here
}

/// Reads `const NAME: Metadata = pathlore::metadata! { … }`.
fn constant(trees: &[TokenTree], name: &str) -> Option<TokenStream> {
    let [keyword, ident, colon, rest @ ..] = trees else { return None };
    if !is_ident(keyword, "const") || !is_ident(ident, name) || !is_punct(colon, ':') {
        return None;
    }
    let assign = rest.iter().position(|tree| is_punct(tree, '='))?;
    let value = rest.get(assign + 1..)?;
    let end = value.iter().position(|tree| is_punct(tree, ';'))?;
    let [.., macro_name, bang, TokenTree::Group(group)] = value.get(..end)? else { return None };
    let is_description = is_ident(macro_name, "metadata")
        && is_punct(bang, '!')
        && group.delimiter() != Delimiter::None;
    is_description.then(|| group.stream())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_constant_is_found() {
        let text = "mod a {\n    const METADATA: Metadata = metadata! { a };\n    pub struct Request;\n}\n\
                    mod b {\n    pub const METADATA: Metadata = pathlore::metadata!(b);\n\
                    /* é */ mod c { struct r#Request; } }\nstruct Other;\nconst METADATA: u8 = 1;";
        let find = |line, column, item| {
            find(text, "METADATA", (line, column), item).map(|tokens| tokens.to_string())
        };
        assert_eq!(find(3, 16, "Request").as_deref(), Some("a"));
        assert_eq!(find(7, 24, "r#Request").as_deref(), Some("b"));
        assert_eq!(find(8, 8, "Other"), None);
        assert_eq!(find(8, 9, "Other"), None);
        assert_eq!(find(80, 9, "Other"), None);
    }
}
