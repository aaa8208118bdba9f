//! Messages with raw bodies.

use bytes::Bytes;
use form_urlencoded::byte_serialize;
use http::{
    HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode,
    header::{AUTHORIZATION, CONTENT_DISPOSITION, CONTENT_TYPE},
    uri::PathAndQuery,
};

use super::{
    body::{Json, check_status},
    destination::Destination,
    error::Error,
    form::{pairs, set},
    message::{ByHandRequest, ByHandResponse},
};

const R0: &str = "/_matrix/media/r0/upload";
const V3: &str = "/_matrix/media/v3/upload";
static R0_PARSED: PathAndQuery = PathAndQuery::from_static(R0);
static V3_PARSED: PathAndQuery = PathAndQuery::from_static(V3);
const OCTET_STREAM: HeaderValue = HeaderValue::from_static("application/octet-stream");

#[derive(Debug)]
pub(crate) struct UploadRequest {
    filename: Option<String>,
    content_type: Option<String>,
    file: Bytes,
}

#[derive(Debug)]
pub(crate) struct DownloadResponse {
    content_type: Option<String>,
    content_disposition: Option<String>,
    file: Bytes,
}

fn header_value(name: &'static str, value: &str) -> Result<HeaderValue, Error> {
    let error = Error::Header { name, detail: "not valid in a header field" };
    // Recipients remove white space at the ends.
    if let [b' ' | b'\t', ..] | [.., b' ' | b'\t'] = value.as_bytes() {
        return Err(error);
    }
    HeaderValue::from_str(value).map_err(|_| error)
}

/// Returns the value of an optional header field, which must not be repeated.
fn optional_header(headers: &HeaderMap, name: &HeaderName) -> Result<Option<String>, Error> {
    let error = |detail| Error::Header { name: "", detail };
    let mut lines = headers.get_all(name).iter();
    match (lines.next(), lines.next()) {
        (None, _) => Ok(None),
        (Some(_), Some(_)) => Err(error("given more than once")),
        (Some(line), None) => {
            let value = line.to_str().map_err(|_| error("expected visible ASCII"))?;
            Ok(Some(value.to_owned()))
        }
    }
}

impl ByHandRequest for UploadRequest {
    fn encode<D: Destination>(&self, destination: &D) -> Result<Request<Bytes>, Error> {
        let supported = destination.supported();
        let path = if supported.has((1, 1)) {
            &V3_PARSED
        } else if supported.has((1, 0)) {
            &R0_PARSED
        } else {
            return Err(Error::NoPath);
        };
        let uri = if let Some(filename) = &self.filename {
            let mut uri = destination.start(128);
            uri.push_str(path.as_str());
            uri.push_str("?filename=");
            uri.extend(byte_serialize(filename.as_bytes()));
            destination.finish(uri)?
        } else {
            destination.constant(path)?
        };
        let mut request = Request::new(self.file.clone());
        *request.method_mut() = Method::POST;
        *request.uri_mut() = uri;
        let content_type = match &self.content_type {
            Some(content_type) => header_value("content-type", content_type)?,
            None => OCTET_STREAM,
        };
        request.headers_mut().insert(CONTENT_TYPE, content_type);
        request.headers_mut().insert(AUTHORIZATION, destination.authorization()?);
        Ok(request)
    }

    fn decode<J: Json>(request: &Request<Bytes>) -> Result<Self, Error> {
        if *request.method() != Method::POST {
            return Err(Error::Method);
        }
        if !matches!(request.uri().path(), V3 | R0) {
            return Err(Error::Path);
        }
        let mut filename = None;
        for pair in pairs(request.uri().query()) {
            let (key, value) = pair?;
            if key == "filename" {
                set(&mut filename, "filename", Some(value.into_owned()))?;
            }
        }
        Ok(Self {
            filename,
            content_type: optional_header(request.headers(), &CONTENT_TYPE)?,
            file: request.body().clone(),
        })
    }
}

impl ByHandResponse for DownloadResponse {
    fn encode(&self) -> Result<Response<Bytes>, Error> {
        let mut response = Response::new(self.file.clone());
        *response.status_mut() = StatusCode::OK;
        let content_type = match &self.content_type {
            Some(content_type) => header_value("content-type", content_type)?,
            None => OCTET_STREAM,
        };
        response.headers_mut().insert(CONTENT_TYPE, content_type);
        if let Some(disposition) = &self.content_disposition {
            let disposition = header_value("content-disposition", disposition)?;
            response.headers_mut().insert(CONTENT_DISPOSITION, disposition);
        }
        Ok(response)
    }

    fn decode<J: Json>(response: &Response<Bytes>) -> Result<Self, Error> {
        check_status(response)?;
        Ok(Self {
            content_type: optional_header(response.headers(), &CONTENT_TYPE)?,
            content_disposition: optional_header(response.headers(), &CONTENT_DISPOSITION)?,
            file: response.body().clone(),
        })
    }
}
