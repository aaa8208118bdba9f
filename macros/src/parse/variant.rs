//! A variant of an enum, and its attributes.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::{Attribute, Fields, Ident, LitStr, Meta};

use super::{
    field::is_api,
    fixed::Fixed,
    list::{self, Entry, List},
    status,
    value::Once,
};
use crate::{
    diagnostics::Diagnostics,
    model::{RejectionKind, RestField, Status},
    suggest,
    tokens::{self, is_punct},
};

/// A variant, without its fields.
pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) attributes: &'a [Attribute],
    pub(crate) statuses: Once<Vec<Status>>,
    pub(crate) code: Once<LitStr>,
    pub(crate) empty_body: Once<()>,
    pub(crate) fixed: Fixed,
    pub(crate) rejections: Once<Vec<(RejectionKind, Span)>>,
    other: Once<()>,
    common: Once<()>,
    /// The field of a variant that is `other` or `common`.
    pub(crate) rest: Option<RestField<'a>>,
    /// Whether an attribute could not be read.
    pub(crate) has_errors: bool,
}

const KEYS: &[&str] = &["status", "empty_body", "content_type", "headers"];
const KEYS_OF_ERRORS: &[&str] =
    &["status", "code", "rejection", "other", "common", "content_type", "headers"];

impl<'a> Variant<'a> {
    pub(crate) fn parse(
        diagnostics: &Diagnostics,
        variant: &'a syn::Variant,
        macro_name: &str,
    ) -> Self {
        let errors = diagnostics.count();
        let is_error = macro_name == "endpoint_error";
        let keys = if is_error { KEYS_OF_ERRORS } else { KEYS };
        let mut found = Self {
            ident: &variant.ident,
            attributes: &variant.attrs,
            statuses: Once::default(),
            code: Once::default(),
            empty_body: Once::default(),
            fixed: Fixed::default(),
            rejections: Once::default(),
            other: Once::default(),
            common: Once::default(),
            rest: None,
            has_errors: false,
        };
        for attribute in variant.attrs.iter().filter(|attribute| is_api(attribute)) {
            match &attribute.meta {
                Meta::List(list) if !list.tokens.is_empty() => {
                    let list_of = List { keys, assign: '=' };
                    list::entries(diagnostics, list.tokens.clone(), list_of, |entry| {
                        found.entry(entry, macro_name, keys)
                    });
                }
                meta => diagnostics.error_on(
                    meta.path(),
                    "expected the status of the variant, as in `#[api(status = OK)]`",
                ),
            }
        }
        if let Some(key) = found.other.key().or(found.common.key()) {
            found.check_rest(diagnostics);
            found.rest = rest(diagnostics, key, &variant.fields, found.common.key().is_some());
        }
        found.has_errors = diagnostics.count() != errors;
        found
    }

    fn entry(&mut self, entry: Entry<'_>, macro_name: &str, keys: &[&str]) -> syn::Result<()> {
        let key = entry.key;
        match &*key.to_string() {
            "status" => self.statuses.read(key, || statuses(entry, macro_name)),
            name @ ("content" | "multipart") if macro_name == "response" || name == "content" => {
                let message = format!(
                    "`{name}` is for all variants; write it in `#[{macro_name}({name} = …)]`"
                );
                Err(syn::Error::new(key.span(), message))
            }
            known if !keys.contains(&known) => {
                let instead = suggest::instead(known, keys);
                let message = format!(
                    "unknown attribute `{known}` of a variant of `#[{macro_name}]`; {instead}"
                );
                Err(syn::Error::new(key.span(), message))
            }
            "code" => self.code.read(key, || entry.string("code = \"M_FORBIDDEN\"")),
            "rejection" => self.rejections.read(key, || rejections(entry)),
            "other" => self.other.read(key, || entry.no_value()),
            "common" => self.common.read(key, || entry.no_value()),
            "empty_body" => self.empty_body.read(key, || entry.no_value()),
            _ => self.fixed.entry(entry).unwrap_or(Ok(())),
        }
    }

    /// Returns whether the variant is `other` or `common`.
    pub(crate) fn is_rest(&self) -> bool {
        self.other.key().or(self.common.key()).is_some()
    }

    /// Reports other keys of a variant that is `other` or `common`.
    fn check_rest(&self, diagnostics: &Diagnostics) {
        let (name, common) = match (self.other.key(), self.common.key()) {
            (Some(_), common) => ("other", common),
            _ => ("common", None),
        };
        let others = [
            self.statuses.key(),
            self.code.key(),
            self.rejections.key(),
            self.fixed.content_type.key(),
            self.fixed.headers.key(),
            common,
        ];
        if let Some(key) = others.into_iter().flatten().next() {
            diagnostics.error(
                key,
                format_args!(
                    "`{name}` is the variant for whatever no other variant is; remove this, or \
                     `{name}`"
                ),
            );
        }
    }
}

/// Returns the field of a variant that is `other` or `common`.
fn rest<'a>(
    diagnostics: &Diagnostics,
    key: Span,
    fields: &'a Fields,
    is_common: bool,
) -> Option<RestField<'a>> {
    let mut all = fields.iter();
    let (Some(field), None) = (all.next(), all.next()) else {
        diagnostics.reject();
        diagnostics.error(
            key,
            if is_common {
                "a `common` variant has one field, the common error type; write \
                 `Common(ApiError)`"
            } else {
                "an `other` variant has one field, which keeps the response; write \
                 `Other(ErrorResponse)`"
            },
        );
        return None;
    };
    Some(RestField { ident: field.ident.as_ref(), ty: &field.ty, is_common })
}

/// Reads one status, or several with `|` between them.
fn statuses(entry: Entry<'_>, macro_name: &str) -> syn::Result<Vec<Status>> {
    let tokens = entry.expression("status = OK")?;
    let list = alternatives(tokens, "status = OK | CREATED")?.into_iter();
    let read = |tokens: TokenStream| match status::class(&tokens) {
        Some(class) if macro_name == "endpoint_error" => class,
        Some(_) => Err(tokens::error(
            tokens,
            "a class of statuses is for `#[endpoint_error]`; write each status",
        )),
        None => status::status(tokens),
    };
    list.map(read).collect()
}

/// Reads the name of one reason, or several with `|` between them.
fn rejections(entry: Entry<'_>) -> syn::Result<Vec<(RejectionKind, Span)>> {
    let tokens = entry.expression("rejection = decode")?;
    let names = alternatives(tokens, "rejection = decode | body_unreadable")?.into_iter();
    let read = |tokens: TokenStream| {
        let name = tokens.to_string();
        let kind = RejectionKind::ALL.iter().find(|kind| kind.name() == name);
        kind.map(|kind| (*kind, tokens::span(&tokens))).ok_or_else(|| {
            let names: Vec<_> = RejectionKind::ALL.iter().map(|kind| kind.name()).collect();
            let instead = suggest::instead(&name, &names);
            tokens::error(&tokens, format_args!("unknown rejection `{name}`; {instead}"))
        })
    };
    names.map(read).collect()
}

/// Splits a value at `|`.
fn alternatives(tokens: TokenStream, example: &str) -> syn::Result<Vec<TokenStream>> {
    let span = tokens::span(&tokens);
    let trees: Vec<TokenTree> = tokens::ungrouped(tokens).into_iter().collect();
    let parts = trees.split(|token| is_punct(token, '|')).map(|part| {
        if part.is_empty() {
            let message = format!("expected a value on both sides of `|`, as in `{example}`");
            return Err(syn::Error::new(span, message));
        }
        Ok(part.iter().cloned().collect())
    });
    parts.collect()
}
