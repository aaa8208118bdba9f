//! Changes to a token stream. A place is the index of a token, counted through all groups.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A change of the token at a place.
#[derive(Clone, Debug)]
pub(super) enum Edit {
    /// Removes the token, or the group with its content.
    Delete,
    /// Replaces a group by its content.
    Unwrap,
    Duplicate,
    SwapWithNext,
    Replace(Vec<TokenTree>),
    InsertBefore(Vec<TokenTree>),
    /// Removes everything after the token, and closes the groups around it.
    TruncateAfter,
    /// Puts this many groups around the token.
    Nest(Delimiter, usize),
}

/// Returns the number of tokens in all groups.
pub(super) fn count(tokens: &TokenStream) -> usize {
    tokens.clone().into_iter().map(|tree| 1 + inside(&tree)).sum()
}

fn inside(tree: &TokenTree) -> usize {
    match tree {
        TokenTree::Group(group) => count(&group.stream()),
        _ => 0,
    }
}

/// Returns the tokens with one change.
pub(super) fn apply(tokens: &TokenStream, place: usize, edit: &Edit) -> TokenStream {
    let mut place = place;
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut result: Vec<TokenTree> = Vec::new();
    for (index, tree) in trees.iter().enumerate() {
        let size = 1 + inside(tree);
        if place >= size {
            place -= size;
            result.push(tree.clone());
            continue;
        }
        let mut rest = &trees[index + 1..];
        if place > 0 {
            let TokenTree::Group(group) = tree else {
                unreachable!("only a group contains tokens")
            };
            result.push(regroup(group, apply(&group.stream(), place - 1, edit)));
            if matches!(edit, Edit::TruncateAfter) {
                rest = &[];
            }
        } else {
            match (edit, tree) {
                (Edit::Delete, _) => {}
                (Edit::Unwrap, TokenTree::Group(group)) => result.extend(group.stream()),
                (Edit::Unwrap, tree) => result.push(tree.clone()),
                (Edit::Duplicate, tree) => result.extend([tree.clone(), tree.clone()]),
                (Edit::SwapWithNext, tree) => {
                    if let [next, others @ ..] = rest {
                        result.push(next.clone());
                        rest = others;
                    }
                    result.push(tree.clone());
                }
                (Edit::Replace(by), _) => result.extend(by.iter().cloned()),
                (Edit::InsertBefore(new), tree) => {
                    result.extend(new.iter().cloned().chain([tree.clone()]));
                }
                (Edit::TruncateAfter, TokenTree::Group(group)) => {
                    result.push(regroup(group, TokenStream::new()));
                    rest = &[];
                }
                (Edit::TruncateAfter, tree) => {
                    result.push(tree.clone());
                    rest = &[];
                }
                (Edit::Nest(delimiter, depth), tree) => {
                    result.push(nest(tree.clone(), *delimiter, *depth));
                }
            }
        }
        result.extend(rest.iter().cloned());
        break;
    }
    result.into_iter().collect()
}

/// Puts groups around a token.
pub(super) fn nest(tree: TokenTree, delimiter: Delimiter, depth: usize) -> TokenTree {
    (0..depth).fold(tree, |tree, _| {
        let span = tree.span();
        let mut group = Group::new(delimiter, tree.into());
        group.set_span(span);
        TokenTree::Group(group)
    })
}

fn regroup(group: &Group, content: TokenStream) -> TokenTree {
    let mut changed = Group::new(group.delimiter(), content);
    changed.set_span(group.span());
    TokenTree::Group(changed)
}
