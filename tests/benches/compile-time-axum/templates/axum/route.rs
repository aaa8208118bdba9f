        .route("/endpoint/NUMBER", post(handler_NUMBER))
