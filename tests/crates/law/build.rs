//! Generates random definitions, the same ones in each build.
//!
//! `LAW_SEED` selects others, and `LAW_COUNT` another number of them.

use std::{env, fmt::Write as _, fs, path::Path};

use fastrand::Rng;

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/enums.rs"]
mod enums;
#[path = "build/fields.rs"]
mod fields;

use self::fields::{Content, Fields};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    let seed = number("LAW_SEED").unwrap_or(1);
    let count = number("LAW_COUNT").unwrap_or(100);
    let mut rng = Rng::with_seed(seed);
    let mut modules = String::new();
    let mut list = String::new();
    for index in 0..count {
        let (response, response_type) = response(&mut rng);
        let request = request(&mut rng, &response_type);
        let (several, error) = (enums::response(&mut rng), enums::error(&mut rng));
        write!(
            modules,
            "mod d{index} {{\n{IMPORTS}\n{request}\n{response}\n{several}\n{error}\n}}\n"
        )
        .unwrap();
        let definitions = [
            ("request", &request),
            ("response", &response),
            ("several", &several),
            ("error", &error),
        ];
        for (part, source) in definitions {
            writeln!(
                list,
                "Definition {{ source: {source:?}, check: |source| d{index}::{part}(source) }},"
            )
            .unwrap();
        }
    }
    let text = format!("{modules}\npub(crate) const DEFINITIONS: &[Definition] = &[\n{list}];\n");
    let folder = env::var("OUT_DIR").expect("Cargo sets it");
    fs::write(Path::new(&folder).join("definitions.rs"), text).expect("the folder is writable");
}

const IMPORTS: &str = "#[allow(unused_imports)] use super::prelude::*;";

fn number(variable: &str) -> Option<u64> {
    println!("cargo::rerun-if-env-changed={variable}");
    env::var(variable).ok().map(|value| value.parse().expect("it is a number"))
}

fn request(rng: &mut Rng, response: &str) -> String {
    let method = *rng.choice(["GET", "POST", "PUT", "DELETE"].iter()).unwrap();
    let content = Content::random(rng);
    let has_histories = rng.bool();
    let mut fields = Fields::of(content);
    fields.older = has_histories.then_some(0);
    fields.path(rng);
    fields.query(rng);
    fields.headers(rng);
    fields.cookies(rng);
    if method != "GET" {
        fields.body(rng);
    }
    let mut path = "/d".to_owned();
    for segment in &fields.segments {
        write!(path, "/{segment}").unwrap();
    }
    let (scheme, credentials) =
        *rng.choice([("None", "()"), ("AccessToken", "\"token\".into()")].iter()).unwrap();
    let empty_body = if fields.has_body || rng.bool() { "" } else { ", empty_body" };
    let content = content.argument(fields.uses_content);
    let attribute =
        format!("request(response = {response}{empty_body}{content}{})", fields.fixed_query);
    let item = fields.item(rng, "Request", &attribute);
    let static_type = fields.static_type("Request");
    let paths = if has_histories {
        format!("history: {{ unstable => \"/unstable{path}\", 1.0 => \"{path}\" }}")
    } else {
        format!("path: \"{path}\"")
    };
    format!(
        "const METADATA: Metadata = metadata! {{\n    method: {method},\n    rate_limited: false,\n    \
         authentication: {scheme},\n    {paths},\n}};\n\n{item}\n\
         pub(super) fn request(source: &mut Source) -> Outcome {{\n    \
         check_request::<{static_type}>(source, |request, target| request.to_http_request(target, \
         {credentials}))\n}}\n"
    )
}

fn response(rng: &mut Rng) -> (String, String) {
    let content = Content::random(rng);
    let mut fields = Fields::of(content);
    let status = *rng.choice(["OK", "CREATED", "204", "304", "ACCEPTED"].iter()).unwrap();
    fields.headers(rng);
    if !matches!(status, "204" | "304") {
        fields.body(rng);
    }
    let content = content.argument(fields.uses_content);
    let item = fields.item(rng, "Response", &format!("response(status = {status}{content})"));
    let static_type = fields.static_type("Response");
    let text = format!(
        "{item}\npub(super) fn response(source: &mut Source) -> Outcome {{\n    \
         check_response::<{static_type}>(source)\n}}\n"
    );
    (text, static_type)
}
