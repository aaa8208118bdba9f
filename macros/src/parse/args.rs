//! The arguments of `#[request]` and `#[response]`.

use proc_macro2::{Group, TokenStream};
use syn::{Ident, LitBool, LitStr, Path, Token, Type, token};

use super::{
    field,
    fixed::{self, Fixed},
    list::{self, Entry, List},
    remedy, runtime_path, status,
    value::{self, Once},
};
use crate::{
    diagnostics::Diagnostics,
    model::{Content, Direction, FixedParameter, Form, PartOrder, Status},
};

/// The arguments of both macros.
#[derive(Default)]
pub(crate) struct Shared {
    pub(crate) error: Once<Type>,
    pub(crate) krate: Once<Path>,
    pub(crate) outgoing: Once<()>,
    pub(crate) incoming: Once<()>,
    pub(crate) empty_body: Once<()>,
    pub(crate) stream: Once<()>,
    pub(crate) fixed: Fixed,
    pub(crate) content: Once<Content>,
    pub(crate) multipart: Once<PartOrder>,
    pub(crate) exhaustive: Once<()>,
    /// The form of the constructor.
    pub(crate) new: Once<Form>,
    /// Given if no `Debug` is generated.
    pub(crate) no_debug: Once<()>,
    /// Given if nothing is added to the documentation.
    pub(crate) no_docs: Once<()>,
    /// Whether the endpoint is described in the arguments, which is an error.
    pub(crate) is_described: bool,
    /// Whether an argument could not be read. It may have been one of these.
    pub(crate) has_errors: bool,
}

/// The arguments of `#[request]`.
#[derive(Default)]
pub(crate) struct RequestArgs {
    pub(crate) shared: Shared,
    pub(crate) metadata: Once<Path>,
    pub(crate) response: Once<Type>,
    pub(crate) authentication: Once<Path>,
    /// The parameters that are always sent.
    pub(crate) query: Once<Vec<FixedParameter>>,
}

/// The arguments of `#[response]`.
#[derive(Default)]
pub(crate) struct ResponseArgs {
    pub(crate) shared: Shared,
    pub(crate) status: Once<Status>,
    pub(crate) strict: Once<()>,
}

/// The arguments of `#[endpoint_error]`.
#[derive(Default)]
pub(crate) struct ErrorArgs {
    pub(crate) shared: Shared,
    /// The member of the body that tells errors apart.
    pub(crate) code: Once<LitStr>,
    /// The function that answers a rejection.
    pub(crate) rejection: Once<Path>,
}

/// The argument that makes the struct exhaustive. The attribute macro acts on it, and the derive
/// only accepts it.
pub(crate) const EXHAUSTIVE: &str = "exhaustive";

/// The argument `debug = false`. The attribute macro acts on it as well.
pub(crate) const DEBUG: &str = "debug";

/// The argument `docs = false`. Only the attribute macro acts on it.
pub(crate) const DOCS: &str = "docs";

const NEW: &str = "new";

const CONTENT: &str = "content";

const MULTIPART: &str = "multipart";

const SHARED: [&str; 12] = [
    "error",
    runtime_path::KEY,
    EXHAUSTIVE,
    NEW,
    "outgoing",
    "incoming",
    "empty_body",
    "stream",
    CONTENT,
    MULTIPART,
    DEBUG,
    DOCS,
];
const OF_REQUEST: [&str; 4] = ["metadata", "response", "authentication", "query"];

/// The shared arguments that an error type does not have.
const NOT_OF_ERRORS: [&str; 7] =
    ["error", NEW, "outgoing", "incoming", "empty_body", "stream", MULTIPART];

impl Shared {
    /// Reads the arguments of a macro. `own` reads those that are not shared, and returns `None`
    /// for a key that it does not know.
    fn parse(
        &mut self,
        diagnostics: &Diagnostics,
        tokens: TokenStream,
        macro_name: &str,
        own_keys: &[&'static str],
        mut own: impl FnMut(Entry<'_>) -> Option<syn::Result<()>>,
    ) {
        let keys: Vec<_> = own_keys.iter().copied().chain(SHARED).chain(fixed::KEYS).collect();
        list::entries(diagnostics, tokens, List { keys: &keys, assign: '=' }, |entry| {
            let key = entry.key;
            if key == EXHAUSTIVE {
                return self.exhaustive.read(key, || entry.no_value());
            }
            self.entry(entry, macro_name).or_else(|| own(entry)).unwrap_or_else(|| {
                // An endpoint that is described here is one mistake.
                let has_value = !entry.ahead().is_empty();
                if has_value
                    && remedy::is_of_metadata(key)
                    && std::mem::replace(&mut self.is_described, true)
                {
                    return entry.skip();
                }
                let instead = remedy::argument(key, &entry.ahead(), macro_name, &keys);
                let message = format!("unknown argument `{key}` of `#[{macro_name}]`; {instead}");
                Err(syn::Error::new(key.span(), message))
            })
        });
        self.has_errors = diagnostics.count() != 0;
    }

    fn entry(&mut self, entry: Entry<'_>, macro_name: &str) -> Option<syn::Result<()>> {
        let key = entry.key;
        Some(match &*key.to_string() {
            unused if macro_name == "endpoint_error" && NOT_OF_ERRORS.contains(&unused) => {
                Err(syn::Error::new(
                    key.span(),
                    format_args!("`{unused}` is for requests and responses; remove it"),
                ))
            }
            "error" => self.error.read(key, || entry.ty("error = MyError")),
            runtime_path::KEY => self.krate.read(key, || {
                entry.assign("crate = my_api::pathlore")?;
                runtime_path::parse(entry.input, "crate = my_api::pathlore")
            }),
            "manual_body_serde" => Err(field::manual_body_serde(key)),
            "outgoing" => self.outgoing.read(key, || entry.no_value()),
            "incoming" => self.incoming.read(key, || entry.no_value()),
            "empty_body" => self.empty_body.read(key, || entry.no_value()),
            "stream" => self.stream.read(key, || entry.no_value()),
            CONTENT => self.content.read(key, || content(entry)),
            MULTIPART => self.multipart.read(key, || multipart(entry)),
            NEW => self.new.read(key, || new(entry)),
            DEBUG => {
                self.no_debug.read(key, || off(entry, "debug = false", "`Debug` is generated"))
            }
            DOCS => {
                self.no_docs.read(key, || off(entry, "docs = false", "documentation is generated"))
            }
            _ => return self.fixed.entry(entry),
        })
    }

    /// Returns the directions for which code is generated. If both `outgoing` and `incoming` were
    /// given, which is an error, these are both directions.
    pub(crate) fn direction(&self) -> Direction {
        match (self.outgoing.key(), self.incoming.key()) {
            (Some(_), None) => Direction::Write,
            (None, Some(_)) => Direction::Read,
            _ => Direction::Both,
        }
    }

    /// Returns how the fields in the body are written, unless an argument could not be read.
    pub(crate) fn content(&self) -> Option<Content> {
        let default = (!self.has_errors).then(Content::default);
        let parts = self.multipart.get().copied().map(Content::Parts);
        parts.or(self.content.get().copied()).or(default)
    }

    pub(crate) fn runtime(&self) -> Path {
        self.krate.get().cloned().unwrap_or_else(runtime_path::default)
    }
}

impl RequestArgs {
    pub(crate) fn parse(diagnostics: &Diagnostics, tokens: TokenStream) -> Self {
        let mut shared = Shared::default();
        let mut args = Self::default();
        shared.parse(diagnostics, tokens, "request", &OF_REQUEST, |entry| {
            let key = entry.key;
            Some(match &*key.to_string() {
                "metadata" => args.metadata.read(key, || metadata(entry)),
                "response" => args.response.read(key, || entry.ty("response = LoginResponse")),
                "authentication" => args.authentication.read(key, || {
                    let example = "authentication = MyScheme";
                    entry.assign(example)?;
                    value::expected(entry.input.parse(), "the path of a type", example)
                }),
                "query" => args.query.read(key, || fixed::query(entry)),
                "status" => Err(syn::Error::new(
                    key.span(),
                    "a request has no status; write it in `#[response(status = …)]`",
                )),
                "strict" => Err(syn::Error::new(
                    key.span(),
                    "`strict` is for responses; write it in `#[response(strict)]`, or remove it",
                )),
                _ => return None,
            })
        });
        Self { shared, ..args }
    }
}

/// Reads the name of the constant.
fn metadata(entry: Entry<'_>) -> syn::Result<Path> {
    let name = entry.path("the name of a constant", "metadata = LOGIN_METADATA")?;
    if entry.input.peek(Token![!]) {
        let message = "expected the name of a constant; write \
                       `const LOGIN_METADATA: Metadata = metadata! { … };` and \
                       `metadata = LOGIN_METADATA`";
        return Err(syn::Error::new_spanned(name, message));
    }
    entry.ends().map(|()| name)
}

impl ResponseArgs {
    pub(crate) fn parse(diagnostics: &Diagnostics, tokens: TokenStream) -> Self {
        let mut shared = Shared::default();
        let (mut status, mut strict) = (Once::default(), Once::default());
        shared.parse(diagnostics, tokens, "response", &["status", "strict"], |entry| {
            let key = entry.key;
            Some(match &*key.to_string() {
                "status" => {
                    status.read(key, || status::status(entry.expression("status = CREATED")?))
                }
                "strict" => strict.read(key, || entry.no_value()),
                request if OF_REQUEST.contains(&request) => Err(syn::Error::new(
                    key.span(),
                    format_args!("`{request}` is an argument of `#[request]`; write it there"),
                )),
                _ => return None,
            })
        });
        Self { shared, status, strict }
    }
}

impl ErrorArgs {
    pub(crate) fn parse(diagnostics: &Diagnostics, tokens: TokenStream) -> Self {
        let mut shared = Shared::default();
        let (mut code, mut rejection) = (Once::default(), Once::default());
        shared.parse(diagnostics, tokens, "endpoint_error", &["code", "rejection"], |entry| {
            let key = entry.key;
            Some(match &*key.to_string() {
                "code" => code.read(key, || entry.string("code = \"errcode\"")),
                "rejection" => rejection
                    .read(key, || entry.path("the path of a function", "rejection = answer")),
                "status" => Err(syn::Error::new(
                    key.span(),
                    "an error has more than one status; write `#[api(status = …)]` on a variant, or \
                     `#[api(status)]` on the field that holds it",
                )),
                "strict" => Err(syn::Error::new(
                    key.span(),
                    "`strict` is for responses; write it in `#[response(strict)]`, or remove it",
                )),
                _ => return None,
            })
        });
        Self { shared, code, rejection }
    }
}

/// Reads the value of `content`.
fn content(entry: Entry<'_>) -> syn::Result<Content> {
    entry.choice("content = form", Content::ALL, Content::name, |written| {
        if written.starts_with('"') && written.contains('/') {
            return Some(format!(
                "`content` is how body fields are written; write `content_type = {written}` for the \
                 content type"
            ));
        }
        let name = written.trim_matches('"');
        let order = PartOrder::ALL.into_iter().find(|order| order.name() == name);
        let name = order.or((name == "multipart").then_some(PartOrder::ByName))?.name();
        Some(format!("a body that consists of parts has another argument; write `multipart = {name}`"))
    })
}

/// Reads the value of `multipart`.
fn multipart(entry: Entry<'_>) -> syn::Result<PartOrder> {
    entry.choice("multipart = form_data", PartOrder::ALL, PartOrder::name, |written| {
        let subtype = written.strip_prefix('"')?.trim_matches('"').replace('-', "_");
        let subtype = subtype.strip_prefix("multipart/").unwrap_or(&subtype);
        let order = PartOrder::ALL.into_iter().find(|order| order.name() == subtype)?;
        let name = order.name();
        Some(format!("the value is a name, not a media type; write `multipart = {name}`"))
    })
}

/// Reads what follows `new`.
fn new(entry: Entry<'_>) -> syn::Result<Form> {
    const INSTEAD: &str = "write `new`, or `new(init)` for a function of a struct of the fields";
    if entry.input.peek(token::Paren)
        && entry.input.fork().parse::<Group>().is_ok_and(|group| is_init(&group))
    {
        entry.input.parse::<Group>()?;
        return entry.ends().map(|()| Form::Struct);
    }
    entry.no_value_but(|_| Some(INSTEAD.to_owned())).map(|()| Form::Arguments)
}

fn is_init(group: &Group) -> bool {
    syn::parse2::<Ident>(group.stream()).is_ok_and(|content| content == "init")
}

/// Reads the value `false`. `generated` says what the value `true` would mean.
fn off(entry: Entry<'_>, example: &str, generated: &str) -> syn::Result<()> {
    entry.assign(example)?;
    let value: LitBool = value::expected(entry.input.parse(), "`false`", example)?;
    if value.value {
        let message = format!("{generated} unless the argument is `{example}`; remove this one");
        return Err(syn::Error::new(value.span, message));
    }
    Ok(())
}
