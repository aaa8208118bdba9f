//! The attributes that the author wrote above the struct.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Meta, Path, Token, parse::Parser as _, punctuated::Punctuated};

use crate::symbol;

/// The attributes that the author wrote, so that the macro must not add them. Each has the
/// condition of its `cfg_attr`, or `None` if there is none.
#[derive(Default)]
pub(super) struct OwnAttributes {
    pub(super) clone: Vec<Option<TokenStream>>,
    pub(super) debug: Vec<Option<TokenStream>>,
    pub(super) non_exhaustive: Vec<Option<TokenStream>>,
    /// Whether there may be attributes of other macros on the fields.
    pub(super) has_other_macros: bool,
}

impl OwnAttributes {
    pub(super) fn find(attributes: &[Meta]) -> Self {
        let mut own = Self::default();
        for attribute in attributes {
            own.add(attribute, None);
        }
        own
    }

    fn add(&mut self, meta: &Meta, condition: Option<&TokenStream>) {
        if meta.path().is_ident("non_exhaustive") {
            self.non_exhaustive.push(condition.cloned());
            return;
        }
        self.has_other_macros |= is_macro(meta.path());
        let Meta::List(list) = meta else { return };
        if list.path.is_ident("derive") {
            let paths = Punctuated::<Path, Token![,]>::parse_terminated;
            for path in paths.parse2(list.tokens.clone()).into_iter().flatten() {
                self.has_other_macros |= has_helpers(&path);
                match path.segments.last() {
                    Some(last) if last.ident == "Clone" => self.clone.push(condition.cloned()),
                    Some(last) if last.ident == "Debug" => self.debug.push(condition.cloned()),
                    _ => {}
                }
            }
        } else if list.path.is_ident("cfg_attr") {
            let metas = Punctuated::<Meta, Token![,]>::parse_terminated;
            let Ok(metas) = metas.parse2(list.tokens.clone()) else { return };
            let mut metas = metas.iter();
            let Some(predicate) = metas.next() else { return };
            let condition = match condition {
                Some(outer) => quote!(all(#outer, #predicate)),
                None => quote!(#predicate),
            };
            for meta in metas {
                self.add(meta, Some(&condition));
            }
        }
    }
}

/// Returns the attribute, unless the author wrote it. If the author wrote it in `cfg_attr`, the
/// attribute is added under the opposite condition.
pub(super) fn unless(own: &[Option<TokenStream>], attribute: &TokenStream) -> Option<TokenStream> {
    if own.is_empty() {
        return Some(quote!(#[#attribute]));
    }
    let conditions = own.iter().map(Option::as_ref).collect::<Option<Vec<_>>>()?;
    Some(quote!(#[cfg_attr(not(any(#(#conditions),*)), #attribute)]))
}

/// Returns whether an attribute may be a macro, and not one of the compiler or of this crate.
fn is_macro(path: &Path) -> bool {
    const NOT_MACROS: [&str; 15] = [
        "derive",
        "doc",
        "cfg",
        "cfg_attr",
        "allow",
        "expect",
        "warn",
        "deny",
        "forbid",
        "deprecated",
        "must_use",
        "repr",
        symbol::API,
        symbol::RUMA_API,
        symbol::SERDE,
    ];
    const TOOLS: [&str; 4] = ["clippy", "rustfmt", "rustdoc", "diagnostic"];
    match path.get_ident() {
        Some(name) => !NOT_MACROS.iter().any(|known| name == known),
        None => !path.segments.first().is_some_and(|it| TOOLS.iter().any(|tool| it.ident == tool)),
    }
}

/// Returns whether a derive may have attributes on fields. Those of the standard library have none,
/// and those of serde have `#[serde(…)]`.
fn has_helpers(derive: &Path) -> bool {
    const OF_THE_LANGUAGE: [&str; 9] =
        ["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];
    const OF_SERDE: [&str; 2] = ["Serialize", "Deserialize"];
    let is_of = |crates: &[&str], names: &[&str]| {
        let is_in_crate = derive.segments.len() == 1
            || derive.segments.first().is_some_and(|it| crates.iter().any(|name| it.ident == name));
        let last = derive.segments.last();
        is_in_crate && last.is_some_and(|last| names.iter().any(|name| last.ident == name))
    };
    !is_of(&["std", "core"], &OF_THE_LANGUAGE) && !is_of(&["serde"], &OF_SERDE)
}
