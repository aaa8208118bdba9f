//! The query.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    code::ReadPart,
    members::{self, Part},
};
use crate::model::{Item, Query};

/// Describes the query that is written.
pub(super) fn write(item: &Item<'_>, query: &Query<'_>) -> TokenStream {
    match query {
        Query::None => quote!(()),
        Query::Whole(member) => members::write_whole(item, Part::Query, member),
        Query::Parameters(parameters) => members::write(item, Part::Query, parameters, None),
    }
}

/// Describes the query that is read.
pub(super) fn read(item: &Item<'_>, query: &Query<'_>) -> ReadPart {
    match query {
        Query::None => ReadPart::without_values(quote!(())),
        Query::Whole(member) => members::read_whole(item, Part::Query, member),
        Query::Parameters(parameters) => members::read(item, Part::Query, parameters, None),
    }
}
