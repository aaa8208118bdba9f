//! From what was written to what is right.

use proc_macro2::Span;
use syn::{Ident, LitBool, LitStr, Path};

use super::{
    METHODS, Method, SCHEMES, Written,
    history::{Arm, Then, Version, When},
    template::Template,
};
use crate::{attr::Once, context::Context, runtime_path, suggest};

/// An endpoint's description. Where there were errors, parts of it are left out.
pub(super) struct Checked<'a> {
    pub(super) method: Option<(&'a Ident, &'static Method)>,
    pub(super) rate_limited: Option<&'a LitBool>,
    pub(super) authentication: Option<&'a Ident>,
    pub(super) name: Option<&'a LitStr>,
    pub(super) description: Option<&'a LitStr>,
    pub(super) paths: Vec<CheckedPath<'a>>,
    pub(super) deprecated: Option<Version>,
    pub(super) removed: Option<Version>,
    pub(super) krate: Path,
}

pub(super) struct CheckedPath<'a> {
    pub(super) template: Template<'a>,
    pub(super) availability: Availability<'a>,
}

pub(super) enum Availability<'a> {
    Always,
    Unstable { feature: Option<&'a LitStr> },
    Stable { version: Option<Version>, feature: Option<&'a LitStr> },
}

pub(super) fn check<'a>(cx: &Context, written: &'a Written) -> Checked<'a> {
    let first = written.first.unwrap_or_else(Span::call_site);
    if written.first.is_none() && written.is_readable {
        cx.error(
            first,
            "a description has keys; write `method: GET, rate_limited: false, authentication: \
             None, history: { 1.0 => \"/…\" }`",
        );
    } else if written.is_readable {
        // Where something could not be read, it may be what seems to be missing.
        check_missing(cx, written);
    }
    let mut checked = Checked {
        method: written.method.get().and_then(|method| check_method(cx, method)),
        rate_limited: written.rate_limited.get(),
        authentication: written.authentication.get().filter(|scheme| check_scheme(cx, scheme)),
        name: written.name.get(),
        description: written.description.get(),
        paths: Vec::new(),
        deprecated: None,
        removed: None,
        krate: written.krate.get().cloned().unwrap_or_else(runtime_path::default),
    };
    match (written.history.get(), written.path.get()) {
        (Some(_), Some(path)) => cx.error(
            written.path.key().unwrap_or(path.span()),
            "an endpoint has either `history` or `path`; remove one of the two",
        ),
        (Some(history), None) if history.complete => {
            check_order(cx, &history.arms, &mut checked);
        }
        // What is left of a history with errors is not checked for what is missing from it.
        (Some(history), None) => {
            for arm in &history.arms {
                if let Then::Path(literal) = &arm.then {
                    Template::new(cx, literal);
                }
            }
        }
        (None, Some(literal)) => checked.paths.extend(
            Template::new(cx, literal)
                .map(|template| CheckedPath { template, availability: Availability::Always }),
        ),
        (None, None) => {}
    }
    check_placeholders(cx, &checked.paths);
    checked
}

/// One error tells of all keys that are missing.
fn check_missing(cx: &Context, written: &Written) {
    let keys = [
        (absent(&written.method), "method", "method: GET"),
        (absent(&written.rate_limited), "rate_limited", "rate_limited: false"),
        (absent(&written.authentication), "authentication", "authentication: None"),
        (
            absent(&written.history) && absent(&written.path),
            "history",
            "history: { 1.0 => \"/…\" }` or, without versions, `path: \"/…\"",
        ),
    ];
    let missing = || keys.iter().filter(|(is_missing, ..)| *is_missing);
    let names: Vec<_> = missing().map(|(_, name, _)| *name).collect();
    let subject = match &names[..] {
        [] => return,
        [name] => format!("the key `{name}` is"),
        names => format!("the keys {} are", suggest::all_of(names)),
    };
    let examples: Vec<_> = missing().map(|(.., example)| *example).collect();
    let examples = examples.join(", ");
    let first = written.first.unwrap_or_else(Span::call_site);
    cx.error(first, format_args!("{subject} missing; write `{examples}`"));
}

fn absent<T>(value: &Once<T>) -> bool {
    value.key().is_none()
}

fn check_method<'a>(cx: &Context, method: &'a Ident) -> Option<(&'a Ident, &'static Method)> {
    let found = METHODS.iter().find(|known| method == known.name);
    if found.is_none() {
        let names: Vec<_> = METHODS.iter().map(|known| known.name).collect();
        let instead = suggest::instead(&method.to_string(), &names);
        cx.error(method.span(), format_args!("unknown method `{method}`; {instead}"));
    }
    found.map(|found| (method, found))
}

fn check_scheme(cx: &Context, scheme: &Ident) -> bool {
    let known = SCHEMES.iter().any(|known| scheme == known);
    if !known {
        let instead = suggest::instead(&scheme.to_string(), SCHEMES);
        cx.error(
            scheme.span(),
            format_args!("unknown authentication scheme `{scheme}`; {instead}"),
        );
    }
    known
}

/// What the arms so far say about those to come.
struct Order<'c> {
    cx: &'c Context,
    last_version: Option<Version>,
    stable: bool,
    is_broken: bool,
}

impl Order<'_> {
    /// Of errors about the order the first only: one arm in the wrong place makes others seem so.
    fn error(&mut self, span: Span, message: impl std::fmt::Display) {
        if !std::mem::replace(&mut self.is_broken, true) {
            self.cx.error(span, message);
        }
    }
}

/// The arms go from the oldest to the newest: unstable paths, stable paths, `deprecated`,
/// `removed`; versions ascend.
fn check_order<'a>(cx: &Context, arms: &'a [Arm], checked: &mut Checked<'a>) {
    let mut order = Order { cx, last_version: None, stable: false, is_broken: false };
    for arm in arms {
        match &arm.then {
            Then::Path(literal) => {
                check_path_arm(&mut order, &arm.when, literal, checked);
            }
            Then::Deprecated(word) => {
                let Some(version) = end_version(cx, &arm.when, "deprecated") else {
                    order.is_broken = true;
                    continue;
                };
                if checked.removed.is_some() {
                    order.error(*word, "`deprecated` goes before `removed`; move the arm up");
                } else if checked.deprecated.is_some() {
                    order
                        .error(*word, "an endpoint is deprecated once; remove one of the two arms");
                } else if !order.stable {
                    order.error(
                        *word,
                        "only what was stable is deprecated; write an arm with a stable path \
                         before this one",
                    );
                } else if order.last_version.is_some_and(|last| version.number() < last.number()) {
                    order.error(version.span, out_of_order(version, order.last_version));
                }
                checked.deprecated.get_or_insert(version);
                order.last_version = Some(version);
            }
            Then::Removed(word) => {
                let Some(version) = end_version(cx, &arm.when, "removed") else {
                    order.is_broken = true;
                    continue;
                };
                if checked.removed.is_some() {
                    order.error(*word, "an endpoint is removed once; remove one of the two arms");
                } else if checked.deprecated.is_none() {
                    order.error(
                        *word,
                        "an endpoint is deprecated before it is removed; write an arm \
                         `… => deprecated` before this one",
                    );
                } else if order.last_version.is_some_and(|last| version.number() <= last.number()) {
                    order.error(version.span, out_of_order(version, order.last_version));
                }
                checked.removed.get_or_insert(version);
                order.last_version = Some(version);
            }
        }
    }
}

fn check_path_arm<'a>(
    order: &mut Order<'_>,
    when: &'a When,
    literal: &'a LitStr,
    checked: &mut Checked<'a>,
) {
    let span = match when {
        When::Unstable { word, .. } => *word,
        When::Stable { span, .. } => *span,
    };
    if checked.deprecated.is_some() || checked.removed.is_some() {
        order.error(span, "a path goes before the arms `deprecated` and `removed`");
    }
    let availability = match when {
        When::Unstable { feature, .. } => {
            if order.stable {
                order.error(
                    span,
                    "unstable paths go before stable ones; write the oldest path first",
                );
            }
            Availability::Unstable { feature: feature.as_ref() }
        }
        When::Stable { version, feature, .. } => {
            order.stable = true;
            if let Some(version) = *version {
                if order.last_version.is_some_and(|last| version.number() <= last.number()) {
                    order.error(version.span, out_of_order(version, order.last_version));
                }
                order.last_version = Some(version);
            }
            Availability::Stable { version: *version, feature: feature.as_ref() }
        }
    };
    if let Some(template) = Template::new(order.cx, literal) {
        if checked.paths.iter().any(|path| path.template.text == template.text) {
            order.cx.error(
                literal.span(),
                "this path has an arm already; write one, as in `1.0 | stable(\"…\")`, or another \
                 path",
            );
        }
        checked.paths.push(CheckedPath { template, availability });
    }
}

/// `deprecated` and `removed` happen in a version, and in nothing else.
fn end_version(cx: &Context, when: &When, word: &str) -> Option<Version> {
    match when {
        When::Stable { version: Some(version), feature: None, .. } => Some(*version),
        When::Stable { feature: Some(feature), .. } => {
            cx.error(
                feature.span(),
                format_args!(
                    "a feature cannot be `{word}`; write a version alone, as in `1.2 => {word}`"
                ),
            );
            None
        }
        When::Unstable { word: span, .. } | When::Stable { span, .. } => {
            cx.error(*span, format_args!("write a version, as in `1.2 => {word}`"));
            None
        }
    }
}

fn out_of_order(version: Version, last: Option<Version>) -> String {
    let (major, minor) = version.number();
    match last.map(Version::number) {
        Some(last) if last == (major, minor) => {
            format!("the version {major}.{minor} stands twice; write another one")
        }
        Some((last_major, last_minor)) => format!(
            "the version {major}.{minor} is older than {last_major}.{last_minor} before it; \
             write versions in ascending order, where 1.10 is newer than 1.9"
        ),
        None => String::new(),
    }
}

/// A request fills in whichever path is chosen, so all have the same placeholders: those of most,
/// or of the first.
fn check_placeholders(cx: &Context, paths: &[CheckedPath<'_>]) {
    let sorted = paths.iter().map(|path| {
        let mut names: Vec<_> = path.template.names.iter().collect();
        names.sort();
        names
    });
    let sorted: Vec<_> = sorted.collect();
    let number = |these: &Vec<&String>| sorted.iter().filter(|it| *it == these).count();
    // Of several with the same number, the last: so the first comes last.
    let with_names = paths.iter().zip(&sorted).rev();
    let Some((model, names)) = with_names.max_by_key(|(_, names)| number(names)) else { return };
    let (is, has, lacks) = if sorted.first() == Some(names) {
        ("the first one", "has", "lacks")
    } else {
        ("the others", "have", "lack")
    };
    let model = &model.template.names;
    for CheckedPath { template, .. } in paths {
        let lacking: Vec<_> = model.iter().filter(|name| !template.names.contains(name)).collect();
        let surplus: Vec<_> = template.names.iter().filter(|name| !model.contains(name)).collect();
        let message = match (&lacking[..], &surplus[..]) {
            ([], []) => continue,
            ([lacking], [surplus]) => format!(
                "this path has the placeholder `{{{surplus}}}` where {is} {has} `{{{lacking}}}`; \
                 write the same name"
            ),
            ([], [surplus, ..]) => format!(
                "this path has the placeholder `{{{surplus}}}`, which {is} {lacks}; write the same \
                 placeholders in all paths"
            ),
            ([lacking, ..], _) => format!(
                "this path lacks the placeholder `{{{lacking}}}`, which {is} {has}; write the same \
                 placeholders in all paths"
            ),
        };
        cx.error(template.literal.span(), message);
    }
}
