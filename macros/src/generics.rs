//! Generics of requests and responses, and the replacement of their lifetimes.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{GenericParam, Generics, PredicateType, QSelf, Type, TypePath, WherePredicate};

use crate::tokens;

/// Returns whether there are type or constant parameters.
pub(crate) fn has_parameters(generics: &Generics) -> bool {
    generics.lifetimes().count() < generics.params.len()
}

/// Returns whether one of the type or constant parameters occurs in the tokens.
pub(crate) fn mentions_parameter(generics: &Generics, tokens: impl ToTokens) -> bool {
    let types = generics.type_params().map(|parameter| &parameter.ident);
    let constants = generics.const_params().map(|parameter| &parameter.ident);
    let names: Vec<&Ident> = types.chain(constants).collect();
    !names.is_empty()
        && tokens::any(
            tokens,
            &|token| matches!(token, TokenTree::Ident(ident) if names.contains(&ident)),
        )
}

/// Replaces the lifetimes of the struct with `'static`. A lifetime has one meaning throughout an
/// item, so the tokens need not be parsed.
pub(crate) fn to_static(generics: &Generics, tokens: impl ToTokens) -> TokenStream {
    if generics.lifetimes().next().is_none() {
        return tokens.into_token_stream();
    }
    map_lifetimes(tokens, &|name| {
        let is_known = generics.lifetimes().any(|it| it.lifetime.ident == *name);
        is_known.then(|| Ident::new("static", name.span()))
    })
}

/// Renames the lifetimes for which `rename` returns a name.
pub(crate) fn map_lifetimes(
    tokens: impl ToTokens,
    rename: &dyn Fn(&Ident) -> Option<Ident>,
) -> TokenStream {
    let mut after_quote = false;
    tokens
        .into_token_stream()
        .into_iter()
        .map(|token| {
            let is_name = std::mem::replace(&mut after_quote, tokens::is_punct(&token, '\''));
            match token {
                TokenTree::Ident(name) if is_name => {
                    TokenTree::Ident(rename(&name).unwrap_or(name))
                }
                TokenTree::Group(group) => {
                    let content = map_lifetimes(group.stream(), rename);
                    TokenTree::Group(tokens::with_content(&group, content))
                }
                token => token,
            }
        })
        .collect()
}

/// The lifetimes of a struct, or their replacement.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lifetimes {
    Any,
    Static,
    /// `'_`, for naming the type outside of an impl.
    Elided,
}

/// The parts of `impl<…> Trait for Name<…> where …`.
pub(crate) struct ImplParts {
    pub(crate) parameters: TokenStream,
    pub(crate) arguments: TokenStream,
    pub(crate) where_clause: TokenStream,
}

/// Splits the generics of a struct for an impl with further predicates.
pub(crate) fn impl_parts(
    generics: &Generics,
    lifetimes: Lifetimes,
    predicates: &[WherePredicate],
) -> ImplParts {
    let is_static = lifetimes == Lifetimes::Static;
    let substitute = |tokens: TokenStream| {
        if is_static { to_static(generics, tokens) } else { tokens }
    };
    let parameters: Vec<_> = generics
        .params
        .iter()
        .filter(|parameter| !is_static || !matches!(parameter, GenericParam::Lifetime(_)))
        .map(|parameter| substitute(without_default(parameter)))
        .collect();
    let parameters =
        if parameters.is_empty() { TokenStream::new() } else { quote!(<#(#parameters),*>) };
    let arguments = generics.params.iter().map(|parameter| match parameter {
        GenericParam::Lifetime(_) if lifetimes == Lifetimes::Elided => quote!('_),
        GenericParam::Lifetime(parameter) => substitute(parameter.lifetime.to_token_stream()),
        GenericParam::Type(parameter) => parameter.ident.to_token_stream(),
        GenericParam::Const(parameter) => parameter.ident.to_token_stream(),
    });
    let arguments =
        if generics.params.is_empty() { TokenStream::new() } else { quote!(<#(#arguments),*>) };
    let own = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let predicates = predicates.iter().map(unambiguous);
    let predicates: Vec<_> =
        own.map(ToTokens::to_token_stream).chain(predicates).map(substitute).collect();
    let where_clause =
        if predicates.is_empty() { TokenStream::new() } else { quote!(where #(#predicates),*) };
    ImplParts { parameters, arguments, where_clause }
}

/// Writes `for<>` before a type such as `<T>::Item`: after `where`, rustc reads `<T>` as generics.
///
/// A macro's `$t:ty` makes such a type of `$t::Item`.
fn unambiguous(predicate: &WherePredicate) -> TokenStream {
    let is_ambiguous = matches!(
        predicate,
        WherePredicate::Type(PredicateType {
            lifetimes: None,
            bounded_ty: Type::Path(TypePath { qself: Some(QSelf { as_token: None, .. }), .. }),
            ..
        })
    );
    let binder = is_ambiguous.then(|| quote!(for<>));
    quote!(#binder #predicate)
}

fn without_default(parameter: &GenericParam) -> TokenStream {
    match parameter.clone() {
        GenericParam::Lifetime(parameter) => parameter.into_token_stream(),
        GenericParam::Type(mut parameter) => {
            parameter.attrs.clear();
            parameter.default = None;
            parameter.into_token_stream()
        }
        GenericParam::Const(mut parameter) => {
            parameter.attrs.clear();
            parameter.default = None;
            parameter.into_token_stream()
        }
    }
}
