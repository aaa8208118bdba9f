//! Runs both sides over the same inputs.

use std::{borrow::Borrow, collections::BTreeMap, fmt::Debug};

use pathlore::{
    DecodeError, FromHttpRequestError, FromHttpResponseError, IncomingRequest, IncomingResponse,
    Metadata, OutgoingRequest, OutgoingResponse, Target, auth::NoAuthentication, bytes::Bytes,
    http, metadata, response,
};

use super::{
    oracle::{Part, Tally},
    whitelist::{Input, is_allowed},
};

pub(crate) const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[response]
pub(crate) struct Response {}

/// What became of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The fields as `Debug` prints them, and what is written of them, or the error of that.
    Read {
        fields: String,
        written: Result<Bytes, String>,
    },
    Refused(DecodeError),
}

pub(crate) type Side<I> = fn(&I) -> Outcome;

/// Where the error of an input is, and whether the type flattens others.
pub(crate) type Oracle<I> = (fn(&I) -> Option<Vec<Part>>, bool);

pub(crate) fn through_body<R>(body: &[u8], print: fn(&R) -> String) -> Outcome
where
    R: IncomingResponse + OutgoingResponse,
    R::EndpointError: Debug,
{
    let response = http::Response::new(Bytes::copy_from_slice(body));
    match R::from_http_response(&response) {
        Ok(read) => Outcome::Read {
            fields: print(&read),
            written: read
                .to_http_response()
                .map(http::Response::into_body)
                .map_err(|error| error.to_string()),
        },
        Err(FromHttpResponseError::Decode(error)) => Outcome::Refused(error),
        Err(error) => panic!("{error:?}"),
    }
}

pub(crate) fn through_query<R>(query: &str, print: fn(&R) -> String) -> Outcome
where
    R: IncomingRequest + OutgoingRequest<Authentication = NoAuthentication>,
{
    let uri = http::Uri::try_from(format!("/?{query}")).unwrap();
    let mut request = http::Request::new(Bytes::new());
    *request.uri_mut() = uri;
    match R::from_http_request(&request) {
        Ok(read) => Outcome::Read {
            fields: print(&read),
            written: read
                .to_http_request(&Target::new("https://a.example").unwrap(), ())
                .map(|request| request.uri().to_string().into())
                .map_err(|error| error.to_string()),
        },
        Err(FromHttpRequestError::Decode(error)) => Outcome::Refused(error),
        Err(error) => panic!("{error:?}"),
    }
}

/// How many differences of a kind are shown.
const SHOWN: usize = 3;

/// Compares both sides over all inputs, and shows some of each kind of difference. The places of
/// the plain side's errors are compared with those of the oracle.
pub(crate) fn compare<I: Input + ?Sized, O: Borrow<I>>(
    name: &str,
    inputs: impl IntoIterator<Item = O>,
    plain: Side<I>,
    own: Side<I>,
    oracle: Option<Oracle<I>>,
) {
    let mut tally = Tally::default();
    let mut differences: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let (mut count, mut read, mut allowed) = (0, 0, 0);
    for input in inputs {
        let input = input.borrow();
        let (expected, found) = (plain(input), own(input));
        count += 1;
        read += usize::from(matches!(expected, Outcome::Read { .. }));
        let place = oracle.and_then(|(locate, _)| locate(input));
        if let (Outcome::Refused(error), Some((_, flattens))) = (&expected, oracle)
            && str::from_utf8(input.bytes()).is_ok()
        {
            tally.add(input.bytes(), error, place.as_ref().expect("both refuse it"), flattens);
        }
        if expected == found {
            continue;
        }
        if is_allowed(input, (&expected, &found), (plain, own), place.as_deref()) {
            allowed += 1;
            continue;
        }
        let shown =
            format!("input: {:?}\n  plain: {expected:?}\n  own:   {found:?}\n", input.show());
        differences.entry(kind_of_difference(&expected, &found)).or_default().push(shown);
    }
    // What is never read, or hardly ever refused, compares nothing.
    assert!(read > 0 && read < count, "{name}: {read} of {count} inputs were read");
    let mut report = Vec::new();
    for (kind, mut shown) in differences {
        report.push(format!("== {name}: {kind}: {} of {count}\n", shown.len()));
        shown.sort_by_key(String::len);
        shown.truncate(SHOWN);
        report.append(&mut shown);
    }
    println!("{name}: {count} inputs, {read} read, {allowed} differences allowed");
    assert!(report.is_empty(), "\n{}", report.concat());
    tally.assert(name);
}

fn kind_of_difference(plain: &Outcome, own: &Outcome) -> String {
    match (plain, own) {
        (Outcome::Read { fields, .. }, Outcome::Read { fields: others, .. }) => {
            if fields == others { "written".into() } else { "values".into() }
        }
        (Outcome::Read { .. }, Outcome::Refused(_)) => "only plain reads it".into(),
        (Outcome::Refused(_), Outcome::Read { .. }) => "only own reads it".into(),
        (Outcome::Refused(plain), Outcome::Refused(own)) => {
            let without_digits = |text: &str| text.replace(|c: char| c.is_ascii_digit(), "");
            let (kinds, details) = ((plain.kind(), own.kind()), (plain.detail(), own.detail()));
            let parts = [
                (plain.place() != own.place()).then(|| "place".to_owned()),
                (plain.field() != own.field()).then(|| "field".to_owned()),
                (kinds.0 != kinds.1).then(|| format!("{kinds:?}")),
                (details.0 != details.1).then(|| {
                    format!("{:?} {:?}", without_digits(details.0), without_digits(details.1))
                }),
            ];
            format!("error: {}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
        }
    }
}
