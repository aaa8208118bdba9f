//! The struct or enum that has the attribute `#[request]` or `#[response]`.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Data, DataStruct, DeriveInput, Fields, FieldsNamed, Generics, Ident, Meta};

use super::{
    args::Shared,
    field::{self, Field},
    serde::ContainerAttributes,
    variant::Variant,
};
use crate::{
    diagnostics::Diagnostics,
    model::{Content, Direction},
    site, symbol, tokens,
};

/// A struct, or one variant of an enum, without the arguments of the macro: what one message is.
pub(crate) struct Item<'a> {
    /// `request` or `response`.
    pub(crate) macro_name: &'a str,
    pub(crate) name: &'a Ident,
    pub(crate) generics: &'a Generics,
    /// How the fields in the body are written, if that is known.
    pub(crate) content: Option<Content>,
    /// The directions, if they are known.
    pub(crate) direction: Option<Direction>,
    pub(crate) serde: ContainerAttributes,
    /// Whether the attribute macro has repaired the struct. Its fields are not those that were
    /// written.
    pub(crate) is_repaired: bool,
    /// `None` for a struct.
    pub(crate) variant: Option<Variant<'a>>,
    pub(crate) fields: Vec<Field<'a>>,
    /// Whether `Debug` is generated, because the author does not derive it.
    pub(crate) debug: bool,
}

impl<'a> Item<'a> {
    /// Reads a struct. `shared` are the arguments of the macro.
    pub(crate) fn parse(
        diagnostics: &Diagnostics,
        input: &'a DeriveInput,
        macro_name: &'a str,
        shared: &Shared,
    ) -> Self {
        let serde = container(diagnostics, input, macro_name);
        let fields = match &input.data {
            Data::Struct(data) => struct_fields(diagnostics, input, data, macro_name),
            Data::Enum(data) => not_a_struct(diagnostics, data.enum_token, macro_name, "an enum"),
            Data::Union(data) => not_a_struct(diagnostics, data.union_token, macro_name, "a union"),
        };
        Self::new(diagnostics, input, macro_name, shared, serde, fields)
    }

    /// Reads a struct, or the variants of an enum. `shared` are the arguments of the macro.
    pub(crate) fn parse_all(
        diagnostics: &Diagnostics,
        input: &'a DeriveInput,
        macro_name: &'a str,
        shared: &Shared,
    ) -> Vec<Self> {
        let Data::Enum(data) = &input.data else {
            return vec![Self::parse(diagnostics, input, macro_name, shared)];
        };
        let container = container(diagnostics, input, macro_name);
        if data.variants.is_empty() {
            diagnostics.reject();
            diagnostics.error_on(
                &input.ident,
                format_args!(
                    "an enum needs a variant for each status; write one, as in `#[api(status = OK)] \
                     Found {{ name: String }}`"
                ),
            );
        }
        let variants = data.variants.iter().map(|variant| {
            let serde = container.of_variant(diagnostics, &variant.attrs);
            let parsed = Variant::parse(diagnostics, variant, macro_name);
            let fields = if parsed.is_rest() {
                None
            } else {
                variant_fields(diagnostics, variant, macro_name, parsed.has_errors)
            };
            let item = Self::new(diagnostics, input, macro_name, shared, serde, fields);
            Self { variant: Some(parsed), ..item }
        });
        variants.collect()
    }

    fn new(
        diagnostics: &Diagnostics,
        input: &'a DeriveInput,
        macro_name: &'a str,
        shared: &Shared,
        serde: ContainerAttributes,
        fields: Option<&'a FieldsNamed>,
    ) -> Self {
        let others = has_mark(input, symbol::OTHERS);
        let fields = fields.into_iter().flat_map(|fields| &fields.named);
        let fields = fields.filter_map(|field| {
            Field::parse(diagnostics, field, macro_name, shared.content(), others)
        });
        Self {
            macro_name,
            content: shared.content(),
            direction: (!shared.has_errors).then(|| shared.direction()),
            name: &input.ident,
            generics: &input.generics,
            fields: fields.collect(),
            variant: None,
            serde,
            is_repaired: has_mark(input, symbol::REJECTED),
            debug: has_mark(input, symbol::DEBUG),
        }
    }
}

/// Reads the attributes of a struct or enum.
fn container(
    diagnostics: &Diagnostics,
    input: &DeriveInput,
    macro_name: &str,
) -> ContainerAttributes {
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
        let (place, item) = match &input.data {
            Data::Enum(_) => ("variant", "enum"),
            _ => ("field", "struct"),
        };
        diagnostics.error_on(
            attribute.path(),
            format_args!(
                "this attribute goes on a {place}; remove it here: arguments for the {item} go \
                 into `#[{macro_name}(…)]`"
            ),
        );
    }
    match &input.data {
        Data::Enum(_) => ContainerAttributes::of_enum(diagnostics, &input.attrs),
        _ => ContainerAttributes::of_struct(diagnostics, &input.attrs),
    }
}

/// Returns the fields of a struct if they have names, and reports an error otherwise.
fn struct_fields<'a>(
    diagnostics: &Diagnostics,
    input: &'a DeriveInput,
    data: &'a DataStruct,
    macro_name: &str,
) -> Option<&'a FieldsNamed> {
    let needs = format!("`#[{macro_name}]` needs a struct with named fields");
    match &data.fields {
        Fields::Named(fields) => return Some(fields),
        Fields::Unit => diagnostics
            .error_on(&input.ident, format_args!("{needs}; write `struct {} {{}}`", input.ident)),
        Fields::Unnamed(fields) => diagnostics.error_on(
            fields,
            format_args!(
                "{needs}, whose names are those on the wire; write `name: Type` in braces"
            ),
        ),
    }
    diagnostics.reject();
    None
}

/// Returns the fields of a variant if it has some, and reports an error if they have no names.
fn variant_fields<'a>(
    diagnostics: &Diagnostics,
    variant: &'a syn::Variant,
    macro_name: &str,
    has_errors: bool,
) -> Option<&'a FieldsNamed> {
    match &variant.fields {
        Fields::Named(fields) => Some(fields),
        Fields::Unit => None,
        // Without the error, the variant may be one that has a numbered field.
        Fields::Unnamed(_) if has_errors => {
            diagnostics.reject();
            None
        }
        Fields::Unnamed(fields) => {
            diagnostics.reject();
            diagnostics.error_on(
                fields,
                format_args!(
                    "a variant of `#[{macro_name}]` has named fields or none, whose names are those \
                     on the wire; write `name: Type` in braces"
                ),
            );
            None
        }
    }
}

/// Reports an item that is not a struct.
fn not_a_struct<'a>(
    diagnostics: &Diagnostics,
    keyword: impl ToTokens,
    macro_name: &str,
    kind: &str,
) -> Option<&'a FieldsNamed> {
    diagnostics.reject();
    let item = kind.split(' ').next_back().unwrap_or_default();
    diagnostics.error_on(
        keyword,
        format_args!(
            "`#[{macro_name}]` needs a struct with named fields, not {kind}; write a struct, and \
             make the {item} the type of a field"
        ),
    );
    None
}

/// Returns the contents of `#[__pathlore(…)]`, by which the attribute macro passes data to the
/// derive.
fn marks(input: &DeriveInput) -> impl Iterator<Item = &TokenStream> {
    input.attrs.iter().filter_map(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident(symbol::HIDDEN) => Some(&list.tokens),
        _ => None,
    })
}

pub(crate) fn has_mark(input: &DeriveInput, name: &str) -> bool {
    let mut names = marks(input).filter_map(|mark| mark.clone().into_iter().next());
    names.any(|first| tokens::is_ident(&first, name))
}

/// Returns the arguments of the attribute macro.
pub(crate) fn arguments(input: &DeriveInput) -> TokenStream {
    marks(input)
        .find_map(|mark| match syn::parse2(mark.clone()) {
            Ok(Meta::List(list)) if list.path.is_ident(symbol::ARGUMENTS) => {
                site::set(tokens::span(&list.path));
                Some(list.tokens)
            }
            _ => None,
        })
        .unwrap_or_default()
}
