//! `#[request]` and `#[response]`: re-emit the struct and add the hidden derive.
//!
//! The derive does the work. It sees the struct after `cfg` has been evaluated, and the struct
//! survives every error.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
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
    diagnostics::position,
    parse::{
        args::{DEBUG, DOCS, EXHAUSTIVE},
        runtime_path,
    },
    symbol,
    tokens::{is_ident, is_punct, mentions, ungrouped},
};

mod mark;
mod own;
mod repair;
mod variants;

const MACROS: [&str; 3] = ["request", "response", "endpoint_error"];

/// The macro that is expanded.
#[derive(Clone, Copy)]
pub(crate) enum Macro {
    Request,
    Response,
    EndpointError,
}

impl Macro {
    fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::EndpointError => "endpoint_error",
        }
    }

    /// Returns whether the macro takes an enum.
    fn has_variants(self) -> bool {
        matches!(self, Self::Response | Self::EndpointError)
    }
}

pub(crate) fn expand(kind: Macro, arguments: &TokenStream, item: TokenStream) -> TokenStream {
    // The compiler reports an item that cannot be parsed.
    let Ok(head) = parse_head.parse2(before_fields(&item)) else { return item };
    if let Some(error) = not_a_type(kind.name(), &head) {
        let error = error.to_compile_error();
        return quote!(#error #item);
    }
    // The compiler reports `#[request = …]`.
    let arguments = if is_key_value() { &TokenStream::new() } else { arguments };
    let swapped = swapped(kind, &head, arguments);
    let kind = swapped.as_ref().map_or(kind, |(kind, _)| *kind);
    let error = second_attribute(&head).or(swapped.map(|(_, error)| error));
    let error = error.map(|error| error.to_compile_error());
    let derive = match kind {
        Macro::Request => quote!(DeriveRequest),
        Macro::Response => quote!(DeriveResponse),
        Macro::EndpointError => quote!(DeriveEndpointError),
    };
    let item = without_reported(item);
    // The derive reports an item of another kind. Nothing else must report it as well.
    let is_enum = head.keyword == "enum" && kind.has_variants();
    let is_known = head.keyword == "struct" || is_enum;
    let hidden = Ident::new(symbol::HIDDEN, Span::call_site());
    let own = OwnAttributes::find(&head.attributes);
    let (item, others) = if own.has_other_macros {
        (item, Some(quote!(#[#hidden(others)])))
    } else if is_enum {
        (variants::marked(&item), None)
    } else {
        (marked(&item).unwrap_or(item), None)
    };
    let clone = unless(&own.clone, &quote!(#hidden(clone)));
    let debug = (!has_argument(arguments, [DEBUG, "=", "false"]))
        .then(|| unless(&own.debug, &quote!(#hidden(debug))));
    let is_exhaustive = !is_known || has_argument(arguments, [EXHAUSTIVE]);
    let non_exhaustive =
        (!is_exhaustive).then(|| unless(&own.non_exhaustive, &quote!(non_exhaustive)));
    let item = if is_enum && !is_exhaustive { variants::non_exhaustive(&item) } else { item };
    let repaired = if is_known { repaired(&item, is_enum) } else { None };
    let rejected = repaired.is_some().then(|| quote!(#[#hidden(rejected)]));
    let (item, errors) = repaired.unwrap_or((item, TokenStream::new()));
    let (krate, is_written) = match runtime(arguments) {
        Some(krate) => (krate, true),
        None => (runtime_path::default(), false),
    };
    let kind = Ident::new(kind.name(), Span::call_site());
    let document =
        (!has_argument(arguments, [DOCS, "=", "false"])).then(|| quote!(#krate::document(#kind)));
    let item = quote! {
        #[derive(#krate::#derive)]
        #[cfg_attr(doc, #hidden(documented), #document)]
        #[#hidden(arguments(#arguments))]
        #rejected
        #others
        #debug
        #clone
        #non_exhaustive
        #item
    };
    // If the path does not exist, the gate is the only error, because the attributes of the derive
    // are inside.
    let item = if is_written { gated(&krate, &item) } else { item };
    quote!(#error #errors #item)
}

/// Passes the struct through a macro of the runtime crate.
fn gated(krate: &Path, item: &TokenStream) -> TokenStream {
    let span = krate.segments.last().map_or_else(Span::call_site, |last| last.ident.span());
    let gate = quote_spanned!(Span::call_site().located_at(span)=> codegen::item!);
    quote!(#krate::#gate { #item })
}

/// The attributes, the keyword and the name of an item.
struct Head {
    attributes: Vec<Meta>,
    keyword: Ident,
    name: Option<Ident>,
}

/// Returns the tokens before the fields of a struct or the variants of an enum.
fn before_fields(item: &TokenStream) -> TokenStream {
    let is_before = |token: &TokenTree| !matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    item.clone().into_iter().take_while(is_before).collect()
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
    let name = input.parse().ok();
    input.parse::<TokenStream>()?;
    Ok(Head { attributes, keyword, name })
}

/// Returns an error if the attribute is on an item that cannot have a derive.
fn not_a_type(name: &str, head: &Head) -> Option<syn::Error> {
    if ["struct", "enum", "union"].iter().any(|keyword| head.keyword == keyword) {
        return None;
    }
    let message = format!(
        "`#[{name}]` goes above a struct with named fields; write one, or remove the attribute"
    );
    Some(syn::Error::new(head.keyword.span(), message))
}

/// Returns an error if there is another `#[request]` or `#[response]`.
fn second_attribute(head: &Head) -> Option<syn::Error> {
    let again = head.attributes.iter().find(|meta| is_macro(meta))?.path();
    let message =
        "a type is one request, one response or one error; remove one of the two attributes";
    Some(syn::Error::new_spanned(again, message))
}

fn is_any(attribute: &Meta, names: &[&str]) -> bool {
    names.iter().any(|name| attribute.path().is_ident(name))
}

/// Returns whether an attribute is one of the macros, with the path of the crate or without it.
fn is_macro(attribute: &Meta) -> bool {
    let segments = &attribute.path().segments;
    let is_of_crate = match segments.len() {
        1 => true,
        2 => segments.first().is_some_and(|first| first.ident == "pathlore"),
        _ => false,
    };
    is_of_crate && segments.last().is_some_and(|last| MACROS.iter().any(|name| last.ident == name))
}

/// Returns the macro that the author meant, and an error, for a struct that has the name of the other
/// half of the endpoint. A request cannot be its own response, and a response is no request.
fn swapped(kind: Macro, head: &Head, arguments: &TokenStream) -> Option<(Macro, syn::Error)> {
    let name = head.name.as_ref().filter(|_| head.keyword == "struct")?;
    let meant = match kind {
        Macro::Request if name == "Response" && !mentions(arguments, "response") => Macro::Response,
        Macro::Response if name == "Request" => Macro::Request,
        _ => return None,
    };
    let (written, meant_name) = (kind.name(), meant.name());
    let message = format!(
        "`{name}` has the attribute `#[{written}]`; write `#[{meant_name}]`, or another name"
    );
    Some((meant, syn::Error::new(name.span(), message)))
}

/// Returns whether the attribute is written as `#[request = …]`.
fn is_key_value() -> bool {
    let text = proc_macro::is_available().then(|| Span::call_site().unwrap().source_text());
    let text = text.flatten().unwrap_or_default();
    let mut text = text.trim_start_matches(['#', '[']).chars();
    text.find(|c| "=([{".contains(*c)) == Some('=')
}

/// Removes attributes about which there is an error already: a second `#[request]` or
/// `#[response]`, and each `#[api(…)]` above the attribute macro. The compiler reports the latter,
/// because only a derive above it could have such an attribute.
fn without_reported(item: TokenStream) -> TokenStream {
    let mut trees: Vec<_> = item.into_iter().collect();
    let mut index = 0;
    while let Some([hash, TokenTree::Group(attribute)]) = trees.get(index..index + 2) {
        if !is_punct(hash, '#') {
            break;
        }
        let is_above = || position(hash.span()) < position(Span::call_site());
        let is_reported = |meta: &Meta| {
            is_macro(meta) || is_any(meta, &[symbol::API, symbol::RUMA_API]) && is_above()
        };
        // The compiler reports an attribute that cannot be parsed.
        if syn::parse2(attribute.stream()).is_ok_and(|meta| is_reported(&meta)) {
            trees.drain(index..index + 2);
        } else {
            index += 2;
        }
    }
    trees.into_iter().collect()
}

/// Returns the path after `crate =`. The derive reports an invalid path.
fn runtime(arguments: &TokenStream) -> Option<Path> {
    let mut tokens = ungrouped(arguments).into_iter().peekable();
    let mut is_start = true;
    while let Some(token) = tokens.next() {
        let is_key = is_start && is_ident(&token, runtime_path::KEY);
        if is_key && tokens.peek().is_some_and(|next| is_punct(next, '=')) {
            let value = tokens.skip(1).take_while(|token| !is_punct(token, ',')).collect();
            let parser = |input: ParseStream<'_>| runtime_path::parse(input, "");
            return parser.parse2(value).ok();
        }
        is_start = is_punct(&token, ',');
    }
    None
}

/// Returns whether an argument begins with these tokens.
fn has_argument<const N: usize>(arguments: &TokenStream, tokens: [&str; N]) -> bool {
    let arguments: Vec<_> = ungrouped(arguments).into_iter().collect();
    arguments.split(|token| is_punct(token, ',')).any(|argument| {
        argument.len() >= N
            && tokens.iter().zip(argument).all(|(text, token)| token.to_string() == *text)
    })
}
