//! The definitions in the source files of the tests and examples, as tokens.

use std::{
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// An attribute macro.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `#[request]`
    Request,
    /// `#[response]`
    Response,
    /// `#[endpoint_error]`
    EndpointError,
}

/// A definition and its file.
#[derive(Clone, Debug)]
pub struct Definition {
    /// The path of the file within the repository.
    pub file: String,
    /// The macro and its input.
    pub written: Written,
}

/// One use of a macro.
#[derive(Clone, Debug)]
pub enum Written {
    /// The content of `metadata! { … }`.
    Metadata(TokenStream),
    /// An attribute macro and its struct or enum.
    Struct {
        /// The macro.
        kind: Kind,
        /// The content of its parentheses.
        arguments: TokenStream,
        /// The struct with its other attributes.
        item: TokenStream,
    },
}

/// Returns all definitions that compile, in the order of their files.
///
/// # Panics
///
/// Panics if a source file cannot be read.
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
        let source = fs::read_to_string(&path).expect("the file is UTF-8");
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

/// Finds the definitions in all groups, except those with variables of a `macro_rules!`.
fn collect(tokens: TokenStream, found: &mut Vec<Written>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Group(group) => collect(group.stream(), found),
            TokenTree::Ident(name) if name == "metadata" => {
                if let [TokenTree::Punct(punct), TokenTree::Group(content), ..] =
                    &trees[index + 1..]
                    && punct.as_char() == '!'
                    && !has_variable(content.stream())
                {
                    found.push(Written::Metadata(content.stream()));
                }
            }
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                let Some(TokenTree::Group(attribute)) = trees.get(index + 1) else { continue };
                let Some((kind, arguments)) = macro_of(attribute.stream()) else { continue };
                let item = without_documentation(item(&trees[index + 2..]));
                if is_type(&item) && !has_variable(item.clone()) && !has_variable(arguments.clone())
                {
                    found.push(Written::Struct { kind, arguments, item });
                }
            }
            _ => {}
        }
    }
}

/// Returns the kind and the arguments if the attribute is one of the macros.
fn macro_of(attribute: TokenStream) -> Option<(Kind, TokenStream)> {
    let mut kind = None;
    let mut arguments = TokenStream::new();
    for tree in attribute {
        match tree {
            TokenTree::Ident(name) if name == "request" => kind = Some(Kind::Request),
            TokenTree::Ident(name) if name == "response" => kind = Some(Kind::Response),
            TokenTree::Ident(name) if name == "endpoint_error" => kind = Some(Kind::EndpointError),
            TokenTree::Ident(_) => kind = None,
            TokenTree::Punct(punct) if punct.as_char() == ':' => {}
            TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                arguments = group.stream();
            }
            _ => return None,
        }
    }
    Some((kind?, arguments))
}

/// Returns the tokens of the first item. It ends with braces that are not the default of a const
/// parameter.
fn item(trees: &[TokenTree]) -> TokenStream {
    let is_end = |(index, tree): (usize, &TokenTree)| {
        let before = index.checked_sub(1).and_then(|before| trees.get(before));
        let is_value = matches!(before, Some(TokenTree::Punct(punct)) if punct.as_char() == '=');
        let is_brace =
            matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        is_brace && !is_value
    };
    let length = trees.iter().enumerate().position(is_end).map_or(trees.len(), |end| end + 1);
    trees[..length].iter().cloned().collect()
}

/// Removes doc comments, which are most of the tokens of some definitions and ignored by the macros.
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
            TokenTree::Punct(punct) if punct.as_char() == '#' && is_documentation(trees.peek()) => {
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

/// Returns whether the item is a struct or an enum, and not the input of another macro.
fn is_type(item: &TokenStream) -> bool {
    let mut trees = item.clone().into_iter();
    trees.any(|tree| matches!(tree, TokenTree::Ident(word) if word == "struct" || word == "enum"))
}

fn has_variable(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Group(group) => has_variable(group.stream()),
        TokenTree::Punct(punct) => punct.as_char() == '$',
        _ => false,
    })
}
