//! Requests without streams.

use pathlore::{Buffered, EndpointResponse, OutgoingRequest, auth::TokenScheme};

/// A request that [`Client::send`](crate::Client::send) sends: neither its body nor that of the response is a stream, and its
/// endpoint takes a token or nothing.
///
/// Implemented for all such requests, as a bound for functions that are generic over endpoints.
///
/// ```
/// use pathlore_client::{BufferedRequest, Client, ClientError};
///
/// async fn send_twice<R: BufferedRequest>(
///     client: &Client,
///     request: &R,
/// ) -> Result<R::Response, ClientError<R::EndpointError>> {
///     client.send(request).await?;
///     client.send(request).await
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`Client::send` does not send `{Self}`",
    label = "if it is the request of an endpoint, use `Client::request`; if it is not, write `#[request]` above the struct",
    note = "`Client::send` sends requests that are `Sync`, whose endpoint takes a token or no credentials, and \
            without bodies that are streams"
)]
pub trait BufferedRequest:
    OutgoingRequest<
        Body = Buffered,
        Response: EndpointResponse<Body = Buffered>,
        Authentication: TokenScheme,
    > + Sync
{
}

#[diagnostic::do_not_recommend]
impl<R> BufferedRequest for R
where
    R: OutgoingRequest<Body = Buffered> + Sync,
    R::Response: EndpointResponse<Body = Buffered>,
    R::Authentication: TokenScheme,
{
}
