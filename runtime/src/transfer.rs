//! How bodies are transferred.

/// How the body of a message is transferred: [`Buffered`] or [`Streamed`].
///
/// A client or server that handles bodies of one kind asks for it, for example
/// `R: OutgoingRequest + Endpoint<Body = Buffered>`. The trait is sealed.
pub trait Transfer: sealed::Sealed {
    /// Whether the body is a stream.
    const IS_STREAM: bool;
}

/// The body is part of the message, and is held in memory as a whole.
#[derive(Clone, Copy, Debug)]
pub enum Buffered {}

/// The body is a stream that travels beside the message: that of `#[request(stream)]` and
/// `#[response(stream)]`.
///
/// The functions that write a message return an empty body, which the client or server replaces by the
/// stream. The functions that read one take an empty body.
///
/// ```
/// # use pathlore::{Metadata, metadata, response};
/// use pathlore::{
///     Endpoint, EndpointResponse, IncomingRequest, OutgoingRequest, Streamed, Target, bytes::Bytes,
///     http, request,
/// };
///
/// # const METADATA: Metadata = metadata! {
/// #     method: POST, authentication: None, path: "/upload"
/// # };
/// #[request(stream, content_type = "image/png")]
/// pub struct Request {
///     #[api(query)]
///     pub filename: String,
/// }
/// # #[response]
/// # pub struct Response {}
///
/// /// Returns a request with a body of any type, for example that of a file.
/// fn with_body<R: OutgoingRequest + Endpoint<Body = Streamed>, B>(
///     request: http::Request<Bytes>,
///     body: B,
/// ) -> http::Request<B> {
///     request.map(|_| body)
/// }
///
/// let request = Request { filename: "cat.png".to_owned() };
/// let request = request.to_http_request(&Target::new("https://example.org")?, ())?;
/// assert_eq!(request.headers()["content-type"], "image/png");
/// let sent = with_body::<Request, _>(request, "the bytes of an image");
///
/// // The server reads everything but the body.
/// let (head, body) = sent.into_parts();
/// let request = Request::from_http_request(&http::Request::from_parts(head, Bytes::new()))?;
/// assert_eq!((&*request.filename, body), ("cat.png", "the bytes of an image"));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Streamed {}

impl Transfer for Buffered {
    const IS_STREAM: bool = false;
}

impl Transfer for Streamed {
    const IS_STREAM: bool = true;
}

mod sealed {
    pub trait Sealed {}

    impl Sealed for super::Buffered {}

    impl Sealed for super::Streamed {}
}
