//! Collects the schemas of types.

use serde_json::{Map, Value};

/// The schemas of types, and what they refer to.
///
/// With the feature `schemars1`, the schema of a named type is a reference to
/// `#/components/schemas/…`, and [`into_definitions`](Self::into_definitions) returns what it refers to.
#[derive(Debug)]
pub struct Schemas {
    open: Vec<String>,
    #[cfg(feature = "schemars1")]
    generator: schemars1::SchemaGenerator,
}

impl Schemas {
    /// Creates a collection of schemas of values that are read: those that serde deserializes.
    #[must_use]
    pub fn for_reading() -> Self {
        Self {
            open: Vec::new(),
            #[cfg(feature = "schemars1")]
            generator: settings().for_deserialize().into_generator(),
        }
    }

    /// Creates a collection of schemas of values that are written: those that serde serializes.
    #[must_use]
    pub fn for_writing() -> Self {
        Self {
            open: Vec::new(),
            #[cfg(feature = "schemars1")]
            generator: settings().for_serialize().into_generator(),
        }
    }

    /// Returns the names of the types whose schema is not known, in order of appearance. Each is there
    /// once.
    #[must_use]
    pub fn open_types(&self) -> &[String] {
        &self.open
    }

    /// Returns the schemas to which others refer, by their names.
    #[must_use]
    pub fn into_definitions(self) -> Map<String, Value> {
        #[cfg(feature = "schemars1")]
        {
            let mut generator = self.generator;
            generator.take_definitions(true)
        }
        #[cfg(not(feature = "schemars1"))]
        Map::new()
    }

    /// Returns the schema that allows every value, for a type whose schema is not known.
    pub(crate) fn open(&mut self, name: &str) -> Value {
        if !self.open.iter().any(|open| open == name) {
            self.open.push(name.to_owned());
        }
        Value::Object(Map::new())
    }

    #[cfg(feature = "schemars1")]
    pub(crate) fn by_schemars<T: schemars1::JsonSchema + ?Sized>(&mut self) -> Value {
        self.generator.subschema_for::<T>().to_value()
    }

    /// Returns the schema of a type whose members are beside others: not a reference, and without a ban on other
    /// members.
    #[cfg(feature = "schemars1")]
    pub(crate) fn flattened<T: schemars1::JsonSchema + ?Sized>(&mut self) -> Value {
        let mut schema = T::json_schema(&mut self.generator).to_value();
        allow_others(&mut schema);
        schema
    }
}

/// Removes the bans on other members from a schema and its alternatives.
#[cfg(feature = "schemars1")]
fn allow_others(schema: &mut Value) {
    let Value::Object(members) = schema else { return };
    if members.get("additionalProperties") == Some(&Value::Bool(false)) {
        members.remove("additionalProperties");
    }
    for keyword in ["allOf", "anyOf", "oneOf"] {
        if let Some(Value::Array(alternatives)) = members.get_mut(keyword) {
            alternatives.iter_mut().for_each(allow_others);
        }
    }
}

#[cfg(feature = "schemars1")]
fn settings() -> schemars1::generate::SchemaSettings {
    schemars1::generate::SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
    })
}
