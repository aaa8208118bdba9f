//! Deep nesting and long sequences.

use std::thread;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

use super::{
    edit::{Edit, nest},
    outcome::{Outcome, expanded, outcomes},
    subject::Subject,
};

/// The compiler's default recursion limit. Without optimization, syn overflows the stack before 200.
const DEPTH: usize = 128;

/// The stack size of the threads in which the compiler expands macros.
const STACK: usize = 8 << 20;

fn on_the_compilers_stack(run: impl FnOnce() + Send + 'static) {
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(run)
        .unwrap()
        .join()
        .expect("the stack is large enough");
}

#[test]
fn deeply_nested_tokens_do_not_overflow_the_stack() {
    on_the_compilers_stack(tokens);
}

#[test]
fn deeply_nested_types_do_not_overflow_the_stack() {
    on_the_compilers_stack(types);
}

/// Puts many groups around a token.
fn tokens() {
    let delimiters =
        [Delimiter::Parenthesis, Delimiter::Bracket, Delimiter::Brace, Delimiter::None];
    for (index, subject) in Subject::all().iter().enumerate() {
        // All places would take minutes.
        for place in subject.places().skip(index % 7).step_by(7) {
            let edit = Edit::Nest(delimiters[place % 4], DEPTH);
            expanded(&subject.edited(place, &edit));
        }
    }
}

/// Nests types in all ways.
fn types() {
    let wrap = |wrap: fn(TokenStream) -> TokenStream| (0..DEPTH).fold(quote!(u8), |ty, _| wrap(ty));
    for ty in [
        wrap(|ty| quote!(Option<#ty>)),
        wrap(|ty| quote!((#ty,))),
        wrap(|ty| quote!([#ty; 1])),
        wrap(|ty| quote!(&'a #ty)),
        wrap(|ty| quote!(fn(#ty))),
        wrap(|ty| quote!(<#ty as Trait>::Type)),
        nest(quote!(u8).into_iter().next().unwrap(), Delimiter::None, DEPTH).into(),
    ] {
        for attribute in [quote!(), quote!(#[api(path)]), quote!(#[api(header = "x")])] {
            let subject = Subject::request(quote! {
                struct Request<'a, T> { #attribute field: #ty, other: T }
            });
            assert!(!expanded(&subject).is_empty());
        }
    }
}

#[test]
fn many_fields_and_arguments_are_expanded() {
    let field = |number| format!("#[serde(rename = \"x\")] field_{number}: Option<u8>,");
    let fields: TokenStream = (0..500).map(field).collect::<String>().parse().unwrap();
    let entries: TokenStream = "exhaustive,".repeat(5_000).parse().unwrap();
    let arguments: TokenTree = proc_macro2::Group::new(Delimiter::Parenthesis, entries).into();
    let fields = Subject::request(quote!(struct Request { #fields }));
    let arguments = fields.edited(0, &Edit::Replace(vec![arguments]));
    let outcomes: Vec<_> =
        outcomes([fields, arguments]).into_iter().map(|(_, outcome)| outcome).collect();
    assert!(
        matches!(&outcomes[..], [Ok(Outcome::Errors(_)), Ok(Outcome::Errors(_))]),
        "{outcomes:?}"
    );
}
