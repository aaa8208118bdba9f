//! Error types.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{WherePredicate, parse_quote};

use self::rest::Source;
use super::{
    answer, assertions, clone,
    code::{Place, by_variant, local, shown_names, wrapped},
    debug, describe,
    fields::Reader,
    history, new, status, text, type_check,
};
use crate::{
    generics::{ImplParts, Lifetimes, has_parameters, impl_parts, mentions_parameter, to_static},
    model::{Case, Cases, EndpointError, Fault, Format, Item, Rest, RestField, Status},
    site::at,
};

mod rejection;
pub(super) mod rest;

/// Generates everything for an error type. If there are errors, the impls compile but do nothing.
pub(crate) fn endpoint_error(
    error: &EndpointError<'_>,
    errors: Option<TokenStream>,
    is_described: bool,
) -> TokenStream {
    let item = &error.item;
    if item.fault == Some(Fault::Unsized) {
        return errors.unwrap_or_default();
    }
    let description = is_described.then(|| describe::endpoint_error(error)).flatten();
    let cases = error.cases.as_ref();
    let checks = cases.map(|cases| checks(item, cases));
    let content = [
        type_check::alias(item, &checks.unwrap_or_default(), false),
        clone::expand(item).unwrap_or_default(),
        debug::expand(item).unwrap_or_default(),
        new::expand(item, cases.is_none()).unwrap_or_default(),
        outgoing(item, cases),
        incoming(item, cases, description.as_ref()),
        rejection::expand(item, cases),
    ];
    let constants = cases.map(|cases| constants(item, cases));
    wrapped(&item.krate, &quote!(#(#content)* #constants #errors))
}

/// Generates the checks of types for the type check of the item.
fn checks(item: &Item<'_>, cases: &Cases<'_>) -> TokenStream {
    let is_checked = |ty: &syn::Type| !mentions_parameter(item.generics, ty);
    let rest = match &cases.rest {
        Rest::Variant(_, RestField { ty, is_common, .. }) if is_checked(ty) => {
            let role = if *is_common { quote!(CommonError) } else { quote!(OtherError) };
            let ty = to_static(item.generics, ty);
            Some(quote_spanned! {at(&ty)=>
                <#ty as __codegen::bounds::#role>::check(__codegen::of::<#ty>());
            })
        }
        Rest::Variant(..) | Rest::Field(_) => None,
    };
    let details = cases.list.iter().filter_map(|case| case.detail.as_ref());
    let details = details.filter(|field| is_checked(field.ty)).map(|field| {
        let ty = to_static(item.generics, field.ty);
        quote_spanned! {field.span=>
            <#ty as __codegen::bounds::DetailField>::check(__codegen::of::<#ty>());
        }
    });
    let functions = cases.list.iter().map(|case| text::checks(item, &case.answer.message));
    quote!(#rest #(#details)* #(#functions)*)
}

/// Generates the constants, and the assertions about them.
///
/// ```text
/// const __CASES: &[__codegen::ErrorCase] = &[
///     __codegen::error_case(&[StatusCode::NOT_FOUND], &[]),
///     __codegen::error_case(&[], &[4]).code("M_FORBIDDEN"),
/// ];
/// ```
fn constants(item: &Item<'_>, cases: &Cases<'_>) -> TokenStream {
    let table = cases.list.iter().map(|case| {
        let statuses = case.answer.statuses.iter().filter_map(status::value);
        let classes = case.answer.statuses.iter().filter_map(|status| match status {
            Status::Class(class, _) => Some(class),
            _ => None,
        });
        let code = case.code().map(|code| quote!(.code(#code)));
        quote!(__codegen::error_case(&[#(#statuses),*], &[#(#classes),*]) #code)
    });
    let content = cases.list.iter().enumerate().map(|(index, case)| {
        let distinct = assertions::distinct_case(case, index);
        let of_errors = assertions::error_statuses(case, index);
        let of_statuses = quote!(#distinct #of_errors);
        answer::constants(item, &case.answer, &declared(index), &of_statuses)
    });
    quote! {
        const __CASES: &[__codegen::ErrorCase] = &[#(#table),*];
        #(#content)*
    }
}

/// Returns the slice of the statuses that a case declares.
fn declared(index: usize) -> TokenStream {
    quote!(__codegen::ErrorCase::statuses(&__CASES[#index]))
}

/// Returns the case that a variant is, with its position.
fn case_of<'c, 'a>(cases: &'c Cases<'a>, variant: usize) -> Option<(usize, &'c Case<'a>)> {
    cases.list.iter().enumerate().find(|(_, case)| case.variant == variant)
}

/// Generates the impl of `OutgoingResponse`.
fn outgoing(item: &Item<'_>, cases: Option<&Cases<'_>>) -> TokenStream {
    let name = item.name;
    let mut predicates = item.write_bounds.clone();
    predicates.extend(rest_bound(item, cases));
    let ImplParts { parameters, arguments, where_clause } =
        impl_parts(item.generics, Lifetimes::Any, &predicates);
    let body = by_variant(item, |variant, _| {
        let Some(cases) = cases else { return quote!(loop {}) };
        match case_of(cases, variant) {
            Some((index, case)) => write(item, index, case),
            None => quote!(<_ as __codegen::RestError<__Checked>>::write(__rest)),
        }
    });
    let rest = match cases.map(|cases| &cases.rest) {
        Some(Rest::Field(field)) => {
            let place = Place(field);
            Some(quote! {
                if let __codegen::Some(__rest) = &#place {
                    return <_ as __codegen::RestError<__Checked>>::write(__rest);
                }
            })
        }
        _ => None,
    };
    quote! {
        #[automatically_derived]
        impl #parameters __codegen::OutgoingResponse for #name #arguments #where_clause {
            fn to_http_response(&self) -> __codegen::Result<
                __codegen::http::Response<__codegen::bytes::Bytes>,
                __codegen::IntoHttpError,
            > {
                #rest
                #body
            }
        }
    }
}

fn write(item: &Item<'_>, index: usize, case: &Case<'_>) -> TokenStream {
    let status = match &case.answer.message.status {
        Some(field) => {
            let place = Place(field);
            quote!(__codegen::error_status::<__Checked, _>(#place, &__CASES[#index]))
        }
        None => quote!(const { __codegen::ErrorCase::status(&__CASES[#index]) }),
    };
    answer::write(item, &case.answer, &declared(index), &status)
}

/// Generates the impl of `EndpointError`.
///
/// ```text
/// impl EndpointError for ApiError {
///     fn from_http_response(__response: …) -> Self {
///         let __read = || {
///             match __codegen::find_case(__response, Some("errcode"), __CASES) {
///                 Some(0usize) => { … Ok(Self::NotFound { … }) }
///                 _ => Err(__codegen::no_case()),
///             }
///         };
///         __read().unwrap_or_else(|_| Self::Other { 0: … })
///     }
/// }
/// ```
fn incoming(
    item: &Item<'_>,
    cases: Option<&Cases<'_>>,
    description: Option<&TokenStream>,
) -> TokenStream {
    let body = cases.map_or_else(
        || quote!(loop {}),
        |cases| {
            let read = read(item, cases);
            let rest = rest::value(item, cases, Source::Response);
            quote! {
                let __read = || -> __codegen::Result<Self, __codegen::DecodeError> { #read };
                match __read() {
                    __codegen::Ok(__error) => __error,
                    __codegen::Err(_) => #rest,
                }
            }
        },
    );
    let messages = cases.into_iter().flat_map(|cases| &cases.list);
    let histories = history::list(messages.map(|case| &case.answer.message));
    let (name, head) = (item.name, head(item, cases));
    let ImplParts { parameters, arguments, where_clause } = head;
    let ([source], statements) = shown_names(item, ["response"]);
    quote_spanned! {at(name)=>
        #[automatically_derived]
        impl #parameters __codegen::EndpointError for #name #arguments #where_clause {
            #histories
            #description
            fn from_http_response(
                #source: &__codegen::http::Response<__codegen::bytes::Bytes>,
            ) -> Self {
                #statements
                #body
            }
        }
    }
}

fn read(item: &Item<'_>, cases: &Cases<'_>) -> TokenStream {
    let raw = match &cases.rest {
        Rest::Field(field) => {
            let local = local(field);
            Some(quote!(let #local = __codegen::None;))
        }
        Rest::Variant(..) => None,
    };
    let arms = cases.list.iter().enumerate().map(|(index, case)| {
        let variant = item.variants.get(case.variant)?;
        let read = answer::read(item, variant, &case.answer, &declared(index), Reader::Response);
        Some(quote!(#raw #read))
    });
    if !item.is_enum() {
        return quote!(#(#arms)*);
    }
    let case = match (&cases.code, cases.format) {
        (Some(code), Format::Json) => {
            quote!(find_case(__response, __codegen::Some(#code), __CASES))
        }
        (Some(code), Format::Form) => quote!(find_form_case(__response, #code, __CASES)),
        (None, _) => quote!(find_case(__response, __codegen::None, __CASES)),
    };
    let indexes = 0..cases.list.len();
    quote! {
        match __codegen::#case {
            #(__codegen::Some(#indexes) => { #arms })*
            _ => __codegen::Err(__codegen::no_case()),
        }
    }
}

/// Returns the parts of an impl for the type without lifetimes.
fn head(item: &Item<'_>, cases: Option<&Cases<'_>>) -> ImplParts {
    let mut predicates = item.read_bounds.clone();
    predicates.extend(item.write_bounds.iter().cloned());
    predicates.extend(rest_bound(item, cases));
    if has_parameters(item.generics) {
        predicates.push(parse_quote! {
            Self: ::std::error::Error
                + ::core::marker::Send
                + ::core::marker::Sync
                + 'static
        });
    }
    impl_parts(item.generics, Lifetimes::Static, &predicates)
}

/// Returns the bound on the type in the rest, if it mentions type parameters.
fn rest_bound(item: &Item<'_>, cases: Option<&Cases<'_>>) -> Option<WherePredicate> {
    match cases.map(|cases| &cases.rest) {
        Some(Rest::Variant(_, RestField { ty, .. })) if mentions_parameter(item.generics, ty) => {
            Some(parse_quote!(#ty: __codegen::FromRejection))
        }
        _ => None,
    }
}
