//! Requests that grow: with 8, 64 and 256 fields, and with up to 10,000 members or parameters.
//!
//! Both the macros and the hand-written code define them.

use std::fmt::Debug;

use bytes::Bytes;
use http::Request;
use pathlore::{Endpoint, IncomingRequest, OutgoingRequest, auth::NoAuthentication};
use pathlore_test_by_hand::message::ByHand;

pub(crate) use self::cases::add_cases;
pub use self::cases::workloads;

pub mod body;
mod cases;
pub mod map;
pub mod query;
mod samples;
pub mod text;

/// The base URL of all requests.
pub const BASE_URL: &str = "https://matrix.example.org";

/// A request to decode.
pub struct Sample {
    /// The name, such as `body-8-fields-reversed`.
    pub name: String,
    /// The request.
    pub message: Request<Bytes>,
    /// The request that its value is encoded to, if it is another one.
    pub canonical: Option<Request<Bytes>>,
}

impl Sample {
    /// Returns the request that the value is encoded to.
    #[must_use]
    pub fn canonical(&self) -> &Request<Bytes> {
        self.canonical.as_ref().unwrap_or(&self.message)
    }
}

/// An endpoint, defined by macros and by hand.
pub trait Shape {
    /// The request that is defined with pathlore's macros.
    type Pathlore: Endpoint<Authentication = NoAuthentication>
        + OutgoingRequest
        + IncomingRequest
        + Debug
        + 'static;
    /// The request that is written by hand.
    type ByHand: ByHand + Debug + 'static;

    /// Returns the requests to decode.
    fn samples() -> Vec<Sample>;
}

/// An action that is taken for each shape.
pub trait Visitor {
    /// Visits a shape.
    fn visit<S: Shape>(&mut self);
}

/// Visits all shapes.
pub fn visit(visitor: &mut impl Visitor) {
    visitor.visit::<body::Body8>();
    visitor.visit::<body::Body64>();
    visitor.visit::<body::Body256>();
    visitor.visit::<query::Query8>();
    visitor.visit::<query::Query64>();
    visitor.visit::<query::Query256>();
    visitor.visit::<map::BodyMap>();
    visitor.visit::<map::QueryMap>();
    visitor.visit::<text::Escaped>();
}
