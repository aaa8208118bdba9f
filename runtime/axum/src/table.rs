//! The routes of endpoints: groups of those that axum cannot tell apart.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::SystemTime,
};

use axum::response::Response;
use pathlore::{Metadata, Rejection, Version, VersionedPath, http::Method};

use crate::{
    MatchedEndpoint, RouteConflict,
    entry::Entry,
    group::{Candidate, Group},
    lifecycle::Lifecycle,
    pattern::{Pattern, specificity},
    route::{Route, Settings},
};

/// What all endpoints have in common.
pub(crate) struct Common {
    pub(crate) settings: Settings,
    pub(crate) dates: Vec<(Version, SystemTime)>,
    /// Answers requests for which there is no endpoint.
    pub(crate) answer: Option<fn(Rejection) -> Response>,
}

impl Default for Common {
    fn default() -> Self {
        // 2 MiB, as the limit of axum.
        let settings = Settings { body_limit: 2 * 1024 * 1024, credentials_in_query: false };
        Self { settings, dates: Vec::new(), answer: None }
    }
}

/// A path of axum, and the endpoints that it may lead to.
pub(crate) struct AxumRoute<S> {
    pub(crate) path: String,
    pub(crate) group: Group<S>,
}

/// A path of an endpoint with its forms.
struct Template<S> {
    forms: Vec<Pattern>,
    candidate: Arc<Candidate<S>>,
}

/// The routes of endpoints.
pub(crate) struct Table<S> {
    pub(crate) routes: Vec<AxumRoute<S>>,
    /// The group of all endpoints.
    pub(crate) all: Group<S>,
}

/// Returns the routes of endpoints.
///
/// # Errors
///
/// Returns an error if two endpoints have the same method and a path in common.
pub(crate) fn table<S>(entries: Vec<Entry<S>>, common: &Common) -> Result<Table<S>, RouteConflict> {
    let mut templates = Vec::new();
    for entry in entries {
        let entry = Arc::new(entry);
        for &path in &entry.paths {
            templates.push(Template {
                forms: Pattern::forms(&path.template),
                candidate: Arc::new(candidate(&entry, path, common)),
            });
        }
    }
    check_conflicts(&templates)?;
    // The most specific path comes first, and HEAD before GET, because GET accepts it as well.
    templates.sort_by_cached_key(|template| {
        let Metadata { method, .. } = template.candidate.entry.endpoint.metadata();
        (specificity(template.candidate.template()), *method != Method::HEAD)
    });
    let route = |pattern| route(pattern, &templates, common.answer);
    let routes = patterns(&templates).into_iter().map(route).collect();
    let candidates = templates.iter().map(|template| Arc::clone(&template.candidate));
    Ok(Table { routes, all: Group::new(candidates.collect(), false, common.answer) })
}

fn candidate<S>(
    entry: &Arc<Entry<S>>,
    path: &'static VersionedPath,
    common: &Common,
) -> Candidate<S> {
    let body_limit = entry.body_limit.unwrap_or(common.settings.body_limit);
    let metadata = entry.endpoint.metadata();
    let route = Route {
        matched: MatchedEndpoint { metadata, path },
        settings: Settings { body_limit, ..common.settings },
        lifecycle: Lifecycle::new(metadata, path, &common.dates),
    };
    Candidate { entry: Arc::clone(entry), route: Arc::new(route) }
}

fn check_conflicts<S>(templates: &[Template<S>]) -> Result<(), RouteConflict> {
    let mut found: HashMap<(String, &Method), &Arc<Entry<S>>> = HashMap::new();
    for Template { forms, candidate } in templates {
        let entry = &candidate.entry;
        for form in forms {
            let method = &entry.endpoint.metadata().method;
            let other = found.entry((form.shape(), method)).or_insert(entry);
            if !Arc::ptr_eq(other, entry) {
                return Err(RouteConflict {
                    method: method.clone(),
                    path: candidate.template().as_str(),
                    endpoints: [other.endpoint.type_name(), entry.endpoint.type_name()],
                });
            }
        }
    }
    Ok(())
}

/// Returns the patterns of the routes, each once, without those that axum refuses beside others.
fn patterns<S>(templates: &[Template<S>]) -> Vec<&Pattern> {
    let mut patterns: Vec<&Pattern> = Vec::new();
    let mut shapes = HashSet::new();
    for form in templates.iter().flat_map(|template| &template.forms) {
        if shapes.insert(form.axum_shape()) {
            patterns.push(form);
        }
    }
    let all = patterns.clone();
    patterns.retain(|pattern| {
        let mut others = all.iter().filter(|other| **other != *pattern);
        !others.any(|other| other.replaces(pattern))
    });
    patterns
}

/// Returns the route of a pattern with all endpoints that have paths in common with it.
fn route<S>(
    pattern: &Pattern,
    templates: &[Template<S>],
    answer: Option<fn(Rejection) -> Response>,
) -> AxumRoute<S> {
    let matching = templates
        .iter()
        .filter(|template| template.forms.iter().any(|form| pattern.overlaps(form)));
    let is_same = |form: &Pattern| form.is_exact() && form.shape() == pattern.axum_shape();
    let is_exact = matching.clone().all(|template| template.forms.iter().any(is_same));
    let candidates = matching.map(|template| Arc::clone(&template.candidate)).collect();
    AxumRoute { path: pattern.axum_path(), group: Group::new(candidates, is_exact, answer) }
}
