//! The header fields and cookies of a message.

use syn::LitStr;

use super::super::{field::Pair, header, history, text};
use crate::{
    diagnostics::Diagnostics,
    model::{
        CookieField, Cookies, FieldHistory, HeaderField, HeaderName, HeaderPrefix, HeaderShape,
        Renamed,
    },
    parse::{field::Kind, item::Item},
};

/// Returns the header fields.
pub(super) fn fields<'a>(
    diagnostics: &Diagnostics,
    item: &Item<'a>,
    pairs: &[Pair<'_, 'a>],
) -> Vec<HeaderField<'a>> {
    let headers: Vec<_> = pairs
        .iter()
        .filter_map(|(written, field)| {
            let Kind::Header(name) = &written.kind else { return None };
            header::check_name(diagnostics, name);
            let mut history = history::history(item, written);
            for renamed in history.iter_mut().flat_map(|history| &mut history.renamed) {
                renamed.from = renamed.from.to_lowercase();
            }
            Some(HeaderField {
                field: *field,
                name: name.clone(),
                shape: text::header_shape(written),
                text: text::text(written),
                known_name: header::known_name(name),
                older: history
                    .iter()
                    .flat_map(FieldHistory::older)
                    .map(Renamed::header_name)
                    .collect(),
                history,
            })
        })
        .collect();
    header::check_distinct(diagnostics, &headers);
    headers
}

/// Returns the maps of the header fields with a prefix.
pub(super) fn prefixes<'a>(
    diagnostics: &Diagnostics,
    pairs: &[Pair<'_, 'a>],
) -> Vec<HeaderPrefix<'a>> {
    let mut seen = Vec::new();
    let prefixes = pairs.iter().filter_map(|(written, field)| {
        let Kind::HeaderPrefix(prefix) = &written.kind else { return None };
        header::check_prefix(diagnostics, prefix, &seen);
        seen.push(prefix);
        Some(HeaderPrefix {
            field: *field,
            prefix: prefix.value().to_lowercase(),
            ty: text::shape(written).inner(),
            elements: match text::header_shape(written) {
                HeaderShape::Many(elements) => Some(elements),
                HeaderShape::One { .. } | HeaderShape::AtMostOne { .. } => None,
            },
            text: text::text(written),
        })
    });
    prefixes.collect()
}

/// Returns the cookies. `headers` are the other header fields.
pub(super) fn cookies<'a>(
    diagnostics: &Diagnostics,
    pairs: &[Pair<'_, 'a>],
    headers: &[HeaderField<'_>],
) -> Option<Cookies<'a>> {
    let mut fields: Vec<CookieField<'a>> = Vec::new();
    for (written, field) in pairs {
        let Kind::Cookie(name) = &written.kind else { continue };
        header::check_cookie_name(diagnostics, name);
        if let Some(first) = fields.iter().find(|first| first.name.value() == name.value()) {
            diagnostics.error(
                name.span(),
                format_args!(
                    "the field `{}` is this cookie already; remove one of the two",
                    first.field.name()
                ),
            );
        }
        let (presence, text) = (text::presence(written), text::text(written));
        fields.push(CookieField { field: *field, name: name.clone(), presence, text });
    }
    let header = HeaderName::Literal(LitStr::new("cookie", fields.first()?.name.span()));
    for name in headers.iter().flat_map(HeaderField::names).filter(|name| header::is_cookie(name)) {
        header::error(diagnostics, name, header::BESIDE_COOKIES.to_owned());
    }
    Some(Cookies { header, fields })
}
