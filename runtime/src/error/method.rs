//! Errors about the method of a request.

use std::{error::Error, fmt, iter};

use http::{HeaderValue, Method};

/// The error when an endpoint does not allow the method of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodError {
    allowed: Vec<Method>,
}

impl MethodError {
    /// Creates an error for a path whose endpoints have these methods. `HEAD` is added if `GET` is
    /// one of them ([RFC 9110, section 9.3.2](https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2)).
    ///
    /// If several endpoints share a path, a server combines the methods of all of them. A server
    /// whose router writes `Allow` itself passes none.
    ///
    /// ```
    /// use pathlore::{MethodError, http::Method};
    ///
    /// let error = MethodError::new([Method::GET, Method::PUT]);
    /// assert_eq!(error.to_allow(), "GET, HEAD, PUT");
    /// ```
    #[must_use]
    pub fn new(methods: impl IntoIterator<Item = Method>) -> Self {
        let mut allowed = Vec::new();
        for method in methods {
            let head = (method == Method::GET).then_some(Method::HEAD);
            for method in iter::once(method).chain(head) {
                if !allowed.contains(&method) {
                    allowed.push(method);
                }
            }
        }
        Self { allowed }
    }

    /// Checks the method of a request for an endpoint with the method `endpoint`.
    pub(crate) fn check(endpoint: &Method, requested: &Method) -> Result<(), Self> {
        // `HEAD` is rare, so the common case goes first.
        if requested == endpoint || (requested == Method::HEAD && endpoint == Method::GET) {
            return Ok(());
        }
        Err(Self::new([endpoint.clone()]))
    }

    /// Returns the methods that are allowed, each once.
    pub fn allowed(&self) -> impl Iterator<Item = &Method> {
        self.allowed.iter()
    }

    /// Returns the value of the header field `Allow`
    /// ([RFC 9110, section 10.2.1](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.1)), for
    /// example `GET, HEAD`.
    #[must_use]
    pub fn to_allow(&self) -> HeaderValue {
        let methods: Vec<_> = self.allowed().map(Method::as_str).collect();
        // A method is a token (section 9.1), which every field value can carry.
        HeaderValue::try_from(methods.join(", ")).unwrap_or(HeaderValue::from_static(""))
    }
}

impl fmt::Display for MethodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("method not allowed")?;
        let mut separator = ": expected ";
        self.allowed().try_for_each(|method| {
            write!(f, "{separator}`{method}`")?;
            separator = " or ";
            Ok(())
        })
    }
}

impl Error for MethodError {}
