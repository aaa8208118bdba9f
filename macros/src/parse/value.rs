//! Values of keys.

use proc_macro2::Span;
use syn::{Ident, Path, parse::ParseStream};

/// A value that may be given once.
///
/// A key whose value could not be read counts as given, so that it is not reported as missing. It
/// may be given again.
pub(crate) struct Once<T> {
    key: Option<Span>,
    value: Option<T>,
}

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self { key: None, value: None }
    }
}

impl<T> Once<T> {
    /// Reads the value of a key.
    ///
    /// # Errors
    ///
    /// Returns the error of `read`, or an error on the key if there already is a value.
    pub(crate) fn read(
        &mut self,
        key: &Ident,
        read: impl FnOnce() -> syn::Result<T>,
    ) -> syn::Result<()> {
        if self.value.is_some() {
            // The value has to be removed anyway, so an error in it is not reported.
            drop(read());
            let message = format!("`{key}` is given twice; remove one of the two");
            return Err(syn::Error::new(key.span(), message));
        }
        self.key = Some(key.span());
        self.value = Some(read()?);
        Ok(())
    }

    /// Returns the value, if there is one that could be read.
    pub(crate) fn get(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// Returns the value, if there is one that could be read.
    pub(crate) fn into_value(self) -> Option<T> {
        self.value
    }

    /// Returns the span of the key, if it was given.
    pub(crate) fn key(&self) -> Option<Span> {
        self.key
    }

    /// Returns whether the key was not given.
    pub(crate) fn is_absent(&self) -> bool {
        self.key.is_none()
    }
}

/// Reads a path without generic arguments.
///
/// # Errors
///
/// Returns an error if there is no such path.
pub(crate) fn path(input: ParseStream<'_>, what: &str, example: &str) -> syn::Result<Path> {
    expected(input.call(Path::parse_mod_style), what, example)
}

/// Replaces the message of a syntax error with one that names what was expected.
///
/// # Errors
///
/// Returns the error with the new message.
pub(crate) fn expected<T>(result: syn::Result<T>, what: &str, example: &str) -> syn::Result<T> {
    result.map_err(|error| {
        syn::Error::new(error.span(), format_args!("expected {what}, as in `{example}`"))
    })
}
