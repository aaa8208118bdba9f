//! What part of the message a field is.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::{
    Attribute, GenericArgument, Ident, LitStr, Meta, PathArguments, Token, Type,
    ext::IdentExt as _, spanned::Spanned as _,
};

use crate::{
    attr, context::Context, generics::named, members::at, serde_attr::SerdeAttributes, suggest,
    symbol,
};

/// A field of a request or response.
pub(crate) struct Field<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    /// Where an error about the type is shown.
    pub(crate) at: Span,
    pub(crate) kind: Kind,
    pub(crate) serde: SerdeAttributes,
    /// Where the kind was written, or else the name.
    pub(crate) kind_span: Span,
    /// Where `secret` was written.
    pub(crate) secret: Option<Span>,
    /// Whether there was something that could not be read.
    pub(crate) has_errors: bool,
}

/// What part of the message a field is.
pub(crate) enum Kind {
    /// A member of the JSON body.
    Body,
    Path,
    Query,
    QueryAll,
    Header(HeaderName),
    /// The whole JSON body.
    WholeBody,
    RawBody,
    /// No part of the message: serde leaves it out in both directions.
    Skipped,
}

/// The name of a header field.
pub(crate) enum HeaderName {
    Literal(LitStr),
    Expression(TokenStream),
}

/// What stands in `#[api(…)]`.
pub(crate) const KINDS: &[&str] =
    &["path", "query", "query_all", "header", "body", "raw_body", "secret"];

impl<'a> Field<'a> {
    pub(crate) fn parse(cx: &Context, field: &'a syn::Field) -> Option<Self> {
        let ident = field.ident.as_ref()?;
        let mut kind = None;
        let mut secret = None;
        let errors = cx.count();
        for attribute in &field.attrs {
            if attribute.path().is_ident(symbol::API) || attribute.path().is_ident(symbol::RUMA_API)
            {
                parse_api(cx, attribute, &mut kind, &mut secret);
            }
        }
        // What an attribute that could not be read was to say is not known: the body is a guess
        // that other fields would be blamed for.
        let otherwise = if cx.count() == errors { Kind::Body } else { Kind::Skipped };
        let serde = SerdeAttributes::of_field(cx, &field.attrs);
        let kind_span = kind.as_ref().map_or(ident.span(), |(key, _)| key.span());
        let kind = match kind.map_or(otherwise, |(_, kind)| kind) {
            Kind::Body | Kind::Query if is_skipped(&serde) => Kind::Skipped,
            kind => kind,
        };
        let has_errors = cx.count() != errors;
        let (ty, at) = (&field.ty, at(&field.ty));
        Some(Self { ident, ty, at, kind, serde, kind_span, secret, has_errors })
    }

    /// The name as a text: of `r#type`, `type`.
    pub(crate) fn name(&self) -> String {
        self.ident.unraw().to_string()
    }

    /// The type as generated code names it.
    pub(crate) fn named(&self) -> TokenStream {
        named(self.ty, self.ty)
    }

    /// Only members of the body and of the query are serde's; of others, an attribute of serde is
    /// an error, on its first key.
    pub(crate) fn deny_serde(&self, cx: &Context, why: &str) {
        if let Some(entry) = self.serde.entries.first() {
            let kind = self.describe();
            cx.error(entry.key.span(), format_args!("`#[serde]` does not work on a {kind}: {why}"));
        }
    }

    /// What the attribute says, for messages.
    pub(crate) fn describe(&self) -> &'static str {
        match self.kind {
            Kind::Body => "body field",
            Kind::Path => "path field",
            Kind::Query => "query field",
            Kind::QueryAll => "`query_all` field",
            Kind::Header(_) => "header field",
            Kind::WholeBody => "`body` field",
            Kind::RawBody => "`raw_body` field",
            Kind::Skipped => "skipped field",
        }
    }
}

fn is_skipped(serde: &SerdeAttributes) -> bool {
    serde.has("skip") || serde.has("skip_serializing") && serde.has("skip_deserializing")
}

/// Reads one `#[api(...)]`. A field has one kind; `secret` goes with any.
fn parse_api(
    cx: &Context,
    attribute: &Attribute,
    kind: &mut Option<(Ident, Kind)>,
    secret: &mut Option<Span>,
) {
    let Meta::List(list) = &attribute.meta else {
        let name = attribute.path();
        cx.error_on(name, empty());
        return;
    };
    if list.tokens.is_empty() {
        cx.error_on(&list.path, empty());
        return;
    }
    attr::entries(cx, list.tokens.clone(), attr::List { keys: KINDS, sign: '=' }, |key, input| {
        let read = match &*key.to_string() {
            "path" => attr::no_value(key, input).map(|()| Kind::Path)?,
            "query" => attr::no_value(key, input).map(|()| Kind::Query)?,
            "query_all" => attr::no_value(key, input).map(|()| Kind::QueryAll)?,
            "body" => attr::no_value(key, input).map(|()| Kind::WholeBody)?,
            "raw_body" => attr::no_value(key, input).map(|()| Kind::RawBody)?,
            "header" => {
                attr::value_follows(key, input, '=', "header = CONTENT_TYPE")?;
                let literal = input.peek(LitStr)
                    && (input.peek2(Token![,])
                        || input.cursor().token_tree().is_some_and(|(_, rest)| rest.eof()));
                Kind::Header(if literal {
                    HeaderName::Literal(input.parse()?)
                } else {
                    HeaderName::Expression(attr::expression(input)?)
                })
            }
            "secret" => {
                attr::no_value(key, input)?;
                if secret.replace(key.span()).is_some() {
                    cx.error(key.span(), "`secret` is given twice; remove one of the two");
                }
                return Ok(());
            }
            unknown => {
                let instead = suggest::instead(unknown, KINDS);
                let message = format!("unknown attribute `{unknown}` of a field; {instead}");
                return Err(syn::Error::new(key.span(), message));
            }
        };
        match kind {
            Some((first, _)) if first == key => {
                cx.error(key.span(), format_args!("`{key}` is given twice; remove one of the two"));
            }
            Some((first, _)) => cx.error(
                key.span(),
                format_args!("a field is one part of the message, but this is `{first}` already; remove one of the two"),
            ),
            None => *kind = Some((key.clone(), read)),
        }
        Ok(())
    });
}

fn empty() -> String {
    format!("expected what part of the message the field is: {}", suggest::any_of(KINDS))
}

/// Of a type that has no size, what is wrong with it, and a type that has one.
pub(crate) fn instead_of_unsized(ty: &Type) -> Option<(String, TokenStream)> {
    let span = ty.span();
    let (instead, sized) = match ungrouped(ty) {
        Type::Path(path) if path.path.is_ident("str") => {
            ("String", quote_spanned!(span=> ::std::string::String))
        }
        Type::Slice(_) => ("Vec<…>", quote_spanned!(span=> ::std::vec::Vec<()>)),
        Type::TraitObject(object) if object.dyn_token.is_some() => {
            ("Box<dyn …>", quote_spanned!(span=> ::std::boxed::Box<#ty>))
        }
        _ => return None,
    };
    Some((format!("a field's type has a size; write `{instead}`"), sized))
}

/// A type as `Option<T>` or `Vec<T>`, recognised by name.
pub(crate) enum Shape<'a> {
    Plain(&'a Type),
    Option(&'a Type),
    Vec(&'a Type),
}

impl<'a> Shape<'a> {
    pub(crate) fn of(ty: &'a Type) -> Self {
        if let Some(inner) = argument_of(ty, "Option") {
            Self::Option(inner)
        } else if let Some(inner) = argument_of(ty, "Vec") {
            Self::Vec(inner)
        } else {
            Self::Plain(ty)
        }
    }

    pub(crate) fn inner(&self) -> &'a Type {
        match self {
            Self::Plain(ty) | Self::Option(ty) | Self::Vec(ty) => ty,
        }
    }
}

/// The one type argument of a type whose path ends in `name`.
pub(crate) fn argument_of<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let ty = ungrouped(ty);
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    if last.ident != name {
        return None;
    }
    let mut types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    match (types.next(), types.next()) {
        (Some(ty), None) => Some(ty),
        _ => None,
    }
}

/// A type from a `macro_rules!` capture comes in an invisible group.
fn ungrouped(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            other => return other,
        };
    }
}

/// Whether a type is a text that has no `FromStr` but takes a `String`: `Cow<str>`, `Box<str>`,
/// `Arc<str>`, `Rc<str>`; recognised by name.
pub(crate) fn is_text_container(ty: &Type) -> bool {
    ["Cow", "Box", "Arc", "Rc"].iter().any(|name| {
        matches!(argument_of(ty, name).map(ungrouped), Some(Type::Path(path)) if path.path.is_ident("str"))
    })
}
