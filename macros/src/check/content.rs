//! Whether the fields can be written as `content = …` says.

use super::field::is_part;
use crate::{
    diagnostics::Diagnostics,
    model::Content,
    parse::{
        args::Shared,
        field::{Field, Kind},
        item::Item,
    },
};

/// Reports members of a text, and a content that no field has. `shapes` are the struct, or the variants
/// of the enum.
///
/// If there are other errors, they may be the reason why no field has the content.
pub(super) fn check(diagnostics: &Diagnostics, shared: &Shared, shapes: &[Item<'_>]) {
    let Some(key) = shared.content.key() else { return };
    let content = shared.content();
    if content == Some(Content::Text) {
        check_members(diagnostics, shapes);
    }
    let fields = || shapes.iter().flat_map(|shape| &shape.fields);
    let has_content = fields().any(|field| matches!(field.kind, Kind::Member | Kind::Body));
    // No other mistake is the reason.
    if shared.stream.key().is_some() && !has_content {
        let message =
            "a stream is sent as it is; remove `content`, or write `content_type = \"…\"`";
        return diagnostics.error(key, message);
    }
    if diagnostics.count() > 0 || diagnostics.is_rejected() {
        return;
    }
    let mut codes = shapes.iter().filter_map(|shape| shape.variant.as_ref()?.code.key());
    if let Some(code) = codes.next() {
        if content == Some(Content::Text) {
            diagnostics.error(code, "a text has no member for a code; remove `code`, or `content`");
        }
        return;
    }
    if has_content {
        return;
    }
    if let Some(raw) = fields().find(|field| matches!(field.kind, Kind::RawBody)) {
        diagnostics.error(
            key,
            format_args!(
                "the raw body `{}` is written as it is; remove `content`, or write `content_type = \
                 \"…\"`",
                raw.name()
            ),
        );
    } else if content == Some(Content::Text) {
        diagnostics
            .error(key, "no field is the text; write `#[api(body)]` on one, or remove `content`");
    }
}

/// Reports the first member of a text. A field that is the whole body is reported beside members anyway.
fn check_members(diagnostics: &Diagnostics, shapes: &[Item<'_>]) {
    let is_member = |field: &&Field<'_>| {
        matches!(field.kind, Kind::Member) && is_part(field) && !field.is_uncertain
    };
    let is_whole = |field: &Field<'_>| matches!(field.kind, Kind::Body | Kind::RawBody);
    for shape in shapes.iter().filter(|shape| !shape.fields.iter().any(is_whole)) {
        let mut members = shape.fields.iter().filter(is_member);
        let Some(first) = members.next() else { continue };
        let instead = match members.next() {
            None => "`#[api(body)]` above it, or `content = form`",
            Some(_) => "`content = form`, or `#[api(body)]` on the only field in the body",
        };
        let name = first.name();
        diagnostics.error(
            first.ident.span(),
            format_args!("a text has no members, but `{name}` is one; write {instead}"),
        );
        return;
    }
}
