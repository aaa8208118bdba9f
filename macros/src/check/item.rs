//! Checks the struct itself.

use super::{bounds::Bounds, field, header};
use crate::{
    diagnostics::{Diagnostics, position},
    model::{self, Fault, Message},
    parse::{args::Shared, item::Item},
    ty::unsized_error,
};

/// Reports `outgoing` and `incoming` together, because nothing would be generated.
pub(super) fn check_directions(diagnostics: &Diagnostics, shared: &Shared) {
    if let (Some(outgoing), Some(incoming)) = (shared.outgoing.key(), shared.incoming.key()) {
        diagnostics.error(
            std::cmp::max_by_key(outgoing, incoming, |span| position(*span)),
            "`outgoing` and `incoming` each leave out the other direction; write neither for both",
        );
    }
}

pub(super) fn item<'a>(
    diagnostics: &Diagnostics,
    item: &Item<'a>,
    shared: &Shared,
    macro_name: &str,
) -> model::Item<'a> {
    field::check_accepted(diagnostics, item);
    field::check_owned(diagnostics, item, shared, macro_name);
    header::check_sent(diagnostics, item, shared, macro_name);
    if shared.no_debug.is_absent() {
        check_secrets(diagnostics, item);
    }
    let Bounds { write, read } = Bounds::of(item);
    model::Item {
        name: item.name,
        generics: item.generics,
        krate: shared.runtime(),
        fields: field::fields(item, shared),
        clone: item.clone,
        debug: item.debug,
        direction: shared.direction(),
        fault: fault(diagnostics, item),
        default: item.serde.default.clone(),
        deny_unknown_fields: item.serde.deny_unknown_fields.is_some(),
        write_bounds: write,
        read_bounds: read,
    }
}

fn fault(diagnostics: &Diagnostics, item: &Item<'_>) -> Option<Fault> {
    if item.fields.iter().any(|field| unsized_error(field.ty).is_some()) {
        Some(Fault::Unsized)
    } else {
        diagnostics.is_rejected().then_some(Fault::Rejected)
    }
}

/// Reports secret fields if the struct derives `Debug` itself, which would print them.
fn check_secrets(diagnostics: &Diagnostics, item: &Item<'_>) {
    for secret in item.fields.iter().filter_map(|field| field.keys.secret) {
        if !item.debug {
            diagnostics.error(
                secret,
                "the struct's own `derive(Debug)` would print this secret; remove `Debug` there: \
                 the generated one does not print it, or write `debug = false` and your own impl",
            );
        }
    }
}

/// Returns the message, unless there was an error.
pub(super) fn unless_wrong<'a>(
    diagnostics: &Diagnostics,
    message: Message<'a>,
) -> Option<Message<'a>> {
    (diagnostics.count() == 0 && !diagnostics.is_rejected()).then_some(message)
}
