//! The struct of the required fields, from which a message is built.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use syn::{GenericParam, Generics, TypeParamBound, punctuated::Punctuated};

use crate::{
    generics::{ImplParts, Lifetimes, impl_parts},
    model::{Constructor, Field, Form, Function, Item},
    tokens,
};

/// Generates the struct, for the argument `new(init)`.
///
/// ```text
/// pub struct RequestInit {
///     pub room_id: String,
/// }
/// ```
pub(super) fn expand(item: &Item<'_>) -> Option<TokenStream> {
    let constructor = item.constructor.as_ref().filter(|_| item.fault.is_none())?;
    let function = function(constructor)?;
    let generics = generics(item, function);
    let (parameters, where_clause) = (&generics.params, &generics.where_clause);
    let parameters = (!parameters.is_empty()).then(|| quote!(<#parameters>));
    let (of, visibility, name) = (item.name, constructor.visibility, name(item));
    let ImplParts { arguments, .. } = impl_parts(item.generics, Lifetimes::Any, &[]);
    let own = quote!(#of #arguments);
    let fields = function.arguments().map(|given| {
        let Field { ident, ty, .. } = given.field;
        let docs = given.attributes.iter().filter(|attribute| attribute.path().is_ident("doc"));
        let ty = tokens::replaced(ty, "Self", &own);
        quote!(#(#docs)* #visibility #ident: #ty)
    });
    let docs = format!(
        "The fields without which there is no `{of}`.\n\nA field that becomes optional is not in this \
         struct any more, which breaks callers. A new optional field does not."
    );
    Some(quote! {
        #[doc = #docs]
        #[allow(
            deprecated, missing_docs, missing_copy_implementations, missing_debug_implementations,
            clippy::exhaustive_structs, clippy::struct_excessive_bools,
            clippy::module_name_repetitions, clippy::struct_field_names,
        )]
        #visibility struct #name #parameters #where_clause {
            #(#fields),*
        }
    })
}

/// Generates the conversion, and returns the type of the struct. `value` is that of the message.
pub(super) fn conversion(
    item: &Item<'_>,
    function: &Function<'_>,
    parts: &ImplParts,
    value: &TokenStream,
) -> (TokenStream, TokenStream) {
    let ImplParts { parameters, arguments, where_clause } = parts;
    let (of, name) = (item.name, name(item));
    let own = impl_parts(&generics(item, function), Lifetimes::Any, &[]).arguments;
    let ty = quote!(#name #own);
    let fields = function.arguments().map(|given| given.field.ident);
    let from = quote! {
        #[automatically_derived]
        impl #parameters ::core::convert::From<#ty> for #of #arguments #where_clause {
            fn from(__init: #ty) -> Self {
                let #name { #(#fields),* } = __init;
                #value
            }
        }
    };
    (from, ty)
}

fn function<'c, 'a>(constructor: &'c Constructor<'a>) -> Option<&'c Function<'a>> {
    match (constructor.form, &constructor.functions[..]) {
        (Form::Struct, [function]) => Some(function),
        _ => None,
    }
}

fn name(item: &Item<'_>) -> Ident {
    format_ident!("{}Init", item.name)
}

/// Returns the parameters that the required fields mention, and the bounds that mention no others.
fn generics(item: &Item<'_>, function: &Function<'_>) -> Generics {
    let types: Vec<_> = function.arguments().map(|given| given.field.ty).collect();
    let types = quote!(#(#types),*);
    let is_used =
        |parameter: &GenericParam| tokens::mentions(&types, "Self") || mentions(&types, parameter);
    let all = item.generics.params.iter();
    let (used, unused): (Vec<_>, Vec<_>) = all.partition(|parameter| is_used(parameter));
    let is_known = |tokens: TokenStream| !unused.iter().any(|it| mentions(&tokens, it));
    // Only the last parameters may have defaults.
    let has_defaults = used.iter().all(|parameter| match parameter {
        GenericParam::Type(parameter) => {
            parameter.default.as_ref().is_none_or(|(_, ty)| is_known(ty.to_token_stream()))
        }
        GenericParam::Lifetime(_) | GenericParam::Const(_) => true,
    });
    let mut generics = Generics::default();
    for parameter in used {
        let mut parameter = parameter.clone();
        match &mut parameter {
            GenericParam::Type(parameter) => {
                parameter.attrs.clear();
                parameter.default = parameter.default.take().filter(|_| has_defaults);
                let bounds = std::mem::take(&mut parameter.bounds);
                let bounds = bounds.into_iter().filter(|it| is_known(it.to_token_stream()));
                parameter.bounds = bounds.collect::<Punctuated<TypeParamBound, _>>();
            }
            GenericParam::Lifetime(parameter) => {
                let bounds = std::mem::take(&mut parameter.bounds);
                let bounds = bounds.into_iter().filter(|it| is_known(it.to_token_stream()));
                parameter.bounds = bounds.collect();
            }
            GenericParam::Const(_) => {}
        }
        generics.params.push(parameter);
    }
    if let Some(clause) = &item.generics.where_clause {
        let predicates = clause.predicates.iter().filter(|it| is_known(it.to_token_stream()));
        let predicates = predicates.cloned().collect::<Punctuated<_, _>>();
        if !predicates.is_empty() {
            generics.make_where_clause().predicates = predicates;
        }
    }
    generics
}

/// Returns whether the parameter occurs in the tokens.
fn mentions(tokens: &TokenStream, parameter: &GenericParam) -> bool {
    match parameter {
        GenericParam::Lifetime(parameter) => {
            tokens::lifetimes(tokens).contains(&parameter.lifetime.ident)
        }
        GenericParam::Type(parameter) => tokens::mentions(tokens, &parameter.ident.to_string()),
        GenericParam::Const(parameter) => tokens::mentions(tokens, &parameter.ident.to_string()),
    }
}
