use pathlore::response;

#[response]
pub struct Response<'a> {
    pub user: std::borrow::Cow<'a, str>,
    pub text,
}

fn main() {}

// title: A field without a type
