//! Definitions as they are while someone types: the struct stays, and one error is at the place.

use pathlore_tests::{
    Kind,
    definitions::{self, Written},
    expand_attribute, expand_derive, expand_metadata,
    expansion::{Error, errors, gates_opened, without_errors},
};
use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use syn_full as syn;

/// What comes of `#[request(arguments)] item`: the struct with its hidden derive's code.
fn request(arguments: &str, item: &str) -> (TokenStream, Vec<Error>) {
    let arguments = arguments.parse().unwrap();
    let attributed = expand_attribute(Kind::Request, &arguments, item.parse().unwrap());
    let derived = expand_derive(Kind::Request, without_errors(attributed.clone()));
    let expansion: TokenStream = attributed.into_iter().chain(derived).collect();
    let found = errors(expansion.clone());
    (expansion, found)
}

/// All tokens, each by itself.
fn flat(tokens: TokenStream) -> Vec<String> {
    let flatten = |token| match token {
        TokenTree::Group(group) => flat(group.stream()),
        token => vec![token.to_string()],
    };
    tokens.into_iter().flat_map(flatten).collect()
}

/// Whether all that was written stands in an expansion, in its order.
fn has_all(expansion: &TokenStream, written: TokenStream) -> bool {
    let mut expansion = flat(expansion.clone()).into_iter();
    flat(written).iter().all(|token| expansion.any(|other| other == *token))
}

/// The places of errors, as the text that was written there, and the beginnings of their messages.
#[track_caller]
fn assert_one(found: &[Error], place: &str, message: &str) {
    let [error] = found else { panic!("expected one error, not {found:?}") };
    // The message is a literal, with escapes.
    let text: syn::LitStr = syn::parse_str(&error.message).unwrap();
    assert!(text.value().contains(message), "{}", error.message);
    assert_eq!(error.span.source_text().as_deref(), Some(place), "{}", error.message);
}

#[test]
fn half_written_field_attributes() {
    for (attribute, place, message) in [
        ("#[api(quer)]", "quer", "did you mean `query`?"),
        ("#[api()]", "api", "expected what part of the message the field is"),
        ("#[api]", "api", "expected what part of the message the field is"),
        ("#[api(header)]", "header", "`header` needs a value"),
        ("#[api(header = )]", "header", "`header` needs a value"),
        ("#[api(header = \"\")]", "\"\"", "is not the name of a header field"),
        ("#[api(,)]", ",", "unexpected `,`"),
        ("#[api(path, )] #[api(q)]", "q", "unknown attribute `q`"),
        ("#[serde]", "serde", "in parentheses"),
        ("#[serde(renam)]", "renam", "did you mean `rename`?"),
        ("#[serde(rename)]", "rename", "expected `rename = \"name\"`"),
        ("#[serde(rename = )]", "rename", "expected `rename = \"name\"`"),
    ] {
        let item = format!("pub struct Request {{ {attribute} pub user_id: String, pub b: u8 }}");
        let (expansion, found) = request("", &item);
        assert_one(&found, place, message);
        assert_eq!(fields_of(expansion), ["user_id", "b"]);
    }
}

#[test]
fn half_written_arguments() {
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
fn half_written_metadata() {
    // What is missing is no mistake of its own while something cannot be read.
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
        ("method: GET, history: { 1 }", "1", "expected a version"),
        ("method: GET, history: { 1.0 }", "}", "expected `=>`"),
        ("method: GET, history: { 1.0 = }", "=", "expected `=>`"),
        ("method: GET, history: { 1.0 => }", "}", "expected a path in quotes"),
        ("method: GET, history: { 1.0 => \"/a\" 1.1 => \"/b\" }", "1.1", "expected `,`"),
        ("method: GET, history: { unstab }", "unstab", "did you mean `unstable`?"),
    ] {
        let expansion = expand_metadata(written.parse().unwrap());
        syn::parse2::<syn::Expr>(expansion.clone()).unwrap();
        assert_one(&errors(expansion), place, message);
    }
    // Without a token there is no place but the macro's call.
    let found = errors(expand_metadata(TokenStream::new()));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].message.contains("`metadata!` needs keys"), "{found:?}");
}

/// A type that is one already, but goes on.
#[test]
fn half_written_types() {
    for ty in ["dyn Send +", "Box<dyn Send +>", "u8 +", "a::", "Option<", "&'a", "[u8; ", "[u8; ]"]
    {
        for attribute in ["", "#[api(path)]", "#[api(header = \"x\")]", "#[api(query)]"] {
            let item = format!("pub struct Request<'a> {{ {attribute} pub a: {ty} }}");
            // Only what the compiler takes comes to the derive.
            let Ok(tokens) = item.parse::<TokenStream>() else { continue };
            if syn::parse2::<syn::ItemStruct>(tokens).is_ok() {
                let (expansion, found) = request("", &item);
                if ty.starts_with("dyn") {
                    assert_one(&found, "dyn", "write `Box<dyn …>`");
                } else {
                    assert!(found.is_empty(), "{found:?}");
                }
                assert_eq!(fields_of(expansion), ["a"]);
            }
        }
    }
}

/// What is no item is the compiler's to report.
#[test]
fn half_written_items() {
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
        // The compiler closes what is open.
        let Ok(tokens) = item.parse::<TokenStream>() else { continue };
        let arguments = TokenStream::new();
        let attributed = expand_attribute(Kind::Request, &arguments, tokens.clone());
        assert!(errors(attributed.clone()).is_empty(), "{attributed}");
        assert!(has_all(&attributed, tokens), "{attributed}");
    }
}

/// Each definition, cut off behind each of its tokens: as long as it is a struct, its fields stay,
/// and there is one error at most.
#[test]
fn cut_off() {
    let mut structs = 0;
    for definition in definitions::all() {
        let Written::Struct { kind, arguments, item } = definition.written else { continue };
        for end in 0..count(&item) {
            let cut = cut(&item, &mut { end });
            let Ok(parsed) = syn::parse2::<syn::ItemStruct>(cut.clone()) else {
                let attributed = expand_attribute(kind, &arguments, cut.clone());
                assert!(has_all(&attributed, cut), "{attributed}");
                continue;
            };
            structs += 1;
            let attributed = expand_attribute(kind, &arguments, cut.clone());
            let repaired = without_errors(attributed.clone());
            let derived = expand_derive(kind, repaired.clone());
            let file: syn::File = syn::parse2(gates_opened(derived.clone())).unwrap();
            assert!(!file.items.is_empty());
            let found = errors(attributed.into_iter().chain(derived).collect());
            assert!(found.len() <= 1, "{found:?}\nof: {cut}");
            let names = |item: &syn::ItemStruct| {
                item.fields.iter().map(|field| field.ident.clone()).collect::<Vec<_>>()
            };
            let kept: syn::ItemStruct = syn::parse2(repaired).unwrap();
            assert_eq!(names(&kept), names(&parsed));
        }
    }
    assert!(structs > 500, "{structs}");
}

/// The names of fields in generated code lead to the fields: an editor goes there, and renames them
/// together.
#[test]
fn spans_of_fields() {
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
    // Others have the name as well, but not from the source.
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

/// The names of the fields of the first struct.
fn fields_of(expansion: TokenStream) -> Vec<String> {
    let file: syn::File = syn::parse2(gates_opened(expansion)).unwrap();
    let fields = file.items.iter().find_map(|item| match item {
        syn::Item::Struct(item) => Some(&item.fields),
        _ => None,
    });
    let fields = fields.expect("the struct is there").iter();
    fields.filter_map(|field| field.ident.as_ref().map(ToString::to_string)).collect()
}

fn count(tokens: &TokenStream) -> usize {
    let inside = |tree: TokenTree| match tree {
        TokenTree::Group(group) => count(&group.stream()),
        _ => 0,
    };
    tokens.clone().into_iter().map(|tree| 1 + inside(tree)).sum()
}

/// As many tokens as are left, in groups that the compiler has closed.
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
