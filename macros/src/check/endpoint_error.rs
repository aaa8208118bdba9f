//! Checks error types.

use syn::{DeriveInput, LitStr};

use super::{
    absent::default_of_error,
    content,
    fixed::{self, Target},
    history, item,
    message::{check_parts, format, message},
};
use crate::{
    diagnostics::Diagnostics,
    model::{
        self, Answer, Body, Case, Cases, Code, EndpointError, Field, Member, RejectionKind, Rest,
        Skipped, Status,
    },
    parse::{args::ErrorArgs, field::Kind, item::Item, variant::Variant},
    ty::Shape,
};

/// Checks an error type. `shapes` are the struct, or the variants of the enum.
pub(crate) fn endpoint_error<'a>(
    diagnostics: &Diagnostics,
    input: &'a DeriveInput,
    shapes: &[Item<'a>],
    args: ErrorArgs,
) -> EndpointError<'a> {
    let item = item::item(diagnostics, input, shapes, &args.shared, "endpoint_error");
    check_parts(diagnostics, shapes, "an error");
    history::check_forms(diagnostics, shapes);
    let mut list = Vec::new();
    for (index, (shape, variant)) in shapes.iter().zip(&item.variants).enumerate() {
        let is_rest = shape.variant.as_ref().is_some_and(Variant::is_rest);
        if !is_rest {
            list.push(case(diagnostics, &args, shape, index, &variant.fields));
        }
    }
    let targets = list.iter_mut().filter_map(|case| {
        Some(Target { shape: shapes.get(case.variant)?, message: &mut case.answer.message })
    });
    fixed::add(diagnostics, &args.shared.fixed, targets.collect());
    check_codes(diagnostics, &args, shapes, &list);
    check_rejections(diagnostics, &args, shapes);
    let rest = if item.is_enum() {
        rest_variant(diagnostics, &item, shapes)
    } else {
        rest_field(diagnostics, &item, shapes)
    };
    content::check(diagnostics, &args.shared, shapes);
    let cases = rest.map(|rest| Cases {
        code: args.code.get().map(LitStr::value),
        format: format(args.shared.content()),
        list,
        rest,
        rejection: args.rejection.into_value(),
    });
    EndpointError { cases: cases.and_then(|it| item::unless_wrong(diagnostics, it)), item }
}

/// Returns the case that a struct or a variant is.
fn case<'a>(
    diagnostics: &Diagnostics,
    args: &ErrorArgs,
    shape: &Item<'a>,
    index: usize,
    fields: &[Field<'a>],
) -> Case<'a> {
    let mut message = message(diagnostics, shape, fields);
    let variant = shape.variant.as_ref();
    let statuses = variant.and_then(|variant| variant.statuses.get().cloned()).unwrap_or_default();
    if !shape.fields.iter().any(|field| field.has_errors) && message.status.is_none() {
        check_status(diagnostics, shape, &statuses);
    }
    if let Some(code) = variant.and_then(|variant| variant.code.get()) {
        check_code(diagnostics, args, code, &message.body);
        if let Body::Empty(_) = message.body {
            message.body = Body::Members(format(shape.content), Vec::new());
        }
        let member = args.code.get().map(LitStr::value);
        message.code = member.map(|member| Code { member, value: code.clone() });
    }
    let details = shape
        .fields
        .iter()
        .zip(fields)
        .filter_map(|(written, field)| Some((written.keys.detail?, field)));
    let details: Vec<_> = details.collect();
    if let [_, (second, _), ..] = details[..] {
        diagnostics.error(second, "another field has the text already; remove one `detail`");
    }
    let defaults = shape.fields.iter().zip(fields).filter_map(|(written, field)| {
        let value = default_of_error(shape, written)?;
        Some(Skipped { field: *field, value: Some(value) })
    });
    let rejections = variant.and_then(|variant| variant.rejections.get());
    Case {
        variant: index,
        rejections: rejections.into_iter().flatten().map(|(kind, _)| *kind).collect(),
        defaults: defaults.collect(),
        detail: details.first().map(|(_, field)| **field),
        answer: Answer { statuses, message },
    }
}

/// Reports a case whose status would not be known when it is written.
fn check_status(diagnostics: &Diagnostics, shape: &Item<'_>, statuses: &[Status]) {
    const FIELD: &str = "write a field `#[api(status)] status: StatusCode`, which holds the one that \
                         is sent";
    let Some(variant) = &shape.variant else {
        diagnostics
            .error(shape.name.span(), format_args!("an error struct may have any status; {FIELD}"));
        return;
    };
    let class = statuses.iter().find_map(|status| match status {
        Status::Class(class, span) => Some((class, *span)),
        _ => None,
    });
    if let Some((class, span)) = class {
        diagnostics.error(span, format_args!("`{class}xx` is several statuses; {FIELD}"));
        return;
    }
    // An attribute that could not be read may be the status.
    if variant.has_errors || !variant.statuses.is_absent() {
        return;
    }
    if let Some(code) = variant.code.key() {
        diagnostics.error(
            code,
            format_args!("a variant with a code needs a status; write `status = …`, or {FIELD}"),
        );
    } else {
        diagnostics.error(
            variant.ident.span(),
            format_args!(
                "`{0}` needs a status or a code; write it above the variant, as in \
                 `#[api(status = NOT_FOUND)] {0}`",
                variant.ident
            ),
        );
    }
}

/// Reports a code that cannot be a member of the body.
fn check_code(diagnostics: &Diagnostics, args: &ErrorArgs, code: &LitStr, body: &Body<'_>) {
    let Some(name) = args.code.get().map(LitStr::value) else { return };
    match body {
        Body::Whole(..) | Body::Text(_) | Body::Raw(_) => {
            let field = body.fields().next();
            diagnostics.error(
                field.map_or_else(|| code.span(), |field| field.ident.span()),
                "the variant has a code, which is a member of the body, so no field can be the whole \
                 body; remove the attribute of the field, or the code",
            );
        }
        Body::Members(_, members) => {
            let has_name = |member: &&Member<'_>| member.names().any(|other| *other == name);
            if let Some(member) = members.iter().find(has_name) {
                diagnostics.error(
                    member.field.ident.span(),
                    format_args!(
                        "`{name}` is the member that holds the code, which the variant has; remove \
                         the field, or the code"
                    ),
                );
            }
        }
        Body::Empty(_) | Body::Stream(_) | Body::Multipart(_) => {}
    }
}

/// Reports a member for codes if there are none, and codes for which there is no member.
fn check_codes(
    diagnostics: &Diagnostics,
    args: &ErrorArgs,
    shapes: &[Item<'_>],
    cases: &[Case<'_>],
) {
    let mut codes = shapes.iter().filter_map(|shape| shape.variant.as_ref()?.code.get());
    if let Some(code) = codes.next()
        && args.code.is_absent()
        && !args.shared.has_errors
    {
        diagnostics.error(
            code.span(),
            "the member that holds the code is not known; write `#[endpoint_error(code = \"…\")]` \
             with its name",
        );
    }
    if let Some(key) = args.code.key()
        && diagnostics.count() == 0
        && cases.iter().all(|case| case.code().is_none())
    {
        diagnostics.error(
            key,
            "no variant has a code; write `#[api(code = \"…\")]` on a variant, or remove this",
        );
    }
}

/// Reports rejections that have two answers, and fields for a text that never comes.
fn check_rejections(diagnostics: &Diagnostics, args: &ErrorArgs, shapes: &[Item<'_>]) {
    let mut answered: Vec<RejectionKind> = Vec::new();
    for shape in shapes {
        let rejections = shape.variant.as_ref().and_then(|variant| variant.rejections.get());
        for (kind, span) in rejections.into_iter().flatten() {
            let message = if args.rejection.key().is_some() {
                "the function above the type answers all rejections; remove one of the two"
            } else if answered.contains(kind) {
                "another variant answers this rejection already; remove one of the two"
            } else if !can_answer(shape) {
                "the status of this rejection is not one of the variant's; write \
                 `status = 4xx`, or another variant"
            } else {
                answered.push(*kind);
                continue;
            };
            diagnostics.error(*span, message);
        }
        let is_answer = args.rejection.key().is_none()
            && shape
                .variant
                .as_ref()
                .is_none_or(|variant| variant.has_errors || !variant.rejections.is_absent());
        if let Some(detail) = shape.fields.iter().find_map(|field| field.keys.detail)
            && !is_answer
        {
            diagnostics.error(
                detail,
                "`detail` is the text of a rejection, which this does not answer; write \
                 `rejection = …` on the variant, or remove `detail`",
            );
        }
    }
}

/// Returns whether a variant can have the status of a rejection, which is of the class 4xx, if the
/// status is a field.
fn can_answer(shape: &Item<'_>) -> bool {
    let statuses = shape.variant.as_ref().and_then(|variant| variant.statuses.get());
    let Some(statuses) = statuses else { return true };
    statuses.iter().any(|status| !matches!(status, Status::Class(class, _) if *class != 4))
}

/// Returns the variant that keeps all responses which are no other variant.
fn rest_variant<'a>(
    diagnostics: &Diagnostics,
    item: &model::Item<'a>,
    shapes: &[Item<'a>],
) -> Option<Rest<'a>> {
    for field in shapes.iter().flat_map(|shape| &shape.fields) {
        if matches!(field.kind, Kind::Other) {
            diagnostics.error(
                field.kind_span,
                "in an enum, `other` is a variant; write `#[api(other)] Other(ErrorResponse)`",
            );
        }
    }
    let variants = shapes.iter().filter_map(|shape| shape.variant.as_ref());
    let rests: Vec<_> = variants.filter(|variant| variant.is_rest()).collect();
    if let [first, second, ..] = rests[..] {
        diagnostics.error(
            second.ident.span(),
            format_args!(
                "`{}` is the variant for whatever no other variant is already; remove one of the \
                 two",
                first.ident
            ),
        );
    }
    if rests.is_empty() && diagnostics.count() == 0 && !diagnostics.is_rejected() {
        diagnostics.error(
            item.name.span(),
            "an error type keeps what it does not know; write a variant `#[api(other)] \
             Other(ErrorResponse)`",
        );
    }
    let mut variants = item.variants.iter().enumerate();
    variants.find_map(|(index, variant)| Some(Rest::Variant(index, variant.rest?)))
}

/// Returns the field that keeps a response from which the struct cannot be read.
fn rest_field<'a>(
    diagnostics: &Diagnostics,
    item: &model::Item<'a>,
    shapes: &[Item<'a>],
) -> Option<Rest<'a>> {
    let mut found: Option<Field<'a>> = None;
    let written = shapes.iter().flat_map(|shape| &shape.fields);
    for (written, field) in written.zip(item.fields()) {
        if !matches!(written.kind, Kind::Other) {
            continue;
        }
        if let Some(first) = found {
            let message = format!("`{}` is `other` already; remove one of the two", first.name());
            diagnostics.error(written.kind_span, message);
        } else if !diagnostics.is_rejected() && !matches!(Shape::of(written.ty), Shape::Option(_)) {
            diagnostics.error_on(
                written.ty,
                "an error that could be read has no other response; write `Option<ErrorResponse>`",
            );
        }
        found = Some(*field);
    }
    if found.is_none() && diagnostics.count() == 0 && !diagnostics.is_rejected() {
        diagnostics.error(
            item.name.span(),
            "an error type keeps what it cannot read; write a field `#[api(other)] raw: \
             Option<ErrorResponse>`",
        );
    }
    found.map(Rest::Field)
}
