//! The struct that has the attribute `#[request]` or `#[response]`.

use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::{Data, DeriveInput, Fields, Generics, Ident, Meta};

use super::{
    field::{self, Field},
    serde::ContainerAttributes,
};
use crate::{diagnostics::Diagnostics, site, symbol, tokens};

/// The struct, without the arguments of the macro.
pub(crate) struct Item<'a> {
    /// `request` or `response`.
    pub(crate) macro_name: &'a str,
    pub(crate) name: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) serde: ContainerAttributes,
    /// Whether the attribute macro has repaired the struct. Its fields are not those that were
    /// written.
    pub(crate) is_repaired: bool,
    pub(crate) fields: Vec<Field<'a>>,
    /// Whether `Clone` is generated, because the author does not derive it.
    pub(crate) clone: bool,
    /// Whether `Debug` is generated, because the author does not derive it.
    pub(crate) debug: bool,
}

impl<'a> Item<'a> {
    pub(crate) fn parse(
        diagnostics: &Diagnostics,
        input: &'a DeriveInput,
        macro_name: &'a str,
    ) -> Self {
        if has_mark(input, symbol::REJECTED) {
            diagnostics.reject();
        }
        for attribute in input.attrs.iter().filter(|attribute| field::is_api(attribute)) {
            if let Ok(key) = attribute.parse_args::<Ident>()
                && key == "manual_body_serde"
            {
                diagnostics.push(field::manual_body_serde(&key));
                continue;
            }
            diagnostics.error_on(
                attribute.path(),
                format_args!(
                    "this attribute goes on a field; remove it here: arguments for the struct go \
                     into `#[{macro_name}(…)]`"
                ),
            );
        }
        let others = has_mark(input, symbol::OTHERS);
        let fields = named_fields(diagnostics, input, macro_name);
        let fields =
            fields.filter_map(|field| Field::parse(diagnostics, field, macro_name, others));
        Self {
            macro_name,
            name: &input.ident,
            generics: &input.generics,
            fields: fields.collect(),
            serde: ContainerAttributes::parse(diagnostics, &input.attrs),
            is_repaired: has_mark(input, symbol::REJECTED),
            clone: has_mark(input, symbol::CLONE),
            debug: has_mark(input, symbol::DEBUG),
        }
    }
}

/// Returns the fields if they have names, and reports an error otherwise.
fn named_fields<'a>(
    diagnostics: &Diagnostics,
    input: &'a DeriveInput,
    macro_name: &str,
) -> impl Iterator<Item = &'a syn::Field> {
    let (span, message) = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => return Some(&fields.named).into_iter().flatten(),
            Fields::Unit => {
                (input.ident.to_token_stream(), format!("; write `struct {} {{}}`", input.ident))
            }
            Fields::Unnamed(fields) => (
                fields.to_token_stream(),
                ", whose names are those on the wire; write `name: Type` in braces".to_owned(),
            ),
        },
        Data::Enum(data) => (data.enum_token.to_token_stream(), not_a_struct("an", "enum")),
        Data::Union(data) => (data.union_token.to_token_stream(), not_a_struct("a", "union")),
    };
    diagnostics.reject();
    let needs = format_args!("`#[{macro_name}]` needs a struct with named fields{message}");
    diagnostics.error_on(span, needs);
    None.into_iter().flatten()
}

fn not_a_struct(article: &str, item: &str) -> String {
    format!(", not {article} {item}; write a struct, and make the {item} the type of a field")
}

/// Returns the contents of `#[__pathlore(…)]`, by which the attribute macro passes data to the
/// derive.
fn marks(input: &DeriveInput) -> impl Iterator<Item = Meta> {
    input
        .attrs
        .iter()
        .filter(|attribute| attribute.path().is_ident(symbol::HIDDEN))
        .filter_map(|attribute| attribute.parse_args().ok())
}

fn has_mark(input: &DeriveInput, name: &str) -> bool {
    marks(input).any(|mark| mark.path().is_ident(name))
}

/// Returns the arguments of the attribute macro.
pub(crate) fn arguments(input: &DeriveInput) -> TokenStream {
    marks(input)
        .find_map(|mark| match mark {
            Meta::List(list) if list.path.is_ident(symbol::ARGUMENTS) => {
                site::set(tokens::span(&list.path));
                Some(list.tokens)
            }
            _ => None,
        })
        .unwrap_or_default()
}
