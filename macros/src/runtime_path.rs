//! Meantime: the old place of the module.

pub(crate) use crate::parse::runtime_path::{KEY, default, parse};
