//! The attribute `#[api(…)]` of a field.

use proc_macro2::{Span, TokenStream};
use syn::{Attribute, Expr, Ident, Lit, LitStr, Meta, token};

use super::{
    super::{
        history::{self, HistoryKeys},
        list::{self, Entry, List},
        remedy,
    },
    kind::{Keys, Kind},
};
use crate::{
    diagnostics::Diagnostics,
    model::{HeaderName, PartKind},
    suggest,
};

pub(super) const KEYS: &[&str] = &[
    "path",
    "query",
    "query_all",
    "header",
    "header_prefix",
    "cookie",
    "body",
    "raw_body",
    "status",
    "secret",
    "serde",
    "with",
    "lenient",
    "lines",
    "default",
    "since",
    "until",
    "renamed",
    "drop",
    "part",
    "schema",
    "detail",
    "other",
];

/// Those of requests and responses.
pub(super) const KEYS_OF_MESSAGES: &[&str] = KEYS.first_chunk::<21>().unwrap();

/// The keys that mean something alone.
const ALONE: &[&str] = KEYS.first_chunk::<10>().unwrap();

/// The attributes `#[api(…)]` of one field. A field has one kind.
pub(super) struct ApiAttributes {
    /// The keys that there are.
    pub(super) known: &'static [&'static str],
    pub(super) kind: Option<(Ident, Kind)>,
    pub(super) keys: Keys,
}

impl ApiAttributes {
    pub(super) fn parse(&mut self, diagnostics: &Diagnostics, attribute: &Attribute) {
        let empty = || {
            format!(
                "expected the part of the message that the field is: {}",
                suggest::any_of(ALONE)
            )
        };
        match &attribute.meta {
            Meta::List(list) if list.tokens.is_empty() => {
                diagnostics.error_on(&list.path, empty());
            }
            Meta::List(list) => {
                let keys = List { keys: self.known, assign: '=' };
                list::entries(diagnostics, list.tokens.clone(), keys, |entry| {
                    self.entry(diagnostics, entry)
                });
            }
            Meta::Path(path) => diagnostics.error_on(path, empty()),
            Meta::NameValue(meta) => {
                // The compiler reports a value that is not a literal.
                let Expr::Lit(literal) = &meta.value else {
                    diagnostics.reject();
                    return;
                };
                let key = match &literal.lit {
                    Lit::Str(string) => Some(string.value()),
                    _ => None,
                };
                let key = key.filter(|key| self.known.contains(&&**key));
                diagnostics.error_on(
                    literal,
                    match key.as_deref() {
                        Some(key @ ("header" | "header_prefix" | "cookie")) => {
                            format!("expected parentheses; write `#[api({key} = …)]`")
                        }
                        Some(key) => format!("expected parentheses; write `#[api({key})]`"),
                        None => empty(),
                    },
                );
            }
        }
    }

    fn entry(&mut self, diagnostics: &Diagnostics, entry: Entry<'_>) -> syn::Result<()> {
        let key = entry.key;
        let instead = |value: &TokenStream| remedy::value_of_api(key, value);
        let alone = |kind| entry.no_value_but(instead).map(|()| kind);
        let kind = match &*key.to_string() {
            unknown if !self.known.contains(&unknown) && unknown != "manual_body_serde" => {
                let kind = self.kind.as_ref().map(|(key, _)| key.to_string());
                let instead = remedy::key_of_api(key, &entry.ahead(), kind.as_deref(), self.known);
                let message = format!("unknown attribute `{unknown}` of a field; {instead}");
                return Err(syn::Error::new(key.span(), message));
            }
            "path" => alone(Kind::Path)?,
            "query" => alone(Kind::Query)?,
            "query_all" => alone(Kind::QueryAll)?,
            "body" => alone(Kind::Body)?,
            "raw_body" => alone(Kind::RawBody)?,
            "status" => alone(Kind::Status)?,
            "other" => alone(Kind::Other)?,
            "header" => header(entry)?,
            "cookie" => Kind::Cookie(entry.string("cookie = \"session\"")?),
            "header_prefix" => Kind::HeaderPrefix(entry.string("header_prefix = \"x-meta-\"")?),
            "secret" => return flag(diagnostics, entry, &mut self.keys.secret),
            "serde" if entry.input.peek(token::Paren) => {
                let message = "an attribute of serde is not in `#[api]`; write `#[serde(…)]`";
                return Err(syn::Error::new(key.span(), message));
            }
            "serde" => return flag(diagnostics, entry, &mut self.keys.serde),
            "lenient" => return flag(diagnostics, entry, &mut self.keys.lenient),
            "lines" => return flag(diagnostics, entry, &mut self.keys.lines),
            "default" => return flag(diagnostics, entry, &mut self.keys.default),
            "detail" => return flag(diagnostics, entry, &mut self.keys.detail),
            "since" | "until" => {
                let version = history::version(entry)?;
                let HistoryKeys { since, until, .. } = &mut self.keys.history;
                let slot = if key == "since" { since } else { until };
                if slot.replace((key.span(), version)).is_some() {
                    repeated(diagnostics, key);
                }
                return Ok(());
            }
            "renamed" => {
                let renamed = history::renamed(entry)?;
                self.keys.history.renamed.push((key.span(), renamed));
                return Ok(());
            }
            "drop" => return flag(diagnostics, entry, &mut self.keys.history.dropped),
            "schema" => {
                let ty = entry.ty("schema = MyType")?;
                if self.keys.schema.replace((key.span(), ty)).is_some() {
                    repeated(diagnostics, key);
                }
                return Ok(());
            }
            "part" => {
                let kind = entry.choice("part = json", PartKind::ALL, PartKind::name, |_| None)?;
                if self.keys.part.replace((key.span(), kind)).is_some() {
                    repeated(diagnostics, key);
                }
                return Ok(());
            }
            "with" => {
                let module = entry.path("the path of a module", "with = module")?;
                if self.keys.with.replace((key.span(), module)).is_some() {
                    repeated(diagnostics, key);
                }
                return Ok(());
            }
            _ => return Err(manual_body_serde(key)),
        };
        match &self.kind {
            Some((first, _)) if first == key => repeated(diagnostics, key),
            Some((first, _)) => diagnostics.error(
                key.span(),
                format_args!(
                    "a field is one part of the message, but this one is `{first}` already; \
                     remove one of the two"
                ),
            ),
            None => self.kind = Some((key.clone(), kind)),
        }
        Ok(())
    }
}

/// Returns the error about an attribute of ruma's macros, which is not needed here.
pub(in super::super) fn manual_body_serde(key: &Ident) -> syn::Error {
    let message = "`manual_body_serde` does not exist here; write `#[api(body)]` on one field, whose \
                   type implements `Serialize` and `Deserialize`";
    syn::Error::new(key.span(), message)
}

/// Reads a key without a value.
fn flag(diagnostics: &Diagnostics, entry: Entry<'_>, flag: &mut Option<Span>) -> syn::Result<()> {
    entry.no_value()?;
    if flag.replace(entry.key.span()).is_some() {
        repeated(diagnostics, entry.key);
    }
    Ok(())
}

fn repeated(diagnostics: &Diagnostics, key: &Ident) {
    diagnostics.error(key.span(), format_args!("`{key}` is given twice; remove one of the two"));
}

fn header(entry: Entry<'_>) -> syn::Result<Kind> {
    let tokens = entry.expression(&remedy::header_example(&entry.ahead()))?;
    if let Some(error) = remedy::unquoted_header(&tokens, |name| format!("header = {name}")) {
        return Err(error);
    }
    let literal = syn::parse2::<LitStr>(tokens.clone());
    Ok(Kind::Header(literal.map_or(HeaderName::Expression(tokens), HeaderName::Literal)))
}
