//! Operations: a method of a path.

use std::collections::BTreeSet;

use pathlore::{
    PathReason, PathTemplate, UnstableFallback, VersionHistory, VersionedPath,
    describe::{EndpointDescription, Schemas},
};
use serde_json::{Map, Value};

use crate::{
    body::{self, Direction, content},
    history::Known,
    names::{operation_id, summary, tag},
    object::Object,
    parameters::parameters,
    responses, security,
};

/// What the operations of a document share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) known: Known,
    /// The schemas of values in requests and in responses.
    pub(crate) read: Schemas,
    pub(crate) written: Schemas,
    pub(crate) responses: Object,
    pub(crate) security_schemes: Object,
    pub(crate) tags: BTreeSet<String>,
    identifiers: BTreeSet<String>,
}

/// A path of an endpoint that is in a document.
#[derive(Clone, Copy, Debug)]
struct Shown {
    path: &'static VersionedPath,
    is_deprecated: bool,
    /// Whether the document has another path of the endpoint.
    is_alias: bool,
}

/// An operation with its path and method.
pub(crate) struct Operation {
    pub(crate) path: String,
    pub(crate) method: String,
    pub(crate) value: Value,
}

impl Shared {
    pub(crate) fn new(known: Known) -> Self {
        Self {
            known,
            read: Schemas::for_reading(),
            written: Schemas::for_writing(),
            responses: Object::new(),
            security_schemes: Object::new(),
            tags: BTreeSet::new(),
            identifiers: BTreeSet::new(),
        }
    }

    /// Returns the operations of an endpoint: one for each path that the document has, and one more if its
    /// last segment is optional.
    pub(crate) fn operations(
        &mut self,
        endpoint: &EndpointDescription,
        with_aliases: bool,
    ) -> Vec<Operation> {
        let mut all = Vec::new();
        for shown in self.shown(&endpoint.metadata.history, with_aliases) {
            let template = &shown.path.template;
            let (text, names) = (path_text(template), template.placeholders());
            if let Some(optional) = template.optional()
                && let Some(without) = text.strip_suffix(&format!("/{{{optional}}}"))
            {
                let names = names.get(..names.len() - 1).unwrap_or_default();
                let path = if without.is_empty() { "/" } else { without };
                all.push(self.operation(endpoint, shown, path.to_owned(), names));
            }
            all.push(self.operation(endpoint, shown, text, names));
        }
        all
    }

    /// Returns the paths of an endpoint that are in the document.
    fn shown(&self, history: &VersionHistory, with_aliases: bool) -> Vec<Shown> {
        let paths = history.paths();
        let (chosen, others): (_, Vec<_>) = match self.known.supported() {
            None => {
                let newest = paths.iter().rev().find(|path| path.availability.version().is_some());
                (newest.or(paths.last()), paths.iter().collect())
            }
            Some(known) => {
                let choice = history.choose(known, UnstableFallback::Deny).ok();
                let is_chosen = |path: &&VersionedPath| {
                    choice.is_some_and(|choice| path.template == *choice.template)
                };
                // A path may be there several times, with different versions.
                let is_by_feature =
                    choice.is_some_and(|choice| matches!(choice.reason, PathReason::Feature(_)));
                let chosen = paths.iter().filter(is_chosen);
                let mut chosen = chosen.rev();
                let chosen = if is_by_feature {
                    chosen.find(|path| path.availability.feature().is_some())
                } else {
                    chosen.next()
                };
                (chosen, history.paths_for(known).collect())
            }
        };
        let Some(chosen) = chosen else { return Vec::new() };
        let mut all = vec![Shown {
            path: chosen,
            is_deprecated: self.is_deprecated(history, chosen),
            is_alias: false,
        }];
        for path in others.into_iter().filter(|_| with_aliases) {
            if !all.iter().any(|shown| shown.path.template == path.template) {
                all.push(Shown { path, is_deprecated: true, is_alias: true });
            }
        }
        all
    }

    fn is_deprecated(&self, history: &VersionHistory, path: &VersionedPath) -> bool {
        let versions = [history.deprecated_in(), path.availability.deprecated_in()];
        let mut versions = versions.into_iter().flatten();
        match self.known.supported() {
            None => versions.next().is_some(),
            Some(known) => {
                versions.any(|version| known.newest().is_some_and(|newest| newest >= version))
            }
        }
    }

    fn operation(
        &mut self,
        endpoint: &EndpointDescription,
        shown: Shown,
        path: String,
        placeholders: &[&str],
    ) -> Operation {
        let EndpointDescription { metadata, type_name, request, responses, error, .. } = *endpoint;
        let identifier = self.identifier(type_name);
        let tag = tag(type_name);
        self.tags.extend(tag.map(str::to_owned));
        let docs = request.map_or("", |request| request.docs);
        let (first, rest) = summary(docs);
        let (availability, history) = (shown.path.availability, &metadata.history);
        let version =
            |version: Option<pathlore::Version>| version.map(|version| version.to_string());
        let is_deprecated =
            shown.is_deprecated || request.is_some_and(|request| request.is_deprecated);
        let mut operation = Object::new()
            .with("operationId", identifier)
            .with_list("tags", tag.map(Value::from).into_iter().collect())
            .with_text("summary", metadata.name.unwrap_or(&first))
            .with_text("description", metadata.description.unwrap_or(rest))
            .with_flag("deprecated", is_deprecated)
            .with_flag("x-rate-limited", metadata.rate_limited)
            .with_flag("x-alias", shown.is_alias)
            .with_some("x-open-segments", shown.path.template.rest())
            .with_some("x-added-in", version(availability.version()))
            .with_some(
                "x-deprecated-in",
                version(availability.deprecated_in().or(history.deprecated_in())),
            )
            .with_some("x-removed-in", version(availability.removed_in().or(history.removed_in())))
            .with_some("x-unstable-feature", availability.feature());
        if let Some(request) = request {
            let parameters = parameters(request, placeholders, &self.known, &mut self.read);
            operation = operation.with_list("parameters", parameters);
            let content = content(request, Direction::Read, None, &self.known, &mut self.read);
            let body = Object::new().with_object("content", content);
            if body.contains("content") {
                let is_required = body::is_required(request);
                operation.set("requestBody", body.with_flag("required", is_required));
            }
        }
        let mut all = Object::new();
        responses::success(responses, &self.known, &mut self.written, &mut all);
        let shared = &mut self.responses;
        responses::errors(error, &self.known, &mut self.written, &mut all, shared);
        let security = security::requirements(metadata.authentication, &mut self.security_schemes);
        let value = operation.with("responses", all).with("security", security).into();
        Operation { path, method: metadata.method.as_str().to_ascii_lowercase(), value }
    }

    /// Returns an identifier that no other operation has.
    fn identifier(&mut self, type_name: &str) -> String {
        let first = operation_id(type_name);
        let numbered = (2..).map(|number| format!("{first}_{number}"));
        let mut all = std::iter::once(first.clone()).chain(numbered);
        let free = all.find(|name| !self.identifiers.contains(name)).unwrap_or_default();
        self.identifiers.insert(free.clone());
        free
    }
}

/// Returns a template in the form of `OpenAPI`, which has neither optional nor open segments.
fn path_text(template: &PathTemplate) -> String {
    let text = template.as_str();
    match (template.optional(), template.rest()) {
        (Some(name), _) => text.replace(&format!("{{{name}?}}"), &format!("{{{name}}}")),
        (_, Some(name)) => text.replace(&format!("{{*{name}}}"), &format!("{{{name}}}")),
        (None, None) => text.to_owned(),
    }
}

/// Joins operations by their paths. If two endpoints have the same path and method, the first one is shown.
pub(crate) fn paths(operations: Vec<Operation>) -> Map<String, Value> {
    let mut paths = Map::new();
    for Operation { path, method, value } in operations {
        let methods = paths.entry(path).or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(methods) = methods {
            methods.entry(method).or_insert(value);
        }
    }
    paths
}
