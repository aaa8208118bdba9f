
pub async fn handler_NUMBER(
    State(app): State<App>,
    call: Call<endpoint_NUMBER::Request>,
) -> Result<endpoint_NUMBER::Response, ErrorResponse> {
    let request = call.request;
    let summary = format!("{}{}{:?}", request.title, app.0, request.comment);
    let count = request.priority + u64::try_from(request.tags.len()).unwrap_or(0);
    Ok(endpoint_NUMBER::Response { summary, count })
}
