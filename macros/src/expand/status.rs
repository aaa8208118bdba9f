//! The statuses of responses.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    assertions,
    code::{Place, shown_names},
};
use crate::model::{Answer, Item, Status};

/// Generates the constant of a struct's status, or that of all variants' statuses.
///
/// ```text
/// const __STATUSES: &[&[StatusCode]] = &[&[StatusCode::OK], &[StatusCode::NOT_MODIFIED]];
/// ```
pub(super) fn constants(item: &Item<'_>, answers: &[Answer<'_>]) -> TokenStream {
    if item.is_enum() {
        let statuses = answers.iter().map(|answer| {
            let statuses = answer.statuses.iter().filter_map(value);
            quote!(&[#(#statuses),*])
        });
        let distinct = assertions::distinct_statuses(answers);
        return quote! {
            const __STATUSES: &[&[__codegen::http::StatusCode]] = &[#(#statuses),*];
            #distinct
        };
    }
    let status = answers.iter().flat_map(|answer| &answer.statuses).filter_map(value);
    quote!(const __STATUS: __codegen::http::StatusCode = #(#status)*;)
}

/// Generates the function that tells the statuses of a response apart from those of errors, unless they are
/// those that indicate success.
pub(super) fn has_status(item: &Item<'_>, answers: &[Answer<'_>]) -> Option<TokenStream> {
    let mut statuses = answers.iter().flat_map(|answer| &answer.statuses);
    if statuses.all(Status::is_success) {
        return None;
    }
    let ([name], statements) = shown_names(item, ["status"]);
    let body = if item.is_enum() {
        quote!(::core::option::Option::is_some(&__codegen::variant_of(__status, __STATUSES)))
    } else {
        quote!(__codegen::http::StatusCode::is_success(&__status) || __status == __STATUS)
    };
    Some(quote! {
        fn has_status(#name: __codegen::http::StatusCode) -> ::core::primitive::bool {
            #statements
            #body
        }
    })
}

/// Returns the slice of the statuses that a struct or a variant declares.
pub(super) fn declared(item: &Item<'_>, index: usize) -> TokenStream {
    if item.is_enum() { quote!(__STATUSES[#index]) } else { quote!(&[__STATUS]) }
}

/// Generates the status that is written. That of a field is checked.
pub(super) fn write(item: &Item<'_>, index: usize, answer: &Answer<'_>) -> TokenStream {
    let is_enum = item.is_enum();
    let Some(field) = &answer.message.status else {
        return if is_enum { quote!(__STATUSES[#index][0]) } else { quote!(__STATUS) };
    };
    let (place, declared) = (Place(field), declared(item, index));
    let function = if is_enum { quote!(listed_status) } else { quote!(success_status) };
    quote!(__codegen::#function::<__Checked, _>(#place, #declared))
}

/// Returns the value, unless it is a class of statuses.
pub(super) fn value(status: &Status) -> Option<TokenStream> {
    Some(match status {
        Status::Constant(constant) => quote!(__codegen::http::StatusCode::#constant),
        Status::Number(number, _) => quote!(__codegen::status(#number)),
        Status::Expression(expression) => quote!(__codegen::expression! { #expression }),
        Status::Class(..) => return None,
    })
}
