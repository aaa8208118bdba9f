//! Header fields that the definition fixes.

use syn::{LitStr, ext::IdentExt as _};

use super::header;
use crate::{
    diagnostics::Diagnostics,
    model::{FixedHeader, HeaderField},
    parse::{fixed::Fixed, item::Item},
};

/// Returns the header fields that the item and its variant fix.
pub(super) fn headers(
    diagnostics: &Diagnostics,
    item: &Item<'_>,
    fixed: &[Option<&Fixed>; 2],
    fields: &[HeaderField<'_>],
) -> Vec<FixedHeader> {
    let variant = item.variant.as_ref().map(|variant| variant.ident.unraw());
    let mut found: Vec<FixedHeader> = Vec::new();
    let all = fixed.iter().flatten().filter_map(|fixed| fixed.headers.get()).flatten();
    for (name, value) in all {
        header::check_name(diagnostics, name);
        check_value(diagnostics, value);
        let is_same =
            |known: &Option<String>| known.is_some() && *known == header::known_name(name);
        if header::is_content_type(name) {
            header::error(diagnostics, name, "write `content_type = \"…\"` instead".to_owned());
        } else if header::is_of_connection(name) {
            header::error(
                diagnostics,
                name,
                "this header field is written by the implementation of HTTP, not by a definition; \
                 remove it"
                    .to_owned(),
            );
        } else if fields.iter().any(|field| is_same(&field.known_name)) {
            let message = "a field has this header field already; remove one of the two";
            header::error(diagnostics, name, message.to_owned());
        } else if found.iter().any(|first| is_same(&first.known_name)) {
            let message = "this header field is fixed already; remove one of the two";
            header::error(diagnostics, name, message.to_owned());
        }
        // Names of fields do not begin with digits.
        let key = match &variant {
            None => found.len().to_string(),
            Some(variant) => format!("{}_{variant}", found.len()),
        };
        found.push(FixedHeader {
            name: name.clone(),
            value: value.clone(),
            known_name: header::known_name(name),
            key,
        });
    }
    found
}

/// Returns the content type, which is that of the variant if it has one.
pub(super) fn content_type(
    diagnostics: &Diagnostics,
    fixed: &[Option<&Fixed>; 2],
    fields: &[HeaderField<'_>],
) -> Option<LitStr> {
    let mut all = fixed.iter().flatten().filter_map(|fixed| fixed.content_type.get());
    let content_type = all.next_back()?;
    check_value(diagnostics, content_type);
    if fields.iter().any(|field| header::is_content_type(&field.name)) {
        diagnostics.error(
            content_type.span(),
            "a field holds `content-type`, and decides alone; remove `content_type`, or the field",
        );
    }
    Some(content_type.clone())
}

/// Reports a value that a header field cannot have: visible ASCII, and spaces inside.
fn check_value(diagnostics: &Diagnostics, value: &LitStr) {
    let text = value.value();
    let is_valid = text.bytes().all(|byte| matches!(byte, b'\t' | b' '..=b'~'));
    if !is_valid || text.is_empty() || text.trim() != text {
        diagnostics.error(
            value.span(),
            "the value of a header field is visible ASCII, without spaces at its ends; write such a \
             value",
        );
    }
}
