//! The types of fields that are files.

use std::slice;

use super::{assertions::refuse, checked::Checked};
use crate::multipart::File;

/// The type of a field that is a file, or several.
pub trait Files<C = Checked>: Sized {
    /// Whether several parts can have the name of the field.
    const ARE_MANY: bool;

    /// Returns the files.
    fn files(&self) -> &[File];

    /// Creates the value, unless a file is missing.
    fn from_files(files: Vec<File>) -> Option<Self>;
}

impl<C> Files<C> for File {
    const ARE_MANY: bool = false;

    fn files(&self) -> &[File] {
        slice::from_ref(self)
    }

    fn from_files(files: Vec<File>) -> Option<Self> {
        files.into_iter().next()
    }
}

impl<C> Files<C> for Option<File> {
    const ARE_MANY: bool = false;

    fn files(&self) -> &[File] {
        self.as_slice()
    }

    fn from_files(files: Vec<File>) -> Option<Self> {
        Some(files.into_iter().next())
    }
}

impl<C> Files<C> for Vec<File> {
    const ARE_MANY: bool = true;

    fn files(&self) -> &[File] {
        self
    }

    fn from_files(files: Vec<File>) -> Option<Self> {
        Some(files)
    }
}

/// Asserts that multipart bodies can be read. `C` is the type check of the item, whose errors come first.
#[track_caller]
pub const fn assert_multipart<C>() {
    if !cfg!(feature = "multipart") {
        refuse(
            "multipart bodies need the feature `multipart` of `pathlore`; write \
             `features = [\"multipart\"]` in the dependency on it",
        );
    }
}
