use pathlore::response;

#[response]
pub enum Response {
    #[api(status = OK)]
    Found { text: String },
    #[api(status = 201 | 200)]
    Created { text: String },
}

fn main() {}

// title: Two variants with one status
