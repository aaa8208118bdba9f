//! `#[request]` and `#[response]`: re-emit the struct and add the hidden derive.
//!
//! The derive does the work. It sees the struct after `cfg` has been evaluated, and the struct
//! survives whatever is wrong with it.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;
use syn::{
    Ident, Meta, Path, Token, Type, Visibility, bracketed,
    ext::IdentExt as _,
    parse::{ParseStream, Parser as _},
    punctuated::Punctuated,
};

use crate::{field::instead_of_unsized, generics::mentions, runtime_path, symbol};

/// Which of the two it is.
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
    let Ok(head) = parse_head.parse2(item.clone()) else {
        // What rustc itself rejects, it says.
        return item;
    };
    if !matches!(&*head.keyword.to_string(), "struct" | "enum" | "union") {
        let message = format!(
            "`#[{name}]` goes above a struct with named fields; write one, or remove the attribute"
        );
        let error = syn::Error::new(head.keyword.span(), message).to_compile_error();
        return quote!(#error #item);
    }

    let again = head
        .attributes
        .iter()
        .map(Meta::path)
        .find(|path| path.is_ident("request") || path.is_ident("response"));
    if let Some(again) = again {
        let message = "a struct is one request or one response; remove one of the two attributes";
        let error = syn::Error::new_spanned(again, message).to_compile_error();
        return quote!(#error #item);
    }

    // What the derive refuses must not be refused by others as well.
    let is_struct = head.keyword == "struct";
    let krate = runtime(arguments);
    let hidden = Ident::new(symbol::HIDDEN, proc_macro2::Span::call_site());
    let own = OwnAttributes::find(&head.attributes);
    let clone = unless(&own.clone, &quote!(#hidden(clone)));
    let debug = unless(&own.debug, &quote!(#hidden(debug)));
    let non_exhaustive = if !is_struct || has_word(arguments, "exhaustive") {
        None
    } else {
        unless(&own.non_exhaustive, &quote!(non_exhaustive))
    };
    let repaired = repaired(&item).filter(|_| is_struct);
    let rejected = repaired.is_some().then(|| quote!(#[#hidden(rejected)]));
    let (item, errors) = repaired.unwrap_or((item, TokenStream::new()));
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

/// What stands at the beginning of an item.
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
        // An attribute of another form than those looked for here may have any tokens.
        let tokens: TokenStream = content.parse()?;
        attributes.extend(syn::parse2::<Meta>(tokens));
    }
    let _visibility: Visibility = input.parse()?;
    let keyword = input.call(Ident::parse_any)?;
    input.parse::<TokenStream>()?;
    Ok(Head { attributes, keyword })
}

/// What the author derives without our help: for each, under which conditions. No condition is
/// `Some` of nothing.
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

/// An attribute that stands only where none of the author's own does.
fn unless(own: &[Option<TokenStream>], attribute: &TokenStream) -> Option<TokenStream> {
    if own.is_empty() {
        return Some(quote!(#[#attribute]));
    }
    let conditions = own.iter().map(Option::as_ref).collect::<Option<Vec<_>>>()?;
    Some(quote!(#[cfg_attr(not(any(#(#conditions),*)), #attribute)]))
}

/// The struct without what would make all code that uses it wrong, and the errors, if there is such
/// a thing: fields whose type has no size are given one that has, and attributes behind the last
/// field, of which the compiler speaks, are given a field. A field under `cfg` may not be there, so
/// it stays as it is.
fn repaired(item: &TokenStream) -> Option<(TokenStream, TokenStream)> {
    let mut errors = TokenStream::new();
    let mut trees: Vec<_> = item.clone().into_iter().collect();
    let Some(TokenTree::Group(group)) = trees.last_mut() else { return None };
    if group.delimiter() != Delimiter::Brace {
        return None;
    }
    let tokens: Vec<_> = group.stream().into_iter().collect();
    let is_dangling = ends_with_attribute(&tokens);
    // A comma within a type divides as well: what follows it is not `name:`.
    let fields = tokens.split_inclusive(is_comma).map(|field| {
        sized_field(field, &mut errors).unwrap_or_else(|| field.iter().cloned().collect())
    });
    let fields: TokenStream = fields.collect();
    let unwritten = is_dangling.then(|| quote!(__unwritten: (),));
    let mut changed = Group::new(Delimiter::Brace, quote!(#fields #unwritten));
    changed.set_span(group.span());
    *group = changed;
    // What is right keeps the spans that it has.
    (is_dangling || !errors.is_empty()).then(|| (trees.into_iter().collect(), errors))
}

/// Whether attributes or comments stand behind the last field.
fn ends_with_attribute(tokens: &[TokenTree]) -> bool {
    matches!(
        tokens,
        [.., TokenTree::Punct(sign), TokenTree::Group(group)]
            if sign.as_char() == '#' && group.delimiter() == Delimiter::Bracket
    )
}

/// The field with another type, and the error.
fn sized_field(field: &[TokenTree], errors: &mut TokenStream) -> Option<TokenStream> {
    let colon = field.iter().position(|token| is_sign(token, ':'))?;
    let is_conditional =
        |token: &TokenTree| matches!(token, TokenTree::Group(it) if mentions(&it.stream(), "cfg"));
    let (before, rest) = field.split_at_checked(colon + 1)?;
    let (comma, ty) = match rest.split_last()? {
        (comma, ty) if is_comma(comma) => (Some(comma), ty),
        _ => (None, rest),
    };
    if before.iter().any(is_conditional) {
        return None;
    }
    // Only these begin a type without a size: others need not be read.
    if !ty.first().is_some_and(|first| match first {
        TokenTree::Ident(word) => word == "str" || word == "dyn",
        other => matches!(other, TokenTree::Group(_)),
    }) {
        return None;
    }
    // What is no type the compiler rejects.
    let ty: Type = syn::parse2(ty.iter().cloned().collect()).ok()?;
    let (message, sized) = instead_of_unsized(&ty)?;
    errors.extend(syn::Error::new_spanned(ty, message).to_compile_error());
    Some(quote!(#(#before)* #sized #comma))
}

/// The path behind `crate =`. What is wrong with it, the derive reports.
fn runtime(arguments: &TokenStream) -> Path {
    let mut tokens = arguments.clone().into_iter().peekable();
    let mut begins = true;
    while let Some(token) = tokens.next() {
        let is_key = begins && matches!(&token, TokenTree::Ident(key) if key == runtime_path::KEY);
        if is_key && matches!(tokens.peek(), Some(TokenTree::Punct(sign)) if sign.as_char() == '=')
        {
            let value = tokens.skip(1).take_while(|token| !is_comma(token)).collect();
            let parser = |input: ParseStream<'_>| runtime_path::parse(input, "");
            return parser.parse2(value).unwrap_or_else(|_| runtime_path::default());
        }
        begins = is_comma(&token);
    }
    runtime_path::default()
}

/// Whether the word stands alone among the arguments.
fn has_word(arguments: &TokenStream, word: &str) -> bool {
    let mut begins = true;
    arguments.clone().into_iter().any(|token| {
        let found = begins && matches!(&token, TokenTree::Ident(ident) if ident == word);
        begins = is_comma(&token);
        found
    })
}

fn is_comma(token: &TokenTree) -> bool {
    is_sign(token, ',')
}

fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}
