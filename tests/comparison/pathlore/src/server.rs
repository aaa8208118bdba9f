use axum::{Router, extract::State};
use pathlore::{
    ErrorResponse, FromRejection as _, Rejection, SupportedVersions,
    auth::{AccessToken, PresentedToken},
    bytes::Bytes,
    http::{self, StatusCode},
};
use pathlore_axum::{Authenticate, Call, Endpoints, RouteConflict};

use crate::api::{Request, Response, SendError};

#[derive(Clone)]
pub struct App;

pub struct User(String);

impl Authenticate<AccessToken, User> for App {
    type Error = SendError;

    async fn authenticate(
        &self,
        token: PresentedToken<'_>,
        _request: &http::Request<Bytes>,
    ) -> Result<User, SendError> {
        match token.as_str().strip_prefix("token-of-") {
            Some(user) => Ok(User(user.to_owned())),
            None => Err(SendError::from_rejection(Rejection::refused(StatusCode::UNAUTHORIZED))),
        }
    }
}

async fn send(
    State(App): State<App>,
    Call { request, caller, .. }: Call<Request<'static>, User>,
) -> Result<Response, SendError> {
    if request.room_id != "a/b" {
        return Err(SendError::not_in_room(request.room_id.into_owned()));
    }
    let client = request.client.unwrap_or_default();
    Ok(Response::new(format!("{}-{}-{client}-{}", caller.0, request.transaction_id, request.text)))
}

pub fn router(versions: &[&str]) -> Result<Router, RouteConflict> {
    let supported = SupportedVersions::from_versions(versions.iter().copied());
    let endpoints = Endpoints::new().endpoint_for(&supported, send);
    Ok(endpoints.fallback::<ErrorResponse>().into_router()?.with_state(App))
}
