//! Types that endpoints share.

use http::HeaderName;
use serde::{Deserialize, Serialize};

pub const TRACE: HeaderName = HeaderName::from_static("x-trace");

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Address {
    pub street: String,
    pub number: u64,
    pub country: Option<String>,
}
