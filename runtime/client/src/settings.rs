//! What a call may be told to do otherwise than its client.

use crate::{limits::Limits, retry::Retry};

/// The settings of a client, which are those of its calls unless a call has others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    pub(crate) limits: Limits,
    pub(crate) retry: Option<Retry>,
    /// Whether the next best path is tried if the server does not have the one that was chosen.
    pub(crate) tries_other_paths: bool,
}
