//! The query.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{
    code::local,
    members::{self, Part},
};
use crate::model::{Item, Query};

/// Returns an estimate of the query's length, so that the buffer of the URI rarely grows.
pub(super) fn expected_length(query: &Query<'_>) -> usize {
    const SEPARATORS_AND_VALUE: usize = 2 + 16;
    match query {
        Query::None => 0,
        Query::Whole(_) => 64,
        Query::Parameters(parameters) => {
            let names = parameters.iter().filter_map(|member| member.write.as_ref()?.name.as_ref());
            names.map(|name| name.len() + SEPARATORS_AND_VALUE).sum()
        }
    }
}

/// Generates code such as:
///
/// ```text
/// let mut __query = __uri.query::<__Checked>();
/// __query.parameter("limit", &self.limit);
/// ```
pub(super) fn write(query: &Query<'_>) -> Option<TokenStream> {
    match query {
        Query::None => None,
        Query::Whole(field) => {
            let ident = field.ident;
            Some(quote_spanned! {field.span=>
                __uri.whole_query::<__Checked, _>(&self.#ident);
            })
        }
        Query::Parameters(parameters) => {
            let parameters = members::write(Part::Query, parameters);
            (!parameters.is_empty()).then(|| {
                quote! {
                    let mut __query = __uri.query::<__Checked>();
                    #parameters
                }
            })
        }
    }
}

pub(super) fn read(item: &Item<'_>, query: &Query<'_>) -> Option<TokenStream> {
    let source = quote! {
        __codegen::query(__request), <__Scheme as __codegen::AuthScheme>::QUERY_PARAMETERS
    };
    match query {
        Query::None => None,
        Query::Whole(field) => {
            let local = local(field);
            Some(quote! {
                let #local = __codegen::read_whole_query::<__Checked, _>(#source)?;
            })
        }
        Query::Parameters(parameters) => {
            Some(members::read(item, Part::Query, &source, parameters))
        }
    }
}
