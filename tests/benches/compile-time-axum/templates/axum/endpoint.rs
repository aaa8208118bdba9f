pub mod endpoint_NUMBER {
    use serde::{Deserialize, Serialize};

    #[derive(Clone, Debug, Deserialize)]
    pub struct Request {
        pub title: String,
        pub priority: u64,
        pub comment: Option<String>,
        pub tags: Vec<String>,
    }

    #[derive(Clone, Debug, Serialize)]
    pub struct Response {
        pub summary: String,
        pub count: u64,
    }
}
