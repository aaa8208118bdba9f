//! Definitions as they are while someone types: the struct stays, with one error at the right place.

use std::path::Path;

use pathlore_tests::{
    Kind,
    definitions::{self, Written},
    expand_attribute, expand_derive, expand_metadata,
    expansion::{Error, errors, gates_as_modules, without_errors},
    parser::{Fragment, Parsed, Parser},
};
use proc_macro2::{Delimiter, Group, Spacing, Span, TokenStream, TokenTree};

/// Expands `#[request(arguments)] item` and the derive, and returns the code and its errors.
fn request(arguments: &str, item: &str) -> (TokenStream, Vec<Error>) {
    let arguments = arguments.parse().unwrap();
    let attributed = expand_attribute(Kind::Request, &arguments, item.parse().unwrap());
    let derived = expand_derive(Kind::Request, without_errors(attributed.clone()));
    let expansion: TokenStream = attributed.into_iter().chain(derived).collect();
    let found = errors(expansion.clone());
    (expansion, found)
}

fn parse(parser: Parser) -> Parsed {
    parser.parse(Path::new(env!("CARGO_TARGET_TMPDIR"))).expect("rustc parses all")
}

/// Returns the tokens of all groups, without the groups.
fn flat(tokens: TokenStream) -> Vec<String> {
    let flatten = |token| match token {
        TokenTree::Group(group) => flat(group.stream()),
        token => vec![token.to_string()],
    };
    tokens.into_iter().flat_map(flatten).collect()
}

/// Returns whether the expansion contains all tokens of the source, in the same order.
fn has_all(expansion: &TokenStream, written: TokenStream) -> bool {
    let mut expansion = flat(expansion.clone()).into_iter();
    flat(written).iter().all(|token| expansion.any(|other| other == *token))
}

/// Checks that there is one error, with the source code at its place and a part of its message.
#[track_caller]
fn assert_one(found: &[Error], place: &str, message: &str) {
    let [error] = found else { panic!("expected one error, not {found:?}") };
    // The message is a literal with escapes.
    let literal: syn::LitStr = syn::parse_str(&error.message).unwrap();
    assert!(literal.value().contains(message), "{}", error.message);
    assert_eq!(error.span.source_text().as_deref(), Some(place), "{}", error.message);
}

#[test]
fn an_incomplete_field_attribute_is_one_error() {
    for (attribute, place, message) in [
        ("#[api(quer)]", "quer", "did you mean `query`?"),
        ("#[api()]", "api", "expected the part of the message that the field is"),
        ("#[api]", "api", "expected the part of the message that the field is"),
        ("#[api(header)]", "header", "`header` needs a value"),
        ("#[api(header = )]", "header", "`header` needs a value"),
        ("#[api(header = \"\")]", "\"\"", "is not the name of a header field"),
        ("#[api(,)]", ",", "unexpected `,`"),
        ("#[api(path, )] #[api(q)]", "q", "unknown attribute `q`"),
        ("#[serde]", "serde", "in parentheses"),
        ("#[serde(renam)]", "renam", "did you mean `rename`?"),
        ("#[serde(rename)]", "rename", "write `rename = \"name\"`"),
        ("#[serde(rename = )]", "rename", "write `rename = \"name\"`"),
    ] {
        let item = format!("pub struct Request {{ {attribute} pub user_id: String, pub b: u8 }}");
        let (expansion, found) = request("", &item);
        assert_one(&found, place, message);
        assert_eq!(fields_of(expansion), ["user_id", "b"]);
    }
}

#[test]
fn an_incomplete_argument_is_one_error() {
    for (arguments, place, message) in [
        ("err", "err", "did you mean `error`?"),
        ("error", "error", "`error` needs a value"),
        ("error =", "error", "`error` needs a value"),
        ("error = a::", ":", "expected a type"),
        ("error = MyError, ,", ",", "unexpected `,`"),
        ("metadata = A, response = ,", "response", "`response` needs a value"),
        ("crate = a::", ":", "expected the path of the runtime crate"),
        ("=", "=", "expected a name"),
    ] {
        let (expansion, found) = request(arguments, "pub struct Request { pub user_id: String }");
        assert_one(&found, place, message);
        assert_eq!(fields_of(expansion), ["user_id"]);
    }
}

#[test]
fn an_incomplete_metadata_is_one_error() {
    let mut parser = Parser::default();
    let mut expressions = Vec::new();
    // A missing key is not reported while another one cannot be parsed.
    for (written, place, message) in [
        ("m", "m", "unknown key `m`"),
        ("meth", "meth", "unknown key `meth`"),
        ("metho", "metho", "did you mean `method`?"),
        ("method", "method", "`method` needs a value"),
        ("method:", "method", "`method` needs a value"),
        ("method: G, rate_limited: true, authentication: None, path: \"/\"", "G", "unknown method"),
        ("method: GET", "method", "missing keys"),
        ("method: GET, history", "history", "`history` needs a value"),
        ("method: GET, history: {}", "{", "a history needs at least one arm"),
        ("method: GET, history: { 1 }", "}", "expected `=>`"),
        ("method: GET, history: { 1.0 }", "}", "expected `=>`"),
        ("method: GET, history: { 1.0 = }", "=", "expected `=>`"),
        ("method: GET, history: { 1.0 => }", "}", "expected a path in quotes"),
        ("method: GET, history: { 1.0 => \"/a\" 1.1 => \"/b\" }", "1.1", "expected `,`"),
        ("method: GET, history: { unstab }", "unstab", "did you mean `unstable`?"),
    ] {
        let expansion = expand_metadata(written.parse().unwrap());
        expressions.push(parser.ask(Fragment::Expression, &expansion));
        assert_one(&errors(expansion), place, message);
    }
    let parsed = parse(parser);
    assert!(expressions.into_iter().all(|expression| parsed.is_rust(expression)));
    // Without tokens, the error is at the call of the macro.
    let found = errors(expand_metadata(TokenStream::new()));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].message.contains("`metadata!` needs keys"), "{found:?}");
}

/// The compiler calls a derive only for an item that it can parse.
#[test]
fn an_incomplete_type_keeps_the_struct() {
    let mut parser = Parser::default();
    let mut items = Vec::new();
    for ty in ["dyn Send +", "Box<dyn Send +>", "u8 +", "a::", "Option<", "&'a", "[u8; ", "[u8; ]"]
    {
        for attribute in ["", "#[api(path)]", "#[api(header = \"x\")]", "#[api(query)]"] {
            let item = format!("pub struct Request<'a> {{ {attribute} pub a: {ty} }}");
            if let Ok(tokens) = item.parse() {
                items.push((parser.ask(Fragment::Item, &tokens), ty, item));
            }
        }
    }
    let parsed = parse(parser);
    items.retain(|(question, ..)| parsed.is_rust(*question));
    assert_eq!(items.len(), 12, "{items:?}");
    for (_, ty, item) in items {
        let (expansion, found) = request("", &item);
        if ty.starts_with("dyn") {
            assert_one(&found, "dyn", "write `Box<dyn …>`");
        } else {
            assert!(found.is_empty(), "{found:?}");
        }
        assert_eq!(fields_of(expansion), ["a"]);
    }
}

#[test]
fn an_incomplete_item_is_left_to_the_compiler() {
    for item in [
        "",
        "pub",
        "pub struct",
        "pub struct Request",
        "pub struct Request { pub user_ }",
        "pub struct Request { pub user_id: }",
        "pub struct Request { pub user_id String }",
        "pub struct Request { #[api( )] }",
        "pub struct Request { # }",
        "pub struct Request<'a, { pub user_id: String }",
        "#[derive( pub struct Request {}",
    ] {
        // The compiler itself closes open delimiters.
        let Ok(tokens) = item.parse::<TokenStream>() else { continue };
        let arguments = TokenStream::new();
        let attributed = expand_attribute(Kind::Request, &arguments, tokens.clone());
        assert!(errors(attributed.clone()).is_empty(), "{attributed}");
        assert!(has_all(&attributed, tokens), "{attributed}");
    }
}

/// Cuts off each definition after each of its tokens.
#[test]
fn a_truncated_item_keeps_its_fields_and_has_at_most_one_error() {
    let mut parser = Parser::default();
    let mut cuts = Vec::new();
    for definition in definitions::all() {
        let Written::Struct { kind, arguments, item } = definition.written else { continue };
        for end in 0..count(&item) {
            let cut = cut(&item, &mut { end });
            cuts.push((parser.ask(Fragment::Item, &cut), kind, arguments.clone(), cut));
        }
    }
    let parsed = parse(parser);

    let mut parser = Parser::default();
    let mut derives = Vec::new();
    for (question, kind, arguments, cut) in cuts {
        let attributed = expand_attribute(kind, &arguments, cut.clone());
        if !parsed.is_rust(question) {
            assert!(has_all(&attributed, cut), "{attributed}");
            continue;
        }
        let repaired = without_errors(attributed.clone());
        let derived = expand_derive(kind, repaired.clone());
        assert!(!derived.is_empty());
        derives.push(parser.ask(Fragment::Items, &gates_as_modules(derived.clone())));
        let found = errors(attributed.into_iter().chain(derived).collect());
        assert!(found.len() <= 1, "{found:?}\nof: {cut}");
        assert_eq!(fields_of(repaired), fields_of(cut));
    }
    assert!(derives.len() > 500, "{}", derives.len());
    let parsed = parse(parser);
    for derived in derives {
        assert!(parsed.is_rust(derived), "{}", parsed.tokens(derived));
    }
}

/// Editors rely on these spans to find and rename a field.
#[test]
fn names_of_fields_have_the_span_of_the_field() {
    let item = "pub struct Request<'a> {
        #[api(path)] pub in_path: u8,
        #[api(query)] pub in_query: Option<u8>,
        #[api(header = \"x\")] pub in_header: Cow<'a, str>,
        #[api(secret)] pub in_body: Vec<u8>,
        #[serde(skip)] pub nowhere: u8,
    }";
    let tokens: TokenStream = item.parse().unwrap();
    let written = idents(tokens.clone());
    let attributed = expand_attribute(Kind::Request, &TokenStream::new(), tokens);
    let derived = expand_derive(Kind::Request, attributed);
    let used = idents(derived);
    for field in ["in_path", "in_query", "in_header", "in_body", "nowhere"] {
        let place = place_of(&written, field)[0].clone();
        let uses = place_of(&used, field);
        assert!(!uses.is_empty(), "{field} is used");
        assert!(uses.iter().all(|span| *span == place), "{field}: {uses:?} and not {place:?}");
    }
    // Generated names have no place in the source.
    let place = place_of(&written, "Request")[0].clone();
    let mut uses = place_of(&used, "Request").into_iter().filter(|span| !span.is_empty());
    assert!(uses.all(|span| span == place));
}

fn place_of(idents: &[(String, Span)], name: &str) -> Vec<std::ops::Range<usize>> {
    let same = idents.iter().filter(|(ident, _)| ident == name);
    same.map(|(_, span)| span.byte_range()).collect()
}

fn idents(tokens: TokenStream) -> Vec<(String, Span)> {
    tokens
        .into_iter()
        .flat_map(|tree| match tree {
            TokenTree::Ident(ident) => vec![(ident.to_string(), ident.span())],
            TokenTree::Group(group) => idents(group.stream()),
            _ => Vec::new(),
        })
        .collect()
}

/// Returns the fields of the first struct or enum: the names before a single colon.
fn fields_of(tokens: TokenStream) -> Vec<String> {
    let mut trees = tokens
        .into_iter()
        .skip_while(|tree| !matches!(tree, TokenTree::Ident(it) if it == "struct" || it == "enum"));
    let fields = trees.find_map(|tree| match tree {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.stream()),
        _ => None,
    });
    names_in(fields.expect("the item has fields"))
}

fn names_in(tokens: TokenStream) -> Vec<String> {
    let trees: Vec<_> = tokens.into_iter().collect();
    let of_variants = trees.iter().flat_map(|tree| match tree {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
            names_in(group.stream())
        }
        _ => Vec::new(),
    });
    let names = trees.windows(3).filter_map(|trees| match trees {
        [TokenTree::Ident(name), TokenTree::Punct(colon), _]
            if colon.as_char() == ':' && colon.spacing() == Spacing::Alone =>
        {
            Some(name.to_string())
        }
        _ => None,
    });
    names.chain(of_variants).collect()
}

fn count(tokens: &TokenStream) -> usize {
    let inside = |tree: TokenTree| match tree {
        TokenTree::Group(group) => count(&group.stream()),
        _ => 0,
    };
    tokens.clone().into_iter().map(|tree| 1 + inside(tree)).sum()
}

/// Returns the first `left` tokens, with all groups closed.
fn cut(tokens: &TokenStream, left: &mut usize) -> TokenStream {
    let mut result = TokenStream::new();
    for tree in tokens.clone() {
        if *left == 0 {
            break;
        }
        *left -= 1;
        result.extend([match tree {
            TokenTree::Group(group) if group.delimiter() != Delimiter::None => {
                let mut inner = Group::new(group.delimiter(), cut(&group.stream(), left));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            tree => tree,
        }]);
    }
    result
}
