//! Header fields: check, encode, decode.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::{
    context::Context,
    field::{Field, HeaderName, Kind, Shape},
    generics::to_static,
    item::Item,
    path,
};

fn fields<'i, 'a>(item: &'i Item<'a>) -> impl Iterator<Item = (&'i Field<'a>, &'i HeaderName)> {
    item.fields.iter().filter_map(|field| match &field.kind {
        Kind::Header(name) => Some((field, name)),
        _ => None,
    })
}

/// Names must be valid, and different as far as they can be read.
pub(crate) fn check(cx: &Context, item: &Item<'_>) {
    let mut seen: Vec<String> = Vec::new();
    for (field, name) in fields(item) {
        field.deny_serde(cx, "its type's `Display` and `FromStr` decide; remove the attribute");
        if let HeaderName::Literal(literal) = name
            && !is_token(&literal.value())
        {
            cx.error(
                literal.span(),
                format_args!(
                    "{:?} is not the name of a header field; write letters, digits and hyphens, \
                     as in \"x-request-id\"",
                    literal.value()
                ),
            );
            continue;
        }
        let wire_name = wire_name(name);
        if seen.contains(&wire_name) {
            let message = format!(
                "the header field `{wire_name}` has a field already; remove one of the two"
            );
            match name {
                HeaderName::Literal(literal) => cx.error(literal.span(), message),
                HeaderName::Expression(tokens) => cx.error_on(tokens, message),
            }
        }
        seen.push(wire_name);
    }
}

/// RFC 9110, section 5.6.2.
fn is_token(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// The name as it stands in a message, where it can be read: `CONTENT_TYPE` is `content-type`.
fn wire_name(name: &HeaderName) -> String {
    match name {
        HeaderName::Literal(literal) => literal.value().to_lowercase(),
        HeaderName::Expression(tokens) => {
            let text = tokens.to_string();
            let last = text.rsplit("::").next().unwrap_or_default().trim();
            last.to_lowercase().replace('_', "-")
        }
    }
}

fn static_name(field: &Field<'_>) -> Ident {
    Ident::new(&format!("__HEADER_{}", field.name()), Span::call_site())
}

/// The names, as statics: made once.
pub(crate) fn statics(item: &Item<'_>) -> TokenStream {
    fields(item)
        .map(|(field, name)| {
            let ident = static_name(field);
            let value = match name {
                HeaderName::Literal(literal) => {
                    let name = literal.value().to_lowercase();
                    quote!(__private::header_name(#name))
                }
                HeaderName::Expression(tokens) => tokens.clone(),
            };
            quote!(static #ident: __private::http::HeaderName = #value;)
        })
        .collect()
}

/// Expands to, for an `Option`:
///
/// ```text
/// if let Some(__value) = &self.retry_after {
///     __message.header(&__HEADER_retry_after, __value)?;
/// }
/// ```
pub(crate) fn encode(item: &Item<'_>) -> TokenStream {
    fields(item)
        .map(|(field, _)| {
            let (ident, name) = (field.ident, static_name(field));
            match Shape::of(field.ty) {
                Shape::Plain(_) => quote!(__message.header(&#name, &self.#ident)?;),
                Shape::Option(_) => quote! {
                    if let ::core::option::Option::Some(__value) = &self.#ident {
                        __message.header(&#name, __value)?;
                    }
                },
                Shape::Vec(_) => quote! {
                    for __value in &self.#ident {
                        __message.header(&#name, __value)?;
                    }
                },
            }
        })
        .collect()
}

/// Expands to the value of a field.
pub(crate) fn decode(item: &Item<'_>, field: &Field<'_>) -> TokenStream {
    let name = static_name(field);
    let shape = Shape::of(field.ty);
    let function = match shape {
        Shape::Plain(_) => quote!(header),
        Shape::Option(_) => quote!(header_option),
        Shape::Vec(_) => quote!(header_list),
    };
    let parse = path::parse(&to_static(item.generics, shape.inner()), shape.inner());
    quote!(__private::#function(__headers, &#name, #parse)?)
}
