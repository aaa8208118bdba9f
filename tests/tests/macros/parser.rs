//! The parser that the other tests rely on.

use std::path::Path;

use pathlore_tests::parser::{Fragment, Parser};
use proc_macro2::{Punct, Spacing, TokenStream, TokenTree};

fn tokens(source: &str) -> TokenStream {
    source.parse().expect("the source is tokens")
}

#[test]
fn each_question_has_its_own_answer() {
    let half_lifetime = TokenTree::from(Punct::new('\'', Spacing::Joint)).into();
    let rows = [
        (Fragment::Expression, tokens("{ const A: u8 = 1; A }"), true),
        (Fragment::Expression, tokens("1 +"), false),
        (Fragment::Expression, tokens("1, 2"), false),
        (Fragment::Expression, tokens("r\"a\nb\""), true),
        (Fragment::Item, tokens("r\"a\nb\""), false),
        (Fragment::Item, tokens("#[request] pub struct A<'a> { a: &'a [u8; { 1 }] }"), true),
        (Fragment::Item, tokens("struct A { a: }"), false),
        (Fragment::Item, tokens("struct A; struct B;"), false),
        (Fragment::Item, TokenStream::new(), false),
        (Fragment::Item, half_lifetime, false),
        (Fragment::Items, tokens("struct A; const _: () = { impl A {} };"), true),
        (Fragment::Items, tokens("struct A; const _: () = { impl A { fn } };"), false),
        (Fragment::Items, TokenStream::new(), true),
    ];
    let mut parser = Parser::default();
    let questions: Vec<_> =
        rows.iter().map(|(fragment, tokens, _)| parser.ask(*fragment, tokens)).collect();
    let parsed = parser.parse(Path::new(env!("CARGO_TARGET_TMPDIR"))).unwrap();
    for ((fragment, tokens, is_rust), question) in rows.iter().zip(questions) {
        assert_eq!(parsed.is_rust(question), *is_rust, "{fragment:?} {tokens}");
    }
}
