//! A variant of an enum, and its attributes.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Ident, Meta};

use super::{
    field::is_api,
    list::{self, Entry, List},
    status,
    value::Once,
};
use crate::{
    diagnostics::Diagnostics,
    model::Status,
    suggest,
    tokens::{self, is_punct},
};

/// A variant, without its fields.
pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) statuses: Once<Vec<Status>>,
    /// Whether an attribute could not be read.
    pub(crate) has_errors: bool,
}

const KEYS: &[&str] = &["status"];

impl<'a> Variant<'a> {
    pub(crate) fn parse(
        diagnostics: &Diagnostics,
        variant: &'a syn::Variant,
        macro_name: &str,
    ) -> Self {
        let errors = diagnostics.count();
        let mut found =
            Self { ident: &variant.ident, statuses: Once::default(), has_errors: false };
        for attribute in variant.attrs.iter().filter(|attribute| is_api(attribute)) {
            match &attribute.meta {
                Meta::List(list) if !list.tokens.is_empty() => {
                    let keys = List { keys: KEYS, assign: '=' };
                    list::entries(diagnostics, list.tokens.clone(), keys, |entry| {
                        found.entry(entry, macro_name)
                    });
                }
                meta => diagnostics.error_on(
                    meta.path(),
                    "expected the status of the variant, as in `#[api(status = OK)]`",
                ),
            }
        }
        found.has_errors = diagnostics.count() != errors;
        found
    }

    fn entry(&mut self, entry: Entry<'_>, macro_name: &str) -> syn::Result<()> {
        let key = entry.key;
        match &*key.to_string() {
            "status" => self.statuses.read(key, || statuses(entry)),
            unknown => {
                let instead = suggest::instead(unknown, KEYS);
                let message = format!(
                    "unknown attribute `{unknown}` of a variant of `#[{macro_name}]`; {instead}"
                );
                Err(syn::Error::new(key.span(), message))
            }
        }
    }
}

/// Reads one status, or several with `|` between them.
fn statuses(entry: Entry<'_>) -> syn::Result<Vec<Status>> {
    let tokens = entry.expression("status = OK")?;
    let span = tokens::span(&tokens);
    let trees: Vec<_> = tokens.into_iter().collect();
    let list = trees.split(is_separator).map(|status| {
        if status.is_empty() {
            let message = "expected a status on both sides of `|`, as in `status = OK | CREATED`";
            return Err(syn::Error::new(span, message));
        }
        status::status(status.iter().cloned().collect::<TokenStream>())
    });
    list.collect()
}

fn is_separator(token: &TokenTree) -> bool {
    is_punct(token, '|')
}
