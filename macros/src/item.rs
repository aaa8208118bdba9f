//! The struct that `#[request]` or `#[response]` stands above.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Data, DeriveInput, Fields, Generics, Ident, Meta, Path};

use crate::{
    arguments::Shared,
    body, checks,
    context::Context,
    field::{Field, Kind, instead_of_unsized},
    generics::{ImplParts, Lifetimes, impl_parts, is_rejected, mentions, mentions_reference},
    header,
    members::{self, Part, slot},
    path, query,
    serde_attr::SerdeAttributes,
    symbol,
    wire_name::{self, Direction},
};

/// The struct, and what stands in its attributes but the arguments of the macro.
pub(crate) struct Item<'a> {
    pub(crate) name: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) serde: SerdeAttributes,
    pub(crate) fields: Vec<Field<'a>>,
    pub(crate) derives: Derives,
    /// The runtime crate.
    pub(crate) krate: Path,
    /// The alias of the authentication scheme, where the author names it.
    pub(crate) scheme: Ident,
    /// Which halves are generated.
    pub(crate) is_sent: bool,
    pub(crate) is_received: bool,
    /// Whether the types of fields are checked: see [`checks`]. Where the compiler rejects the struct
    /// they are not.
    pub(crate) are_checked: bool,
}

/// Which traits of the standard library are ours to implement.
pub(crate) struct Derives {
    pub(crate) clone: bool,
    pub(crate) debug: bool,
}

impl<'a> Item<'a> {
    /// Reads the struct. One that has no named fields is an error, and here one without fields.
    pub(crate) fn parse(
        cx: &Context,
        input: &'a DeriveInput,
        shared: &Shared,
        macro_name: &str,
    ) -> Self {
        let fields = match &input.data {
            Data::Struct(data) => match &data.fields {
                Fields::Named(fields) => {
                    fields.named.iter().filter_map(|field| Field::parse(cx, field)).collect()
                }
                Fields::Unit => {
                    cx.reject();
                    cx.error(
                        input.ident.span(),
                        format_args!(
                            "`#[{macro_name}]` needs a struct with named fields; write `struct {} {{}}`",
                            input.ident
                        ),
                    );
                    Vec::new()
                }
                Fields::Unnamed(fields) => {
                    cx.reject();
                    cx.error_on(
                        fields,
                        format_args!(
                            "`#[{macro_name}]` needs a struct with named fields, whose names are \
                             those on the wire; write `name: Type` in braces"
                        ),
                    );
                    Vec::new()
                }
            },
            Data::Enum(data) => {
                cx.reject();
                cx.error(data.enum_token.span, not_a_struct(macro_name, "an enum"));
                Vec::new()
            }
            Data::Union(data) => {
                cx.reject();
                cx.error(data.union_token.span, not_a_struct(macro_name, "a union"));
                Vec::new()
            }
        };
        if hidden(input).any(|(name, _)| name.is_ident(symbol::REJECTED)) {
            cx.reject();
        }
        for attribute in &input.attrs {
            if attribute.path().is_ident(symbol::API) || attribute.path().is_ident(symbol::RUMA_API)
            {
                cx.error_on(
                    attribute.path(),
                    format_args!(
                        "this attribute goes on a field; remove it here, arguments for the struct \
                         go into `#[{macro_name}(…)]`"
                    ),
                );
            }
        }
        Self {
            name: &input.ident,
            generics: &input.generics,
            serde: SerdeAttributes::of_struct(cx, &input.attrs),
            fields,
            krate: shared.runtime(),
            derives: Derives {
                clone: hidden(input).any(|(name, _)| name.is_ident(symbol::CLONE)),
                debug: hidden(input).any(|(name, _)| name.is_ident(symbol::DEBUG)),
            },
            scheme: Ident::new("__Scheme", Span::call_site()),
            is_sent: shared.sends(),
            is_received: shared.receives(),
            are_checked: false,
        }
    }

    /// Whether a field has no size, so that the struct has none: it cannot be an endpoint.
    pub(crate) fn is_unsized(&self) -> bool {
        self.fields.iter().any(|field| instead_of_unsized(field.ty).is_some())
    }

    /// The fields of a kind.
    pub(crate) fn of(&self, test: impl Fn(&Kind) -> bool) -> impl Iterator<Item = &Field<'a>> {
        self.fields.iter().filter(move |field| test(&field.kind))
    }

    /// What the compiler rejects in the struct itself: `impl Trait`, two fields with one name and
    /// lifetimes that are not declared.
    pub(crate) fn check_accepted(&self, cx: &Context) {
        for (index, field) in self.fields.iter().enumerate() {
            let repeated = self.fields.iter().take(index).any(|it| it.ident == field.ident);
            if repeated || is_rejected(self.generics, field.ty) {
                cx.reject();
            }
            if let Some((message, _)) = instead_of_unsized(field.ty) {
                cx.reject();
                // Of any but the last the compiler says so itself.
                if index + 1 == self.fields.len() {
                    cx.error_on(field.ty, message);
                }
            }
        }
    }

    /// What is received owns its values.
    pub(crate) fn check_received(&self, cx: &Context, shared: &Shared, macro_name: &str) {
        if !shared.receives() || shared.has_errors {
            return;
        }
        for field in self.of(|kind| !matches!(kind, Kind::Skipped)) {
            if mentions_reference(field.ty) && !is_rejected(self.generics, field.ty) {
                cx.error_on(
                    field.ty,
                    format_args!(
                        "a reference cannot be received; write `Cow<'a, …>`, or \
                         `#[{macro_name}(outgoing)]` for the sending half alone"
                    ),
                );
            }
        }
    }

    /// Serde's attributes must have the form that serde gives them: where no derive of serde's
    /// runs, nobody else would say so.
    pub(crate) fn check_serde(&self, cx: &Context) {
        wire_name::check(cx, self);
        self.serde.check(cx);
        for field in self.of(|kind| matches!(kind, Kind::Body | Kind::Query | Kind::Skipped)) {
            field.serde.check(cx);
        }
    }

    /// Expands to the statements that read the fields that are a part of the message each. They
    /// come first: what returns an error is cheaper to compile where little has been read.
    pub(crate) fn decode_parts(&self) -> TokenStream {
        self.fields
            .iter()
            .filter_map(|field| {
                let value = match &field.kind {
                    Kind::Path => path::decode(self, field),
                    Kind::Header(_) => header::decode(self, field),
                    Kind::QueryAll => query::decode_whole(self, field),
                    Kind::WholeBody | Kind::RawBody => body::decode_whole(self, field),
                    Kind::Query | Kind::Body | Kind::Skipped => return None,
                };
                let slot = slot(field);
                Some(quote!(let #slot = #value;))
            })
            .collect()
    }

    /// Expands to the struct put together from what was read of the message.
    pub(crate) fn decode(&self) -> TokenStream {
        let fields: TokenStream = self
            .fields
            .iter()
            .map(|field| {
                let ident = field.ident;
                let value = match &field.kind {
                    Kind::Path
                    | Kind::Header(_)
                    | Kind::QueryAll
                    | Kind::WholeBody
                    | Kind::RawBody => slot(field).into_token_stream(),
                    Kind::Query => query::decode_parameter(self, field),
                    Kind::Body => members::value(self, Part::Body, field),
                    Kind::Skipped => self.default_of(field),
                };
                quote!(#ident: #value,)
            })
            .collect();
        let this = self.self_type(Lifetimes::Static);
        let default_statement = self
            .default_value()
            .filter(|_| mentions(&fields, "__default"))
            .map(|value| quote!(let __default: #this = #value;));
        let name = self.name;
        quote! {
            #default_statement
            ::core::result::Result::Ok(#name { #fields })
        }
    }

    /// Expands to the value of a field that is not read: its own default, or the struct's.
    pub(crate) fn default_of(&self, field: &Field<'_>) -> TokenStream {
        if self.serde.has("default") && !field.serde.has("default") {
            let ident = field.ident;
            quote!(__default.#ident)
        } else {
            let ty = field.named();
            let role = quote!(__codegen::bounds::DefaultField);
            let default = quote_spanned!(field.at=> <#ty as #role>::default_field());
            field.serde.default_value(default)
        }
    }

    /// The expression of the struct's default, where `#[serde(default)]` stands above it.
    pub(crate) fn default_value(&self) -> Option<TokenStream> {
        let otherwise = quote_spanned!(self.name.span()=> ::core::default::Default::default());
        self.serde.has("default").then(|| self.serde.default_value(otherwise))
    }

    /// The trait of `pathlore::bounds` by which a field is written or read.
    pub(crate) fn role(&self, field: &Field<'_>, name: &str, direction: Direction) -> TokenStream {
        let half = match direction {
            Direction::Serialize => "Sent",
            Direction::Deserialize => "Received",
        };
        let (name, checked) = (format_ident!("{half}{name}"), checks::argument(self, field));
        quote!(__codegen::bounds::#name<#checked>)
    }

    /// Whether there are type or constant parameters.
    pub(crate) fn has_parameters(&self) -> bool {
        self.generics.lifetimes().count() < self.generics.params.len()
    }

    /// The name with its generics.
    pub(crate) fn self_type(&self, lifetimes: Lifetimes) -> TokenStream {
        let name = self.name;
        let ImplParts { arguments, .. } = impl_parts(self.generics, lifetimes, &[]);
        quote!(#name #arguments)
    }
}

fn not_a_struct(macro_name: &str, what: &str) -> String {
    format!(
        "`#[{macro_name}]` needs a struct with named fields, not {what}; write a struct, and \
             what has several forms as the type of a field"
    )
}

/// What the attribute macro left for the derive.
fn hidden(input: &DeriveInput) -> impl Iterator<Item = (Path, TokenStream)> {
    input
        .attrs
        .iter()
        .filter(|attribute| attribute.path().is_ident(symbol::HIDDEN))
        .filter_map(|attribute| attribute.parse_args::<Meta>().ok())
        .map(|meta| {
            let tokens = match &meta {
                Meta::List(list) => list.tokens.clone(),
                other => other.to_token_stream(),
            };
            (meta.path().clone(), tokens)
        })
}

/// The arguments of the attribute macro.
pub(crate) fn arguments(input: &DeriveInput) -> TokenStream {
    hidden(input)
        .find(|(name, _)| name.is_ident(symbol::ARGUMENTS))
        .map(|(_, tokens)| tokens)
        .unwrap_or_default()
}
