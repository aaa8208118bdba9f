//! The wire cases of the protocol rest-json, as botocore has them (`tests/unit/protocols`): 113 inputs and
//! 91 outputs. Each is a value of a definition, and its message.
//!
//! The client side writes the request of the case and reads its response. The server side reads the same
//! request, and writes the same response, unless the case is one of several messages that are read as the
//! same value.

mod documents;
mod empty;
mod errors;
mod headers;
mod members;
mod paths;
mod payloads;
mod queries;
mod support;
mod timestamps;
mod types;
mod unions;

use std::collections::BTreeSet;

use support::Side;

const INPUTS: usize = 113;
const OUTPUTS: usize = 91;

/// The cases that no definition has, with the reasons.
const NOT_EXPRESSED: &[(&str, &str)] = &[
    ("RestJsonEndpointTrait", "the definition would name a part of the host"),
    ("RestJsonEndpointTraitWithHostLabel", "the definition would name a part of the host"),
    ("RestJsonHttpChecksumRequired", "a header field would be a digest of the body"),
    ("RestJsonNullAndEmptyHeaders", "an empty list in a header field is not written"),
    ("SDKAppliedContentEncoding_restJson1", "content codings are of the HTTP client"),
    ("SDKAppendedGzipAfterProvidedEncoding_restJson1", "content codings are of the HTTP client"),
    (
        "RestJsonQueryIdempotencyTokenAutoFill",
        "a value that is absent would be made up when it is sent",
    ),
    (
        "RestJsonQueryPrecedence",
        "two values of one query parameter are an error when they are sent",
    ),
    ("HttpPrefixHeadersResponse", "a prefix of header fields is not empty"),
];

#[test]
fn all_cases_are_counted() {
    let cases = [
        documents::cases(),
        empty::cases(),
        errors::cases(),
        headers::cases(),
        members::cases(),
        paths::cases(),
        payloads::cases(),
        queries::cases(),
        timestamps::cases(),
        unions::cases(),
    ];
    let ids = |side| {
        let cases = cases.iter().flatten().filter(|case| case.side == side);
        cases.map(|case| case.id).collect::<Vec<_>>()
    };
    let (inputs, outputs) = (ids(Side::Input), ids(Side::Output));
    for ids in [&inputs, &outputs] {
        let mut seen = NOT_EXPRESSED.iter().map(|(id, _)| *id).collect::<BTreeSet<_>>();
        for id in ids {
            assert!(seen.insert(id), "{id} is there twice");
        }
    }
    let expressed = inputs.len() + outputs.len();
    let only_read = cases.iter().flatten().filter(|case| !case.written).count();
    println!("{expressed} of {} cases; {only_read} responses are only read", INPUTS + OUTPUTS);
    assert_eq!((inputs.len(), outputs.len(), only_read), (105, 90, 17));
    assert_eq!(expressed + NOT_EXPRESSED.len(), INPUTS + OUTPUTS);
}
