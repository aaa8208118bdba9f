//! Header fields: check, encode, decode.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::{
    context::Context,
    field::{Field, HeaderName, Kind, Shape},
    item::Item,
    members::at,
    path,
};

/// What the type of a field must be: a trait of `pathlore::bounds`.
const ROLE: &str = "HeaderField";

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
        if let HeaderName::Literal(literal) = name
            && is_constant(&literal.value())
        {
            let text = literal.value();
            cx.error(
                literal.span(),
                format_args!(
                    "{text:?} is named like a constant; write {:?}, or the constant without quotes",
                    wire_name(&text)
                ),
            );
            continue;
        }
        let name_written = written_name(name);
        if seen.contains(&name_written) {
            let message = format!(
                "the header field `{name_written}` has a field already; remove one of the two"
            );
            match name {
                HeaderName::Literal(literal) => cx.error(literal.span(), message),
                HeaderName::Expression(tokens) => cx.error_on(tokens, message),
            }
        }
        seen.push(name_written);
    }
}

/// RFC 9110, section 5.6.2.
fn is_token(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// `CONTENT_TYPE`: a header field could be named so, but none is.
fn is_constant(name: &str) -> bool {
    name.contains('_') && !name.contains(|c: char| c.is_ascii_lowercase() || c == '-')
}

/// The name as it stands in a message, where it can be read: `CONTENT_TYPE`, alone or in
/// `http::header`, is `content-type`. Another expression stands for itself.
fn written_name(name: &HeaderName) -> String {
    match name {
        HeaderName::Literal(literal) => literal.value().to_lowercase(),
        HeaderName::Expression(tokens) => {
            let text: String = tokens.to_string().split_whitespace().collect();
            match text.rsplit_once("::") {
                Some((module, name)) if module.ends_with("header") => wire_name(name),
                Some(_) => text,
                None => wire_name(&text),
            }
        }
    }
}

fn wire_name(constant: &str) -> String {
    constant.to_lowercase().replace('_', "-")
}

fn static_name(field: &Field<'_>) -> Ident {
    Ident::new(&format!("__HEADER_{}", field.name()), Span::call_site())
}

/// `Authorization` is written by the authentication scheme.
pub(crate) fn assertions(item: &Item<'_>) -> TokenStream {
    let own = fields(item).filter(|(_, name)| written_name(name) == "authorization");
    own.map(|(_, name)| {
        let span = match name {
            HeaderName::Literal(literal) => at(literal),
            HeaderName::Expression(tokens) => at(tokens),
        };
        let message = "the authentication scheme of `metadata!` writes the header field \
                       `authorization`; remove this field, or write `authentication: None`";
        let call = quote_spanned! {span=>
            __codegen::assert_no_authorization(&__DESCRIPTION, #message)
        };
        quote!(const _: () = #call;)
    })
    .collect()
}

/// The names, as statics: made once.
pub(crate) fn statics(item: &Item<'_>) -> TokenStream {
    fields(item)
        .map(|(field, name)| {
            let ident = static_name(field);
            let value = match name {
                HeaderName::Literal(literal) => {
                    let name = literal.value().to_lowercase();
                    quote!(__codegen::header_name(#name))
                }
                HeaderName::Expression(tokens) => quote!(__codegen::expression! { #tokens }),
            };
            quote!(static #ident: __codegen::http::HeaderName = #value;)
        })
        .collect()
}

/// Expands to, for an `Option`:
///
/// ```text
/// if let Some(__value) = &__this.retry_after {
///     __message.header(&__HEADER_retry_after, <u64 as HeaderField>::text(__value))?;
/// }
/// ```
pub(crate) fn encode(item: &Item<'_>) -> TokenStream {
    fields(item)
        .map(|(field, _)| {
            let (ident, name) = (field.ident, static_name(field));
            let shape = Shape::of(field.ty);
            let function = match field.secret {
                Some(_) => quote!(secret_header),
                None => quote!(header),
            };
            let write = |value: TokenStream| {
                let text = path::text(item, field, shape.inner(), ROLE, &value);
                quote!(__message.#function(&#name, #text)?;)
            };
            match shape {
                Shape::Plain(_) => write(quote!(&__this.#ident)),
                Shape::Option(_) => {
                    let write = write(quote!(__value));
                    quote! {
                        if let ::core::option::Option::Some(__value) = &__this.#ident { #write }
                    }
                }
                Shape::Vec(_) => {
                    let write = write(quote!(__value));
                    quote!(for __value in &__this.#ident { #write })
                }
            }
        })
        .collect()
}

/// Expands to the value of a field.
pub(crate) fn decode(item: &Item<'_>, field: &Field<'_>) -> TokenStream {
    let name = static_name(field);
    let shape = Shape::of(field.ty);
    let function = match shape {
        Shape::Plain(_) => quote!(header_required),
        Shape::Option(_) => quote!(header_option),
        Shape::Vec(_) => quote!(header_list),
    };
    let parse = path::parse(item, field, shape.inner(), ROLE);
    quote!(__codegen::#function(__headers, &#name, #parse)?)
}
