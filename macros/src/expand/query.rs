//! The query.

use proc_macro2::TokenStream;
use quote::quote;

use super::{code::ReadPart, members};
use crate::model::{Format, Item, Query};

/// Describes the query that is written.
pub(super) fn write(item: &Item<'_>, query: &Query<'_>) -> TokenStream {
    match query {
        Query::None => quote!(()),
        Query::Whole(member) => members::write_whole(item, Format::Form, member),
        Query::Parameters(parameters) => members::write(item, Format::Form, parameters, None),
    }
}

/// Describes the query that is read.
pub(super) fn read(item: &Item<'_>, query: &Query<'_>) -> ReadPart {
    match query {
        Query::None => ReadPart::without_values(quote!(())),
        Query::Whole(member) => members::read_whole(item, Format::Form, member),
        Query::Parameters(parameters) => members::read(item, Format::Form, parameters, None),
    }
}
