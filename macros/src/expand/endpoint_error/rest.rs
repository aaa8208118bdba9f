//! Errors whose fields are not read from a response.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote, quote_spanned};
use syn::Index;

use crate::{
    expand::fields,
    model::{Case, Cases, Field, Item, Rest, RestField, Variant},
};

/// The value from which such an error is made.
#[derive(Clone, Copy)]
pub(super) enum Source {
    Response,
    Rejection,
}

/// Generates the error that keeps a response, or answers a rejection, if no case does.
pub(super) fn value(item: &Item<'_>, cases: &Cases<'_>, source: Source) -> TokenStream {
    match &cases.rest {
        Rest::Variant(index, field) => {
            let variant = item.variants.get(*index).and_then(|variant| variant.name);
            let (member, value) = (member(field), kept(source));
            quote!(Self::#variant { #member: #value })
        }
        Rest::Field(_) => {
            let cases_of_struct = cases.list.iter().enumerate();
            cases_of_struct
                .filter_map(|(index, case)| built(item, cases, index, case, source))
                .collect()
        }
    }
}

fn kept(source: Source) -> TokenStream {
    match source {
        Source::Response => quote!(<_ as __codegen::RestError<__Checked>>::read(__response)),
        Source::Rejection => quote!(<_ as __codegen::RestError<__Checked>>::reject(__rejection)),
    }
}

/// Generates the struct or variant that is a case, from defaults and the source. `index` is the position
/// of the case.
pub(super) fn built(
    item: &Item<'_>,
    cases: &Cases<'_>,
    index: usize,
    case: &Case<'_>,
    source: Source,
) -> Option<TokenStream> {
    let variant = item.variants.get(case.variant)?;
    let name = variant.name.map(|name| quote!(::#name));
    let fields = variant.fields.iter().map(|field| {
        let (ident, value) = (field.ident, field_value(item, cases, index, case, source, field));
        quote!(#ident: #value)
    });
    Some(quote!(Self #name { #(#fields),* }))
}

fn field_value(
    item: &Item<'_>,
    cases: &Cases<'_>,
    index: usize,
    case: &Case<'_>,
    source: Source,
    field: &Field<'_>,
) -> Option<TokenStream> {
    let is = |other: Option<&Field<'_>>| other.is_some_and(|other| other.index == field.index);
    let rest = match &cases.rest {
        Rest::Field(field) => Some(field),
        Rest::Variant(..) => None,
    };
    match source {
        _ if is(case.answer.message.status.as_ref()) => {
            let status = match source {
                Source::Response => quote!(__response.status()),
                Source::Rejection => quote!(__codegen::ErrorCase::nearest(
                    &__CASES[#index],
                    __codegen::Rejection::status(&__rejection),
                )),
            };
            Some(quote!(__codegen::read_status::<__Checked, _>(#status)))
        }
        Source::Response if is(rest) => {
            let kept = kept(source);
            Some(quote!(__codegen::Some(#kept)))
        }
        Source::Rejection if is(rest) => Some(quote!(__codegen::None)),
        Source::Rejection if is(case.detail.as_ref()) => Some(quote_spanned! {field.span=>
            __codegen::detail::<__Checked, _>(&__rejection)
        }),
        _ => {
            let default = case.defaults.iter().find(|default| is(Some(&default.field)))?;
            Some(fields::skipped_value(item, default))
        }
    }
}

/// Returns the name or number of the field.
pub(in super::super) fn member(field: &RestField<'_>) -> TokenStream {
    field.ident.map_or_else(|| Index::from(0).into_token_stream(), |ident| quote!(#ident))
}

/// Returns the pattern of the field that keeps the rest, for a variant that has it.
pub(in super::super) fn pattern(variant: &Variant<'_>) -> Option<TokenStream> {
    let member = member(variant.rest.as_ref()?);
    Some(quote!(#member: __rest))
}
