//! A field and its attributes.

use proc_macro2::{Span, TokenStream};
use syn::{Attribute, Expr, Ident, Lit, LitStr, Meta, Path, Type, ext::IdentExt as _, token};

use super::{
    history::{self, HistoryKeys},
    list::{self, Entry, List},
    misnamed, remedy,
    serde::FieldAttributes,
};
use crate::{
    diagnostics::Diagnostics,
    model::{Content, HeaderName, PartKind},
    suggest, symbol,
};

/// A field of a request or response.
pub(crate) struct Field<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) attributes: &'a [Attribute],
    pub(crate) kind: Kind,
    /// How the field is written if it is in the body, if that is known.
    pub(crate) content: Option<Content>,
    /// The span of the key that determines the kind, or else of the field's name.
    pub(crate) kind_span: Span,
    pub(crate) keys: Keys,
    pub(crate) serde: FieldAttributes,
    /// Whether the field has no kind but an attribute that is not known here. If it is that of
    /// another macro, the field is a member. Otherwise the compiler reports it, and nobody knows
    /// what the field is.
    pub(crate) is_uncertain: bool,
    /// Whether some attribute could not be read.
    pub(crate) has_errors: bool,
}

/// The part of the message that a field is.
pub(crate) enum Kind {
    /// A member of the body, which needs no attribute.
    Member,
    Path,
    Query,
    QueryAll,
    Header(HeaderName),
    /// All header fields with this prefix.
    HeaderPrefix(LitStr),
    /// The cookie with this name.
    Cookie(LitStr),
    Body,
    RawBody,
    /// The status of a response.
    Status,
    /// The response, if an error struct could not be read from it.
    Other,
    /// An attribute could not be read.
    Unknown,
}

/// The keys that are combined with a kind: their spans, and the module of `with`.
#[derive(Default)]
pub(crate) struct Keys {
    pub(crate) secret: Option<Span>,
    pub(crate) serde: Option<Span>,
    pub(crate) with: Option<(Span, Path)>,
    pub(crate) lenient: Option<Span>,
    pub(crate) lines: Option<Span>,
    pub(crate) default: Option<Span>,
    pub(crate) part: Option<(Span, PartKind)>,
    pub(crate) detail: Option<Span>,
    pub(crate) history: HistoryKeys,
}

const KEYS: &[&str] = &[
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
    "detail",
    "other",
];

/// Those of requests and responses.
const KEYS_OF_MESSAGES: &[&str] = KEYS.first_chunk::<20>().unwrap();

/// The keys that mean something alone.
const ALONE: &[&str] = KEYS.first_chunk::<10>().unwrap();

/// Attributes of the compiler that have a meaning on a field.
const OF_THE_COMPILER: [&str; 9] =
    ["doc", "cfg", "allow", "expect", "warn", "deny", "forbid", "deprecated", "must_use"];

/// Returns whether the attribute is `#[api(…)]` or its alias `#[ruma_api(…)]`.
pub(crate) fn is_api(attribute: &Attribute) -> bool {
    attribute.path().is_ident(symbol::API) || attribute.path().is_ident(symbol::RUMA_API)
}

fn is_unknown(attribute: &Attribute) -> bool {
    let is_any = |names: &[&str]| names.iter().any(|name| attribute.path().is_ident(name));
    !is_api(attribute) && !is_any(&[symbol::SERDE, symbol::HIDDEN]) && !is_any(&OF_THE_COMPILER)
}

impl<'a> Field<'a> {
    /// Reads a field. `others` is whether there may be attributes of other macros.
    pub(crate) fn parse(
        diagnostics: &Diagnostics,
        field: &'a syn::Field,
        macro_name: &str,
        content: Option<Content>,
        others: bool,
    ) -> Option<Self> {
        let ident = field.ident.as_ref()?;
        let errors = diagnostics.count();
        let known = if macro_name == "endpoint_error" { KEYS } else { KEYS_OF_MESSAGES };
        let mut api = ApiAttributes { known, kind: None, keys: Keys::default() };
        for attribute in field.attrs.iter().filter(|attribute| is_api(attribute)) {
            api.parse(diagnostics, attribute);
        }
        for attribute in &field.attrs {
            if let Some(error) = misnamed::error(attribute, macro_name, api.kind.is_some()) {
                diagnostics.push(error);
            }
        }
        // If an attribute could not be read, a guess might cause errors about other fields.
        let otherwise = if diagnostics.count() == errors { Kind::Member } else { Kind::Unknown };
        let serde = FieldAttributes::parse(diagnostics, &field.attrs, known);
        let (kind_span, kind) =
            api.kind.map_or((ident.span(), otherwise), |(key, kind)| (key.span(), kind));
        let has_errors = diagnostics.count() != errors;
        let is_uncertain =
            !others && matches!(kind, Kind::Member) && field.attrs.iter().any(is_unknown);
        Some(Self {
            ident,
            ty: &field.ty,
            attributes: &field.attrs,
            kind,
            content,
            kind_span,
            keys: api.keys,
            serde,
            is_uncertain,
            has_errors,
        })
    }

    /// Returns the name as a string: `type` for `r#type`.
    pub(crate) fn name(&self) -> String {
        self.ident.unraw().to_string()
    }

    /// Returns whether the field is a string: a path argument, a header field, or a body that is text.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.kind, Kind::Path | Kind::Cookie(_)) || self.is_header() || self.is_text_body()
    }

    /// Returns whether the field is a header field, or several.
    pub(crate) fn is_header(&self) -> bool {
        matches!(self.kind, Kind::Header(_) | Kind::HeaderPrefix(_))
    }

    /// Returns whether the field is a body that is text.
    pub(crate) fn is_text_body(&self) -> bool {
        matches!(self.kind, Kind::Body) && self.content == Some(Content::Text)
    }

    /// Returns what the field is in a multipart body, if it is one of its parts.
    pub(crate) fn part(&self) -> Option<PartKind> {
        let is_part = matches!(self.kind, Kind::Member) && self.content?.parts().is_some();
        is_part.then(|| self.keys.part.map_or(PartKind::Text, |(_, kind)| kind))
    }

    /// Returns whether the field is a parameter, or text in a multipart body, or is flattened into some.
    pub(crate) fn is_parameter(&self) -> bool {
        match self.kind {
            Kind::Query => true,
            Kind::Member => {
                self.content == Some(Content::Form) || self.part() == Some(PartKind::Text)
            }
            _ => false,
        }
    }

    /// Returns whether the elements of a list are written one by one under the name of the field, so that an
    /// absent list is empty.
    pub(crate) fn is_repeated(&self) -> bool {
        self.is_parameter() || self.part() == Some(PartKind::File)
    }

    /// Returns whether the field is all parameters of the query or of a form.
    pub(crate) fn is_all_parameters(&self) -> bool {
        match self.kind {
            Kind::QueryAll => true,
            Kind::Body => self.content == Some(Content::Form),
            _ => false,
        }
    }

    /// Returns the name of the kind in error messages.
    pub(crate) fn describe(&self) -> &'static str {
        match self.kind {
            Kind::Member | Kind::Unknown => "body field",
            Kind::Path => "path field",
            Kind::Query => "query field",
            Kind::QueryAll => "`query_all` field",
            Kind::Header(_) => "header field",
            Kind::HeaderPrefix(_) => "`header_prefix` field",
            Kind::Cookie(_) => "cookie field",
            Kind::Body => "`body` field",
            Kind::RawBody => "`raw_body` field",
            Kind::Status => "`status` field",
            Kind::Other => "`other` field",
        }
    }
}

/// The attributes `#[api(…)]` of one field. A field has one kind.
struct ApiAttributes {
    /// The keys that there are.
    known: &'static [&'static str],
    kind: Option<(Ident, Kind)>,
    keys: Keys,
}

impl ApiAttributes {
    fn parse(&mut self, diagnostics: &Diagnostics, attribute: &Attribute) {
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
pub(super) fn manual_body_serde(key: &Ident) -> syn::Error {
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
