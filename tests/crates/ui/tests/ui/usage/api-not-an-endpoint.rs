mod login {
    pub struct Request {}
}

pathlore::api! { pub API = [login::Request] }

fn main() {}

// remedy: name the request type
// title: An entry of `api!` that is not a request
