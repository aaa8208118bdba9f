use pathlore::{Metadata, OutgoingRequest, auth::TokenScheme, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: ServerSignatures, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub struct Response {}

fn login<R: OutgoingRequest>(_: &R)
where
    R::Authentication: TokenScheme,
{
}

fn main() {
    login(&Request {});
}

// remedy: pass the credentials of the scheme itself
// title: A token for a scheme that takes none
