//! Timestamps in JSON.

use pathlore::{Metadata, metadata, request, response};

use crate::{
    support::{Body::Json, Case, JSON, check, output, same_cases, same_fields},
    types::{DateTime, HttpDate, Seconds, at},
};

#[test]
fn timestamps() {
    check(cases());
}

pub(crate) fn cases() -> Vec<Case> {
    [formats::cases(), offsets::cases()].into_iter().flatten().collect()
}

mod formats {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/JsonTimestamps",
    };

    same_fields! { ()
        #[serde(skip_serializing_if = "Option::is_none")]
        normal: Option<Seconds>,
        #[serde(rename = "dateTime", skip_serializing_if = "Option::is_none")]
        date_time: Option<DateTime>,
        #[serde(rename = "dateTimeOnTarget", skip_serializing_if = "Option::is_none")]
        target_date_time: Option<DateTime>,
        #[serde(rename = "epochSeconds", skip_serializing_if = "Option::is_none")]
        seconds: Option<Seconds>,
        #[serde(rename = "epochSecondsOnTarget", skip_serializing_if = "Option::is_none")]
        target_seconds: Option<Seconds>,
        #[serde(rename = "httpDate", skip_serializing_if = "Option::is_none")]
        http_date: Option<HttpDate>,
        #[serde(rename = "httpDateOnTarget", skip_serializing_if = "Option::is_none")]
        target_http_date: Option<HttpDate>,
    }

    pub(super) fn cases() -> Vec<Case> {
        let line = "POST /JsonTimestamps";
        let time = at(1_398_796_238);
        let cases = [
            same_cases!(
                "RestJsonJsonTimestamps",
                "RestJsonJsonTimestamps",
                { normal: Some(Seconds(time)) },
                line,
                &[JSON],
                Json(r#"{"normal": 1398796238}"#)
            ),
            same_cases!(
                "RestJsonJsonTimestampsWithDateTimeFormat",
                "RestJsonJsonTimestampsWithDateTimeFormat",
                { date_time: Some(DateTime(time)) },
                line,
                &[JSON],
                Json(r#"{"dateTime": "2014-04-29T18:30:38Z"}"#)
            ),
            same_cases!(
                "RestJsonJsonTimestampsWithDateTimeOnTargetFormat",
                "RestJsonJsonTimestampsWithDateTimeOnTargetFormat",
                { target_date_time: Some(DateTime(time)) },
                line,
                &[JSON],
                Json(r#"{"dateTimeOnTarget": "2014-04-29T18:30:38Z"}"#)
            ),
            same_cases!(
                "RestJsonJsonTimestampsWithEpochSecondsFormat",
                "RestJsonJsonTimestampsWithEpochSecondsFormat",
                { seconds: Some(Seconds(time)) },
                line,
                &[JSON],
                Json(r#"{"epochSeconds": 1398796238}"#)
            ),
            same_cases!(
                "RestJsonJsonTimestampsWithEpochSecondsOnTargetFormat",
                "RestJsonJsonTimestampsWithEpochSecondsOnTargetFormat",
                { target_seconds: Some(Seconds(time)) },
                line,
                &[JSON],
                Json(r#"{"epochSecondsOnTarget": 1398796238}"#)
            ),
            same_cases!(
                "RestJsonJsonTimestampsWithHttpDateFormat",
                "RestJsonJsonTimestampsWithHttpDateFormat",
                { http_date: Some(HttpDate(time)) },
                line,
                &[JSON],
                Json(r#"{"httpDate": "Tue, 29 Apr 2014 18:30:38 GMT"}"#)
            ),
            same_cases!(
                "RestJsonJsonTimestampsWithHttpDateOnTargetFormat",
                "RestJsonJsonTimestampsWithHttpDateOnTargetFormat",
                { target_http_date: Some(HttpDate(time)) },
                line,
                &[JSON],
                Json(r#"{"httpDateOnTarget": "Tue, 29 Apr 2014 18:30:38 GMT"}"#)
            ),
        ];
        cases.into_iter().flatten().collect()
    }
}

mod offsets {
    use std::time::{Duration, SystemTime};

    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/DatetimeOffsets",
    };

    #[request(empty_body)]
    struct Request {}

    #[response]
    struct Response {
        #[serde(with = "pathlore::serde::timestamp::rfc3339")]
        datetime: SystemTime,
    }

    pub(super) fn cases() -> Vec<Case> {
        vec![
            output(
                "RestJsonDateTimeWithNegativeOffset",
                Response { datetime: at(1_576_540_098) },
                200,
                &[],
                Json(r#"{"datetime": "2019-12-16T22:48:18-01:00"}"#),
            )
            .only_read(),
            output(
                "RestJsonDateTimeWithPositiveOffset",
                Response { datetime: at(1_576_540_098) },
                200,
                &[],
                Json(r#"{"datetime": "2019-12-17T00:48:18+01:00"}"#),
            )
            .only_read(),
            output(
                "RestJsonDateTimeWithFractionalSeconds",
                Response { datetime: at(946_845_296) + Duration::from_millis(123) },
                200,
                &[],
                Json(r#"{"datetime": "2000-01-02T20:34:56.123Z"}"#),
            ),
        ]
    }
}
