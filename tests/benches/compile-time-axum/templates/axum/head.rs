use axum::{Json, Router, extract::State, http::StatusCode, routing::post};

#[derive(Clone)]
pub struct App(pub u8);

pub fn router(app: App) -> Router {
    Router::new()
// ROUTES
        .with_state(app)
}
