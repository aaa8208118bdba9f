//! Documents.

use pathlore::{Api, ParseVersionError, SupportedVersions, Version};
use serde_json::{Map, Value, json};

use crate::{
    history::Known,
    merge::merge,
    object::Object,
    operation::{Shared, paths},
};

/// A document, and what is not known of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Document {
    /// The document.
    pub json: Value,
    /// The types whose schema is not known, each of them once. Their values may be anything in the document;
    /// implement `JsonSchema` for them, or write `#[api(schema = Type)]`.
    pub open_types: Vec<String>,
}

/// A document under construction.
#[derive(Clone, Debug)]
pub struct Builder {
    api: &'static Api,
    title: String,
    description: String,
    servers: Vec<String>,
    version: Option<Version>,
    features: Vec<String>,
    with_aliases: bool,
}

/// Returns a builder of the document that describes these endpoints.
///
/// Without [`version`](Builder::version), the document has all endpoints, with their newest paths and fields.
#[must_use]
pub fn document(api: &'static Api) -> Builder {
    Builder {
        api,
        title: "API".to_owned(),
        description: String::new(),
        servers: Vec::new(),
        version: None,
        features: Vec::new(),
        with_aliases: false,
    }
}

impl Builder {
    /// Sets the title of the document, which is `API` otherwise.
    #[must_use]
    pub fn title(self, title: impl Into<String>) -> Self {
        Self { title: title.into(), ..self }
    }

    /// Sets the description of the document.
    #[must_use]
    pub fn description(self, description: impl Into<String>) -> Self {
        Self { description: description.into(), ..self }
    }

    /// Adds the URL of a server.
    #[must_use]
    pub fn server(mut self, url: impl Into<String>) -> Self {
        self.servers.push(url.into());
        self
    }

    /// Sets the version of the API. The document has the paths that a client takes if the server supports this
    /// version and no other, and the fields that this version has. Endpoints that it does not have are left
    /// out.
    ///
    /// # Errors
    ///
    /// Returns an error if the string is not a [`Version`].
    pub fn version(self, version: &str) -> Result<Self, ParseVersionError> {
        Ok(Self { version: Some(version.parse()?), ..self })
    }

    /// Adds features of the server, which may have unstable paths.
    #[must_use]
    pub fn features(mut self, features: impl IntoIterator<Item: Into<String>>) -> Self {
        self.features.extend(features.into_iter().map(Into::into));
        self
    }

    /// Adds the older paths that the server has as well, as deprecated operations.
    #[must_use]
    pub fn with_aliases(self) -> Self {
        Self { with_aliases: true, ..self }
    }

    /// Builds the document. It is the same each time; members are sorted by their names.
    #[must_use]
    pub fn build(&self) -> Document {
        let mut shared = Shared::new(self.known());
        let operations = self
            .api
            .endpoints()
            .flat_map(|endpoint| shared.operations(&endpoint.description(), self.with_aliases));
        let operations: Vec<_> = operations.collect();
        let mut paths = paths(operations);
        let Shared { read, written, responses, security_schemes, tags, .. } = shared;
        let mut open_types = read.open_types().to_vec();
        for name in written.open_types() {
            if !open_types.contains(name) {
                open_types.push(name.clone());
            }
        }
        let mut responses = Value::from(responses);
        let mut schemas = read.into_definitions();
        let mut of_responses = responses_of(&mut paths);
        of_responses.push(&mut responses);
        merge(&mut schemas, written.into_definitions(), &mut of_responses);
        let components = Object::new()
            .with_object("schemas", schemas.into())
            .with_object("responses", object(responses))
            .with_object("securitySchemes", security_schemes);
        let tags = tags.into_iter().map(|name| json!({ "name": name })).collect();
        let servers = self.servers.iter().map(|url| json!({ "url": url })).collect();
        let mut json: Value = Object::new()
            .with("openapi", "3.1.1")
            .with("info", self.info())
            .with_list("servers", servers)
            .with_list("tags", tags)
            .with("paths", paths)
            .with_object("components", components)
            .into();
        // Another crate may have enabled serde_json's feature `preserve_order`.
        json.sort_all_objects();
        Document { json, open_types }
    }

    pub(crate) fn api(&self) -> &'static Api {
        self.api
    }

    fn known(&self) -> Known {
        if self.version.is_none() && self.features.is_empty() {
            return Known::Everything;
        }
        let known = SupportedVersions::new().with_features(&self.features);
        Known::Versions(match self.version {
            Some(version) => known.with_version(version),
            None => known,
        })
    }

    fn info(&self) -> Object {
        let version = self.version.map_or_else(|| "unversioned".to_owned(), |it| it.to_string());
        Object::new()
            .with("title", &*self.title)
            .with("version", version)
            .with_text("description", &self.description)
    }
}

impl Document {
    /// Returns the document as text, with line breaks, so that it can be compared line by line.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{:#}\n", self.json)
    }
}

/// Returns the responses of all operations.
fn responses_of(paths: &mut Map<String, Value>) -> Vec<&mut Value> {
    let methods = paths.values_mut().filter_map(Value::as_object_mut);
    let operations = methods.flat_map(Map::values_mut);
    operations.filter_map(|operation| operation.get_mut("responses")).collect()
}

fn object(value: Value) -> Object {
    match value {
        Value::Object(members) => members.into(),
        _ => Object::new(),
    }
}
