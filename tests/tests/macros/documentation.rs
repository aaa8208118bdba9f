//! What the macros add to the documentation of an API crate.
//!
//! `tests/outside/run` has rustdoc show it.

use pathlore_tests::{Kind, described, documentation, expand_attribute};
use proc_macro2::TokenStream;
use quote::quote;

fn documented(kind: Kind, arguments: &TokenStream, item: TokenStream) -> String {
    documentation(kind, expand_attribute(kind, arguments, item)).expect("the item is one of Rust")
}

#[test]
fn a_request_shows_its_fields() {
    let text = documented(
        Kind::Request,
        &quote!(metadata = super::FIND, empty_body),
        quote! {
            /// Finds notes.
            pub struct Request<'a> {
                #[api(path)]
                pub r#type: u64,
                #[api(query)]
                #[serde(rename = "page|size", alias = "limit")]
                pub page_size: Option<u32>,
                #[api(query)]
                pub tags: Vec<String>,
                #[api(query)]
                #[serde(flatten)]
                pub filter: Filter,
                #[api(header = http::header::IF_NONE_MATCH)]
                pub etag: Option<String>,
                #[api(header = "X-Id")]
                pub id: Cow<'a, str>,
                #[api(query)]
                #[serde(default)]
                pub deep: bool,
                #[serde(skip)]
                pub cache: u8,
                #[api(query)]
                #[serde(with = "text")]
                pub at: Option<At>,
            }
        },
    );
    insta::assert_snapshot!(text);
}

#[test]
fn a_field_shows_its_history() {
    let item = quote! {
        struct Request {
            #[api(query, renamed(1.12 | stable("org.via"), from = "server_name"))]
            via: Vec<String>,
            #[api(header = "x-new", since = 1.4, renamed(1.5, from = "x-a"), renamed(1.6, from = "x-b"))]
            new: Option<u8>,
            #[api(since = stable("org.note"), until = 1.9)]
            #[serde(alias = "text")]
            note: Option<String>,
        }
    };
    insta::assert_snapshot!(documented(Kind::Request, &quote!(), item));
}

#[test]
fn whole_bodies_have_no_names() {
    let item = quote! {
        struct Request {
            #[api(query_all)]
            query: Query,
            #[api(body)]
            note: Option<Note>,
        }
    };
    insta::assert_snapshot!(documented(Kind::Request, &quote!(), item));
    let item = quote! {
        struct Response {
            #[api(raw_body)]
            table: Vec<u8>,
        }
    };
    insta::assert_snapshot!(documented(Kind::Response, &quote!(status = 201), item));
}

#[test]
fn forms_and_texts_are_parts() {
    let item = quote! {
        struct Request {
            #[serde(rename = "grant_type")]
            kind: String,
            resources: Vec<String>,
            #[serde(flatten)]
            others: Others,
        }
    };
    insta::assert_snapshot!(documented(Kind::Request, &quote!(content = form), item));
    let item = quote! {
        enum Response {
            #[api(status = OK)]
            Found {
                #[api(body)]
                number: u8,
            },
            #[api(status = 202)]
            Accepted {
                #[api(body)]
                number: Option<u8>,
            },
        }
    };
    insta::assert_snapshot!(documented(Kind::Response, &quote!(content = text), item));
}

#[test]
fn an_enum_shows_its_variants() {
    let item = quote! {
        pub enum Response {
            #[api(status = OK | CREATED)]
            Found {
                #[api(status)]
                status: StatusCode,
                name: String,
            },
            #[api(status = 304)]
            NotModified,
        }
    };
    insta::assert_snapshot!(documented(Kind::Response, &quote!(), item));
}

#[test]
fn an_error_shows_its_codes() {
    let item = quote! {
        pub enum ApiError {
            #[api(status = 404, code = "NOT_FOUND")]
            NotFound { message: String },
            #[api(status = 4xx)]
            Client {
                #[api(status)]
                status: StatusCode,
            },
            #[api(other)]
            Other(ErrorResponse),
        }
    };
    insta::assert_snapshot!(documented(Kind::EndpointError, &quote!(code = "errcode"), item));
    let item = quote! {
        struct Problem {
            #[api(status)]
            status: StatusCode,
            title: String,
            #[api(other)]
            other: Option<ErrorResponse>,
        }
    };
    insta::assert_snapshot!(documented(Kind::EndpointError, &quote!(), item));
}

#[test]
fn each_combination_of_conditions_has_a_description() {
    let item = quote! {
        struct Response {
            #[cfg(feature = "a")]
            a: u8,
            #[cfg_attr(feature = "b", api(header = "x-b"))]
            #[cfg_attr(docsrs, doc(cfg(feature = "c")))]
            b: u8,
            #[cfg_attr(feature = "a", cfg(feature = "b"))]
            c: u8,
        }
    };
    insta::assert_snapshot!(documented(Kind::Response, &quote!(), item));
}

#[test]
fn nothing_is_added_to_a_wrong_definition() {
    let item = quote!(
        struct Request {
            #[api(pth)]
            id: u64,
        }
    );
    assert_eq!(documented(Kind::Request, &quote!(), item), "");
}

#[test]
fn all_paths_are_shown() {
    let rows = described(quote! {
        method: PUT,
        rate_limited: false,
        authentication: None,
        history: {
            unstable("org.example.notes") => "/_unstable/notes/{id}",
            1.0 | stable("org.example.notes.stable") => "/v1/notes/{id}",
            2.1 => "/v2/notes/{id}",
            2.3 => deprecated,
            3.0 => removed,
        }
    });
    let lines = rows.unwrap().into_iter().map(|[key, value]| format!("{key}: {value}"));
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"));
    assert!(described(quote!(method: PUTT, path: "/")).is_none());
}
