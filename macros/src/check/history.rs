//! The histories of fields.

use syn::ext::IdentExt as _;

use super::{absent::absent, field::is_part, header, names};
use crate::{
    diagnostics::Diagnostics,
    model::{Absent, DefaultValue, Direction, Emptiness, FieldHistory, Renamed},
    parse::{
        field::{Field, Kind},
        item::Item,
    },
    ty::Shape,
    version::{Version, VersionOrFeature},
};

/// Returns the history of a field, if it has one.
pub(super) fn history(item: &Item<'_>, field: &Field<'_>) -> Option<FieldHistory> {
    let keys = &field.keys.history;
    keys.first()?;
    let version = |key: &Option<(_, VersionOrFeature)>| key.as_ref().map(|(_, it)| it.clone());
    Some(FieldHistory {
        since: version(&keys.since),
        until: version(&keys.until),
        renamed: keys.renamed.iter().map(|(_, renamed)| renamed.clone()).collect(),
        is_dropped: keys.dropped.is_some(),
        is_by_server: is_by_server(item),
        emptiness: emptiness(item, field).unwrap_or(Emptiness::SkipIf),
    })
}

/// Returns whether what the server knows determines how fields are written.
fn is_by_server(item: &Item<'_>) -> bool {
    item.macro_name == "request"
}

/// Reports a history that a field cannot have. The first mistake of a field is reported.
pub(super) fn check(diagnostics: &Diagnostics, item: &Item<'_>, field: &Field<'_>) {
    let has_history = field.keys.history.first().is_some();
    // The types of a repaired item are not those that were written.
    if !has_history || item.is_repaired || field.has_errors || matches!(field.kind, Kind::Unknown) {
        return;
    }
    let errors = diagnostics.count();
    let checks = [
        check_kind,
        check_drop,
        check_versions,
        check_features,
        check_names,
        check_optional,
        check_empty,
    ];
    for check in checks {
        check(diagnostics, item, field);
        if diagnostics.count() != errors {
            return;
        }
    }
}

/// Reports a history of a field that has no name in the message, or that is in the path.
fn check_kind(diagnostics: &Diagnostics, _: &Item<'_>, field: &Field<'_>) {
    let Some((key, span)) = field.keys.history.first() else { return };
    let kind = field.describe();
    let message = match field.kind {
        Kind::Path => format!(
            "a path field has no history of its own: that of the endpoint has its paths; remove `{key}`"
        ),
        Kind::Member | Kind::Query if field.serde.flatten.is_some() => format!(
            "a flattened field has no name in the message that could have a history; remove `{key}`"
        ),
        Kind::Member | Kind::Query if !is_part(field) => {
            format!("a field that is skipped is not in the message; remove `{key}`")
        }
        Kind::Cookie(_) => format!("a cookie has no history of its own; remove `{key}`"),
        Kind::Member | Kind::Query | Kind::Header(_) => return,
        _ => {
            format!("a {kind} has no name in the message that could have a history; remove `{key}`")
        }
    };
    diagnostics.error(span, message);
}

/// Reports `drop` where nothing is left out.
fn check_drop(diagnostics: &Diagnostics, item: &Item<'_>, field: &Field<'_>) {
    let keys = &field.keys.history;
    let Some(span) = keys.dropped else { return };
    let message = if !is_by_server(item) {
        "only a request depends on what the server knows; remove `drop`"
    } else if keys.since.is_none() && keys.until.is_none() {
        "`drop` is for a field that a server may not know; write `since` or `until`, or remove `drop`"
    } else {
        return;
    };
    diagnostics.error(span, message);
}

/// Reports the first version of a response or an error that is a date beside numbers, or a number beside
/// dates. `shapes` are the struct, or the variants of the enum. The versions of a request are compared with
/// those of the endpoint.
pub(super) fn check_forms(diagnostics: &Diagnostics, shapes: &[Item<'_>]) {
    let fields = shapes.iter().flat_map(|item| &item.fields).filter(|field| !field.has_errors);
    let mut versions = fields.flat_map(|field| {
        let changes = field.keys.history.changes();
        changes.filter_map(move |(_, change)| Some((field, change.version?)))
    });
    let Some((first_field, first)) = versions.next() else { return };
    // The versions of one field have been compared.
    let mut others = versions.filter(|(field, _)| !std::ptr::eq(*field, first_field));
    if let Some((_, other)) = others.find(|(_, version)| version.is_date() != first.is_date()) {
        diagnostics.error(
            other.span,
            format_args!(
                "an API has either numbers or dates as versions; write this version like that of \
                 `{}`, {first}",
                first_field.ident.unraw()
            ),
        );
    }
}

/// Reports versions that are not in the order of a history: since ≤ renamed < until.
fn check_versions(diagnostics: &Diagnostics, _: &Item<'_>, field: &Field<'_>) {
    let mut last: Option<(&str, Version)> = None;
    for (key, VersionOrFeature { version, .. }) in field.keys.history.changes() {
        let Some(version) = *version else { continue };
        if let Some((last_key, last)) = last {
            let may_repeat = last_key == "since" && key == "renamed";
            let is_ordered =
                version.numbers > last.numbers || may_repeat && version.numbers == last.numbers;
            if version.is_date() != last.is_date() {
                let message = format!(
                    "a history has either numbers or dates as versions; write this version as {last} \
                     before it"
                );
                return diagnostics.error(version.span, message);
            } else if !is_ordered {
                let order = if may_repeat { "not be older" } else { "be newer" };
                let message = format!(
                    "the version of `{key}` must {order} than that of `{last_key}`, {last}; write \
                     another one of the two"
                );
                return diagnostics.error(version.span, message);
            }
        }
        last = Some((key, version));
    }
}

/// Reports a feature by which a server has two changes of a field at once, of which one undoes the other.
fn check_features(diagnostics: &Diagnostics, _: &Item<'_>, field: &Field<'_>) {
    let mut before: Vec<(&str, String)> = Vec::new();
    for (key, VersionOrFeature { feature, .. }) in field.keys.history.changes() {
        let Some(feature) = feature else { continue };
        let name = feature.value();
        let may_repeat = |other: &str| other == "since" && key == "renamed";
        let repeats = |(other, it): &&(&str, String)| *it == name && !may_repeat(other);
        if let Some((other, _)) = before.iter().find(repeats) {
            let message = format!(
                "`{other}` has the feature `{name}` as well, so no server has the field between the \
                 two; write another feature, or a version"
            );
            return diagnostics.error(feature.span(), message);
        }
        before.push((key, name));
    }
}

/// Reports an older name that is another name of the field, or no name of a header field.
fn check_names(diagnostics: &Diagnostics, item: &Item<'_>, field: &Field<'_>) {
    let of_header = match &field.kind {
        Kind::Header(name) => Some(name),
        _ => None,
    };
    let mut names = match of_header {
        Some(name) => vec![name.written()],
        None => {
            let written = names::written(&item.serde, field);
            names::read(&item.serde, field).into_iter().chain([written]).collect()
        }
    };
    for (_, renamed) in &field.keys.history.renamed {
        let Renamed { from, span, .. } = renamed;
        let name = match of_header {
            Some(_) => from.to_lowercase(),
            None => from.clone(),
        };
        if names.contains(&name) {
            let message =
                format!("`{name}` is another name of the field; write the name that it had before");
            return diagnostics.error(*span, message);
        }
        if of_header.is_some() {
            header::check_name(diagnostics, &renamed.header_name());
        }
        names.push(name);
    }
}

/// Reports a field that must be present, although servers and clients of other versions do not have it.
/// A message that is only written needs no value for an absent field.
fn check_optional(diagnostics: &Diagnostics, item: &Item<'_>, field: &Field<'_>) {
    // A header field has no other sign of a value that need not be sent.
    let is_left_out = matches!(field.kind, Kind::Header(_)) && may_be_left_out(item, field);
    if !(is_read(item) || is_written(item) && is_left_out) {
        return;
    }
    // An absent list is empty in a form.
    if matches!(field.kind, Kind::Member) && field.content.is_none() {
        return;
    }
    let shape = Shape::of(field.ty);
    let is_optional = matches!(shape, Shape::Option(_));
    let is_by_function = field.serde.deserialize_function().is_some();
    let (is_optional, instead) = match field.kind {
        // Without a default, serde does not call the function for an absent member.
        Kind::Member if is_by_function && !field.is_parameter() => {
            (!matches!(absent(item, field), Absent::Required), "write `#[serde(default)]`")
        }
        Kind::Header(_)
            if field.keys.history.since.is_some() || field.keys.history.until.is_some() =>
        {
            (is_optional || shape.is_vec(), "write an `Option`, or a `Vec` for a list")
        }
        Kind::Header(_) => (
            is_optional || shape.is_vec() || field.keys.default.is_some(),
            "write an `Option`, or `#[api(header = …, default)]`",
        ),
        _ => (
            is_optional || !matches!(absent(item, field), Absent::Required),
            "write an `Option`, or `#[serde(default)]`",
        ),
    };
    if !is_optional && field.serde.is_read() {
        diagnostics.error_on(
            field.ty,
            format_args!(
                "a field with a history is absent from the messages of some versions; {instead}"
            ),
        );
    }
}

/// Reports a field that a server may not know if it is not known which values need not be sent.
fn check_empty(diagnostics: &Diagnostics, item: &Item<'_>, field: &Field<'_>) {
    let is_header = matches!(field.kind, Kind::Header(_));
    if is_header
        || !is_written(item)
        || !may_be_left_out(item, field)
        || !field.serde.is_written()
        || field.serde.skip_serializing_if.is_some()
        || emptiness(item, field).is_some()
    {
        return;
    }
    diagnostics.error_on(
        field.ty,
        "it is not known which value need not be sent to a server without the field; write \
         `#[serde(skip_serializing_if = \"…\")]`",
    );
}

/// Returns whether the message is read, and that is known.
fn is_read(item: &Item<'_>) -> bool {
    item.direction.is_some_and(Direction::reads)
}

/// Returns whether the message is written, and that is known.
fn is_written(item: &Item<'_>) -> bool {
    item.direction.is_some_and(Direction::writes)
}

/// Returns whether a server may not know the field, which is then left out if it is empty.
fn may_be_left_out(item: &Item<'_>, field: &Field<'_>) -> bool {
    let keys = &field.keys.history;
    is_by_server(item) && (keys.since.is_some() || keys.until.is_some())
}

/// Returns the empty value of a field's type, if it has one and an absent field that is read has that
/// value.
fn emptiness(item: &Item<'_>, field: &Field<'_>) -> Option<Emptiness> {
    let is_text = field.is_text();
    match (Shape::of(field.ty), absent(item, field)) {
        (_, Absent::OfStruct | Absent::Default(DefaultValue::Function(_)))
            if !is_text && is_read(item) =>
        {
            None
        }
        (Shape::Option(_), _) => Some(Emptiness::Option),
        (Shape::Vec(_), _) => Some(Emptiness::Vec),
        (Shape::Plain(_), _) => None,
    }
}
