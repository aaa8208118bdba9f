//! The fields of one struct.

use std::fmt::Write as _;

use fastrand::Rng;

use super::catalogue::{self, Entry};

/// The names of fields. Random strings of the test are among them, so that keys of maps may be the
/// names of fields.
const NAMES: &[&str] = &[
    "alpha",
    "beta_two",
    "gamma",
    "delta_four",
    "epsilon",
    "zeta",
    "eta_x",
    "theta",
    "iota",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "xi",
    "omicron",
    "pi",
    "rho",
    "sigma",
    "tau",
    "upsilon",
];

const RENAMED: &[&str] = &["x", "y z", "é", "b.c", "Z", "&=", "+"];
const ALIASES: &[&str] = &["also", "Other", "%", "1"];

/// How the fields in the body are written.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Content {
    #[default]
    Json,
    Form,
    Text,
    Parts,
}

impl Content {
    pub(crate) fn random(rng: &mut Rng) -> Self {
        const ALL: [Content; 8] = {
            use Content::{Form, Json, Parts, Text};
            [Json, Json, Json, Form, Form, Text, Parts, Parts]
        };
        ALL[rng.usize(..ALL.len())]
    }

    /// Returns the argument of the macro, if some field has the content.
    pub(crate) fn argument(self, is_used: bool) -> &'static str {
        match self {
            Self::Form if is_used => ", content = form",
            Self::Text if is_used => ", content = text",
            Self::Parts if is_used => ", multipart = form_data",
            _ => "",
        }
    }
}

#[derive(Default)]
pub(crate) struct Fields {
    content: Content,
    /// Whether some field has the content.
    pub(crate) uses_content: bool,
    /// The segments of the path that have placeholders.
    pub(crate) segments: Vec<String>,
    /// The fields as source text, and an expression for each.
    definitions: String,
    values: String,
    count: usize,
    /// The number of older names, if fields have histories.
    pub(crate) older: Option<usize>,
    renamed: usize,
    aliases: usize,
    pub(crate) borrows: bool,
    /// The argument for fixed parameters.
    pub(crate) fixed_query: &'static str,
    pub(crate) has_body: bool,
}

impl Fields {
    pub(crate) fn of(content: Content) -> Self {
        Self { content, ..Self::default() }
    }

    pub(crate) fn path(&mut self, rng: &mut Rng) {
        for _ in 0..rng.usize(..3) {
            let name = self.add(&["api(path)"], pick(rng, catalogue::PATH));
            let around = [("", ""), ("", ""), ("v", ""), ("", ":archive"), ("a", "a")];
            let (before, after) = *rng.choice(around.iter()).unwrap();
            self.segments.push(format!("{before}{{{name}}}{after}"));
        }
        // The last segment may be absent, or be several.
        match rng.u8(..6) {
            0 => {
                let name = self.add(&["api(path)"], pick(rng, catalogue::OPTIONAL_PATH));
                self.segments.push(format!("{{{name}?}}"));
            }
            1 => {
                let name = self.add(&["api(path, default)"], pick(rng, catalogue::PATH_OR_DEFAULT));
                self.segments.push(format!("{{{name}?}}"));
            }
            2 => {
                let name = self.add(&["api(path)"], pick(rng, catalogue::REST_OF_PATH));
                self.segments.push(format!("{{*{name}}}"));
            }
            _ => {}
        }
    }

    pub(crate) fn query(&mut self, rng: &mut Rng) {
        let form = rng.u8(..6);
        if form != 0 && rng.u8(..3) == 0 {
            self.fixed_query = ", query(\"fixed\", \"null\" = \"&\")";
        }
        match form {
            0 => {
                self.add(&["api(query_all)"], pick(rng, catalogue::QUERY_ALL));
            }
            1 | 2 => {}
            form => {
                for _ in 0..rng.usize(1..5) {
                    self.named(rng, &["api(query)"], catalogue::QUERY);
                }
                if form == 3 {
                    let flattened = pick(rng, catalogue::FLATTENED_QUERY);
                    self.add(&["api(query)", "serde(flatten)"], flattened);
                }
            }
        }
    }

    /// Adds cookies, unless a header field is them all.
    pub(crate) fn cookies(&mut self, rng: &mut Rng) {
        if self.definitions.contains("\"cookie\"") {
            return;
        }
        for cookie in ["api(cookie = \"a\")", "api(cookie = \"A\")"] {
            if rng.bool() {
                self.add(&[cookie], pick(rng, catalogue::COOKIE));
            }
        }
    }

    pub(crate) fn headers(&mut self, rng: &mut Rng) {
        const HEADERS: &[&str] = &[
            "api(header = \"x-a\")",
            "api(header = ETAG)",
            "api(header = \"cookie\")",
            "api(header = SET_COOKIE)",
        ];
        let first = rng.usize(..HEADERS.len());
        for header in &HEADERS[first..] {
            let mut entry = pick(rng, catalogue::HEADER);
            // Cookies are never in lines of their own.
            while header.contains("cookie") && entry.attributes.contains(&"api(lines)") {
                entry = pick(rng, catalogue::HEADER);
            }
            let history = self.history(rng, entry, false);
            self.add(&with(&[header], history.as_deref()), entry);
        }
        for prefix in ["api(header_prefix = \"x-\")", "api(header_prefix = \"E\")"] {
            if rng.u8(..4) == 0 {
                self.add(&[prefix], pick(rng, catalogue::HEADER_PREFIX));
            }
        }
        // That of a multipart body has the boundary.
        if self.content != Content::Parts && rng.u8(..4) == 0 {
            let content_type =
                Entry { attributes: &[], ty: "Option<Code>", sample: "source.sample()" };
            let history = self.history(rng, &content_type, false);
            self.add(&with(&["api(header = CONTENT_TYPE)"], history.as_deref()), &content_type);
        }
    }

    pub(crate) fn body(&mut self, rng: &mut Rng) {
        let form = rng.u8(..10);
        self.has_body = form != 0;
        match form {
            0 => {}
            _ if self.content == Content::Parts => {
                self.uses_content = true;
                for _ in 0..rng.usize(1..7) {
                    match rng.u8(..4) {
                        0 => self.named(rng, &["api(part = json)"], catalogue::MEMBER),
                        1 => self.named(rng, &["api(part = file)"], catalogue::FILE),
                        _ => self.named(rng, &[], catalogue::QUERY),
                    }
                }
            }
            3 => {
                self.add(&["api(raw_body)"], pick(rng, catalogue::RAW_BODY));
            }
            _ if self.content == Content::Text => {
                self.uses_content = true;
                let entries = if rng.bool() { catalogue::PATH } else { catalogue::OPTIONAL_PATH };
                self.add(&["api(body)"], pick(rng, entries));
            }
            1 | 2 => {
                self.uses_content = true;
                let entries = match self.content {
                    Content::Form => catalogue::QUERY_ALL,
                    _ => catalogue::BODY,
                };
                self.add(&["api(body)"], pick(rng, entries));
            }
            _ if self.content == Content::Form => {
                self.uses_content = true;
                for _ in 0..rng.usize(1..6) {
                    self.named(rng, &[], catalogue::QUERY);
                }
                if form < 6 {
                    self.add(&["serde(flatten)"], pick(rng, catalogue::FLATTENED_QUERY));
                }
            }
            _ => {
                self.add(&[], pick(rng, catalogue::MEMBER));
                for _ in 0..rng.usize(..6) {
                    self.named(rng, &[], catalogue::MEMBER);
                }
                let flattened = match form {
                    4 | 5 => &[][..],
                    6 => &[catalogue::FLATTENED_ALONE],
                    7 => &[catalogue::FLATTENED],
                    8 => &[catalogue::FLATTENED_MAP],
                    _ => &[catalogue::FLATTENED, catalogue::FLATTENED_MAP],
                };
                for entries in flattened {
                    self.add(&["serde(flatten)"], pick(rng, entries));
                }
            }
        }
    }

    /// Adds members of the body, none of them flattened, or none at all.
    pub(crate) fn members(&mut self, rng: &mut Rng) {
        // The code is a member.
        self.uses_content = true;
        let (entries, flattened) = match self.content {
            Content::Form => (catalogue::QUERY, catalogue::FLATTENED_QUERY),
            _ => (catalogue::MEMBER, catalogue::FLATTENED_MAP),
        };
        for _ in 0..rng.usize(..4) {
            self.has_body = true;
            self.named(rng, &[], entries);
        }
        if rng.u8(..4) == 0 {
            self.add(&["serde(flatten)"], pick(rng, flattened));
        }
    }

    /// Adds a field that holds the status.
    pub(crate) fn status(&mut self, sample: &str) {
        let name = self.name();
        writeln!(self.definitions, "    #[api(status)]\n    pub {name}: StatusCode,").unwrap();
        writeln!(self.values, "            {name}: {sample},").unwrap();
    }

    /// Returns the fields of a variant and their random values. If they are owned, none borrows.
    pub(crate) fn variant(&self, is_owned: bool) -> (String, &str) {
        let lifetime = if is_owned { "'static" } else { "'a" };
        (self.definitions.replace("'a", lifetime).replace("pub ", ""), &self.values)
    }

    /// Adds a field that may have another name on the wire, or be skipped.
    fn named(&mut self, rng: &mut Rng, attributes: &[&str], entries: &[Entry]) {
        const SKIPPED: Entry =
            Entry { attributes: &["serde(skip)"], ty: "Option<u8>", sample: "None" };
        let mut attributes = attributes.to_vec();
        let attribute: String;
        match rng.u8(..10) {
            0 => {
                self.add(&attributes, &SKIPPED);
                return;
            }
            1 | 2 if self.renamed < RENAMED.len() => {
                attribute = format!("serde(rename = {:?})", RENAMED[self.renamed]);
                attributes.push(&attribute);
                self.renamed += 1;
            }
            3 if self.aliases < ALIASES.len() => {
                attribute = format!("serde(alias = {:?})", ALIASES[self.aliases]);
                attributes.push(&attribute);
                self.aliases += 1;
            }
            _ => {}
        }
        let entry = pick(rng, entries);
        let is_member = attributes
            .iter()
            .all(|attribute| !attribute.starts_with("api(") || attribute.contains("part = json"));
        let history = self.history(rng, entry, is_member);
        self.add(&with(&attributes, history.as_deref()), entry);
    }

    /// Returns the attribute with a random history of a field, which some fields have that may be absent.
    fn history(&mut self, rng: &mut Rng, entry: &Entry, is_member: bool) -> Option<String> {
        let is_optional = entry.ty.starts_with("Option<")
            || !is_member && entry.ty.starts_with("Vec<")
            || entry.attributes.iter().any(|it| it.contains("skip_serializing_if"));
        let older = self.older.as_mut().filter(|_| is_optional && rng.bool())?;
        let mut keys = Vec::new();
        if rng.bool() {
            let feature = if rng.bool() { " | stable(\"org.since\")" } else { "" };
            keys.push(format!("since = 1.{}{feature}", rng.u8(1..3)));
        }
        for version in [2, 3] {
            if rng.bool() {
                keys.push(format!("renamed(1.{version}, from = \"x-older-{older}\")"));
                *older += 1;
            }
        }
        if rng.bool() || keys.is_empty() {
            keys.push("until = 1.4 | stable(\"org.until\")".to_owned());
        }
        Some(format!("api({})", keys.join(", ")))
    }

    fn add(&mut self, attributes: &[&str], entry: &Entry) -> &'static str {
        let name = self.name();
        for attribute in attributes.iter().chain(entry.attributes) {
            writeln!(self.definitions, "    #[{attribute}]").unwrap();
        }
        writeln!(self.definitions, "    pub {name}: {},", entry.ty).unwrap();
        writeln!(self.values, "            {name}: {},", entry.sample).unwrap();
        self.borrows |= entry.ty.contains("'a");
        name
    }

    fn name(&mut self) -> &'static str {
        self.count += 1;
        NAMES[self.count - 1]
    }

    /// Returns the struct and its random values.
    pub(crate) fn item(&self, rng: &mut Rng, name: &str, attribute: &str) -> String {
        let (lifetime, elided) = if self.borrows { ("<'a>", "<'_>") } else { ("", "") };
        let convention =
            if rng.u8(..4) == 0 { "#[serde(rename_all = \"camelCase\")]\n" } else { "" };
        let Self { definitions, values, .. } = self;
        let source = if values.contains("source") { "source" } else { "_" };
        format!(
            "#[{attribute}]\n#[derive(PartialEq)]\n{convention}pub(super) struct {name}{lifetime} \
             {{\n{definitions}}}\n\nimpl Sample for {name}{elided} {{\n    fn \
             sample({source}: &mut Source) -> Self {{\n        Self {{\n{values}        }}\n    }}\n}}\n"
        )
    }

    pub(crate) fn static_type(&self, name: &str) -> String {
        let lifetime = if self.borrows { "<'static>" } else { "" };
        format!("{name}{lifetime}")
    }
}

fn with<'a>(attributes: &[&'a str], other: Option<&'a str>) -> Vec<&'a str> {
    attributes.iter().copied().chain(other).collect()
}

fn pick<'a>(rng: &mut Rng, entries: &'a [Entry]) -> &'a Entry {
    &entries[rng.usize(..entries.len())]
}
