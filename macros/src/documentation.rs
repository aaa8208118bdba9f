//! The attribute that describes an item in its documentation.
//!
//! The attribute macros add it to the item if rustdoc runs, below the hidden derive.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Path};

use self::markdown::{code, table};
use crate::{
    endpoint_error, metadata,
    model::{
        Case, EndpointError, Item, Message, MetadataName, Request, Response, Rest, Status, Variant,
    },
    request, response, tokens,
};

mod conditions;
mod fields;
mod markdown;
mod source;

/// Adds the description after the author's documentation. `kind` is the name of the attribute macro.
pub(crate) fn expand(kind: &TokenStream, item: TokenStream) -> TokenStream {
    let Ok(input) = syn::parse2::<DeriveInput>(item.clone()) else { return item };
    let kind = kind.to_string();
    let descriptions = conditions::cases(&input).into_iter().filter_map(|(condition, input)| {
        let text = text(&kind, quote!(#input))?;
        Some(quote!(#[cfg_attr(#condition, doc = #text)]))
    });
    let descriptions: Vec<_> = descriptions.collect();
    let (attributes, item) = tokens::split_attributes(item);
    quote!(#attributes #(#descriptions)* #item)
}

/// Returns the description of an item, unless it has errors, which the derive reports.
fn text(kind: &str, item: TokenStream) -> Option<String> {
    let text = match kind {
        "request" => {
            request::read(item, |request, errors| errors.is_none().then(|| of_request(request)))
        }
        "response" => {
            response::read(item, |response, errors| errors.is_none().then(|| of_response(response)))
        }
        _ => endpoint_error::read(item, |error, errors| errors.is_none().then(|| of_error(error))),
    };
    text.ok().flatten()
}

/// Returns the authentication scheme of a built-in kind that the description of the endpoint names.
pub(crate) fn scheme(request: &Request<'_>) -> Option<Path> {
    let scheme = metadata_of(request)?.scheme?;
    let krate = &request.item.krate;
    Some(syn::parse_quote!(#krate::auth::#scheme))
}

fn metadata_of(request: &Request<'_>) -> Option<metadata::Described> {
    let name = metadata_name(request);
    let (_, last) = name.rsplit_once("::").unwrap_or(("", &name));
    metadata::describe(source::metadata(last, request.item.name)?)
}

fn metadata_name(request: &Request<'_>) -> String {
    match &request.endpoint.metadata {
        MetadataName::Named(path) => tokens::text(path),
        MetadataName::Default | MetadataName::Unknown => "METADATA".to_owned(),
    }
}

fn of_request(request: &Request<'_>) -> String {
    let endpoint = match metadata_of(request) {
        Some(described) => {
            let mut rows = described.rows;
            if let Some(scheme) = &request.endpoint.scheme {
                rows.push(["authentication".to_owned(), code(&tokens::text(scheme))]);
            }
            let [method, rows @ ..] = &rows[..] else { return String::new() };
            table(method, rows)
        }
        None => format!("{} describes the endpoint.\n", code(&metadata_name(request))),
    };
    let fields = request.message.as_ref().map(|message| fields::rows(message, None));
    let stream = stream(&request.message);
    let section = fields::section(&fields.unwrap_or_default());
    format!("\n\n# Endpoint\n\n{endpoint}{stream}{section}")
}

/// Returns the description of a body that is a stream.
fn stream<'m, 'a: 'm>(messages: impl IntoIterator<Item = &'m Message<'a>>) -> &'static str {
    let mut messages = messages.into_iter();
    let is_stream = messages.any(|message| message.body.stream().is_some());
    if is_stream { "\nThe body is a stream.\n" } else { "" }
}

fn of_response(response: &Response<'_>) -> String {
    let answers = response.answers.as_deref().unwrap_or_default();
    let with_names = || response.item.variants.iter().zip(answers);
    let statuses = if response.item.is_enum() {
        let rows =
            with_names().map(|(variant, answer)| [name(variant), statuses(&answer.statuses)]);
        table(&["Variant", "Status"], &rows.collect::<Vec<_>>())
    } else {
        let statuses = answers.first().map(|answer| statuses(&answer.statuses));
        format!("The status is {}.\n", statuses.unwrap_or_default())
    };
    let fields =
        with_names().flat_map(|(variant, answer)| fields::rows(&answer.message, variant.name));
    let stream = stream(answers.iter().map(|answer| &answer.message));
    let section = fields::section(&fields.collect::<Vec<_>>());
    format!("\n\n# Response\n\n{statuses}{stream}{section}")
}

fn of_error(error: &EndpointError<'_>) -> String {
    let Some(cases) = &error.cases else { return String::new() };
    let fields = cases.list.iter().flat_map(|case| {
        fields::rows(&case.answer.message, variant(&error.item, case).and_then(|it| it.name))
    });
    let fields: Vec<_> = fields.collect();
    if !error.item.is_enum() {
        return format!("\n\n# Error\n\nAny status is possible.\n{}", fields::section(&fields));
    }
    let rows = cases.list.iter().map(|case| {
        let name = variant(&error.item, case).map(name).unwrap_or_default();
        let code = case.code().map(|it| code(&it.value())).unwrap_or_default();
        [name, statuses(&case.answer.statuses), code]
    });
    let rest = match &cases.rest {
        Rest::Variant(index, _) => error.item.variants.get(*index).map(name),
        Rest::Field(_) => None,
    };
    let rest = rest.map(|name| [name, "any other".to_owned(), String::new()]);
    let rows: Vec<_> = rows.chain(rest).collect();
    let table = match &cases.code {
        Some(member) => table(&["Variant", "Status", &code(member)], &rows),
        None => {
            let rows = rows.into_iter().map(|[name, status, _]| [name, status]);
            table(&["Variant", "Status"], &rows.collect::<Vec<_>>())
        }
    };
    format!("\n\n# Error\n\n{table}{}", fields::section(&fields))
}

fn variant<'i, 'a>(item: &'i Item<'a>, case: &Case<'_>) -> Option<&'i Variant<'a>> {
    item.variants.get(case.variant)
}

fn name(variant: &Variant<'_>) -> String {
    variant.name.map(|name| code(&name.to_string())).unwrap_or_default()
}

fn statuses(statuses: &[Status]) -> String {
    let texts = statuses.iter().map(|status| match status {
        Status::Constant(name) => code(&name.to_string()),
        Status::Number(number, _) => code(&number.to_string()),
        Status::Class(class, _) => code(&format!("{class}xx")),
        Status::Expression(tokens) => code(&tokens::text(tokens)),
    });
    let texts: Vec<_> = texts.collect();
    if texts.is_empty() { "any".to_owned() } else { texts.join(", ") }
}
