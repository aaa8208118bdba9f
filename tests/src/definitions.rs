//! The definitions in the source files of the tests and examples, as tokens.
//!
//! They are read from the files, so a new definition joins the tests that use them by itself.

use std::{
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// Which of the two attribute macros stands above a struct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `#[request]`
    Request,
    /// `#[response]`
    Response,
}

/// A definition, and the file that it stands in.
#[derive(Clone, Debug)]
pub struct Definition {
    /// The path of the file within the repository.
    pub file: String,
    /// What was written.
    pub written: Written,
}

/// One use of a macro.
#[derive(Clone, Debug)]
pub enum Written {
    /// What stands in `metadata! { … }`.
    Metadata(TokenStream),
    /// An attribute macro, and the struct below it.
    Struct {
        /// Which one it is.
        kind: Kind,
        /// What stands in its parentheses.
        arguments: TokenStream,
        /// The struct, with its other attributes.
        item: TokenStream,
    },
}

/// All definitions that compile, in the order of their files.
///
/// # Panics
///
/// Where a source file cannot be read.
#[must_use]
pub fn all() -> Vec<Definition> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for folder in ["examples/src", "runtime/tests", "tests/tests", "tests/crates", "tests/outside"]
    {
        rust_files(&root.join(folder), &mut files);
    }
    files.sort();
    let mut found = Vec::new();
    for path in files {
        let name = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().into_owned();
        let source = fs::read_to_string(&path).expect("the file is text");
        let tokens = source.parse().expect("the file is Rust");
        let mut written = Vec::new();
        collect(tokens, &mut written);
        found.extend(written.into_iter().map(|written| Definition { file: name.clone(), written }));
    }
    found
}

/// Finds the files that compile: all but those of the compile-fail tests.
fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            if !["target", "ui"].iter().any(|name| path.ends_with(name)) {
                rust_files(&path, files);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Finds definitions at any depth, but for those with the variables of a `macro_rules!`.
fn collect(tokens: TokenStream, found: &mut Vec<Written>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Group(group) => collect(group.stream(), found),
            TokenTree::Ident(name) if name == "metadata" => {
                if let [TokenTree::Punct(sign), TokenTree::Group(content), ..] = &trees[index + 1..]
                    && sign.as_char() == '!'
                    && !has_variable(content.stream())
                {
                    found.push(Written::Metadata(content.stream()));
                }
            }
            TokenTree::Punct(sign) if sign.as_char() == '#' => {
                let Some(TokenTree::Group(attribute)) = trees.get(index + 1) else { continue };
                let Some((kind, arguments)) = macro_of(attribute.stream()) else { continue };
                let item = without_documentation(item(&trees[index + 2..]));
                if is_struct(&item)
                    && !has_variable(item.clone())
                    && !has_variable(arguments.clone())
                {
                    found.push(Written::Struct { kind, arguments, item });
                }
            }
            _ => {}
        }
    }
}

/// The kind and the arguments, where the attribute is one of the two macros.
fn macro_of(attribute: TokenStream) -> Option<(Kind, TokenStream)> {
    let mut kind = None;
    let mut arguments = TokenStream::new();
    for tree in attribute {
        match tree {
            TokenTree::Ident(name) if name == "request" => kind = Some(Kind::Request),
            TokenTree::Ident(name) if name == "response" => kind = Some(Kind::Response),
            TokenTree::Ident(_) => kind = None,
            TokenTree::Punct(sign) if sign.as_char() == ':' => {}
            TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                arguments = group.stream();
            }
            _ => return None,
        }
    }
    Some((kind?, arguments))
}

/// The tokens of one item: its end is a pair of braces, but not those of a parameter's default.
fn item(trees: &[TokenTree]) -> TokenStream {
    let is_end = |(index, tree): (usize, &TokenTree)| {
        let before = index.checked_sub(1).and_then(|before| trees.get(before));
        let is_value = matches!(before, Some(TokenTree::Punct(sign)) if sign.as_char() == '=');
        let is_brace =
            matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        is_brace && !is_value
    };
    let length = trees.iter().enumerate().position(is_end).map_or(trees.len(), |end| end + 1);
    trees[..length].iter().cloned().collect()
}

/// Comments are most of the tokens of some definitions, and nothing to a macro.
fn without_documentation(tokens: TokenStream) -> TokenStream {
    let is_documentation = |tree: Option<&TokenTree>| {
        let Some(TokenTree::Group(group)) = tree else { return false };
        let first = group.stream().into_iter().next();
        matches!(first, Some(TokenTree::Ident(word)) if word == "doc")
    };
    let mut result = TokenStream::new();
    let mut trees = tokens.into_iter().peekable();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Punct(sign) if sign.as_char() == '#' && is_documentation(trees.peek()) => {
                trees.next();
            }
            TokenTree::Group(group) => {
                let mut inner =
                    Group::new(group.delimiter(), without_documentation(group.stream()));
                inner.set_span(group.span());
                result.extend([TokenTree::Group(inner)]);
            }
            tree => result.extend([tree]),
        }
    }
    result
}

/// What a macro of the tests makes a struct of may have another form.
fn is_struct(item: &TokenStream) -> bool {
    let mut trees = item.clone().into_iter();
    trees.any(|tree| matches!(tree, TokenTree::Ident(word) if word == "struct"))
}

fn has_variable(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Group(group) => has_variable(group.stream()),
        TokenTree::Punct(sign) => sign.as_char() == '$',
        _ => false,
    })
}
