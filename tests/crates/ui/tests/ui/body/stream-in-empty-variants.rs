use pathlore::response;

#[response(stream)]
pub enum Response {
    #[api(status = OK, empty_body)]
    Done,
    #[api(status = NOT_MODIFIED)]
    NotModified,
}

fn main() {}

// title: `stream` if each variant has `empty_body` or a status without a body
