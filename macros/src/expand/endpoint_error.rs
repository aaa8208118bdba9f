//! Error types.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::{Index, WherePredicate, parse_quote};

use super::{
    assertions, body, clone,
    code::{by_variant, local, place, wrapped},
    debug, fields, functions, header, new,
    status::{self, Written},
    text, type_check,
};
use crate::{
    generics::{ImplParts, Lifetimes, has_parameters, impl_parts, mentions_parameter, to_static},
    model::{
        Body, Case, Cases, EmptyBody, EndpointError, Fault, Field, Item, Rest, RestField, Status,
        Variant,
    },
    site::at,
};

/// Generates everything for an error type. If there are errors, the impls compile but do nothing.
pub(crate) fn endpoint_error(
    error: &EndpointError<'_>,
    errors: Option<TokenStream>,
) -> TokenStream {
    let item = &error.item;
    if item.fault == Some(Fault::Unsized) {
        return errors.unwrap_or_default();
    }
    let cases = error.cases.as_ref();
    let checks = cases.map(|cases| checks(item, cases));
    let content = [
        type_check::alias(item, &checks.unwrap_or_default(), false),
        clone::expand(item).unwrap_or_default(),
        debug::expand(item).unwrap_or_default(),
        new::expand(item, cases.is_none()).unwrap_or_default(),
        outgoing(item, cases),
        incoming(item, cases),
        rejection(item, cases),
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
        let code = case.code.as_ref().map(|code| quote!(.code(#code)));
        quote!(__codegen::error_case(&[#(#statuses),*], &[#(#classes),*]) #code)
    });
    let content = cases.list.iter().enumerate().map(|(index, case)| {
        let message = &case.answer.message;
        let headers = header::statics(message);
        let imports = text::imports(message, item.direction);
        let functions = functions::define(item, message);
        let distinct = assertions::distinct_case(case, index);
        let final_ = assertions::error_statuses(case, index);
        let assertions =
            assertions::answer(item, &case.answer, &statuses(index), &quote!(#distinct #final_));
        quote!(#headers #imports #assertions #functions)
    });
    quote! {
        const __CASES: &[__codegen::ErrorCase] = &[#(#table),*];
        #(#content)*
    }
}

/// Returns the slice of the statuses of a case.
fn statuses(index: usize) -> TokenStream {
    quote!(__CASES[#index].statuses())
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
    let mut variants = 0..;
    let body = by_variant(item, |_| {
        let variant = variants.next().unwrap_or_default();
        let Some(cases) = cases else { return quote!(loop {}) };
        match case_of(cases, variant) {
            Some((index, case)) => write(item, cases, index, case),
            None => quote!(<_ as __codegen::RestError<__Checked>>::write(__rest)),
        }
    });
    let rest = match cases.map(|cases| &cases.rest) {
        Some(Rest::Field(field)) => {
            let place = place(field);
            Some(quote! {
                if let ::core::option::Option::Some(__rest) = &#place {
                    return <_ as __codegen::RestError<__Checked>>::write(__rest);
                }
            })
        }
        _ => None,
    };
    quote! {
        #[automatically_derived]
        impl #parameters __codegen::OutgoingResponse for #name #arguments #where_clause {
            fn to_http_response(&self) -> ::core::result::Result<
                __codegen::http::Response<__codegen::bytes::Bytes>,
                __codegen::IntoHttpError,
            > {
                #rest
                #body
            }
        }
    }
}

fn write(item: &Item<'_>, cases: &Cases<'_>, index: usize, case: &Case<'_>) -> TokenStream {
    let message = &case.answer.message;
    let Written { check, status, finish } = match &message.status {
        Some(field) => {
            let place = place(field);
            Written::of_field(&quote! {
                __codegen::error_status::<__Checked, _>(#place, &__CASES[#index])?
            })
        }
        None => Written::of_constant(quote!(const { __CASES[#index].status() })),
    };
    let headers = header::write(message);
    let empty = quote!(__message.response_without_fields(#status););
    let code = cases.code.as_deref().zip(case.code.as_ref());
    let body = body::write_with_code(item, &message.body, empty, code);
    let assertions = assertions::late_answer(&case.answer, &statuses(index));
    let mutable = (body.is_some() || !headers.is_empty()).then(|| quote!(mut));
    quote! {
        #assertions
        #check
        let #mutable __message = __codegen::MessageWriter::new();
        #headers
        #body
        #finish
    }
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
fn incoming(item: &Item<'_>, cases: Option<&Cases<'_>>) -> TokenStream {
    let body = cases.map_or_else(
        || quote!(loop {}),
        |cases| {
            let read = read(item, cases);
            let rest = rest(item, cases, &Source::Response);
            quote! {
                let __read = || -> ::core::result::Result<Self, __codegen::DecodeError> { #read };
                match __read() {
                    ::core::result::Result::Ok(__error) => __error,
                    ::core::result::Result::Err(_) => #rest,
                }
            }
        },
    );
    let (name, head) = (item.name, head(item, cases));
    let ImplParts { parameters, arguments, where_clause } = head;
    quote_spanned! {at(name)=>
        #[automatically_derived]
        impl #parameters __codegen::EndpointError for #name #arguments #where_clause {
            fn from_http_response(
                __response: &__codegen::http::Response<__codegen::bytes::Bytes>,
            ) -> Self {
                #body
            }
        }
    }
}

fn read(item: &Item<'_>, cases: &Cases<'_>) -> TokenStream {
    let source = Ident::new("__response", Span::call_site());
    let arms = cases.list.iter().enumerate().map(|(index, case)| {
        let message = &case.answer.message;
        let assertions = assertions::late_answer(&case.answer, &statuses(index));
        let is_ignored = matches!(message.body, Body::Empty(EmptyBody { is_strict: false, .. }))
            && case.code.is_none();
        let no_body = is_ignored.then(|| quote!(__codegen::read_no_body(__response)?;));
        let raw = match &cases.rest {
            Rest::Field(field) => {
                let local = local(field);
                Some(quote!(let #local = ::core::option::Option::None;))
            }
            Rest::Variant(..) => None,
        };
        let fields = item
            .variants
            .get(case.variant)
            .map(|variant| fields::read(item, variant, &source, message));
        quote!(#assertions #no_body #raw #fields)
    });
    if !item.is_enum() {
        return quote!(#(#arms)*);
    }
    let code = match &cases.code {
        Some(code) => quote!(::core::option::Option::Some(#code)),
        None => quote!(::core::option::Option::None),
    };
    let indexes = 0..cases.list.len();
    quote! {
        match __codegen::find_case(__response, #code, __CASES) {
            #(::core::option::Option::Some(#indexes) => { #arms })*
            _ => ::core::result::Result::Err(__codegen::no_case()),
        }
    }
}

/// Generates the impl of `FromRejection`.
fn rejection(item: &Item<'_>, cases: Option<&Cases<'_>>) -> TokenStream {
    let body = match cases {
        None => quote!(loop {}),
        Some(Cases { rejection: Some(function), .. }) => quote!(#function(&__rejection)),
        Some(cases) => {
            let arms = cases.list.iter().filter(|case| !case.rejections.is_empty()).map(|case| {
                let kinds = case.rejections.iter().map(|kind| {
                    let kind = format_ident!("{}", kind.variant());
                    quote!(__codegen::Rejection::#kind { .. })
                });
                let value = built(item, cases, case, &Source::Rejection);
                quote!(#(#kinds)|* => #value,)
            });
            let rest = rest(item, cases, &Source::Rejection);
            quote!(match __rejection { #(#arms)* _ => #rest, })
        }
    };
    let name = item.name;
    let (parameters, arguments, where_clause) = {
        let ImplParts { parameters, arguments, where_clause } = head(item, cases);
        // If the type lacks `Error`, the other impl is the only one that is reported.
        let has_error = quote!(for<'__any> Self: ::std::error::Error);
        let where_clause = if where_clause.is_empty() {
            quote!(where #has_error)
        } else {
            quote!(#where_clause, #has_error)
        };
        (parameters, arguments, where_clause)
    };
    quote! {
        #[automatically_derived]
        impl #parameters __codegen::FromRejection for #name #arguments #where_clause {
            fn from_rejection(__rejection: __codegen::Rejection) -> Self {
                #body
            }
        }
    }
}

/// What an error is made of, if its fields are not read.
enum Source {
    Response,
    Rejection,
}

/// Generates the error for whatever no case is.
fn rest(item: &Item<'_>, cases: &Cases<'_>, source: &Source) -> TokenStream {
    match (&cases.rest, source) {
        (Rest::Variant(index, field), _) => {
            let variant = item.variants.get(*index).and_then(|variant| variant.name);
            let value = match source {
                Source::Response => {
                    quote!(<_ as __codegen::RestError<__Checked>>::read(__response))
                }
                Source::Rejection => {
                    quote!(<_ as __codegen::RestError<__Checked>>::reject(__rejection))
                }
            };
            let member = member(field);
            quote!(Self::#variant { #member: #value })
        }
        (Rest::Field(_), _) => {
            cases.list.iter().map(|case| built(item, cases, case, source)).collect()
        }
    }
}

/// Generates an error whose fields are not read.
fn built(item: &Item<'_>, cases: &Cases<'_>, case: &Case<'_>, source: &Source) -> TokenStream {
    let mut values: Vec<(&Ident, TokenStream)> = Vec::new();
    for skipped in &case.defaults {
        values.push((skipped.field.ident, fields::skipped_value(item, skipped)));
    }
    if let Some(Field { ident, .. }) = case.answer.message.status {
        let index = cases.list.iter().take_while(|it| it.variant != case.variant).count();
        values.push((
            ident,
            match source {
                Source::Response => quote! {
                    __codegen::read_status::<__Checked, _>(__response.status())
                },
                Source::Rejection => quote! {
                    __codegen::read_status::<__Checked, _>(
                        __CASES[#index].nearest(__rejection.status())
                    )
                },
            },
        ));
    }
    if let (Source::Rejection, Some(field)) = (source, &case.detail) {
        let value = quote_spanned! {field.span=>
            __codegen::detail::<__Checked, _>(&__rejection)
        };
        values.retain(|(ident, _)| *ident != field.ident);
        values.push((field.ident, value));
    }
    if let Rest::Field(field) = &cases.rest {
        let value = match source {
            Source::Response => quote! {
                ::core::option::Option::Some(
                    <_ as __codegen::RestError<__Checked>>::read(__response)
                )
            },
            Source::Rejection => quote!(::core::option::Option::None),
        };
        values.push((field.ident, value));
    }
    let variant = item.variants.get(case.variant).and_then(|variant| variant.name);
    let variant = variant.map(|name| quote!(::#name));
    let (idents, values) = values.into_iter().unzip::<_, _, Vec<_>, Vec<_>>();
    quote!(Self #variant { #(#idents: #values),* })
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

/// Returns the name or number of the field.
pub(super) fn member(field: &RestField<'_>) -> TokenStream {
    field.ident.map_or_else(|| Index::from(0).into_token_stream(), |ident| quote!(#ident))
}

/// Returns the pattern of the field of a variant that is no message.
pub(super) fn pattern(variant: &Variant<'_>) -> Option<TokenStream> {
    let member = member(variant.rest.as_ref()?);
    Some(quote!(#member: __rest))
}
