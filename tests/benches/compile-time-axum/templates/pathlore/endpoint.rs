pub mod endpoint_NUMBER {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata =
        metadata! { method: POST, authentication: None, path: "/endpoint/NUMBER" };

    #[request(exhaustive)]
    pub struct Request {
        pub title: String,
        pub priority: u64,
        pub comment: Option<String>,
        pub tags: Vec<String>,
    }

    #[response(exhaustive)]
    pub struct Response {
        pub summary: String,
        pub count: u64,
    }
}
