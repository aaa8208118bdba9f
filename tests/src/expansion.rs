//! Parts of an expansion: code that depends on a feature, and errors.

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};

/// The runtime's macros whose output depends on a feature, and the modules that stand for them.
pub const GATES: [(&str, &str); 2] = [("client_impl", "__client"), ("server_impl", "__server")];

/// Replaces each call of a gate by a module, so that its content is parsed and formatted as code:
/// `::pathlore::codegen::client_impl! { … }` becomes `mod __client { … }` with the implementation to
/// which the gate expands if its feature is enabled.
#[must_use]
pub fn gates_as_modules(tokens: TokenStream) -> TokenStream {
    let mut replaced: Vec<TokenTree> = Vec::new();
    for token in tokens {
        let TokenTree::Group(group) = token else {
            replaced.push(token);
            continue;
        };
        if group.delimiter() == Delimiter::Brace
            && let Some(module) = gate(&replaced)
        {
            remove_call(&mut replaced);
            let span = Span::call_site();
            replaced.push(Ident::new("mod", span).into());
            replaced.push(Ident::new(module, span).into());
            replaced.push(Group::new(Delimiter::Brace, implementation(group.stream())).into());
            continue;
        }
        let mut inner = Group::new(group.delimiter(), gates_as_modules(group.stream()));
        inner.set_span(group.span());
        replaced.push(TokenTree::Group(inner));
    }
    replaced.into_iter().collect()
}

/// Returns the implementation that a gate takes apart: `{impl …} {where …} {fn …} {…}`.
fn implementation(parts: TokenStream) -> TokenStream {
    let mut parts = parts.into_iter().filter_map(|part| match part {
        TokenTree::Group(group) => Some(group),
        _ => None,
    });
    let mut next = || parts.next().expect("a gate takes four groups");
    let (head, bounds, signature, body) = (next(), next(), next(), next());
    let mut method = signature.stream();
    method.extend([TokenTree::from(body)]);
    let mut code = head.stream();
    code.extend(bounds.stream());
    code.extend([TokenTree::from(Group::new(Delimiter::Brace, method))]);
    code
}

/// Returns the module for the gate whose call the tokens end with.
fn gate(tokens: &[TokenTree]) -> Option<&'static str> {
    let [
        ..,
        TokenTree::Ident(codegen),
        TokenTree::Punct(_),
        TokenTree::Punct(_),
        TokenTree::Ident(name),
        TokenTree::Punct(bang),
    ] = tokens
    else {
        return None;
    };
    let (_, module) = GATES.iter().find(|(gate, _)| name == gate)?;
    (codegen.to_string().ends_with("codegen") && bang.as_char() == '!').then_some(module)
}

/// Removes a path and the `!` after it.
fn remove_call(tokens: &mut Vec<TokenTree>) {
    tokens.pop();
    while let Some(TokenTree::Ident(_)) = tokens.last() {
        tokens.pop();
        let is_colon =
            |tree: &TokenTree| matches!(tree, TokenTree::Punct(it) if it.as_char() == ':');
        while tokens.last().is_some_and(is_colon) {
            tokens.pop();
        }
    }
}

/// Removes the errors of an attribute macro from its output.
#[must_use]
pub fn without_errors(tokens: TokenStream) -> TokenStream {
    let mut rest: Vec<TokenTree> = tokens.into_iter().collect();
    while let [.., TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Group(_)] =
        rest.get(..8).unwrap_or_default()
        && name == "compile_error"
    {
        rest.drain(..8);
    }
    rest.into_iter().collect()
}

/// An error of an expansion.
#[derive(Clone, Debug)]
pub struct Error {
    /// The place where the compiler shows it.
    pub span: Span,
    /// The literal of its message.
    pub message: String,
}

/// Returns the invocations of `compile_error!` in all groups.
#[must_use]
pub fn errors(tokens: TokenStream) -> Vec<Error> {
    let mut found = Vec::new();
    add_errors(tokens, &mut found);
    found
}

fn add_errors(tokens: TokenStream, found: &mut Vec<Error>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, tree) in trees.iter().enumerate() {
        let TokenTree::Group(group) = tree else { continue };
        match &trees[..index] {
            [.., TokenTree::Ident(name), TokenTree::Punct(sign)]
                if name == "compile_error"
                    && sign.as_char() == '!'
                    && sign.spacing() == Spacing::Alone =>
            {
                let message = group.stream().into_iter().next().map(|it| it.to_string());
                found.push(Error { span: name.span(), message: message.unwrap_or_default() });
            }
            _ => add_errors(group.stream(), found),
        }
    }
}

/// Removes each `#[non_exhaustive]`, which the attribute macros add to the variants of an enum.
#[must_use]
pub fn without_non_exhaustive(tokens: TokenStream) -> TokenStream {
    let is_mark = |tree: &TokenTree| match tree {
        TokenTree::Group(group) => group.stream().to_string() == "non_exhaustive",
        _ => false,
    };
    let mut result = TokenStream::new();
    let mut trees = tokens.into_iter().peekable();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Punct(punct)
                if punct.as_char() == '#' && trees.peek().is_some_and(is_mark) =>
            {
                trees.next();
            }
            TokenTree::Group(group) => {
                let content = without_non_exhaustive(group.stream());
                let mut inner = Group::new(group.delimiter(), content);
                inner.set_span(group.span());
                result.extend([TokenTree::Group(inner)]);
            }
            tree => result.extend([tree]),
        }
    }
    result
}
