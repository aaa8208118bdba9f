use pathlore::response;

#[response(headers("x-a" = "1"))]
pub enum Response {
    #[api(status = OK, headers("X-A" = "2"))]
    Found { id: u64 },
    #[api(status = CREATED)]
    Created {
        #[api(header = "x-a")]
        a: String,
    },
}

fn main() {}

// title: A header field that an enum and each of its variants fix
