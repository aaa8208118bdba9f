//! `#[request]` and `#[response]`: re-emit the struct and add the hidden derive.
//!
//! The derive does the work. It sees the struct after `cfg` has been evaluated, and the struct
//! survives every error.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{
    Meta, Path, Token, Visibility, bracketed,
    ext::IdentExt as _,
    parse::{ParseStream, Parser as _},
};

use self::{
    mark::marked,
    own::{OwnAttributes, unless},
    repair::repaired,
};
use crate::{
    parse::{args::EXHAUSTIVE, runtime_path},
    symbol,
    tokens::{is_ident, is_punct},
};

mod mark;
mod own;
mod repair;

/// The macro that is expanded.
#[derive(Clone, Copy)]
pub(crate) enum Macro {
    Request,
    Response,
}

pub(crate) fn expand(kind: Macro, arguments: &TokenStream, item: TokenStream) -> TokenStream {
    let (name, derive) = match kind {
        Macro::Request => ("request", quote!(DeriveRequest)),
        Macro::Response => ("response", quote!(DeriveResponse)),
    };
    // The compiler reports an item that cannot be parsed.
    let Ok(head) = parse_head.parse2(item.clone()) else { return item };
    if let Some(error) = misplaced(name, &head) {
        let error = error.to_compile_error();
        return quote!(#error #item);
    }
    // The derive reports an item that is not a struct. Nothing else must report it as well.
    let is_struct = head.keyword == "struct";
    let hidden = Ident::new(symbol::HIDDEN, Span::call_site());
    let own = OwnAttributes::find(&head.attributes);
    let (item, others) = if own.has_other_macros {
        (item, Some(quote!(#[#hidden(others)])))
    } else {
        (marked(&item).unwrap_or(item), None)
    };
    let clone = unless(&own.clone, &quote!(#hidden(clone)));
    let debug = unless(&own.debug, &quote!(#hidden(debug)));
    let non_exhaustive = (is_struct && !has_flag(arguments, EXHAUSTIVE))
        .then(|| unless(&own.non_exhaustive, &quote!(non_exhaustive)));
    let repaired = if is_struct { repaired(&item) } else { None };
    let rejected = repaired.is_some().then(|| quote!(#[#hidden(rejected)]));
    let (item, errors) = repaired.unwrap_or((item, TokenStream::new()));
    let krate = runtime(arguments);
    quote! {
        #errors
        #[derive(#krate::#derive)]
        #[#hidden(arguments(#arguments))]
        #rejected
        #others
        #debug
        #clone
        #non_exhaustive
        #item
    }
}

/// The attributes and the keyword of an item.
struct Head {
    attributes: Vec<Meta>,
    keyword: Ident,
}

fn parse_head(input: ParseStream<'_>) -> syn::Result<Head> {
    let mut attributes = Vec::new();
    while input.peek(Token![#]) {
        input.parse::<Token![#]>()?;
        let content;
        bracketed!(content in input);
        // Attributes that are not relevant here may contain any tokens.
        let tokens: TokenStream = content.parse()?;
        attributes.extend(syn::parse2::<Meta>(tokens));
    }
    let _visibility: Visibility = input.parse()?;
    let keyword = input.call(Ident::parse_any)?;
    input.parse::<TokenStream>()?;
    Ok(Head { attributes, keyword })
}

/// Returns an error if the attribute is on an item that cannot have a derive, or together with
/// another `#[request]` or `#[response]`.
fn misplaced(name: &str, head: &Head) -> Option<syn::Error> {
    if !["struct", "enum", "union"].iter().any(|keyword| head.keyword == keyword) {
        let message = format!(
            "`#[{name}]` goes above a struct with named fields; write one, or remove the attribute"
        );
        return Some(syn::Error::new(head.keyword.span(), message));
    }
    let mut paths = head.attributes.iter().map(Meta::path);
    let again = paths.find(|path| path.is_ident("request") || path.is_ident("response"))?;
    let message = "a struct is one request or one response; remove one of the two attributes";
    Some(syn::Error::new_spanned(again, message))
}

/// Returns the path after `crate =`, or the default. The derive reports an invalid path.
fn runtime(arguments: &TokenStream) -> Path {
    let mut tokens = arguments.clone().into_iter().peekable();
    let mut is_start = true;
    while let Some(token) = tokens.next() {
        let is_key = is_start && is_ident(&token, runtime_path::KEY);
        if is_key && tokens.peek().is_some_and(|next| is_punct(next, '=')) {
            let value = tokens.skip(1).take_while(|token| !is_punct(token, ',')).collect();
            let parser = |input: ParseStream<'_>| runtime_path::parse(input, "");
            return parser.parse2(value).unwrap_or_else(|_| runtime_path::default());
        }
        is_start = is_punct(&token, ',');
    }
    runtime_path::default()
}

/// Returns whether the keyword is one of the arguments.
fn has_flag(arguments: &TokenStream, keyword: &str) -> bool {
    let mut is_start = true;
    arguments.clone().into_iter().any(|token| {
        let found = is_start && is_ident(&token, keyword);
        is_start = is_punct(&token, ',');
        found
    })
}
