use pathlore::response;

#[response(headers(self::NAME = "1"))]
pub struct Response {
    #[api(header = "etag")]
    pub a: String,
}

const NAME: pathlore::http::HeaderName = pathlore::http::header::ETAG;

fn main() {}

// title: none
