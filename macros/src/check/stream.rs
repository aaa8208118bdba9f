//! Bodies that are streams.

use proc_macro2::Span;

use super::item;
use crate::{
    diagnostics::Diagnostics,
    model::{Answer, Body, Message},
    parse::{args::Shared, item::Item},
};

/// Makes the body of a request a stream, if the definition says so.
pub(super) fn request(diagnostics: &Diagnostics, shared: &Shared, message: &mut Message<'_>) {
    let Some(key) = shared.stream.key() else { return };
    let has_fields = message.body.fields().next().is_some();
    check(diagnostics, shared, None, has_fields);
    item::check_empty(diagnostics, "stream", Some(key), "requests", &message.body);
    set(message, key);
}

/// Makes the bodies of a response a stream, if the definition says so: that of the struct, or those of all
/// variants with a status that allows a body and without `empty_body`.
pub(super) fn response(
    diagnostics: &Diagnostics,
    shared: &Shared,
    strict: Option<Span>,
    shapes: &[Item<'_>],
    answers: &mut [Answer<'_>],
) {
    let Some(key) = shared.stream.key() else { return };
    let has_fields = answers.iter().any(|answer| answer.message.body.fields().next().is_some());
    check(diagnostics, shared, strict, has_fields);
    let (mut has_body, mut has_omitted) = (false, false);
    for (shape, Answer { message, statuses }) in shapes.iter().zip(&mut *answers) {
        item::check_empty(diagnostics, "stream", Some(key), "responses", &message.body);
        if message.body.fields().next().is_some() {
            return;
        }
        let variant = shape.variant.as_ref();
        let is_omitted = variant.is_some_and(|variant| variant.empty_body.key().is_some());
        if !is_omitted && statuses.iter().all(|status| status.allows_body() != Some(false)) {
            set(message, key);
            has_body = true;
        }
        has_omitted |= is_omitted;
    }
    if !has_body && has_omitted {
        diagnostics
            .error(key, "no variant has a body; remove `stream`, or `empty_body` on a variant");
    } else if !has_body && !answers.is_empty() {
        diagnostics.error(key, Body::STREAM_WITHOUT_BODY);
    }
}

fn set(message: &mut Message<'_>, key: Span) {
    if let Body::Empty(_) = message.body {
        message.body = Body::Stream(key);
    }
}

/// Reports arguments about another body. If there are fields in the body, those are the mistake, not that they
/// are parts.
fn check(diagnostics: &Diagnostics, shared: &Shared, strict: Option<Span>, has_fields: bool) {
    let arguments = [
        ("empty_body", shared.empty_body.key()),
        ("multipart", shared.multipart.key().filter(|_| !has_fields)),
        ("strict", strict),
    ];
    for (argument, key) in arguments {
        if let Some(key) = key {
            let message = format!("the body is a stream; remove `{argument}`, or `stream`");
            diagnostics.error(key, message);
        }
    }
}
