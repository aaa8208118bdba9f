//! The names of attributes.

/// The attribute of a field.
pub(crate) const API: &str = "api";
/// Its alias, accepted so that definitions written for ruma need few changes.
pub(crate) const RUMA_API: &str = "ruma_api";
/// The attribute of serde.
pub(crate) const SERDE: &str = "serde";

/// The attribute that carries data from an attribute macro to its hidden derive.
pub(crate) const HIDDEN: &str = "__pathlore";
/// In `HIDDEN`: the arguments of the attribute macro.
pub(crate) const ARGUMENTS: &str = "arguments";
/// In `HIDDEN`: derive `Clone`, since the author does not.
pub(crate) const CLONE: &str = "clone";
/// In `HIDDEN`: derive `Debug`, since the author does not.
pub(crate) const DEBUG: &str = "debug";
/// In `HIDDEN`: rustdoc runs.
pub(crate) const DOCUMENTED: &str = "documented";
/// In `HIDDEN`: the attribute macro has reported an error and repaired the struct.
pub(crate) const REJECTED: &str = "rejected";
/// In `HIDDEN`: there may be attributes of other macros on the fields.
pub(crate) const OTHERS: &str = "others";
/// In `HIDDEN`, on a field: the attribute lacks the name of its macro.
pub(crate) const MISNAMED: &str = "misnamed";
