//! Encodes requests for a target.

use pathlore::{IntoHttpError, OutgoingRequest, Target};

use crate::{
    engine::{Encoded, Engine},
    token::Authorize,
};

/// Encodes a request for a target, whose path may be one of several that are tried.
pub(crate) fn encode<'a, R, C>(
    engine: &'a Engine,
    request: &R,
    credentials: &C,
    target: &Target,
    has_stream: bool,
) -> Result<Encoded, IntoHttpError>
where
    R: OutgoingRequest,
    C: Authorize<'a, R>,
{
    let credentials = credentials.authorize(engine.token_for(R::METADATA))?;
    let encoded = request.to_http_request_with_choice(target, credentials)?;
    Encoded::new(R::METADATA, encoded, target, has_stream)
}
