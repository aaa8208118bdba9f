//! The keys of `#[api(…)]` about the history of a field.

use proc_macro2::{Span, TokenStream};
use syn::{
    Ident, LitStr, Token, ext::IdentExt as _, parenthesized, parse::ParseBuffer, token::Paren,
};

use super::{list::Entry, version::version_or_feature};
use crate::{model::Renamed, version::VersionOrFeature};

/// The keys, with their spans.
#[derive(Default)]
pub(crate) struct HistoryKeys {
    pub(crate) since: Option<(Span, VersionOrFeature)>,
    pub(crate) until: Option<(Span, VersionOrFeature)>,
    pub(crate) renamed: Vec<(Span, Renamed)>,
    pub(crate) dropped: Option<Span>,
}

impl HistoryKeys {
    /// Returns the first key, in the order of a history.
    pub(crate) fn first(&self) -> Option<(&'static str, Span)> {
        let since = self.since.as_ref().map(|(span, _)| ("since", *span));
        let renamed = self.renamed.first().map(|(span, _)| ("renamed", *span));
        let until = self.until.as_ref().map(|(span, _)| ("until", *span));
        since.or(renamed).or(until).or(self.dropped.map(|span| ("drop", span)))
    }
}

impl HistoryKeys {
    /// Returns the changes of the field and their keys, in the order of a history.
    pub(crate) fn changes(&self) -> impl Iterator<Item = (&'static str, &VersionOrFeature)> {
        let since = self.since.iter().map(|(_, since)| ("since", since));
        let renamed = self.renamed.iter().map(|(_, renamed)| ("renamed", &renamed.since));
        let until = self.until.iter().map(|(_, until)| ("until", until));
        since.chain(renamed).chain(until)
    }
}

/// Reads the value of `since` or `until`.
pub(super) fn version(entry: Entry<'_>) -> syn::Result<VersionOrFeature> {
    entry.assign(&format!("{} = 1.4", entry.key))?;
    let version = version_or_feature(entry.input)?;
    entry.ends().map(|()| version)
}

/// Reads the parentheses after `renamed`.
pub(super) fn renamed(entry: Entry<'_>) -> syn::Result<Renamed> {
    const WRITE: &str = "write `renamed(1.4, from = \"old_name\")`";
    let input = entry.input;
    if !input.peek(Paren) {
        let message = format!("`renamed` needs a version and the older name; {WRITE}");
        return Err(syn::Error::new(entry.key.span(), message));
    }
    let content: ParseBuffer<'_>;
    let parentheses = parenthesized!(content in input);
    let result = (|| {
        if content.is_empty() {
            let message = format!("expected a version and the older name; {WRITE}");
            return Err(syn::Error::new(parentheses.span.join(), message));
        }
        let since = version_or_feature(&content)?;
        let missing = || {
            let message = format!("expected `, from = \"…\"`; {WRITE}");
            syn::Error::new(content.span(), message)
        };
        content.parse::<Token![,]>().map_err(|_| missing())?;
        let key = content.call(Ident::parse_any).map_err(|_| missing())?;
        if key != "from" {
            return Err(syn::Error::new(key.span(), format_args!("expected `from`; {WRITE}")));
        }
        content.parse::<Token![=]>().map_err(|_| missing())?;
        let from: LitStr = content.parse().map_err(|error| {
            syn::Error::new(
                error.span(),
                "expected the older name in quotes, as in `from = \"old_name\"`",
            )
        })?;
        content.parse::<Option<Token![,]>>()?;
        if content.is_empty() {
            Ok(Renamed { since, span: from.span(), from: from.value() })
        } else {
            Err(content.error(format_args!("unexpected token; {WRITE}")))
        }
    })();
    // Tokens that are not read would be another error.
    content.parse::<TokenStream>()?;
    let renamed = result?;
    entry.ends().map(|()| renamed)
}
