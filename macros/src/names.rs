//! No two members of a body, or parameters of a query, have the same name on the wire.

use proc_macro2::Span;

use crate::{
    context::Context,
    field::Field,
    item::Item,
    wire_name::{Direction, names_read, wire_name},
};

/// A name that was seen, and the field that has it.
type Seen = Vec<(String, String)>;

/// An error on the second of two fields with one name: where the name is written, or on the field.
pub(crate) fn check(cx: &Context, item: &Item<'_>, fields: &[&Field<'_>], part: &str) {
    let (mut read, mut written) = (Seen::new(), Seen::new());
    for (index, field) in fields.iter().enumerate() {
        // Of a field that is declared twice the compiler says so.
        let declared = fields.iter().take(index).any(|first| first.ident == field.ident);
        if declared || field.serde.has("flatten") {
            continue;
        }
        let mut names = Vec::new();
        if !field.serde.has("skip_deserializing") {
            names.extend(names_read(item, field).into_iter().map(|name| (name, true)));
        }
        if !field.serde.has("skip_serializing") {
            names.push((wire_name(item, field, Direction::Serialize), false));
        }
        let clash = names.iter().find_map(|(name, is_read)| {
            let seen = if *is_read { &read } else { &written };
            let (_, first) = seen.iter().find(|(seen, _)| seen == name)?;
            Some((name, first))
        });
        if let Some((name, first)) = clash {
            cx.error(
                span(field, name),
                format_args!(
                    "`{name}` is the name of the field `{first}` in the {part} already; give one \
                     of the two another name"
                ),
            );
        }
        for (name, is_read) in names {
            let seen = if is_read { &mut read } else { &mut written };
            seen.push((name, field.name()));
        }
    }
}

fn span(field: &Field<'_>, name: &str) -> Span {
    let mut literals = field.serde.texts("rename").chain(field.serde.texts("alias"));
    literals.find(|it| it.value() == name).map_or(field.ident.span(), |it| it.span())
}
