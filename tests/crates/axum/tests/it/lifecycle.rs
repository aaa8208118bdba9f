//! The header fields `Deprecation` and `Sunset`.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Router;
use pathlore::{ErrorResponse, FromRejection, Rejection, Version, http::StatusCode};
use pathlore_axum::{Call, Endpoints};

use crate::support::{get, request};

mod config {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET,
        authentication: None,
        history: {
            1.0 => "/media/config",
            1.11 => "/client/config",
            1.11 => deprecated("/media/config"),
            1.20 => removed("/media/config"),
            1.30 => deprecated,
            1.40 => removed,
        }
    };

    #[request]
    pub(crate) struct Request {
        #[api(query)]
        pub(crate) fails: Option<bool>,
    }

    #[response]
    pub(crate) struct Response {}
}

mod current {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata =
        metadata! { method: GET, authentication: None, history: { 1.11 => "/current" } };

    #[request]
    pub(crate) struct Request {}

    #[response]
    pub(crate) struct Response {
        #[api(header = "sunset")]
        pub(crate) sunset: Option<String>,
    }
}

async fn config(call: Call<config::Request>) -> Result<config::Response, ErrorResponse> {
    match call.request.fails {
        Some(true) => Err(ErrorResponse::from_rejection(Rejection::refused(StatusCode::CONFLICT))),
        _ => Ok(config::Response {}),
    }
}

async fn current(_call: Call<current::Request>) -> Result<current::Response, ErrorResponse> {
    Ok(current::Response { sunset: Some("never".to_owned()) })
}

fn after_epoch(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

/// 30 June 2023, and the others later.
const DEPRECATED: u64 = 1_688_169_599;

fn router(dates: impl IntoIterator<Item = (Version, SystemTime)>) -> Router {
    Endpoints::new().endpoint(config).endpoint(current).dates(dates).into_router().unwrap()
}

async fn fields(router: &Router, path: &str) -> (Option<String>, Option<String>) {
    let answer = get(router, path).await;
    let field = |name| answer.header(name).map(str::to_owned);
    (field("deprecation"), field("sunset"))
}

#[tokio::test]
async fn responses_say_when_their_path_ends() {
    let router = router([
        (Version::new(1, 11), after_epoch(DEPRECATED)),
        (Version::new(1, 20), after_epoch(DEPRECATED + 86_400)),
        (Version::new(1, 30), after_epoch(DEPRECATED + 172_800)),
    ]);
    let deprecation = Some("@1688169599".to_owned());
    let sunset = Some("Sat, 01 Jul 2023 23:59:59 GMT".to_owned());
    assert_eq!(fields(&router, "/media/config").await, (deprecation.clone(), sunset.clone()));
    // Errors as well.
    assert_eq!(fields(&router, "/media/config?fails=true").await, (deprecation.clone(), sunset));
    assert_eq!(
        get(&router, "/media/config?fails=maybe").await.header("deprecation"),
        Some("@1688169599")
    );
    // The endpoint ends later than the path, and the date of its removal is not known.
    assert_eq!(fields(&router, "/client/config").await, (Some("@1688342399".to_owned()), None));
    // The handler has the last word.
    assert_eq!(fields(&router, "/current").await, (None, Some("never".to_owned())));
    let answer = request(&router, pathlore::http::Method::PUT, "/media/config").await;
    assert_eq!((answer.status.as_u16(), answer.header("deprecation")), (405, None));
}

#[tokio::test]
async fn without_dates_there_are_no_fields() {
    assert_eq!(fields(&router([]), "/media/config").await, (None, None));
    let unrelated = [(Version::new(9, 9), after_epoch(0))];
    assert_eq!(fields(&router(unrelated), "/media/config").await, (None, None));
}

#[tokio::test]
async fn dates_that_cannot_be_represented_are_left_out() {
    let far = after_epoch(253_402_300_799) + Duration::from_secs(1);
    let before = UNIX_EPOCH.checked_sub(Duration::from_secs(1)).unwrap();
    let router = router([(Version::new(1, 11), before), (Version::new(1, 20), far)]);
    assert_eq!(fields(&router, "/media/config").await, (None, None));
}
