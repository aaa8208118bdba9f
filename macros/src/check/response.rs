//! Checks responses.

use proc_macro2::Span;
use quote::format_ident;
use syn::DeriveInput;

use super::{
    content,
    fixed::{self, Target},
    history, item,
    message::{check_parts, message},
    parts, stream,
};
use crate::{
    diagnostics::Diagnostics,
    generics::mentions_parameter,
    model::{self, Answer, Body, ErrorCheck, ErrorType, Response, Status},
    parse::{
        args::{ResponseArgs, Shared},
        item::Item,
    },
    tokens::mentions_punct,
    ty::is_foreign,
};

/// Checks a response. `shapes` are the struct, or the variants of the enum.
pub(crate) fn response<'a>(
    diagnostics: &Diagnostics,
    input: &'a DeriveInput,
    shapes: &[Item<'a>],
    args: ResponseArgs,
) -> Response<'a> {
    let ResponseArgs { shared, status, strict } = args;
    item::check_directions(diagnostics, &shared);
    let item = item::item(diagnostics, input, shapes, &shared, "response");
    check_parts(diagnostics, shapes, "a response");
    history::check_forms(diagnostics, shapes);
    if let (true, Some(key)) = (item.is_enum(), status.key()) {
        diagnostics.error(
            key,
            "each variant of an enum has its status; write `#[api(status = …)]` on the variants",
        );
    }
    let mut status = status.into_value();
    let answers = shapes.iter().zip(&item.variants).map(|(shape, variant)| {
        let mut message = message(diagnostics, shape, &variant.fields);
        let own = shape.variant.as_ref().and_then(|variant| variant.empty_body.key());
        item::check_empty(diagnostics, "empty_body", own, "variants", &message.body);
        if let Body::Empty(empty) = &mut message.body {
            empty.is_omitted |= shared.empty_body.key().or(own).is_some();
            empty.is_strict |= strict.key().is_some();
        }
        let statuses = statuses(diagnostics, shape, status.take());
        Answer { statuses, message }
    });
    let mut answers: Vec<_> = answers.collect();
    stream::response(diagnostics, &shared, strict.key(), shapes, &mut answers);
    let targets = shapes
        .iter()
        .zip(&mut answers)
        .map(|(shape, answer)| Target { shape, message: &mut answer.message });
    fixed::add(diagnostics, &shared.fixed, targets.collect());
    check_empty(diagnostics, "empty_body", shared.empty_body.key(), &answers);
    check_empty(diagnostics, "strict", strict.key(), &answers);
    let messages = answers.iter().map(|answer| &answer.message);
    parts::check_body(diagnostics, &shared, shapes, messages);
    content::check(diagnostics, &shared, shapes);
    Response {
        answers: item::unless_wrong(diagnostics, answers),
        error: error(&item, shared),
        item,
    }
}

/// Returns the statuses of a struct or a variant.
fn statuses(diagnostics: &Diagnostics, shape: &Item<'_>, status: Option<Status>) -> Vec<Status> {
    let Some(variant) = &shape.variant else {
        let default = || Status::Constant(format_ident!("OK", span = Span::call_site()));
        return vec![status.unwrap_or_else(default)];
    };
    if let Some(statuses) = variant.statuses.get() {
        return statuses.clone();
    }
    if variant.statuses.is_absent() && !variant.has_errors {
        diagnostics.error(
            variant.ident.span(),
            format_args!(
                "`{0}` needs a status; write it above the variant, as in `#[api(status = OK)] {0}`",
                variant.ident
            ),
        );
    }
    Vec::new()
}

/// Reports an argument for responses without body fields if there are body fields, in all variants
/// if it is an enum.
fn check_empty(
    diagnostics: &Diagnostics,
    argument: &str,
    key: Option<Span>,
    answers: &[Answer<'_>],
) {
    let is_empty = |answer: &Answer<'_>| matches!(answer.message.body, Body::Empty(_));
    if let Some(answer) = answers.first()
        && !answers.iter().any(is_empty)
    {
        item::check_empty(diagnostics, argument, key, "responses", &answer.message.body);
    }
}

fn error(item: &model::Item<'_>, shared: Shared) -> Option<ErrorType> {
    let ty = shared.error.into_value()?;
    let check = if mentions_parameter(item.generics, &ty) {
        ErrorCheck::Where
    } else if mentions_punct(&ty, '<') && !is_foreign(&ty) {
        ErrorCheck::Impl
    } else {
        ErrorCheck::Constant
    };
    Some(ErrorType { ty, check })
}
