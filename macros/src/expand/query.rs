//! The query.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    code::ReadPart,
    members::{self, Fixed},
};
use crate::model::{FixedParameter, Format, Item, Member, Message, Query};

/// Describes the query that is written.
pub(super) fn write(item: &Item<'_>, message: &Message<'_>) -> TokenStream {
    let fixed = fixed(message);
    match &message.query {
        Query::None => members::write(item, Format::Form, &[], &fixed),
        Query::Whole(member) => members::write_whole(item, Format::Form, member),
        Query::Parameters(parameters) => members::write(item, Format::Form, parameters, &fixed),
    }
}

/// Describes the query that is read.
pub(super) fn read(item: &Item<'_>, message: &Message<'_>) -> ReadPart {
    match &message.query {
        Query::None => ReadPart::without_values(quote!(())),
        Query::Whole(member) => members::read_whole(item, Format::Form, member),
        Query::Parameters(parameters) => {
            // Other parameters are ignored anyway.
            let is_flattened =
                |member: &Member<'_>| member.read.as_ref().is_some_and(|it| it.names.is_empty());
            let all_are_read = item.deny_unknown_fields || parameters.iter().any(is_flattened);
            let fixed = if all_are_read { fixed(message) } else { Vec::new() };
            members::read(item, Format::Form, parameters, &fixed)
        }
    }
}

fn fixed<'m>(message: &'m Message<'_>) -> Vec<Fixed<'m>> {
    let fixed = message.fixed_query.iter();
    fixed
        .map(|FixedParameter { name, value }| Fixed { name: name.value(), value: value.as_ref() })
        .collect()
}
