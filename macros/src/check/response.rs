//! Checks responses.

use super::{item, message::message};
use crate::{
    diagnostics::Diagnostics,
    generics::mentions_parameter,
    model::{ErrorCheck, ErrorType, Response},
    parse::{args::ResponseArgs, field::Kind, item::Item},
    tokens::mentions_punct,
    ty::is_foreign,
};

pub(crate) fn response<'a>(
    diagnostics: &Diagnostics,
    written: &Item<'a>,
    args: ResponseArgs,
) -> Response<'a> {
    item::check_directions(diagnostics, &args.shared);
    let mut item = item::item(diagnostics, written, &args.shared, "response");
    item.deny_unknown_fields |= args.strict.key().is_some();
    for field in &written.fields {
        if matches!(field.kind, Kind::Path | Kind::Query | Kind::QueryAll) {
            let kind = field.describe();
            diagnostics.error(
                field.kind_span,
                format_args!(
                    "a response has no {kind}; remove the attribute for a member of the body, or \
                     write `header = …`"
                ),
            );
        }
    }
    let message = message(diagnostics, written, &item.fields);
    if let (Some(key), Some(field)) = (args.strict.key(), message.body.fields().next()) {
        diagnostics.error(
            key,
            format_args!(
                "`strict` is for responses without body fields, but `{}` is one; remove `strict`",
                field.name()
            ),
        );
    }
    Response {
        error: args.shared.error.into_value().map(|ty| ErrorType {
            check: if mentions_parameter(item.generics, &ty) {
                ErrorCheck::Where
            } else if mentions_punct(&ty, '<') && !is_foreign(&ty) {
                ErrorCheck::Impl
            } else {
                ErrorCheck::Constant
            },
            ty,
        }),
        status: args.status.into_value(),
        message: item::unless_wrong(diagnostics, message),
        item,
    }
}
