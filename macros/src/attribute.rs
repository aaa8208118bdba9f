//! `#[request]` and `#[response]`: re-emit the struct and add the hidden derive.
//!
//! The derive does the work. It sees the struct after `cfg` has been evaluated, and the struct
//! survives every error.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::{
    Meta, Path, Token, Type, Visibility, bracketed,
    ext::IdentExt as _,
    parse::{ParseStream, Parser as _},
    punctuated::Punctuated,
};

use crate::{
    parse::{args::EXHAUSTIVE, runtime_path},
    symbol,
    tokens::{self, is_ident, is_punct, mentions, with_content},
    ty::unsized_error,
};

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

/// The attributes that the author wrote, so that the macro must not add them. Each has the
/// condition of its `cfg_attr`, or `None` if there is none.
#[derive(Default)]
struct OwnAttributes {
    clone: Vec<Option<TokenStream>>,
    debug: Vec<Option<TokenStream>>,
    non_exhaustive: Vec<Option<TokenStream>>,
}

impl OwnAttributes {
    fn find(attributes: &[Meta]) -> Self {
        let mut own = Self::default();
        for attribute in attributes {
            own.add(attribute, None);
        }
        own
    }

    fn add(&mut self, meta: &Meta, condition: Option<&TokenStream>) {
        if meta.path().is_ident("non_exhaustive") {
            self.non_exhaustive.push(condition.cloned());
            return;
        }
        let Meta::List(list) = meta else { return };
        if list.path.is_ident("derive") {
            let paths = Punctuated::<Path, Token![,]>::parse_terminated;
            for path in paths.parse2(list.tokens.clone()).into_iter().flatten() {
                match path.segments.last() {
                    Some(last) if last.ident == "Clone" => self.clone.push(condition.cloned()),
                    Some(last) if last.ident == "Debug" => self.debug.push(condition.cloned()),
                    _ => {}
                }
            }
        } else if list.path.is_ident("cfg_attr") {
            let metas = Punctuated::<Meta, Token![,]>::parse_terminated;
            let Ok(metas) = metas.parse2(list.tokens.clone()) else { return };
            let mut metas = metas.iter();
            let Some(predicate) = metas.next() else { return };
            let condition = match condition {
                Some(outer) => quote!(all(#outer, #predicate)),
                None => quote!(#predicate),
            };
            for meta in metas {
                self.add(meta, Some(&condition));
            }
        }
    }
}

/// Returns the attribute, unless the author wrote it. If the author wrote it in `cfg_attr`, the
/// attribute is added under the opposite condition.
fn unless(own: &[Option<TokenStream>], attribute: &TokenStream) -> Option<TokenStream> {
    if own.is_empty() {
        return Some(quote!(#[#attribute]));
    }
    let conditions = own.iter().map(Option::as_ref).collect::<Option<Vec<_>>>()?;
    Some(quote!(#[cfg_attr(not(any(#(#conditions),*)), #attribute)]))
}

/// Returns the struct without the mistakes that would cause errors in all code that uses it, and
/// the errors about these mistakes. Returns `None` if there are none.
///
/// Types that are not `Sized` are replaced. Attributes after the last field, which the compiler
/// reports, get a field. Fields under `cfg` are not changed, because they may be absent.
fn repaired(item: &TokenStream) -> Option<(TokenStream, TokenStream)> {
    let mut errors = TokenStream::new();
    let mut trees: Vec<_> = item.clone().into_iter().collect();
    let Some(TokenTree::Group(group)) = trees.last_mut() else { return None };
    if group.delimiter() != Delimiter::Brace {
        return None;
    }
    let tokens: Vec<_> = group.stream().into_iter().collect();
    let is_dangling = ends_with_attribute(&tokens);
    // A comma inside a type splits the type as well, but the parts do not look like fields.
    let fields = tokens.split_inclusive(|token| is_punct(token, ',')).map(|field| {
        sized_field(field, &mut errors).unwrap_or_else(|| field.iter().cloned().collect())
    });
    let fields: TokenStream = fields.collect();
    let unwritten = is_dangling.then(|| quote!(__unwritten: (),));
    *group = with_content(group, quote!(#fields #unwritten));
    (is_dangling || !errors.is_empty()).then(|| (trees.into_iter().collect(), errors))
}

/// Returns whether attributes or doc comments follow the last field.
fn ends_with_attribute(tokens: &[TokenTree]) -> bool {
    matches!(
        tokens,
        [.., punct, TokenTree::Group(group)]
            if is_punct(punct, '#') && group.delimiter() == Delimiter::Bracket
    )
}

/// Adds an error if the type of the field is not `Sized`, and returns the field with another type.
fn sized_field(field: &[TokenTree], errors: &mut TokenStream) -> Option<TokenStream> {
    let colon = field.iter().position(|token| is_punct(token, ':'))?;
    let (before, rest) = field.split_at_checked(colon + 1)?;
    let (comma, ty) = match rest.split_last()? {
        (comma, ty) if is_punct(comma, ',') => (Some(comma), ty),
        _ => (None, rest),
    };
    let is_conditional =
        |token: &TokenTree| matches!(token, TokenTree::Group(it) if mentions(it.stream(), "cfg"));
    // A type that begins with another token is `Sized`, so it need not be parsed.
    let may_be_unsized = ty.first().is_some_and(|first| {
        is_ident(first, "str") || is_ident(first, "dyn") || matches!(first, TokenTree::Group(_))
    });
    if !may_be_unsized || before.iter().any(is_conditional) {
        return None;
    }
    // The compiler reports a type that cannot be parsed.
    let ty: Type = syn::parse2(ty.iter().cloned().collect()).ok()?;
    let (message, sized) = unsized_error(&ty)?;
    errors.extend(tokens::error(ty, message).to_compile_error());
    Some(quote!(#(#before)* #sized #comma))
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
