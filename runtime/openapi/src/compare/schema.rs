//! Compares schemas.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::reference::resolve;

/// A difference between two schemas.
pub(super) struct Difference<'d> {
    /// The path of the member, for example `auth.identifiers[].type`.
    pub(super) path: String,
    pub(super) effect: Effect<'d>,
    pub(super) detail: String,
}

/// What a difference means for the values.
#[derive(Clone, Copy)]
pub(super) enum Effect<'d> {
    None,
    /// There are fewer values.
    Narrower,
    /// There are more values.
    Wider,
    /// There are other values.
    Other,
    /// A member is gone. This is its old schema.
    Gone(&'d Value),
}

/// Compares two schemas, each with its document.
pub(super) fn compare<'d>(
    (old_document, old): (&'d Value, &'d Value),
    (new_document, new): (&'d Value, &'d Value),
) -> Vec<Difference<'d>> {
    let (visited, found) = (BTreeSet::new(), Vec::new());
    let mut comparison = Comparison { old_document, new_document, visited, found };
    comparison.compare("", old, new);
    comparison.found
}

struct Comparison<'d> {
    old_document: &'d Value,
    new_document: &'d Value,
    /// The pairs of references that have been compared: types may be recursive.
    visited: BTreeSet<(String, String)>,
    found: Vec<Difference<'d>>,
}

/// Bounds, and whether a greater one allows fewer values.
const BOUNDS: [(&str, bool); 8] = [
    ("minimum", true),
    ("exclusiveMinimum", true),
    ("minLength", true),
    ("minItems", true),
    ("maximum", false),
    ("exclusiveMaximum", false),
    ("maxLength", false),
    ("maxItems", false),
];

impl<'d> Comparison<'d> {
    fn add(&mut self, path: &str, effect: Effect<'d>, detail: impl Into<String>) {
        self.found.push(Difference { path: path.to_owned(), effect, detail: detail.into() });
    }

    fn compare(&mut self, path: &str, old: &'d Value, new: &'d Value) {
        if let (Some(before), Some(after)) = (old["$ref"].as_str(), new["$ref"].as_str())
            && !self.visited.insert((before.to_owned(), after.to_owned()))
        {
            return;
        }
        let (old, new) = (resolve(self.old_document, old), resolve(self.new_document, new));
        match (is_open(old), is_open(new)) {
            (true, true) => return,
            (true, false) => return self.add(path, Effect::Narrower, "is no longer any value"),
            (false, true) => return self.add(path, Effect::Wider, "may be any value now"),
            (false, false) => {}
        }
        self.types(path, old, new);
        self.values(path, old, new);
        self.bounds(path, old, new);
        for keyword in ["format", "pattern", "contentEncoding"] {
            if old[keyword] != new[keyword] {
                self.add(path, Effect::Other, format!("has another `{keyword}`"));
            }
        }
        if old["items"].is_object() && new["items"].is_object() {
            self.compare(&format!("{path}[]"), &old["items"], &new["items"]);
        }
        self.properties(path, old, new);
        self.alternatives(path, old, new);
        let lists = ["allOf", "prefixItems"]
            .map(|keyword| (keyword, array(old, keyword), array(new, keyword)));
        for (keyword, old, new) in lists {
            if old.len() != new.len() {
                self.add(path, Effect::Other, format!("has another number of `{keyword}`"));
            }
            for (index, (before, after)) in old.iter().zip(new).enumerate() {
                let path =
                    if keyword == "allOf" { path.to_owned() } else { format!("{path}[{index}]") };
                self.compare(&path, before, after);
            }
        }
    }

    fn types(&mut self, path: &str, old: &Value, new: &Value) {
        let (before, after) = (types(old), types(new));
        let is_covered = |name: &str, others: &BTreeSet<&str>| {
            others.contains(name) || name == "integer" && others.contains("number")
        };
        let names = |names: Vec<&str>| names.join("`, `");
        if before.is_empty() || after.is_empty() {
            return;
        }
        let gone: Vec<_> = before.iter().copied().filter(|it| !is_covered(it, &after)).collect();
        let added: Vec<_> = after.iter().copied().filter(|it| !is_covered(it, &before)).collect();
        if !gone.is_empty() {
            self.add(path, Effect::Narrower, format!("is no longer `{}`", names(gone)));
        }
        if !added.is_empty() {
            self.add(path, Effect::Wider, format!("may be `{}` now", names(added)));
        }
    }

    /// Compares the values of an enumeration.
    fn values(&mut self, path: &str, old: &Value, new: &Value) {
        match (values(old), values(new)) {
            (None, None) => {}
            (None, Some(_)) => self.add(path, Effect::Narrower, "is one of a list of values now"),
            (Some(_), None) => {
                self.add(path, Effect::Wider, "is no longer one of a list of values");
            }
            (Some(before), Some(after)) => {
                for value in before.iter().filter(|value| !after.contains(*value)) {
                    self.add(path, Effect::Narrower, format!("is no longer {value}"));
                }
                for value in after.iter().filter(|value| !before.contains(*value)) {
                    self.add(path, Effect::Wider, format!("may be {value} now"));
                }
            }
        }
    }

    fn bounds(&mut self, path: &str, old: &Value, new: &Value) {
        for (keyword, greater_is_narrower) in BOUNDS {
            let (before, after) = (old[keyword].as_f64(), new[keyword].as_f64());
            let is_narrower = match (before, after) {
                (None, Some(_)) => true,
                (Some(_), None) => false,
                (Some(before), Some(after)) if before < after => greater_is_narrower,
                (Some(before), Some(after)) if before > after => !greater_is_narrower,
                _ => continue,
            };
            let effect = if is_narrower { Effect::Narrower } else { Effect::Wider };
            self.add(path, effect, format!("has another `{keyword}`"));
        }
    }

    fn properties(&mut self, path: &str, old: &'d Value, new: &'d Value) {
        let empty = Map::new();
        let of = |schema: &'d Value| schema["properties"].as_object();
        let required =
            |schema: &Value, name: &str| array(schema, "required").iter().any(|it| it == name);
        let at =
            |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        for (name, before) in of(old).into_iter().flatten() {
            let path = at(name);
            let was_required = required(old, name);
            let Some(after) = of(new).and_then(|new| new.get(name)) else {
                let effect = if was_required { Effect::Other } else { Effect::Gone(before) };
                self.add(&path, effect, "is gone");
                continue;
            };
            match (was_required, required(new, name)) {
                (false, true) => self.add(&path, Effect::Narrower, "is required now"),
                (true, false) => self.add(&path, Effect::Wider, "is optional now"),
                _ => {}
            }
            self.compare(&path, before, after);
        }
        let before = of(old).unwrap_or(&empty);
        let added: Vec<_> = of(new)
            .into_iter()
            .flat_map(Map::keys)
            .filter(|name| !before.contains_key(*name))
            .map(|name| (at(name), required(new, name)))
            .collect();
        for (path, is_required) in added {
            if is_required {
                self.add(&path, Effect::Narrower, "is new and required");
            } else {
                self.add(&path, Effect::None, "is new");
            }
        }
        match (&old["additionalProperties"], &new["additionalProperties"]) {
            (Value::Object(_), Value::Object(_)) => {
                let (before, after) = (&old["additionalProperties"], &new["additionalProperties"]);
                self.compare(&at("*"), before, after);
            }
            (Value::Bool(false), Value::Bool(false)) => {}
            (Value::Bool(false), _) => self.add(path, Effect::Wider, "may have other members now"),
            (_, Value::Bool(false)) => self.add(path, Effect::Narrower, "has no other members now"),
            _ => {}
        }
    }

    /// Compares schemas of which one is enough. Those of single values are compared as values.
    fn alternatives(&mut self, path: &str, old: &'d Value, new: &'d Value) {
        if values(old).is_some() || values(new).is_some() {
            return;
        }
        let all = |schema: &'d Value| -> Vec<&'d Value> {
            array(schema, "anyOf").iter().chain(array(schema, "oneOf")).collect()
        };
        let (old, new) = (all(old), all(new));
        let visited = &self.visited;
        let is_same = |first: &'d Value, second: &'d Value| {
            let (visited, found) = (visited.clone(), Vec::new());
            let mut inner = Self { visited, found, ..*self };
            inner.compare("", first, second);
            inner.found.is_empty()
        };
        let gone: Vec<_> =
            old.iter().filter(|it| !new.iter().any(|other| is_same(it, other))).collect();
        let added: Vec<_> =
            new.iter().filter(|it| !old.iter().any(|other| is_same(other, it))).collect();
        match (&gone[..], &added[..]) {
            ([], []) => {}
            ([before], [after]) => self.compare(path, before, after),
            _ => {
                if !gone.is_empty() {
                    self.add(path, Effect::Narrower, "has fewer alternatives");
                }
                if !added.is_empty() {
                    self.add(path, Effect::Wider, "has more alternatives");
                }
            }
        }
    }
}

/// Returns whether a schema allows every value.
fn is_open(schema: &Value) -> bool {
    const ABOUT: [&str; 6] =
        ["description", "default", "deprecated", "title", "x-added-in", "x-removed-in"];
    match schema {
        Value::Object(members) => members.keys().all(|name| ABOUT.contains(&name.as_str())),
        Value::Bool(is_open) => *is_open,
        _ => true,
    }
}

fn array<'v>(schema: &'v Value, keyword: &str) -> &'v [Value] {
    schema[keyword].as_array().map_or(&[], Vec::as_slice)
}

fn types(schema: &Value) -> BTreeSet<&str> {
    match &schema["type"] {
        Value::String(name) => BTreeSet::from([name.as_str()]),
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => BTreeSet::new(),
    }
}

/// Returns the values of an enumeration: `const`, `enum`, or alternatives that are all constants.
fn values(schema: &Value) -> Option<Vec<&Value>> {
    if let Some(value) = schema.get("const") {
        return Some(vec![value]);
    }
    if let Some(values) = schema["enum"].as_array() {
        return Some(values.iter().collect());
    }
    let alternatives = array(schema, "oneOf");
    let values: Option<Vec<_>> = alternatives.iter().map(|it| it.get("const")).collect();
    values.filter(|values| !values.is_empty())
}
