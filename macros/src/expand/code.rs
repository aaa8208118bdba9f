//! Code that several parts share.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Path, Token, Type};

use super::endpoint_error::rest;
use crate::{
    generics::ImplParts,
    model::{Field, Item, Variant},
    site::{self, at},
    tokens,
};

/// Wraps everything that is generated for a struct, so that its names cannot clash with the
/// author's. `__codegen` is the module of the runtime.
pub(super) fn wrapped(krate: &Path, content: &TokenStream) -> TokenStream {
    quote! {
        #[allow(
            dead_code, deprecated, non_camel_case_types, non_upper_case_globals, single_use_lifetimes,
            trivial_bounds,
            unused_qualifications, unused_variables, clippy::multiple_bound_locations,
        )]
        const _: () = {
            use #krate::codegen as __codegen;
            #content
        };
    }
}

/// Returns a name for a constant that the compiler shows. It is the name of no field, because a parameter
/// with the name of a field would be a pattern for the constant.
pub(super) fn shown(item: &Item<'_>, name: &str, span: Span) -> Ident {
    let mut name = name.to_owned();
    while item.fields().any(|field| field.name() == name) {
        name.push('_');
    }
    Ident::new(&name, span)
}

/// Generates the impl of a trait that the author may have implemented as well. The compiler reports
/// the conflict on the name of the struct, which requires that the whole impl has its span.
pub(super) fn impl_on_name(
    item: &Item<'_>,
    bound: &TokenStream,
    parts: &ImplParts,
    content: &TokenStream,
) -> TokenStream {
    let ImplParts { parameters, arguments, where_clause } = parts;
    let span = at(item.name);
    let mut name = item.name.clone();
    name.set_span(span);
    let head = quote_spanned!(span=> impl #parameters #bound for #name #arguments);
    let content = quote_spanned!(span=> { #content });
    quote_spanned! {site::span()=>
        #[automatically_derived]
        #head #where_clause #content
    }
}

/// Returns a type that is checked for the item, and that is not usable if the check fails. rustdoc shows
/// the type itself.
pub(super) fn sound(item: &Item<'_>, ty: &TokenStream, span: Span) -> TokenStream {
    if item.is_documented() {
        ty.clone()
    } else {
        quote_spanned!(span=> __codegen::Sound<#ty, __Checked>)
    }
}

/// Returns the names of the parameters of a generated function, and statements that must begin it.
/// The names in it cannot clash with those of the author's constants. rustdoc shows plain names.
pub(super) fn shown_names<const N: usize>(
    item: &Item<'_>,
    names: [&str; N],
) -> ([Ident; N], TokenStream) {
    let hidden = names.map(|name| format_ident!("__{name}", span = Span::call_site()));
    if !item.is_documented() {
        return (hidden, TokenStream::new());
    }
    let shown = names.map(|name| Ident::new(name, Span::call_site()));
    let statements = quote!(#(let #hidden = #shown;)*);
    (shown, statements)
}

/// Returns the local variable for the value of a field.
pub(super) fn local(field: &Field<'_>) -> Ident {
    format_ident!("__field_{}", field.key(), span = field.span)
}

/// The field of `self`. That of a variant is bound by the pattern around it.
#[derive(Clone, Copy)]
pub(super) struct Place<'f>(pub(super) &'f Field<'f>);

impl ToTokens for Place<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self(field) = self;
        if field.variant.is_some() {
            let binding = local(field);
            return quote_spanned!(field.span=> (*#binding)).to_tokens(tokens);
        }
        Token![self](field.span).to_tokens(tokens);
        Token![.](field.span).to_tokens(tokens);
        field.ident.to_tokens(tokens);
    }
}

/// A fragment of code. A single token is added to other code with much less work than a stream of
/// tokens, and most columns are one: a variable, a string, or a tuple.
pub(super) enum Fragment {
    Token(TokenTree),
    Tokens(TokenStream),
}

impl Fragment {
    pub(super) fn parenthesized(span: Span, content: TokenStream) -> Self {
        let mut group = Group::new(Delimiter::Parenthesis, content);
        group.set_span(span);
        Self::Token(group.into())
    }

    pub(super) fn string(text: &str) -> Self {
        Self::Token(Literal::string(text).into())
    }
}

impl From<Ident> for Fragment {
    fn from(ident: Ident) -> Self {
        Self::Token(ident.into())
    }
}

impl From<TokenStream> for Fragment {
    fn from(tokens: TokenStream) -> Self {
        Self::Tokens(tokens)
    }
}

impl ToTokens for Fragment {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Token(token) => token.to_tokens(tokens),
            Self::Tokens(stream) => stream.to_tokens(tokens),
        }
    }
}

/// Generates a `match` on `self` with an arm for each variant, in which the fields are bound. For a
/// struct, it is the code alone. `code` takes the position of the variant as well.
pub(super) fn by_variant(
    item: &Item<'_>,
    code: impl Fn(usize, &Variant<'_>) -> TokenStream,
) -> TokenStream {
    if item.fault.is_some() {
        return quote!(loop {});
    }
    let arms = item.variants.iter().enumerate().map(|(index, variant)| {
        let (Some(name), fields) = (variant.name, &variant.fields) else {
            return code(index, variant);
        };
        let idents = fields.iter().map(|field| field.ident);
        let (locals, code) = (fields.iter().map(local), code(index, variant));
        let rest = rest::pattern(variant);
        quote!(Self::#name { #(#idents: #locals,)* #rest } => { #code })
    });
    if item.is_enum() { quote!(match self { #(#arms)* }) } else { quote!(#(#arms)*) }
}

/// The maximum number of columns in a tuple.
const TUPLE_LIMIT: usize = 16;

/// Generates a tuple of columns or patterns. A long tuple is nested: `nest(first, rest)`.
fn nested(elements: &[impl ToTokens], nest: &TokenStream) -> TokenStream {
    match elements.split_at_checked(TUPLE_LIMIT) {
        Some((first, rest)) if !rest.is_empty() => {
            let rest = nested(rest, nest);
            quote!(#nest((#(#first,)*), #rest))
        }
        _ => quote!((#(#elements,)*)),
    }
}

/// Generates a tuple of descriptions.
pub(super) fn tuple(descriptions: &[impl ToTokens]) -> TokenStream {
    if descriptions.is_empty() {
        quote!(())
    } else {
        nested(descriptions, &quote!(__codegen::nest))
    }
}

/// A part of a message that is read.
pub(super) struct ReadPart {
    /// The expression that describes the part to the runtime.
    pub(super) description: TokenStream,
    /// The pattern that takes its values.
    pub(super) pattern: TokenStream,
}

impl ReadPart {
    /// There are no values.
    pub(super) fn without_values(description: TokenStream) -> Self {
        Self { description, pattern: quote!(()) }
    }

    /// The part is the value of one field.
    pub(super) fn whole(field: &Field<'_>, description: TokenStream) -> Self {
        Self { description, pattern: local(field).into_token_stream() }
    }

    /// The part consists of columns. Each has a pattern for its value, and a description.
    pub(super) fn columns(columns: impl Iterator<Item = (Fragment, Fragment)>) -> Self {
        let (patterns, columns): (Vec<_>, Vec<_>) = columns.unzip();
        Self { description: tuple(&columns), pattern: nested(&patterns, &TokenStream::new()) }
    }
}

/// Generates the type `_` with the span of a type, so that the compiler reports errors on it.
pub(super) fn infer(ty: &Type) -> TokenStream {
    quote_spanned!(tokens::span(ty)=> _)
}
