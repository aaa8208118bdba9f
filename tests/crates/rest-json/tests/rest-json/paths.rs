//! Placeholders in paths.

use std::time::SystemTime;

use pathlore::{Metadata, metadata, request, response};

use crate::{
    support::{Body::Empty, Case, check, input, input_under},
    types::at,
};

#[test]
fn paths() {
    check(cases());
}

pub(crate) fn cases() -> Vec<Case> {
    let all = [
        floats::cases(),
        types::cases(),
        vec![timestamps::case(), rest::case(), literal::case(), base_url::case()],
    ];
    all.into_iter().flatten().collect()
}

#[response]
struct Response {}

mod floats {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: GET,
        authentication: None,
        path: "/FloatHttpLabels/{float}/{double}",
    };

    #[request]
    struct Request {
        #[api(path, with = pathlore::serde::number::float)]
        float: f32,
        #[api(path, with = pathlore::serde::number::float)]
        double: f64,
    }

    pub(super) fn cases() -> Vec<Case> {
        vec![
            input(
                "RestJsonSupportsNaNFloatLabels",
                Request { float: f32::NAN, double: f64::NAN },
                "GET /FloatHttpLabels/NaN/NaN",
                &[],
                Empty,
            ),
            input(
                "RestJsonSupportsInfinityFloatLabels",
                Request { float: f32::INFINITY, double: f64::INFINITY },
                "GET /FloatHttpLabels/Infinity/Infinity",
                &[],
                Empty,
            ),
            input(
                "RestJsonSupportsNegativeInfinityFloatLabels",
                Request { float: f32::NEG_INFINITY, double: f64::NEG_INFINITY },
                "GET /FloatHttpLabels/-Infinity/-Infinity",
                &[],
                Empty,
            ),
        ]
    }
}

mod types {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: GET,
        authentication: None,
        path: "/HttpRequestWithLabels/{string}/{short}/{integer}/{long}/{float}/{double}/{boolean}/{timestamp}",
    };

    #[request]
    struct Request {
        #[api(path)]
        string: String,
        #[api(path)]
        short: i16,
        #[api(path)]
        integer: i32,
        #[api(path)]
        long: i64,
        #[api(path)]
        float: f32,
        #[api(path)]
        double: f64,
        #[api(path)]
        boolean: bool,
        #[api(path, with = pathlore::serde::timestamp::rfc3339)]
        timestamp: SystemTime,
    }

    fn request(string: &str) -> Request {
        Request {
            string: string.to_owned(),
            short: 1,
            integer: 2,
            long: 3,
            float: 4.1,
            double: 5.1,
            boolean: true,
            timestamp: at(1_576_540_098),
        }
    }

    pub(super) fn cases() -> Vec<Case> {
        vec![
            input(
                "RestJsonInputWithHeadersAndAllParams",
                request("string"),
                "GET /HttpRequestWithLabels/string/1/2/3/4.1/5.1/true/2019-12-16T23%3A48%3A18Z",
                &[],
                Empty,
            ),
            input(
                "RestJsonHttpRequestLabelEscaping",
                request(" %:/?#[]@!$&'()*+,;=\u{1f639}"),
                "GET /HttpRequestWithLabels/%20%25%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D\
                 %F0%9F%98%B9/1/2/3/4.1/5.1/true/2019-12-16T23%3A48%3A18Z",
                &[],
                Empty,
            ),
        ]
    }
}

mod timestamps {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: GET,
        authentication: None,
        path: "/HttpRequestWithLabelsAndTimestampFormat/{seconds}/{http_date}/{date_time}/{default}\
               /{target_seconds}/{target_http_date}/{target_date_time}",
    };

    #[request]
    struct Request {
        #[api(path, with = pathlore::serde::timestamp::secs)]
        seconds: SystemTime,
        #[api(path, with = pathlore::serde::timestamp::http_date)]
        http_date: SystemTime,
        #[api(path, with = pathlore::serde::timestamp::rfc3339)]
        date_time: SystemTime,
        #[api(path, with = pathlore::serde::timestamp::rfc3339)]
        default: SystemTime,
        #[api(path, with = pathlore::serde::timestamp::secs)]
        target_seconds: SystemTime,
        #[api(path, with = pathlore::serde::timestamp::http_date)]
        target_http_date: SystemTime,
        #[api(path, with = pathlore::serde::timestamp::rfc3339)]
        target_date_time: SystemTime,
    }

    pub(super) fn case() -> Case {
        let time = at(1_576_540_098);
        input(
            "RestJsonHttpRequestWithLabelsAndTimestampFormat",
            Request {
                seconds: time,
                http_date: time,
                date_time: time,
                default: time,
                target_seconds: time,
                target_http_date: time,
                target_date_time: time,
            },
            "GET /HttpRequestWithLabelsAndTimestampFormat/1576540098\
             /Mon%2C%2016%20Dec%202019%2023%3A48%3A18%20GMT/2019-12-16T23%3A48%3A18Z\
             /2019-12-16T23%3A48%3A18Z/1576540098/Mon%2C%2016%20Dec%202019%2023%3A48%3A18%20GMT\
             /2019-12-16T23%3A48%3A18Z",
            &[],
            Empty,
        )
    }
}

mod rest {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: GET,
        authentication: None,
        path: "/HttpRequestWithGreedyLabelInPath/foo/{foo}/baz/{*baz}",
    };

    #[request]
    struct Request {
        #[api(path)]
        foo: String,
        #[api(path)]
        baz: String,
    }

    pub(super) fn case() -> Case {
        input(
            "RestJsonHttpRequestWithGreedyLabelInPath",
            Request { foo: "hello/escape".to_owned(), baz: "there/guy".to_owned() },
            "GET /HttpRequestWithGreedyLabelInPath/foo/hello%2Fescape/baz/there/guy",
            &[],
            Empty,
        )
    }
}

mod literal {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: GET,
        authentication: None,
        path: "/ReDosLiteral/{text}/(a+)+",
    };

    #[request]
    struct Request {
        #[api(path)]
        text: String,
    }

    pub(super) fn case() -> Case {
        input(
            "RestJsonToleratesRegexCharsInSegments",
            Request { text: "abc".to_owned() },
            "GET /ReDosLiteral/abc/(a+)+",
            &[],
            Empty,
        )
    }
}

mod base_url {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: GET,
        authentication: None,
        path: "/HostWithPathOperation",
    };

    #[request]
    struct Request {}

    pub(super) fn case() -> Case {
        input_under(
            "/custom",
            "RestJsonHostWithPath",
            Request {},
            "GET /custom/HostWithPathOperation",
            &[],
            Empty,
        )
    }
}
