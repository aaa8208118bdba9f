//! Header fields.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::code::read_statement;
use crate::{
    model::{Field, HeaderField, HeaderName, Text},
    ty::Shape,
};

fn static_name(field: &Field<'_>) -> Ident {
    format_ident!("__HEADER_{}", field.name(), span = proc_macro2::Span::call_site())
}

/// Generates a static for each name, so that it is created once.
pub(super) fn statics(headers: &[HeaderField<'_>]) -> TokenStream {
    let statics = headers.iter().map(|HeaderField { field, name, .. }| {
        let ident = static_name(field);
        let value = match name {
            HeaderName::Literal(literal) => {
                let name = literal.value().to_lowercase();
                quote!(__codegen::header_name(#name))
            }
            HeaderName::Expression(tokens) => quote!(__codegen::expression! { #tokens }),
        };
        quote!(static #ident: __codegen::http::HeaderName = #value;)
    });
    statics.collect()
}

/// Generates code such as:
///
/// ```text
/// __message.header(&__HEADER_retry_after).optional::<__Checked, _>(&self.retry_after)?;
/// ```
pub(super) fn write(headers: &[HeaderField<'_>]) -> TokenStream {
    let lines = headers.iter().map(|HeaderField { field, shape, .. }| {
        let (ident, name) = (field.ident, static_name(field));
        let secret = field.is_secret.then(|| quote!(.secret()));
        let value = match shape {
            Shape::Plain(_) => quote!(value),
            Shape::Option(_) => quote!(optional),
            Shape::Vec(_) => quote!(list),
        };
        quote_spanned! {field.span=>
            __message.header(&#name) #secret .#value::<__Checked, _>(&self.#ident)?;
        }
    });
    lines.collect()
}

/// Generates code such as:
///
/// ```text
/// let (__field_retry_after,) = __codegen::read_headers::<__Checked, _>(
///     __request.headers(),
///     (__codegen::header(&__HEADER_retry_after).optional(),),
/// )?;
/// ```
pub(super) fn read(message: &Ident, headers: &[HeaderField<'_>]) -> Option<TokenStream> {
    let columns: Vec<_> = headers
        .iter()
        .map(|HeaderField { field, shape, text, .. }| {
            let name = static_name(field);
            let conversion = (*text == Text::Conversion).then(|| quote!(.by_conversion()));
            let shape = match shape {
                Shape::Plain(_) => None,
                Shape::Option(_) => Some(quote!(.optional())),
                Shape::Vec(_) => Some(quote!(.list())),
            };
            (*field, quote!(__codegen::header(&#name) #conversion #shape))
        })
        .collect();
    (!columns.is_empty())
        .then(|| read_statement("read_headers", &quote!(#message.headers()), &columns))
}
