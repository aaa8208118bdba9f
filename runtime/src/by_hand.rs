#![doc = include_str!("docs/by_hand.md")]

use ::serde::{Serialize, de::DeserializeOwned};
use bytes::Bytes;

pub use self::uri::UriBuilder;
pub use crate::endpoint::path_arguments::PathArguments;
use crate::{
    DecodeError, Endpoint, IntoHttpError,
    auth::AuthScheme,
    codegen::{to_form, to_json},
    format::{
        form::{from_form, from_query},
        json::from_json,
    },
};

mod uri;

/// Reads the whole query of a request of endpoint `E`, as `#[api(query_all)]` does.
///
/// The parameters of the authentication scheme are removed. `T` is a struct, a map or a sequence of
/// pairs.
///
/// ```
/// # use pathlore::{Metadata, metadata, request, response};
/// # const METADATA: Metadata = metadata! {
/// #     method: GET, rate_limited: false, authentication: AccessToken, path: "/messages"
/// # };
/// # #[request] pub struct Request {}
/// # #[response] pub struct Response {}
/// use pathlore::{by_hand::read_query, bytes::Bytes, http};
///
/// #[derive(serde::Deserialize)]
/// struct Filter {
///     limit: u32,
///     sender: Vec<String>,
/// }
///
/// let uri = "/messages?sender=a&limit=10&sender=b&access_token=secret";
/// let request = http::Request::get(uri).body(Bytes::new())?;
/// let filter: Filter = read_query::<Request, _>(&request)?;
/// assert_eq!((filter.limit, filter.sender), (10, vec!["a".to_owned(), "b".to_owned()]));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Returns an error if the query does not have the form of `T`.
pub fn read_query<E: Endpoint, T: DeserializeOwned>(
    request: &http::Request<Bytes>,
) -> Result<T, DecodeError> {
    let query = request.uri().query().unwrap_or_default();
    from_query(Some(query), E::Authentication::QUERY_PARAMETERS)
}

/// Reads a JSON body as a whole, as `#[api(body)]` does: an empty body is `None` for an `Option`, and
/// `{}` otherwise. The error names the field that is wrong.
///
/// ```
/// use pathlore::by_hand::read_json;
///
/// let error = read_json::<(String, Vec<u8>)>(br#"["a",[1,"2"]]"#).unwrap_err();
/// assert_eq!(error.to_string(), "body field `[1][1]`: expected u8");
/// ```
///
/// # Errors
///
/// Returns an error if the body is not JSON, or does not have the form of `T`.
pub fn read_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, DecodeError> {
    from_json(body)
}

/// Writes a value as a JSON body, as `#[api(body)]` does: `None` is an empty body.
///
/// ```
/// use pathlore::by_hand::write_json;
///
/// assert_eq!(write_json(&[("a", 1), ("b", 2)])?, r#"[["a",1],["b",2]]"#);
/// assert_eq!(write_json("c")?, r#""c""#);
/// assert_eq!(write_json(&None::<u8>)?, "");
/// # Ok::<_, pathlore::IntoHttpError>(())
/// ```
///
/// # Errors
///
/// Returns an error if the value cannot be written as JSON. It does not contain the message of a
/// hand-written `Serialize`.
pub fn write_json<T: Serialize + ?Sized>(value: &T) -> Result<Bytes, IntoHttpError> {
    Ok(to_json(&value)?)
}

/// Reads a body that is a form as a whole, as `#[api(body)]` with `content = form` does. `T` is a struct, a
/// map or a sequence of pairs.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use pathlore::by_hand::read_form;
///
/// let error = read_form::<BTreeMap<String, u8>>(b"a=1&b=x").unwrap_err();
/// assert_eq!(error.to_string(), "body field `b`: expected u8");
/// ```
///
/// # Errors
///
/// Returns an error if the body is not UTF-8, or does not have the form of `T`.
pub fn read_form<T: DeserializeOwned>(body: &[u8]) -> Result<T, DecodeError> {
    from_form(body, |pairs| from_query(Some(pairs), &[]))
}

/// Writes a value as a body that is a form, as `#[api(body)]` with `content = form` does.
///
/// ```
/// use pathlore::by_hand::write_form;
///
/// assert_eq!(write_form(&[("a", "1 2"), ("a", "&")])?, "a=1+2&a=%26");
/// # Ok::<_, pathlore::IntoHttpError>(())
/// ```
///
/// # Errors
///
/// Returns an error if the value cannot be written as a form.
pub fn write_form<T: Serialize + ?Sized>(value: &T) -> Result<Bytes, IntoHttpError> {
    Ok(to_form(value)?)
}

/// Expands to its input if the feature `client` is enabled, and to nothing otherwise.
///
/// The macros generate [`OutgoingRequest`](crate::OutgoingRequest) and
/// [`IncomingResponse`](crate::IncomingResponse) in the same way. Implementations that are written by
/// hand need it if they rely on generated ones, see [`by_hand`](crate::by_hand). It takes items, also
/// inside of an `impl`, or statements.
///
/// ```
/// pathlore::client! {
///     pub fn send() {}
/// }
/// # #[cfg(feature = "client")]
/// # send();
/// ```
#[macro_export]
#[cfg(feature = "client")]
macro_rules! client {
    ($($code:tt)*) => { $($code)* };
}

/// Expands to its input if the feature `client` is enabled, and to nothing otherwise.
#[macro_export]
#[cfg(not(feature = "client"))]
macro_rules! client {
    ($($code:tt)*) => {};
}

/// Expands to its input if the feature `server` is enabled, and to nothing otherwise.
///
/// The macros generate [`IncomingRequest`](crate::IncomingRequest) and
/// [`OutgoingResponse`](crate::OutgoingResponse) in the same way. Implementations that are written by
/// hand need it if they rely on generated ones, see [`by_hand`](crate::by_hand). It takes items, also
/// inside of an `impl`, or statements.
///
/// ```
/// pathlore::server! {
///     pub fn serve() {}
/// }
/// # #[cfg(feature = "server")]
/// # serve();
/// ```
#[macro_export]
#[cfg(feature = "server")]
macro_rules! server {
    ($($code:tt)*) => { $($code)* };
}

/// Expands to its input if the feature `server` is enabled, and to nothing otherwise.
#[macro_export]
#[cfg(not(feature = "server"))]
macro_rules! server {
    ($($code:tt)*) => {};
}
