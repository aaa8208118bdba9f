//! Assertions about the statuses of responses and errors.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::LitStr;

use super::{headers, late, sends_body};
use crate::{
    model::{Answer, Body, Case, Field, Item, Status},
    site::at,
};

/// Generates the assertions of a response, or a variant of it. `statuses` are its statuses.
pub(in super::super) fn answer(
    item: &Item<'_>,
    answer: &Answer<'_>,
    statuses: &TokenStream,
    of_statuses: &TokenStream,
) -> TokenStream {
    let headers = headers(&answer.message, item.direction, false);
    let is_asserted = !answer.statuses.iter().all(|status| status.allows_body() == Some(true));
    let first = answer.message.body.fields().find(|field| !field.is_uncertain && is_asserted);
    let body = first.map(|field| {
        let assertion = status_allows_body(field, statuses);
        quote!(const _: () = { #assertion };)
    });
    let stream = answer.message.body.stream().filter(|_| is_asserted).map(|key| {
        let message = Body::STREAM_WITHOUT_BODY;
        quote_spanned! {key=>
            const _: () = __codegen::assert_statuses_allow_body(#statuses, #message);
        }
    });
    let sent = sends_body(&answer.message, &quote!(__codegen::some_allows_body(#statuses)));
    let assertions = quote!(#of_statuses #headers #body #stream #sent);
    // The variants have constants with the same name.
    let is_wrapped = item.is_enum() && !assertions.is_empty();
    if is_wrapped { quote!(const _: () = { #assertions };) } else { assertions }
}

/// Asserts that the statuses of a response, which are in the slice, are not those of interim responses.
pub(in super::super) fn final_statuses(answer: &Answer<'_>, statuses: &TokenStream) -> TokenStream {
    let assertions = answer.statuses.iter().enumerate().filter_map(|(index, status)| {
        let Status::Expression(expression) = status else { return None };
        Some(quote_spanned! {at(expression)=>
            const _: () = __codegen::assert_final(#statuses, #index);
        })
    });
    assertions.collect()
}

/// Asserts that each status belongs to one variant. The error is on the later one. Most statuses differ as
/// they are written.
pub(in super::super) fn distinct_statuses(answers: &[Answer<'_>]) -> TokenStream {
    let positions = answers.iter().enumerate().flat_map(|(variant, answer)| {
        answer.statuses.iter().enumerate().map(move |(index, status)| (variant, index, status))
    });
    let statuses: Vec<_> = positions.collect();
    let may_repeat = |position: usize, status: &Status| {
        statuses.iter().take(position).any(|(_, _, before)| !is_other(before, status))
    };
    let assertions = statuses.iter().enumerate().map(|(position, (variant, index, status))| {
        may_repeat(position, status).then(|| {
            quote_spanned! {status.span()=>
                const _: () = __codegen::assert_distinct_status(__STATUSES, #variant, #index);
            }
        })
    });
    assertions.flatten().collect()
}

/// Returns whether the macro knows that two statuses differ.
fn is_other(left: &Status, right: &Status) -> bool {
    match (left, right) {
        (Status::Constant(left), Status::Constant(right)) => left != right,
        (Status::Number(left, _), Status::Number(right, _)) => left != right,
        _ => false,
    }
}

/// Asserts that the statuses of a case are those of errors.
pub(in super::super) fn error_statuses(case: &Case<'_>, index: usize) -> TokenStream {
    let statuses = case.answer.statuses.iter();
    let statuses = statuses.filter(|status| !matches!(status, Status::Class(..)));
    let assertions = statuses.enumerate().map(|(position, status)| {
        quote_spanned! {status.span()=>
            const _: () = __codegen::assert_error_status(&__CASES[#index], #position);
        }
    });
    assertions.collect()
}

/// Asserts that no case before this one is the same.
pub(in super::super) fn distinct_case(case: &Case<'_>, index: usize) -> Option<TokenStream> {
    let of_status = || case.answer.statuses.first().map(Status::span);
    let span = case.code().map(LitStr::span).or_else(of_status)?;
    (index > 0).then(|| {
        quote_spanned! {span=>
            const _: () = __codegen::assert_distinct_case(__CASES, #index);
        }
    })
}

/// Generates the assertions of a response about fields that have unknown attributes.
pub(in super::super) fn late_answer(
    answer: &Answer<'_>,
    statuses: &TokenStream,
) -> Option<TokenStream> {
    late(answer.message.body.fields(), |field| status_allows_body(field, statuses))
}

/// Asserts that the status of a response allows the body that the field is in.
fn status_allows_body(field: &Field<'_>, statuses: &TokenStream) -> TokenStream {
    let message = format!(
        "`{}` is in the body, but a response with this status has none; write \
         `#[api(header = …)]`, or another status",
        field.name()
    );
    quote_spanned! {field.ident.span()=>
        __codegen::assert_statuses_allow_body(#statuses, #message);
    }
}
