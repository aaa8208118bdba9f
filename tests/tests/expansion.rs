//! What the macros make of the four endpoints, as snapshots.
//!
//! `INSTA_UPDATE=always cargo test -p pathlore-tests --test expansion` refreshes them.

use std::{fs, path::Path};

use pathlore_tests::{expand_metadata, expand_request, expand_response, expansion::gates_opened};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn_full::{Expr, Item, ItemMod, ItemStruct, Meta};

#[test]
fn register() {
    insta::assert_snapshot!(expanded("account/register.rs"));
}

#[test]
fn login() {
    insta::assert_snapshot!(expanded("session/login.rs"));
}

#[test]
fn logout() {
    insta::assert_snapshot!(expanded("session/logout.rs"));
}

#[test]
fn get_login_token() {
    insta::assert_snapshot!(expanded("session/get_login_token.rs"));
}

/// The endpoint module of an example's file, its three macros expanded and the rest left out.
fn expanded(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/src").join(file);
    let source = fs::read_to_string(&path).expect("the example is there");
    let file = syn_full::parse_file(&source).expect("the example is Rust");
    let module = file
        .items
        .iter()
        .find_map(|item| match item {
            Item::Mod(module) if uses_request(module) => Some(module),
            _ => None,
        })
        .expect("the example has an endpoint");
    let content = module.content.iter().flat_map(|(_, items)| items).map(expand);
    let tokens = quote!(#(#content)*);
    let file = syn_full::parse2(gates_opened(tokens)).expect("the expansion is Rust");
    prettyplease::unparse(&file)
}

fn uses_request(module: &ItemMod) -> bool {
    let mut items = module.content.iter().flat_map(|(_, items)| items);
    items.any(
        |item| matches!(item, Item::Struct(item) if macro_arguments(item, "request").is_some()),
    )
}

fn expand(item: &Item) -> TokenStream {
    match item {
        Item::Const(item) => match &*item.expr {
            Expr::Macro(call) if call.mac.path.is_ident("metadata") => {
                let (vis, ident, ty) = (&item.vis, &item.ident, &item.ty);
                let value = expand_metadata(call.mac.tokens.clone());
                quote!(#vis const #ident: #ty = #value;)
            }
            _ => TokenStream::new(),
        },
        Item::Struct(item) => {
            if let Some(arguments) = macro_arguments(item, "request") {
                expand_request(&arguments, below(item, "request"))
            } else if let Some(arguments) = macro_arguments(item, "response") {
                expand_response(&arguments, below(item, "response"))
            } else {
                TokenStream::new()
            }
        }
        _ => TokenStream::new(),
    }
}

/// The arguments of the attribute macro, if it stands above the struct.
fn macro_arguments(item: &ItemStruct, name: &str) -> Option<TokenStream> {
    let attribute = item.attrs.iter().find(|attribute| attribute.path().is_ident(name))?;
    Some(match &attribute.meta {
        Meta::List(list) => list.tokens.clone(),
        _ => TokenStream::new(),
    })
}

/// What the attribute macro sees: the struct without it, and for readers without its comments.
fn below(item: &ItemStruct, name: &str) -> TokenStream {
    let mut item = item.clone();
    item.attrs.retain(|it| !it.path().is_ident(name) && !it.path().is_ident("doc"));
    for field in &mut item.fields {
        field.attrs.retain(|attribute| !attribute.path().is_ident("doc"));
    }
    item.into_token_stream()
}
