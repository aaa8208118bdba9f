//! Compares the operations of documents.

use std::collections::BTreeSet;

use pathlore::Version;
use serde_json::{Map, Value};

use super::{
    change::Change,
    reference::resolve,
    schema::{self, Difference, Effect},
};

/// Compares the operations of two documents.
pub(super) fn compare(old: &Value, new: &Value) -> Vec<Change> {
    let mut comparison = Comparison { old, new, operation: String::new(), changes: Vec::new() };
    comparison.operations();
    comparison.changes
}

struct Comparison<'d> {
    old: &'d Value,
    new: &'d Value,
    operation: String,
    changes: Vec<Change>,
}

/// The direction of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Request,
    Response,
}

impl<'d> Comparison<'d> {
    fn add(&mut self, is_breaking: bool, place: impl Into<String>, detail: impl Into<String>) {
        let (operation, place, detail) = (self.operation.clone(), place.into(), detail.into());
        self.changes.push(Change { is_breaking, operation, place, detail });
    }

    fn operations(&mut self) {
        let (old, new) = (operations(self.old), operations(self.new));
        for (name, before) in &old {
            self.operation.clone_from(name);
            match new.iter().find(|(other, _)| other == name) {
                Some((_, after)) => self.compare_operation(before, after),
                None => {
                    let is_announced = self.is_removed(before);
                    self.add(!is_announced, "", "is gone");
                }
            }
        }
        for (name, _) in new.iter().filter(|(name, _)| !old.iter().any(|(other, _)| other == name))
        {
            self.operation.clone_from(name);
            self.add(false, "", "is new");
        }
    }

    /// Returns whether the old document says that the version of the new one has no such thing.
    fn is_removed(&self, old: &Value) -> bool {
        let version = |value: &Value| value.as_str()?.parse::<Version>().ok();
        let removed = version(&old["x-removed-in"]);
        let now = version(&self.new["info"]["version"]);
        removed.zip(now).is_some_and(|(removed, now)| now >= removed)
    }

    fn compare_operation(&mut self, old: &'d Value, new: &'d Value) {
        let flag = |value: &Value, name: &str| value[name] == true;
        if flag(new, "deprecated") && !flag(old, "deprecated") {
            self.add(false, "", "is deprecated now");
        }
        self.security(old, new);
        self.parameters(old, new);
        self.request_body(&old["requestBody"], &new["requestBody"]);
        self.responses(&old["responses"], &new["responses"]);
    }

    fn security(&mut self, old: &Value, new: &Value) {
        let is_open = |value: &Value| {
            let all = value["security"].as_array();
            all.is_none_or(|all| {
                all.is_empty() || all.iter().any(|it| it.as_object().is_some_and(Map::is_empty))
            })
        };
        let schemes = |value: &Value| -> BTreeSet<String> {
            let all = value["security"].as_array().into_iter().flatten();
            all.filter_map(Value::as_object).flat_map(Map::keys).cloned().collect()
        };
        if is_open(old) && !is_open(new) {
            self.add(true, "security", "credentials are required now");
        } else if !is_open(old) && !is_open(new) && schemes(old).is_disjoint(&schemes(new)) {
            self.add(true, "security", "the credentials are of another kind");
        }
    }

    fn parameters(&mut self, old: &'d Value, new: &'d Value) {
        let key = |it: &Value| {
            (it["in"].as_str().map(str::to_owned), it["name"].as_str().map(str::to_owned))
        };
        let (old, new) = (list(&old["parameters"]), list(&new["parameters"]));
        for before in old {
            let place = parameter_place(before);
            let Some(after) = new.iter().find(|after| key(after) == key(before)) else {
                let is_announced = self.is_removed(before);
                self.add(!is_announced, place, "is gone");
                continue;
            };
            self.required(&place, before, after);
            self.schemas(&place, Direction::Request, &before["schema"], &after["schema"]);
        }
        for after in new.iter().filter(|after| !old.iter().any(|before| key(before) == key(after)))
        {
            let is_required = after["required"] == true;
            let detail = if is_required { "is new and required" } else { "is new" };
            self.add(is_required, parameter_place(after), detail);
        }
    }

    fn required(&mut self, place: &str, old: &Value, new: &Value) {
        match (old["required"] == true, new["required"] == true) {
            (false, true) => self.add(true, place, "is required now"),
            (true, false) => self.add(false, place, "is optional now"),
            _ => {}
        }
    }

    fn request_body(&mut self, old: &'d Value, new: &'d Value) {
        const PLACE: &str = "body";
        match (old.is_null(), new.is_null()) {
            (true, true) => {}
            (true, false) => {
                let is_required = new["required"] == true;
                self.add(
                    is_required,
                    PLACE,
                    if is_required { "is new and required" } else { "is new" },
                );
            }
            (false, true) => self.add(false, PLACE, "is gone"),
            (false, false) => {
                self.required(PLACE, old, new);
                self.content(PLACE, Direction::Request, &old["content"], &new["content"]);
            }
        }
    }

    fn content(&mut self, place: &str, direction: Direction, old: &'d Value, new: &'d Value) {
        let (Some(old), Some(new)) = (old.as_object(), new.as_object()) else {
            if old.is_object() != new.is_object() {
                self.add(direction == Direction::Response, place, "has another content");
            }
            return;
        };
        for (media_type, before) in old {
            match new.get(media_type) {
                Some(after) => self.schemas(place, direction, &before["schema"], &after["schema"]),
                None => {
                    let detail = format!("is no longer `{media_type}`");
                    self.add(direction == Direction::Request, place, detail);
                }
            }
        }
        for media_type in new.keys().filter(|media_type| !old.contains_key(*media_type)) {
            let detail = format!("may be `{media_type}` now");
            self.add(direction == Direction::Response, place, detail);
        }
    }

    fn responses(&mut self, old: &'d Value, new: &'d Value) {
        let (Some(old), Some(new)) = (old.as_object(), new.as_object()) else { return };
        for (status, before) in old {
            let place = format!("response {status}");
            let Some(after) = new.get(status) else {
                self.add(false, place, "is gone");
                continue;
            };
            let (before, after) = (resolve(self.old, before), resolve(self.new, after));
            let headers = |it: &'d Value| it["headers"].as_object();
            for (name, header) in headers(before).into_iter().flatten() {
                let place = format!("{place}, header field `{name}`");
                match headers(after).and_then(|headers| headers.get(name)) {
                    Some(other) => {
                        self.schemas(
                            &place,
                            Direction::Response,
                            &header["schema"],
                            &other["schema"],
                        );
                    }
                    None => self.add(header["required"] == true, place, "is gone"),
                }
            }
            self.content(&place, Direction::Response, &before["content"], &after["content"]);
        }
        for status in new.keys().filter(|status| !old.contains_key(*status)) {
            // Clients know that there are other errors.
            let is_success = status.starts_with('2') || status.starts_with('3');
            self.add(is_success, format!("response {status}"), "is new");
        }
    }

    fn schemas(&mut self, place: &str, direction: Direction, old: &'d Value, new: &'d Value) {
        for Difference { path, effect, detail } in schema::compare((self.old, old), (self.new, new))
        {
            let is_breaking = match effect {
                Effect::None => false,
                Effect::Narrower => direction == Direction::Request,
                Effect::Wider => direction == Direction::Response,
                Effect::Other => true,
                Effect::Gone(old) => direction == Direction::Request && !self.is_removed(old),
            };
            let place =
                if path.is_empty() { place.to_owned() } else { format!("{place}, `{path}`") };
            self.add(is_breaking, place, detail);
        }
    }
}

fn parameter_place(parameter: &Value) -> String {
    let text = |name: &str| parameter[name].as_str().unwrap_or_default();
    format!("{} parameter `{}`", text("in"), text("name"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Returns the operations of a document, with their names.
fn operations(document: &Value) -> Vec<(String, &Value)> {
    const METHODS: [&str; 8] =
        ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    let paths = document["paths"].as_object().into_iter().flatten();
    let operations = paths.flat_map(|(path, methods)| {
        let methods = methods.as_object().into_iter().flatten();
        methods.filter(|(method, _)| METHODS.contains(&method.as_str())).map(
            move |(method, operation)| (format!("{} {path}", method.to_uppercase()), operation),
        )
    });
    operations.collect()
}
