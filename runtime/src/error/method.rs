//! Errors about the method of a request.

use std::{error::Error, fmt};

use http::{HeaderValue, Method};

/// The error when an endpoint does not allow the method of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodError {
    /// The method of the endpoint.
    endpoint: Method,
}

impl MethodError {
    /// Checks the method of a request for an endpoint with the method `endpoint`.
    pub(crate) fn check(endpoint: &Method, requested: &Method) -> Result<(), Self> {
        // `HEAD` is rare, so the common case goes first.
        if requested == endpoint {
            return Ok(());
        }
        let error = Self { endpoint: endpoint.clone() };
        if error.allowed().any(|allowed| allowed == requested) { Ok(()) } else { Err(error) }
    }

    /// Returns the methods that the endpoint allows: its own, and `HEAD` if that is `GET`
    /// ([RFC 9110, section 9.3.2](https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2)).
    pub fn allowed(&self) -> impl Iterator<Item = &Method> {
        let head = (self.endpoint == Method::GET).then_some(&Method::HEAD);
        std::iter::once(&self.endpoint).chain(head)
    }

    /// Returns the value of the header field `Allow`
    /// ([RFC 9110, section 10.2.1](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.1)), for
    /// example `GET, HEAD`.
    ///
    /// If several endpoints share a path, the field lists the methods of all of them: use
    /// [`allowed`](Self::allowed).
    #[must_use]
    pub fn to_allow(&self) -> HeaderValue {
        match self.endpoint {
            Method::GET => HeaderValue::from_static("GET, HEAD"),
            // A method is a token (section 9.1), which every field value can carry.
            _ => HeaderValue::from_str(self.endpoint.as_str())
                .unwrap_or(HeaderValue::from_static("")),
        }
    }
}

impl fmt::Display for MethodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("method not allowed: expected ")?;
        let mut separator = "";
        self.allowed().try_for_each(|method| {
            write!(f, "{separator}`{method}`")?;
            separator = " or ";
            Ok(())
        })
    }
}

impl Error for MethodError {}
