//! The attributes `#[serde(...)]`. Each is parsed once.

use proc_macro2::Span;
use syn::{
    Attribute, ExprPath, Ident, LitStr, Meta, Token, WherePredicate, punctuated::Punctuated,
};

use self::value::Directions;
use super::list::{self, Entry, List};
use crate::{diagnostics::Diagnostics, model::DefaultValue, suggest, symbol};

mod value;

/// The attributes of a field.
#[derive(Default)]
pub(crate) struct FieldAttributes {
    /// The keys, as they were written.
    pub(crate) keys: Vec<Ident>,
    pub(crate) rename: Names,
    pub(crate) aliases: Vec<LitStr>,
    pub(crate) default: Option<DefaultValue>,
    pub(crate) flatten: Option<Span>,
    skip: Option<Span>,
    skip_serializing: Option<Span>,
    skip_deserializing: Option<Span>,
    pub(crate) skip_serializing_if: Option<ExprPath>,
    pub(crate) serialize_with: Option<ExprPath>,
    pub(crate) deserialize_with: Option<ExprPath>,
    pub(crate) with: Option<ExprPath>,
    borrow: Option<Span>,
    /// The value of `borrow`.
    pub(crate) borrowed: Option<LitStr>,
    pub(crate) serialize_bound: Option<Vec<WherePredicate>>,
    pub(crate) deserialize_bound: Option<Vec<WherePredicate>>,
    pub(crate) has_errors: bool,
}

/// The attributes of a struct, or those that apply to a variant of an enum.
#[derive(Clone, Default)]
pub(crate) struct ContainerAttributes {
    /// The name of each field. On an enum, `rename_all_fields`.
    pub(crate) rename_all: Names,
    pub(crate) deny_unknown_fields: Option<Span>,
    pub(crate) default: Option<DefaultValue>,
}

/// The value of `rename` or `rename_all`, for each direction.
#[derive(Clone, Default)]
pub(crate) struct Names {
    pub(crate) serialize: Option<LitStr>,
    /// The name, and others that are read as well.
    pub(crate) deserialize: Vec<LitStr>,
    /// All names as they were written.
    pub(crate) literals: Vec<LitStr>,
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
const ENUM_KEYS: &[&str] = &["rename_all_fields", "deny_unknown_fields"];
const VARIANT_KEYS: &[&str] = &["rename_all"];

impl FieldAttributes {
    pub(crate) fn parse(
        diagnostics: &Diagnostics,
        attributes: &[Attribute],
        api_keys: &[&str],
    ) -> Self {
        let unknown = |key: &Ident| {
            if api_keys.iter().any(|api_key| key == api_key) {
                let value = match &*key.to_string() {
                    "header" | "with" | "since" | "until" => " = …",
                    "renamed" => "(…)",
                    _ => "",
                };
                return format!("`{key}` is not a serde attribute; write `#[api({key}{value})]`");
            }
            let instead = suggest::instead(&key.to_string(), FIELD_KEYS);
            format!("unknown serde attribute `{key}` of a field; {instead}")
        };
        let mut found = Self::default();
        let errors = diagnostics.count();
        read(diagnostics, attributes, FIELD_KEYS, unknown, |entry| found.set(entry));
        found.has_errors = diagnostics.count() != errors;
        found
    }

    fn set(&mut self, entry: Entry<'_>) -> syn::Result<()> {
        let key = entry.key;
        self.keys.push(key.clone());
        match &*key.to_string() {
            "rename" => self.rename.set(entry),
            "alias" => entry.string("alias = \"name\"").map(|name| self.aliases.push(name)),
            "default" => set_default(&mut self.default, entry),
            "flatten" => set_flag(&mut self.flatten, entry),
            "skip" => set_flag(&mut self.skip, entry),
            "skip_serializing" => set_flag(&mut self.skip_serializing, entry),
            "skip_deserializing" => set_flag(&mut self.skip_deserializing, entry),
            "skip_serializing_if" => set_path(&mut self.skip_serializing_if, entry),
            "serialize_with" => set_path(&mut self.serialize_with, entry),
            "deserialize_with" => set_path(&mut self.deserialize_with, entry),
            "with" => set_path(&mut self.with, entry),
            // The `Deserialize` of the field's type determines what is borrowed.
            "borrow" if value::is_alone(entry) => set_flag(&mut self.borrow, entry),
            "borrow" => {
                let lifetimes = entry.string("borrow = \"'a\"")?;
                set_once(&mut self.borrow, key, key.span())?;
                set_once(&mut self.borrowed, key, lifetimes)
            }
            _ => self.set_bound(entry),
        }
    }

    fn set_bound(&mut self, entry: Entry<'_>) -> syn::Result<()> {
        let key = entry.key;
        let Directions { serialize, deserialize, .. } =
            Directions::parse(entry, "bound = \"T: Trait\"")?;
        if let [_, second, ..] = &deserialize[..] {
            let message = "`deserialize` is given twice; remove one of the two";
            return Err(syn::Error::new(second.span(), message));
        }
        if let Some(written) = serialize {
            set_once(&mut self.serialize_bound, key, bound(&written)?)?;
        }
        if let Some(written) = deserialize.first() {
            set_once(&mut self.deserialize_bound, key, bound(written)?)?;
        }
        Ok(())
    }

    /// Returns whether the field is written.
    pub(crate) fn is_written(&self) -> bool {
        self.skip.is_none() && self.skip_serializing.is_none()
    }

    /// Returns whether the field is read.
    pub(crate) fn is_read(&self) -> bool {
        self.skip.is_none() && self.skip_deserializing.is_none()
    }

    /// Returns the function that writes the field.
    pub(crate) fn serialize_function(&self) -> Option<ExprPath> {
        self.serialize_with.clone().or_else(|| in_module(self.with.as_ref()?, "serialize"))
    }

    /// Returns the function that reads the field.
    pub(crate) fn deserialize_function(&self) -> Option<ExprPath> {
        self.deserialize_with.clone().or_else(|| in_module(self.with.as_ref()?, "deserialize"))
    }
}

impl ContainerAttributes {
    /// Reads the attributes of a struct.
    pub(crate) fn of_struct(diagnostics: &Diagnostics, attributes: &[Attribute]) -> Self {
        let mut found = Self::default();
        found.read(diagnostics, attributes, STRUCT_KEYS, "struct");
        found
    }

    /// Reads the attributes of an enum, which apply to all variants.
    pub(crate) fn of_enum(diagnostics: &Diagnostics, attributes: &[Attribute]) -> Self {
        let mut found = Self::default();
        found.read(diagnostics, attributes, ENUM_KEYS, "enum");
        found
    }

    /// Reads the attributes of a variant, and adds those of the enum, `self`.
    pub(crate) fn of_variant(&self, diagnostics: &Diagnostics, attributes: &[Attribute]) -> Self {
        let mut found = Self::default();
        found.read(diagnostics, attributes, VARIANT_KEYS, "variant");
        let Names { serialize, deserialize, .. } = &self.rename_all;
        found.rename_all.serialize = found.rename_all.serialize.or_else(|| serialize.clone());
        if found.rename_all.deserialize.is_empty() {
            found.rename_all.deserialize.clone_from(deserialize);
        }
        Self { deny_unknown_fields: self.deny_unknown_fields, ..found }
    }

    fn read(
        &mut self,
        diagnostics: &Diagnostics,
        attributes: &[Attribute],
        keys: &[&str],
        item: &str,
    ) {
        let unknown = |key: &Ident| match suggest::nearest(&key.to_string(), keys) {
            Some("rename_all_fields") if key == "rename_all" => {
                "`rename_all` of an enum is about its variants, which have no names in a message; \
                 write `rename_all_fields` for the fields"
                    .to_owned()
            }
            Some(near) => format!(
                "unknown serde attribute `{key}` of {} {item}; did you mean `{near}`?",
                if item == "enum" { "an" } else { "a" }
            ),
            None => format!(
                "`{key}` has no meaning for the parts of an HTTP message; remove it: of serde's \
                 {} attributes, only {} apply to body and query",
                if item == "variant" { item } else { "container" },
                suggest::all_of(keys),
            ),
        };
        read(diagnostics, attributes, keys, unknown, |entry| match &*entry.key.to_string() {
            "rename_all" | "rename_all_fields" => self.rename_all.set(entry),
            "default" => set_default(&mut self.default, entry),
            _ => set_flag(&mut self.deny_unknown_fields, entry),
        });
    }
}

impl Names {
    fn set(&mut self, entry: Entry<'_>) -> syn::Result<()> {
        let key = entry.key;
        let Directions { serialize, deserialize, literals } =
            Directions::parse(entry, &format!("{key} = \"name\""))?;
        let is_repeated = serialize.is_some() && self.serialize.is_some()
            || !deserialize.is_empty() && !self.deserialize.is_empty();
        if is_repeated {
            return Err(twice(key));
        }
        self.serialize = self.serialize.take().or(serialize);
        self.deserialize.extend(deserialize);
        self.literals.extend(literals);
        Ok(())
    }
}

/// Reads the entries of all `#[serde(...)]`.
fn read(
    diagnostics: &Diagnostics,
    attributes: &[Attribute],
    keys: &[&str],
    unknown: impl Fn(&Ident) -> String,
    mut set: impl FnMut(Entry<'_>) -> syn::Result<()>,
) {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident(symbol::SERDE))
    {
        let Meta::List(attribute) = &attribute.meta else {
            diagnostics.error_on(attribute.path(), "write serde attributes in parentheses");
            continue;
        };
        let tokens = attribute.tokens.clone();
        list::entries(diagnostics, tokens, List { keys, assign: '=' }, |entry| {
            let key = entry.key;
            if !keys.iter().any(|known| key == known) {
                return Err(syn::Error::new(key.span(), unknown(key)));
            }
            set(entry)
        });
    }
}

fn bound(bound: &LitStr) -> syn::Result<Vec<WherePredicate>> {
    let predicates = Punctuated::<WherePredicate, Token![,]>::parse_terminated;
    let expected = "expected bounds as after `where`, as in `T: Serialize`";
    let predicates =
        bound.parse_with(predicates).map_err(|_| syn::Error::new(bound.span(), expected))?;
    Ok(predicates.into_iter().collect())
}

fn in_module(module: &ExprPath, function: &str) -> Option<ExprPath> {
    let mut path = module.clone();
    let span = path.path.segments.last()?.ident.span();
    path.path.segments.push(Ident::new(function, span).into());
    Some(path)
}

fn set_flag(slot: &mut Option<Span>, entry: Entry<'_>) -> syn::Result<()> {
    entry.no_value()?;
    set_once(slot, entry.key, entry.key.span())
}

fn set_path(slot: &mut Option<ExprPath>, entry: Entry<'_>) -> syn::Result<()> {
    set_once(slot, entry.key, value::path(entry)?)
}

fn set_default(slot: &mut Option<DefaultValue>, entry: Entry<'_>) -> syn::Result<()> {
    let default = if value::is_alone(entry) {
        entry.no_value()?;
        DefaultValue::Trait
    } else {
        DefaultValue::Function(value::path(entry)?)
    };
    set_once(slot, entry.key, default)
}

fn set_once<T>(slot: &mut Option<T>, key: &Ident, value: T) -> syn::Result<()> {
    if slot.is_some() {
        return Err(twice(key));
    }
    *slot = Some(value);
    Ok(())
}

fn twice(key: &Ident) -> syn::Error {
    syn::Error::new(key.span(), format_args!("`{key}` is given twice; remove one of the two"))
}
