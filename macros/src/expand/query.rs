//! The query.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    code::ReadPart,
    members::{self, Part},
};
use crate::model::{Item, Query};

/// Returns an estimate of the query's length, so that the buffer of the URI rarely grows.
pub(super) fn expected_length(query: &Query<'_>) -> usize {
    const SEPARATORS_AND_VALUE: usize = 2 + 16;
    const FLATTENED: usize = 64;
    match query {
        Query::None => 0,
        Query::Whole(_) => FLATTENED,
        Query::Parameters(parameters) => {
            let written = parameters.iter().filter_map(|member| member.write.as_ref());
            let lengths = written.map(|write| match &write.name {
                Some(name) => name.len() + SEPARATORS_AND_VALUE,
                None => FLATTENED,
            });
            lengths.sum()
        }
    }
}

/// Generates code such as:
///
/// ```text
/// let mut __query = __uri.query::<__Checked>();
/// __query.parameter("limit", &self.limit);
/// ```
pub(super) fn write(item: &Item<'_>, query: &Query<'_>) -> Option<TokenStream> {
    match query {
        Query::None => None,
        Query::Whole(member) => {
            let write = members::write_whole(item, Part::Query, member);
            Some(quote!(#write;))
        }
        Query::Parameters(parameters) => {
            let statements = members::write(item, Part::Query, parameters);
            let names = members::names_beside_flattened(Part::Query, parameters, None);
            (!statements.is_empty()).then(|| {
                quote! {
                    let mut __query = __uri.query::<__Checked>() #names;
                    #statements
                }
            })
        }
    }
}

pub(super) fn read(item: &Item<'_>, query: &Query<'_>) -> ReadPart {
    match query {
        Query::None => ReadPart::without_values(quote!(())),
        Query::Whole(member) => members::read_whole(item, Part::Query, member),
        Query::Parameters(parameters) => members::read(item, Part::Query, parameters, None),
    }
}
