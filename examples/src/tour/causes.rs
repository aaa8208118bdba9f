//! Formatting of error chains.

use std::{error::Error, fmt::Write as _};

/// Formats an error and its causes on one line.
pub(crate) fn with_causes(error: &dyn Error) -> String {
    let mut message = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        // Writing to a `String` cannot fail.
        let _ = write!(message, ": {cause}");
        source = cause.source();
    }
    message
}
