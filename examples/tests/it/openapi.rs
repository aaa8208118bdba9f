//! The document of the homeserver's endpoints, compared with the specification.
//!
//! The facts are those of the Matrix specification 1.19: names, requiredness and statuses.

use std::collections::BTreeSet;

use pathlore_examples::{API, openapi};
use pathlore_openapi::document;
use serde_json::Value;

/// What the specification says of an operation.
struct Facts {
    operation: (&'static str, &'static str),
    /// The query parameters, and whether each is required.
    query: &'static [(&'static str, bool)],
    /// The members of the request, and those that are required.
    request: &'static [&'static str],
    request_required: &'static [&'static str],
    response: &'static [&'static str],
    response_required: &'static [&'static str],
    /// The statuses of errors.
    errors: &'static [&'static str],
    needs_token: bool,
}

const REGISTER: Facts = Facts {
    operation: ("/_matrix/client/v3/register", "post"),
    query: &[("kind", false)],
    request: &[
        "auth",
        "username",
        "password",
        "device_id",
        "initial_device_display_name",
        "inhibit_login",
        "refresh_token",
    ],
    request_required: &[],
    response: &[
        "user_id",
        "access_token",
        "refresh_token",
        "expires_in_ms",
        "home_server",
        "device_id",
    ],
    response_required: &["user_id"],
    errors: &["400", "401", "403", "429"],
    needs_token: false,
};

const LOGIN: Facts = Facts {
    operation: ("/_matrix/client/v3/login", "post"),
    query: &[],
    request: &[
        "type",
        "identifier",
        "user",
        "medium",
        "address",
        "password",
        "token",
        "device_id",
        "initial_device_display_name",
        "refresh_token",
    ],
    request_required: &["type"],
    response: &[
        "user_id",
        "access_token",
        "refresh_token",
        "expires_in_ms",
        "home_server",
        "device_id",
        "well_known",
    ],
    response_required: &["access_token", "device_id", "user_id"],
    errors: &["400", "403", "429"],
    needs_token: false,
};

const LOGIN_TYPES: Facts = Facts {
    operation: ("/_matrix/client/v3/login", "get"),
    query: &[],
    request: &[],
    request_required: &[],
    response: &["flows"],
    // The specification does not say so, but a client cannot do without.
    response_required: &["flows"],
    errors: &["404", "429"],
    needs_token: false,
};

const LOGOUT: Facts = Facts {
    operation: ("/_matrix/client/v3/logout", "post"),
    query: &[],
    request: &[],
    request_required: &[],
    response: &[],
    response_required: &[],
    errors: &[],
    needs_token: true,
};

const GET_TOKEN: Facts = Facts {
    operation: ("/_matrix/client/v1/login/get_token", "post"),
    query: &[],
    request: &["auth"],
    request_required: &[],
    response: &["login_token", "expires_in_ms"],
    response_required: &["login_token", "expires_in_ms"],
    errors: &["400", "401", "429"],
    needs_token: true,
};

/// Members that the definitions have and version 1.19 does not: older servers and application services send
/// them.
const OLDER: [&str; 2] = ["type", "guest_access_token"];

struct Document(Value);

impl Document {
    fn resolve<'d>(&'d self, value: &'d Value) -> &'d Value {
        let pointer = value["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
        pointer.map_or(value, |pointer| self.0.pointer(pointer).unwrap())
    }

    /// Returns the members of a schema, of all its alternatives.
    fn members(&self, schema: &Value, found: &mut BTreeSet<String>) {
        let schema = self.resolve(schema);
        found.extend(
            schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name.clone()),
        );
        for keyword in ["allOf", "anyOf", "oneOf"] {
            let all = schema[keyword].as_array().into_iter().flatten();
            all.for_each(|schema| self.members(schema, found));
        }
    }

    /// Returns the members that are required in each alternative.
    fn required(&self, schema: &Value) -> BTreeSet<String> {
        let schema = self.resolve(schema);
        let names = |value: &Value| -> BTreeSet<String> {
            let names = value.as_array().into_iter().flatten();
            names.map(|name| name.as_str().unwrap().to_owned()).collect()
        };
        let mut all = names(&schema["required"]);
        let of_all = schema["allOf"].as_array().into_iter().flatten();
        all.extend(of_all.flat_map(|schema| self.required(schema)));
        for keyword in ["anyOf", "oneOf"] {
            let alternatives = schema[keyword].as_array().into_iter().flatten();
            let common = alternatives
                .map(|schema| self.required(schema))
                .reduce(|first, second| first.intersection(&second).cloned().collect());
            all.extend(common.unwrap_or_default());
        }
        all
    }
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn the_document_is_that_of_the_specification() {
    let document = Document(document(&API).version("1.19").unwrap().build().json);
    for facts in [REGISTER, LOGIN, LOGIN_TYPES, LOGOUT, GET_TOKEN] {
        let (path, method) = facts.operation;
        let operation = &document.0["paths"][path][method];
        let content = |message: &Value| message["content"]["application/json"]["schema"].clone();
        let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
        let query: Vec<_> = parameters
            .iter()
            .map(|it| (it["name"].as_str().unwrap(), it["required"] == true))
            .collect();
        assert_eq!(query, facts.query, "{path}");

        let request = content(&operation["requestBody"]);
        let mut members = BTreeSet::new();
        document.members(&request, &mut members);
        let expected = set(facts.request);
        let more: Vec<_> = members.difference(&expected).collect();
        assert!(more.iter().all(|name| OLDER.contains(&name.as_str())), "{path}: {more:?}");
        assert_eq!(expected.difference(&members).next(), None, "{path}");
        assert_eq!(document.required(&request), set(facts.request_required), "{path}");

        let response = content(document.resolve(&operation["responses"]["200"]));
        // Generated clients take a member with a default for one that is always there.
        assert!(!response.to_string().contains("\"default\""), "{path}");
        assert!(!request.to_string().contains("\"default\":null"), "{path}");
        let mut members = BTreeSet::new();
        document.members(&response, &mut members);
        assert_eq!(members, set(facts.response), "{path}");
        assert_eq!(document.required(&response), set(facts.response_required), "{path}");

        for status in facts.errors {
            let responses = &operation["responses"];
            let class = format!("{}XX", &status[..1]);
            assert!(
                responses[*status].is_object() || responses[class].is_object(),
                "{path} {status}"
            );
        }
        let security = operation["security"].as_array().unwrap();
        let is_open = |it: &Value| it.as_object().unwrap().is_empty();
        let needs_token = !security.is_empty() && !security.iter().any(is_open);
        assert_eq!(needs_token, facts.needs_token, "{path}");
    }
}

#[test]
fn all_types_are_described() {
    assert!(document(&API).build().open_types.is_empty());
}

#[test]
fn a_version_has_its_paths() {
    let old = openapi(Some("1.0")).unwrap();
    assert!(old.contains("/_matrix/client/r0/login") && !old.contains("get_token"));
    assert!(openapi(Some("1.7")).unwrap().contains("/_matrix/client/v1/login/get_token"));
    assert!(openapi(Some("latest")).is_err());
}
