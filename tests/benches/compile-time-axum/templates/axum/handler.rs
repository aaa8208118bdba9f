
pub async fn handler_NUMBER(
    State(app): State<App>,
    Json(request): Json<endpoint_NUMBER::Request>,
) -> Result<Json<endpoint_NUMBER::Response>, StatusCode> {
    let summary = format!("{}{}{:?}", request.title, app.0, request.comment);
    let count = request.priority + u64::try_from(request.tags.len()).unwrap_or(0);
    Ok(Json(endpoint_NUMBER::Response { summary, count }))
}
