//! `#[serde(...)]`, as far as it must be understood here; what it means is serde's.

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    Attribute, ExprPath, Ident, LitStr, Meta, Token, WherePredicate,
    ext::IdentExt as _,
    parse::{ParseStream, Parser as _},
    punctuated::Punctuated,
};

use crate::{
    attr, context::Context, field::KINDS, members::call, suggest, symbol, wire_name::Direction,
};

/// The entries of all `#[serde(...)]` on a field or struct.
#[derive(Default)]
pub(crate) struct SerdeAttributes {
    pub(crate) entries: Vec<Entry>,
    /// Whether there was something that could not be read.
    has_errors: bool,
}

/// One entry: `default`, `rename = "…"`, `bound(serialize = "…")`.
pub(crate) struct Entry {
    pub(crate) key: Ident,
    /// What follows the key.
    pub(crate) rest: TokenStream,
}

const FIELD_KEYS: &[&str] = &[
    "rename",
    "alias",
    "default",
    "flatten",
    "skip",
    "skip_serializing",
    "skip_deserializing",
    "skip_serializing_if",
    "serialize_with",
    "deserialize_with",
    "with",
    "borrow",
    "bound",
];

const STRUCT_KEYS: &[&str] = &["rename_all", "deny_unknown_fields", "default"];

impl SerdeAttributes {
    /// The attributes of a field.
    pub(crate) fn of_field(cx: &Context, attributes: &[Attribute]) -> Self {
        Self::parse(
            cx,
            attributes,
            |key| {
                if KINDS.iter().any(|kind| key == kind) {
                    return format!("`{key}` is no attribute of serde; write `#[api({key})]`");
                }
                let instead = suggest::instead(&key.to_string(), FIELD_KEYS);
                format!("unknown serde attribute `{key}` of a field; {instead}")
            },
            FIELD_KEYS,
        )
    }

    /// The attributes of the struct.
    pub(crate) fn of_struct(cx: &Context, attributes: &[Attribute]) -> Self {
        Self::parse(
            cx,
            attributes,
            |key| match suggest::nearest(&key.to_string(), STRUCT_KEYS) {
                Some(near) => {
                    format!("unknown serde attribute `{key}` of a struct; did you mean `{near}`?")
                }
                None => format!(
                    "`{key}` of a struct has no meaning for the parts of an HTTP message; remove \
                     it: of serde's container attributes {} apply to body and query",
                    suggest::all_of(STRUCT_KEYS),
                ),
            },
            STRUCT_KEYS,
        )
    }

    fn parse(
        cx: &Context,
        attributes: &[Attribute],
        unknown: impl Fn(&Ident) -> String,
        known: &[&str],
    ) -> Self {
        let mut entries = Vec::new();
        let errors = cx.count();
        for attribute in attributes.iter().filter(|it| it.path().is_ident(symbol::SERDE)) {
            let Meta::List(list) = &attribute.meta else {
                cx.error_on(attribute.path(), "write serde's attributes in parentheses");
                continue;
            };
            attr::entries(
                cx,
                list.tokens.clone(),
                attr::List { keys: known, sign: '=' },
                |key, input| {
                    if !known.iter().any(|known| key == known) {
                        return Err(syn::Error::new(key.span(), unknown(key)));
                    }
                    let rest = attr::tokens_to_comma(input)?;
                    entries.push(Entry { key: key.clone(), rest });
                    Ok(())
                },
            );
        }
        Self { entries, has_errors: cx.count() != errors }
    }

    /// Each entry must have the form that serde gives it, and stand once.
    pub(crate) fn check(&self, cx: &Context) {
        if self.has_errors {
            return;
        }
        for (index, entry) in self.entries.iter().enumerate() {
            let key = entry.key.to_string();
            let before = self.entries.iter().take(index);
            if let Some(expected) = entry.expected_form(&key) {
                cx.error(entry.key.span(), format_args!("expected `{expected}`"));
                continue;
            }
            let mut before = before.filter(|other| other.expected_form(&key).is_none());
            if key != "alias" && before.any(|other| other.repeats(entry)) {
                let message = format!("`{key}` is given twice; remove one of the two");
                cx.error(entry.key.span(), message);
            }
        }
    }

    pub(crate) fn find(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// The text of `key = "…"`, or of `key(serialize = "…", deserialize = "…")`.
    pub(crate) fn text(&self, key: &str, direction: Direction) -> Option<LitStr> {
        let mut entries = self.entries.iter().filter(|entry| entry.key == key);
        entries.find_map(|entry| entry.literal().or_else(|| entry.nested(direction.key())))
    }

    /// All texts of a key, whichever direction they are for.
    pub(crate) fn texts(&self, key: &str) -> impl Iterator<Item = LitStr> {
        let entries = self.entries.iter().filter(move |entry| entry.key == key);
        entries.flat_map(|entry| {
            let nested = ["serialize", "deserialize"].map(|direction| entry.nested(direction));
            entry.literal().into_iter().chain(nested.into_iter().flatten())
        })
    }

    /// The texts of all `alias = "…"`, and of a `rename` all for reading.
    pub(crate) fn aliases(&self) -> impl Iterator<Item = String> {
        self.entries.iter().flat_map(|entry| match &*entry.key.to_string() {
            "alias" => entry.literal().map(|name| name.value()).into_iter().collect(),
            "rename" => entry.all_nested("deserialize").iter().map(LitStr::value).collect(),
            _ => Vec::new(),
        })
    }

    /// The path of `key = "path"`.
    pub(crate) fn path(&self, key: &str) -> Option<ExprPath> {
        self.find(key)?.path()
    }

    /// The function that `key = "function"` names, or `with = "module"` with `name` in it.
    pub(crate) fn function(&self, key: &str, name: &str) -> Option<ExprPath> {
        self.path(key).or_else(|| {
            let mut module = self.path("with")?;
            let span = module.path.segments.last()?.ident.span();
            module.path.segments.push(Ident::new(name, span).into());
            Some(module)
        })
    }

    /// The expression that makes the value of a field that is not on the wire.
    pub(crate) fn default_value(&self, otherwise: TokenStream) -> TokenStream {
        match self.find("default").and_then(Entry::path) {
            Some(path) => call(&path),
            None => otherwise,
        }
    }

    /// The predicates of `bound` for a direction, `serialize` or `deserialize`.
    pub(crate) fn bound(&self, cx: &Context, direction: &str) -> Option<Vec<WherePredicate>> {
        let bound = self.find("bound")?;
        let both = bound.literal();
        // What is for both directions is reported once.
        let reports = both.is_none() || direction == "serialize";
        let text = both.or_else(|| bound.nested(direction))?;
        let predicates = Punctuated::<WherePredicate, Token![,]>::parse_terminated;
        let parsed = text.parse_with(predicates);
        if parsed.is_err() && reports {
            let expected = "expected bounds as behind `where`, as in `T: Serialize`";
            cx.error(text.span(), expected);
        }
        parsed.ok().map(|predicates| predicates.into_iter().collect())
    }
}

impl Entry {
    /// Whether the other entry says again what this one says: each direction may be said apart.
    fn repeats(&self, other: &Self) -> bool {
        let says = |entry: &Self, direction| {
            entry.nested("serialize").is_none() && entry.nested("deserialize").is_none()
                || entry.nested(direction).is_some()
        };
        self.key == other.key
            && ["serialize", "deserialize"].iter().any(|it| says(self, it) && says(other, it))
    }

    /// The form that the entry should have, where it has another one.
    fn expected_form(&self, key: &str) -> Option<String> {
        let is_word = self.rest.is_empty();
        let is_text = self.literal().is_some();
        // Not of a name: the compiler itself speaks of a text that it cannot take for tokens, `c'd`.
        let is_path = || self.path().is_some();
        let is_nested = match self.all_nested("serialize").len() {
            0 => self.nested("deserialize").is_some(),
            number => number == 1,
        };
        let (is_right, form) = match key {
            "rename" | "rename_all" => (is_text || is_nested, " = \"name\""),
            "alias" => (is_text, " = \"name\""),
            "bound" => (is_text || is_nested, " = \"T: Trait\""),
            "default" => (is_word || is_path(), " = \"path\"` or `default"),
            "borrow" => (is_word || is_text, ""),
            "with" | "serialize_with" | "deserialize_with" | "skip_serializing_if" => {
                (is_path(), " = \"path\"")
            }
            _ => (is_word, ""),
        };
        (!is_right).then(|| format!("{key}{form}"))
    }

    /// The literal of `key = "…"`.
    fn literal(&self) -> Option<LitStr> {
        (|input: ParseStream<'_>| {
            input.parse::<Token![=]>()?;
            input.parse::<LitStr>()
        })
        .parse2(self.rest.clone())
        .ok()
    }

    /// The path of `key = "path"`.
    pub(crate) fn path(&self) -> Option<ExprPath> {
        self.literal()?.parse().ok()
    }

    /// The literal of `key(name = "…")`.
    fn nested(&self, name: &str) -> Option<LitStr> {
        self.all_nested(name).into_iter().next()
    }

    /// All literals of `key(name = "…", name = "…")`.
    fn all_nested(&self, name: &str) -> Vec<LitStr> {
        let Some(TokenTree::Group(group)) = self.rest.clone().into_iter().next() else {
            return Vec::new();
        };
        let parser = |input: ParseStream<'_>| {
            let mut found = Vec::new();
            while !input.is_empty() {
                let key = input.call(Ident::parse_any)?;
                input.parse::<Token![=]>()?;
                let value: LitStr = input.parse()?;
                if key == name {
                    found.push(value);
                }
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(found)
        };
        parser.parse2(group.stream()).unwrap_or_default()
    }
}
