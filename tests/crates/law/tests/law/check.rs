//! Writes a value, reads it back and compares.

use std::{convert::Infallible, fmt::Debug};

use pathlore::{
    EndpointError, IncomingRequest, IncomingResponse, IntoHttpError, OutgoingRequest,
    OutgoingResponse, Target, bytes::Bytes, http,
};

use super::{
    sample::{Sample, Source},
    schemas,
};

/// A generated definition.
pub(crate) struct Definition {
    pub(crate) source: &'static str,
    pub(crate) check: fn(&mut Source) -> Outcome,
}

/// What became of a value.
pub(crate) enum Outcome {
    Equal,
    /// It was not written.
    Refused(String),
    /// The law is broken.
    Broken(String),
}

pub(crate) fn check_request<R>(
    source: &mut Source,
    write: fn(&R, &Target) -> Result<http::Request<Bytes>, IntoHttpError>,
) -> Outcome
where
    R: Sample + PartialEq + Debug + OutgoingRequest + IncomingRequest + 'static,
{
    let value = R::sample(source);
    let target = Target::new("https://example.org")
        .expect("the URL is valid")
        .with_supported_versions(source.server());
    let written = write(&value, &target);
    if let Ok(request) = &written
        && let Err(fault) = schemas::check::<R>(source, request)
    {
        return Outcome::Broken(format!("value: {value:?}\n{fault}"));
    }
    outcome(&value, written, |request| R::from_http_request(request))
}

pub(crate) fn check_response<R>(source: &mut Source) -> Outcome
where
    R: Sample + PartialEq + Debug + OutgoingResponse + IncomingResponse,
    R::EndpointError: Debug,
{
    let value = R::sample(source);
    outcome(&value, value.to_http_response(), |response| R::from_http_response(response))
}

pub(crate) fn check_error<E>(source: &mut Source) -> Outcome
where
    E: Sample + PartialEq + Debug + EndpointError,
{
    let value = E::sample(source);
    let read = |response: &_| Ok::<_, Infallible>(E::from_http_response(response));
    outcome(&value, value.to_http_response(), read)
}

fn outcome<R: PartialEq + Debug, M: Debug, E: Debug>(
    value: &R,
    written: Result<M, IntoHttpError>,
    read: impl FnOnce(&M) -> Result<R, E>,
) -> Outcome {
    let message = match written {
        Ok(message) => message,
        Err(error) => return Outcome::Refused(format!("{value:?}\n  {error}")),
    };
    let read = read(&message);
    // NaN is not equal to itself.
    let is_equal = |read: &R| read == value || format!("{read:?}") == format!("{value:?}");
    if read.as_ref().is_ok_and(is_equal) {
        Outcome::Equal
    } else {
        Outcome::Broken(format!("value:   {value:?}\nwritten: {message:?}\nread:    {read:?}"))
    }
}

/// How many values of each kind are checked of a definition.
const VALUES: u64 = 150;

/// Checks all definitions with values that must be written, and with any values.
pub(crate) fn all(definitions: &[Definition]) {
    let mut faults = Vec::new();
    let mut refused = 0;
    for definition in definitions {
        for (tame, seed) in (0..VALUES).flat_map(|seed| [(true, seed), (false, seed)]) {
            let fault = match (definition.check)(&mut Source::new(seed, tame)) {
                Outcome::Equal => continue,
                Outcome::Refused(_) if !tame => {
                    refused += 1;
                    continue;
                }
                Outcome::Refused(error) => format!("not written: {error}"),
                Outcome::Broken(fault) => fault,
            };
            faults.push(format!("{}\n{fault}\n", definition.source));
            break;
        }
    }
    let (broken, count) = (faults.len(), definitions.len());
    println!("{count} definitions, {} values, {refused} not written", count as u64 * VALUES * 2);
    assert!(refused > 0, "no value was refused, so none was unusual");
    faults.sort_by_key(String::len);
    faults.truncate(10);
    assert!(
        faults.is_empty(),
        "{broken} of {count} definitions break the law:\n{}",
        faults.join("\n")
    );
}
