        .endpoint(handler_NUMBER)
