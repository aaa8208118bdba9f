use axum::{Router, extract::State};
use pathlore::ErrorResponse;
use pathlore_axum::{Call, Endpoints};

#[derive(Clone)]
pub struct App(pub u8);

pub fn router(app: App) -> Router {
    Endpoints::<App>::new()
// ROUTES
        .into_router()
        .unwrap()
        .with_state(app)
}
