//! Error responses of endpoints with user-interactive authentication.

use bytes::Bytes;
use http::{Response, StatusCode};

use super::{
    body::{Json, respond, write},
    error::{Error, UiaaError},
};

impl UiaaError {
    pub(crate) fn decode<J: Json>(response: &Response<Bytes>) -> Self {
        if response.status() == StatusCode::UNAUTHORIZED
            && let Ok(info) = J::read(response.body())
        {
            return Self::Authentication(info);
        }
        Self::Other(response.status(), response.body().clone())
    }

    pub(crate) fn encode(&self) -> Result<Response<Bytes>, Error> {
        match self {
            Self::Authentication(info) => Ok(respond(StatusCode::UNAUTHORIZED, write(info, 512)?)),
            Self::Other(status, body) => Ok(respond(*status, body.clone())),
        }
    }
}

/// Returns an error if the response is not successful.
pub(crate) fn check_status<J: Json>(response: &Response<Bytes>) -> Result<(), Error> {
    if response.status().is_success() {
        Ok(())
    } else {
        Err(Error::Uiaa(Box::new(UiaaError::decode::<J>(response))))
    }
}
