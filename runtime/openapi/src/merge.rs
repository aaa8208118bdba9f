//! Joins the schemas of values that are read and those of values that are written.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

const PREFIX: &str = "#/components/schemas/";

/// Adds the schemas of values that are written to those of values that are read. A type that is read in another
/// form than it is written has two schemas, of which the second has a name that ends with `Output`.
///
/// `written` are the parts of the document that refer to the schemas of values that are written.
pub(crate) fn merge(
    read: &mut Map<String, Value>,
    mut output: Map<String, Value>,
    written: &mut [&mut Value],
) {
    let renamed = differing(read, &output);
    for value in output.values_mut() {
        rename(value, &renamed);
    }
    for value in written {
        rename(value, &renamed);
    }
    for (name, schema) in output {
        let name = if renamed.contains(&name) { format!("{name}Output") } else { name };
        read.insert(name, schema);
    }
}

/// Returns the names of schemas that are not the same, and of those that refer to them.
fn differing(read: &Map<String, Value>, output: &Map<String, Value>) -> BTreeSet<String> {
    let is_other = |name: &String, schema: &Value| read.get(name).is_some_and(|it| it != schema);
    let differing = output.iter().filter(|(name, schema)| is_other(name, schema));
    let mut all: BTreeSet<_> = differing.map(|(name, _)| name.clone()).collect();
    loop {
        let refers = output.iter().find(|(name, schema)| {
            !all.contains(*name) && read.contains_key(*name) && refers_to(schema, &all)
        });
        match refers {
            Some((name, _)) => all.insert(name.clone()),
            None => return all,
        };
    }
}

/// Returns the name of the schema that a member of an object refers to.
fn referred<'v>(name: &str, value: &'v Value) -> Option<&'v str> {
    if name != "$ref" {
        return None;
    }
    value.as_str()?.strip_prefix(PREFIX)
}

fn refers_to(value: &Value, names: &BTreeSet<String>) -> bool {
    match value {
        Value::Array(elements) => elements.iter().any(|element| refers_to(element, names)),
        Value::Object(members) => members.iter().any(|(name, value)| {
            referred(name, value).is_some_and(|it| names.contains(it)) || refers_to(value, names)
        }),
        _ => false,
    }
}

fn rename(value: &mut Value, names: &BTreeSet<String>) {
    match value {
        Value::Array(elements) => elements.iter_mut().for_each(|element| rename(element, names)),
        Value::Object(members) => {
            for (name, value) in members {
                match referred(name, value).filter(|it| names.contains(*it)) {
                    Some(referred) => *value = format!("{PREFIX}{referred}Output").into(),
                    None => rename(value, names),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_type_that_is_written_in_another_form_has_two_schemas() {
        let Value::Object(mut read) = json!({
            "A": { "type": "string" }, "B": { "$ref": "#/components/schemas/A" }, "C": {},
        }) else {
            panic!("it is an object");
        };
        let mut output = read.clone();
        output.insert("A".to_owned(), json!({ "type": "integer" }));
        output.insert("D".to_owned(), json!({ "items": { "$ref": "#/components/schemas/B" } }));
        let mut responses = json!([{ "$ref": "#/components/schemas/B" }, { "$ref": "#/other/A" }]);
        merge(&mut read, output, &mut [&mut responses]);
        assert_eq!(
            Value::Object(read),
            json!({
                "A": { "type": "string" },
                "AOutput": { "type": "integer" },
                "B": { "$ref": "#/components/schemas/A" },
                "BOutput": { "$ref": "#/components/schemas/AOutput" },
                "C": {},
                "D": { "items": { "$ref": "#/components/schemas/BOutput" } },
            })
        );
        assert_eq!(
            responses,
            json!([{ "$ref": "#/components/schemas/BOutput" }, { "$ref": "#/other/A" }])
        );
    }
}
