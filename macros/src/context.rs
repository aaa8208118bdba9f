//! Meantime: the old name of the diagnostics.

pub(crate) use crate::diagnostics::{Diagnostics as Context, position};
