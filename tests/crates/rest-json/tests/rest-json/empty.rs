//! Messages without a body, and with a body that has no members.

use pathlore::{Metadata, http::StatusCode, metadata, request, response};

use crate::support::{
    Body::{Empty, Json},
    Case, JSON, check, input, output,
};

#[test]
fn empty() {
    check(cases());
}

pub(crate) fn cases() -> Vec<Case> {
    let all = [
        empty_output::cases(),
        no_output::cases(),
        no_input::cases(),
        unit::cases(),
        get::cases(),
        get_with_header::cases(),
        post::cases(),
        post_with_header::cases(),
        ignored_query::cases(),
        status::cases(),
    ];
    all.into_iter().flatten().collect()
}

mod empty_output {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/EmptyInputAndEmptyOutput",
    };

    #[request(empty_body)]
    struct Request {}

    #[response]
    struct Response {}

    pub(super) fn cases() -> Vec<Case> {
        vec![
            input(
                "RestJsonEmptyInputAndEmptyOutput",
                Request {},
                "POST /EmptyInputAndEmptyOutput",
                &[],
                Empty,
            ),
            output("RestJsonEmptyInputAndEmptyOutput", Response {}, 200, &[JSON], Json("{}")),
            output(
                "RestJsonEmptyInputAndEmptyOutputJsonObjectOutput",
                Response {},
                200,
                &[],
                Empty,
            )
            .only_read(),
        ]
    }
}

mod no_output {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/NoInputAndNoOutput",
    };

    #[request(empty_body)]
    struct Request {}

    #[response(empty_body)]
    struct Response {}

    pub(super) fn cases() -> Vec<Case> {
        vec![
            input("RestJsonNoInputAndNoOutput", Request {}, "POST /NoInputAndNoOutput", &[], Empty),
            output("RestJsonNoInputAndNoOutput", Response {}, 200, &[], Empty),
        ]
    }
}

mod no_input {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/NoInputAndOutputOutput",
    };

    #[request(empty_body)]
    struct Request {}

    #[response]
    struct Response {}

    pub(super) fn cases() -> Vec<Case> {
        vec![
            input(
                "RestJsonNoInputAndOutput",
                Request {},
                "POST /NoInputAndOutputOutput",
                &[],
                Empty,
            ),
            output("RestJsonNoInputAndOutputWithJson", Response {}, 200, &[JSON], Json("{}")),
            output("RestJsonNoInputAndOutputNoPayload", Response {}, 200, &[], Empty).only_read(),
        ]
    }
}

mod unit {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/UnitInputAndOutput",
    };

    #[request(empty_body)]
    struct Request {}

    #[response(empty_body)]
    struct Response {}

    pub(super) fn cases() -> Vec<Case> {
        vec![
            input("RestJsonUnitInputAndOutput", Request {}, "POST /UnitInputAndOutput", &[], Empty),
            output("RestJsonUnitInputAndOutputNoOutput", Response {}, 200, &[], Empty),
        ]
    }
}

mod get {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: GET,
        authentication: None,
        path: "/no_input_no_payload",
    };

    #[request]
    struct Request {}

    #[response]
    struct Response {}

    pub(super) fn cases() -> Vec<Case> {
        vec![input(
            "RestJsonHttpGetWithNoInput",
            Request {},
            "GET /no_input_no_payload",
            &[],
            Empty,
        )]
    }
}

mod get_with_header {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: GET,
        authentication: None,
        path: "/no_payload",
    };

    #[request]
    struct Request {
        #[api(header = "X-Amz-Test-Id")]
        test_id: Option<String>,
    }

    #[response]
    struct Response {}

    pub(super) fn cases() -> Vec<Case> {
        vec![
            input(
                "RestJsonHttpGetWithNoModeledBody",
                Request { test_id: None },
                "GET /no_payload",
                &[],
                Empty,
            ),
            input(
                "RestJsonHttpGetWithHeaderMemberNoModeledBody",
                Request { test_id: Some("t-12345".to_owned()) },
                "GET /no_payload",
                &[("X-Amz-Test-Id", "t-12345")],
                Empty,
            ),
        ]
    }
}

mod post {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/no_input_no_payload",
    };

    #[request(empty_body)]
    struct Request {}

    #[response]
    struct Response {}

    pub(super) fn cases() -> Vec<Case> {
        vec![input(
            "RestJsonHttpPostWithNoInput",
            Request {},
            "POST /no_input_no_payload",
            &[],
            Empty,
        )]
    }
}

mod post_with_header {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/no_payload",
    };

    #[request(empty_body)]
    struct Request {
        #[api(header = "X-Amz-Test-Id")]
        test_id: Option<String>,
    }

    #[response]
    struct Response {}

    pub(super) fn cases() -> Vec<Case> {
        vec![
            input(
                "RestJsonHttpPostWithNoModeledBody",
                Request { test_id: None },
                "POST /no_payload",
                &[],
                Empty,
            ),
            input(
                "RestJsonHttpWithPostHeaderMemberNoModeledBody",
                Request { test_id: Some("t-12345".to_owned()) },
                "POST /no_payload",
                &[("X-Amz-Test-Id", "t-12345")],
                Empty,
            ),
        ]
    }
}

mod ignored_query {
    use super::*;

    #[response]
    struct Response {}

    pub(super) fn cases() -> Vec<Case> {
        vec![
            output("RestJsonIgnoreQueryParamsInResponse", Response {}, 200, &[JSON], Json("{}")),
            output("RestJsonIgnoreQueryParamsInResponseNoPayload", Response {}, 200, &[], Empty)
                .only_read(),
        ]
    }
}

mod status {
    use super::*;

    #[response]
    struct Response {
        #[api(status)]
        status: StatusCode,
    }

    pub(super) fn cases() -> Vec<Case> {
        let created = || Response { status: StatusCode::CREATED };
        vec![
            output("RestJsonHttpResponseCode", created(), 201, &[JSON], Json("{}")),
            output("RestJsonHttpResponseCodeWithNoPayload", created(), 201, &[], Empty).only_read(),
        ]
    }
}
