//! The generics of requests and responses: bounds, and `'static` in place of lifetimes.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{
    GenericArgument, GenericParam, Generics, Lifetime, PathArguments, Type, WherePredicate,
    spanned::Spanned as _,
};

use crate::field::argument_of;

/// Whether one of the type or constant parameters occurs in the tokens.
pub(crate) fn mentions_parameter(generics: &Generics, tokens: impl ToTokens) -> bool {
    let types = generics.type_params().map(|parameter| &parameter.ident);
    let names: Vec<&Ident> =
        types.chain(generics.const_params().map(|parameter| &parameter.ident)).collect();
    !names.is_empty()
        && any(
            tokens.into_token_stream(),
            &|token| matches!(token, TokenTree::Ident(ident) if names.contains(&ident)),
        )
}

/// Whether a name occurs in the tokens.
pub(crate) fn mentions(tokens: &TokenStream, name: &str) -> bool {
    any(tokens.clone(), &|token| matches!(token, TokenTree::Ident(ident) if ident == name))
}

/// Whether the compiler rejects the type wherever it stands: for `impl Trait`, or a lifetime that is
/// neither the struct's nor `'static`, or is not written. Of what has lifetimes of its own, `for<'a>`, nothing is said.
pub(crate) fn is_rejected(generics: &Generics, ty: &Type) -> bool {
    let is_undeclared = |lifetime: &Lifetime| {
        lifetime.ident != "static"
            && lifetime.ident != "_"
            && !generics.lifetimes().any(|parameter| parameter.lifetime.ident == lifetime.ident)
    };
    match ty {
        Type::ImplTrait(_) => true,
        Type::Path(path) => path.path.segments.iter().any(|segment| match &segment.arguments {
            PathArguments::AngleBracketed(arguments) => {
                arguments.args.iter().any(|argument| match argument {
                    GenericArgument::Lifetime(lifetime) => is_undeclared(lifetime),
                    GenericArgument::Type(ty) => is_rejected(generics, ty),
                    _ => false,
                })
            }
            _ => false,
        }),
        Type::Reference(reference) => {
            reference.lifetime.as_ref().is_none_or(is_undeclared)
                || is_rejected(generics, &reference.elem)
        }
        Type::Array(array) => is_rejected(generics, &array.elem),
        Type::Slice(slice) => is_rejected(generics, &slice.elem),
        Type::Group(group) => is_rejected(generics, &group.elem),
        Type::Paren(paren) => is_rejected(generics, &paren.elem),
        Type::Tuple(tuple) => tuple.elems.iter().any(|ty| is_rejected(generics, ty)),
        _ => false,
    }
}

/// A type as generated code names it: where the compiler may find something wrong with it, `_`, so
/// that it says so of the field alone.
///
/// It has no lifetimes where it is named. What is named may be an argument of the type.
pub(crate) fn named(whole: &Type, ty: &Type) -> TokenStream {
    if is_sound(whole) { ty.to_token_stream() } else { quote_spanned!(ty.span()=> _) }
}

/// Whether all that could be wrong with a type is a name, of which the compiler says the same
/// wherever it stands. Of what could be a forgotten parameter, `T` or an argument, it does not.
fn is_sound(ty: &Type) -> bool {
    // Of these the compiler would say that it lacks arguments.
    const GENERIC: [&str; 12] = [
        "Option", "Vec", "Box", "Cow", "Rc", "Arc", "HashMap", "BTreeMap", "HashSet", "BTreeSet",
        "VecDeque", "Result",
    ];
    let Type::Path(path) = ty else { return false };
    match argument_of(ty, "Option").or_else(|| argument_of(ty, "Vec")) {
        Some(argument) => is_known(argument),
        None => {
            let last = path.path.segments.last();
            path.qself.is_none()
                && path.path.segments.iter().all(|segment| segment.arguments.is_none())
                && path
                    .path
                    .get_ident()
                    .is_none_or(|name| name != "Self" && name.to_string().len() > 1)
                && !last.is_some_and(|last| GENERIC.iter().any(|name| last.ident == name))
        }
    }
}

/// Whether a type is one that everybody knows.
pub(crate) fn is_known(ty: &Type) -> bool {
    const KNOWN: [&str; 8] = ["String", "bool", "u8", "u16", "u32", "u64", "i32", "i64"];
    matches!(ty, Type::Path(path) if KNOWN.iter().any(|name| path.path.is_ident(name)))
}

/// Whether a reference `&` occurs in the tokens.
pub(crate) fn mentions_reference(tokens: impl ToTokens) -> bool {
    any(
        tokens.into_token_stream(),
        &|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '&'),
    )
}

/// Whether there may be an associated type in the tokens: `T::Item`, `<T as Iterator>::Item`.
pub(crate) fn mentions_projection(tokens: impl ToTokens) -> bool {
    any(
        tokens.into_token_stream(),
        &|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':'),
    )
}

fn any(tokens: TokenStream, test: &dyn Fn(&TokenTree) -> bool) -> bool {
    tokens.into_iter().any(|token| match &token {
        TokenTree::Group(group) => any(group.stream(), test),
        _ => test(&token),
    })
}

/// Puts `'static` in place of the struct's lifetimes. A lifetime has one meaning throughout an
/// item, so tokens are enough.
pub(crate) fn to_static(generics: &Generics, tokens: impl ToTokens) -> TokenStream {
    if generics.lifetimes().next().is_none() {
        return tokens.into_token_stream();
    }
    map_lifetimes(tokens, &|name| {
        let known = generics.lifetimes().any(|it| it.lifetime.ident == *name);
        known.then(|| Ident::new("static", name.span()))
    })
}

/// Gives lifetimes other names, where `rename` has one.
pub(crate) fn map_lifetimes(
    tokens: impl ToTokens,
    rename: &dyn Fn(&Ident) -> Option<Ident>,
) -> TokenStream {
    let mut after_quote = false;
    tokens
        .into_token_stream()
        .into_iter()
        .map(|token| {
            let is_name = std::mem::take(&mut after_quote);
            match token {
                TokenTree::Ident(name) if is_name => {
                    TokenTree::Ident(rename(&name).unwrap_or(name))
                }
                TokenTree::Group(group) => {
                    let content = map_lifetimes(group.stream(), rename);
                    let mut mapped = Group::new(group.delimiter(), content);
                    mapped.set_span(group.span());
                    TokenTree::Group(mapped)
                }
                token => {
                    after_quote =
                        matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
                    token
                }
            }
        })
        .collect()
}

/// The lifetimes of a struct, or what stands in their place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lifetimes {
    Any,
    Static,
    /// `'_`, where a type is named outside of an impl.
    Elided,
}

/// The parts of `impl<…> Trait for Name<…> where …`.
pub(crate) struct ImplParts {
    pub(crate) parameters: TokenStream,
    pub(crate) arguments: TokenStream,
    pub(crate) where_clause: TokenStream,
}

/// Takes the generics of a struct apart for an impl with further predicates.
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
    let predicates: Vec<_> =
        own.chain(predicates).map(|predicate| substitute(predicate.to_token_stream())).collect();
    let where_clause =
        if predicates.is_empty() { TokenStream::new() } else { quote!(where #(#predicates),*) };
    ImplParts { parameters, arguments, where_clause }
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
