//! What the tests share: endpoints that say which one they are, and requests in process.

use axum::{Router, body::Body};
use http_body_util::BodyExt as _;
use pathlore::http::{HeaderMap, Method, Request, Response, StatusCode};
use serde_json::Value;
use tower::ServiceExt as _;

/// Defines endpoints, each with a handler that returns its name and the arguments of the path.
macro_rules! endpoints {
    ($($name:ident: $method:ident $path:literal { $($field:ident: $type:ty),* })*) => {$(
        pub(crate) mod $name {
            use pathlore::{Metadata, metadata, request, response};

            const METADATA: Metadata = metadata! { method: $method, authentication: None, path: $path };

            #[request(debug = false)]
            pub(crate) struct Request { $(#[api(path)] pub(crate) $field: $type),* }

            #[response]
            pub(crate) struct Response {
                pub(crate) endpoint: String,
                pub(crate) arguments: Vec<String>,
            }
        }

        #[allow(dead_code, reason = "some are only described")]
        async fn $name(
            call: pathlore_axum::Call<$name::Request>,
        ) -> Result<$name::Response, pathlore::ErrorResponse> {
            let endpoint = stringify!($name).to_owned();
            let arguments: Vec<String> = vec![$(format!("{:?}", call.request.$field)),*];
            drop(call.parts);
            Ok($name::Response { endpoint, arguments })
        }
    )*};
}

/// A response whose body has been received.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// Returns the name of the endpoint and its arguments, or the status.
    pub(crate) fn summary(&self) -> String {
        if self.status != 200 {
            return self.status.as_u16().to_string();
        }
        let json = self.json();
        let arguments = json["arguments"].as_array().unwrap();
        let arguments: Vec<_> = arguments.iter().map(|it| it.as_str().unwrap()).collect();
        format!("{}({})", json["endpoint"].as_str().unwrap(), arguments.join(", "))
    }
}

/// Sends a request to a router in process.
pub(crate) async fn send(router: &Router, request: Request<Body>) -> Answer {
    receive(router.clone().oneshot(request).await.unwrap()).await
}

/// Receives the body of a response.
pub(crate) async fn receive(response: Response<Body>) -> Answer {
    let (head, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let body = String::from_utf8(body.to_vec()).unwrap();
    Answer { status: head.status, headers: head.headers, body }
}

/// Sends a request without a body.
pub(crate) async fn request(router: &Router, method: Method, path: &str) -> Answer {
    let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
    send(router, request).await
}

pub(crate) async fn get(router: &Router, path: &str) -> Answer {
    request(router, Method::GET, path).await
}
