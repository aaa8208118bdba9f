//! Enums of responses and errors.

use std::fmt::Write as _;

use fastrand::Rng;

use super::fields::{Content, Fields};

const NAMES: [&str; 4] = ["First", "Second", "Third", "Fourth"];

/// Returns a response enum and its check.
pub(crate) fn response(rng: &mut Rng) -> String {
    let mut statuses = ["OK", "201", "202", "PARTIAL_CONTENT", "404", "204", "205", "NOT_MODIFIED"];
    rng.shuffle(&mut statuses);
    let content = Content::random(rng);
    let mut variants = Variants::default();
    let mut statuses = statuses.into_iter();
    for name in NAMES.into_iter().take(rng.usize(1..5)) {
        let mut fields = Fields::of(content);
        let Some(first) = statuses.next() else { break };
        let mut status = first.to_owned();
        let mut has_content = has_content(first);
        if rng.u8(..3) == 0
            && let Some(second) = statuses.next()
        {
            has_content &= self::has_content(second);
            write!(status, " | {second}").unwrap();
            fields.status(&format!("source.status(&[{}])", numbers(&[first, second])));
        }
        fields.headers(rng);
        if has_content {
            fields.body(rng);
        }
        let mut attribute = format!("status = {status}");
        if !fields.has_body && rng.bool() {
            attribute.push_str(", empty_body");
        }
        variants.add(name, &attribute, &fields);
    }
    let ty = variants.static_type("Several");
    format!(
        "{}\npub(super) fn several(source: &mut Source) -> Outcome {{\n    \
         check_response::<{ty}>(source)\n}}\n",
        variants.item(rng, "response", "Several", content.argument(variants.use_content))
    )
}

/// Returns an error type and its check.
pub(crate) fn error(rng: &mut Rng) -> String {
    let mut variants = Variants { is_owned: true, ..Variants::default() };
    let codes = ["A", "B", "a b"];
    let has_codes = rng.bool();
    // A text has no member for the code, and an error has no parts.
    let content = match Content::random(rng) {
        Content::Text if has_codes => Content::Form,
        Content::Parts => Content::Json,
        content => content,
    };
    for (index, name) in NAMES.into_iter().take(rng.usize(1..5)).enumerate() {
        let mut fields = Fields::of(content);
        let code = codes.get(index).filter(|_| has_codes && rng.bool());
        let attribute = match (code, rng.u8(..3)) {
            (_, 0) if index == 3 => {
                fields.status("source.status(&[400, 418, 499])");
                "status = 4xx".to_owned()
            }
            (Some(code), 0) => {
                fields.status("source.status(&[400, 404, 500])");
                format!("code = {code:?}")
            }
            (Some(code), _) => format!("status = {}, code = {code:?}", 400 + index),
            (None, 1) => {
                fields.status(&format!("source.status(&[{0}1{index}, {0}2{index}])", 4));
                format!("status = {0}1{index} | {0}2{index}", 4)
            }
            (None, _) => format!("status = {}", 500 + index),
        };
        fields.headers(rng);
        match code {
            Some(_) => fields.members(rng),
            None => fields.body(rng),
        }
        variants.add(name, &attribute, &fields);
    }
    variants.text.push_str("    #[api(other)]\n    Other(ErrorResponse),\n");
    let has_codes = variants.text.contains("code = ");
    let codes = if has_codes { ", code = \"errcode\"" } else { "" };
    let arguments = format!("{codes}{}", content.argument(variants.use_content));
    format!(
        "{}\nimpl std::fmt::Display for Failed {{\n    fn fmt(&self, f: &mut \
         std::fmt::Formatter<'_>) -> std::fmt::Result {{\n        f.write_str(\"failed\")\n    \
         }}\n}}\n\nimpl std::error::Error for Failed {{}}\n\npub(super) fn error(source: &mut \
         Source) -> Outcome {{\n    check_error::<Failed>(source)\n}}\n",
        variants.item(rng, "endpoint_error", "Failed", &arguments)
    )
}

fn has_content(status: &str) -> bool {
    !matches!(status, "204" | "205" | "NOT_MODIFIED")
}

fn numbers(statuses: &[&str]) -> String {
    let numbers = statuses.iter().map(|status| match *status {
        "OK" => "200",
        "PARTIAL_CONTENT" => "206",
        "NOT_MODIFIED" => "304",
        number => number,
    });
    numbers.collect::<Vec<_>>().join(", ")
}

/// The variants of an enum.
#[derive(Default)]
struct Variants {
    /// Their source text.
    text: String,
    /// For each, an expression for a random value.
    values: Vec<String>,
    borrows: bool,
    /// Whether a field of some variant has the content.
    use_content: bool,
    /// Whether no variant may borrow.
    is_owned: bool,
}

impl Variants {
    fn add(&mut self, name: &str, attribute: &str, fields: &Fields) {
        let (definitions, values) = fields.variant(self.is_owned);
        writeln!(self.text, "    #[api({attribute})]\n    {name} {{\n{definitions}    }},")
            .unwrap();
        self.values.push(format!("Self::{name} {{\n{values}            }}"));
        self.use_content |= fields.uses_content;
        self.borrows |= fields.borrows && !self.is_owned;
    }

    fn static_type(&self, name: &str) -> String {
        format!("{name}{}", if self.borrows { "<'static>" } else { "" })
    }

    /// `arguments` have a comma before each.
    fn item(&self, rng: &mut Rng, macro_name: &str, name: &str, arguments: &str) -> String {
        let arguments = arguments.strip_prefix(", ").unwrap_or_default();
        let (lifetime, elided) = if self.borrows { ("<'a>", "<'_>") } else { ("", "") };
        let convention =
            if rng.u8(..4) == 0 { "#[serde(rename_all_fields = \"camelCase\")]\n" } else { "" };
        let mut arms = String::new();
        for (index, value) in self.values.iter().enumerate() {
            writeln!(arms, "            {index} => {value},").unwrap();
        }
        let (text, count) = (&self.text, self.values.len());
        format!(
            "#[{macro_name}({arguments})]\n#[derive(PartialEq)]\n{convention}pub(super) enum \
             {name}{lifetime} {{\n{text}}}\n\nimpl Sample for {name}{elided} {{\n    fn sample(source: \
             &mut Source) -> Self {{\n        match source.rng.usize(..{count}) {{\n{arms}            _ \
             => unreachable!(),\n        }}\n    }}\n}}\n"
        )
    }
}
