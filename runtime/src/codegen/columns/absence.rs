//! The values of absent fields.

/// How a column gets its value, of type `V`, if the field is present and if it is absent.
pub trait Absence<V> {
    /// The type that is read if the field is present.
    type Read;

    /// Returns the value of a field that has been read.
    fn present(read: Self::Read) -> V;

    /// Returns the value of an absent field, if there is one. `read_absent` returns the value that
    /// the type itself has for absence, if any.
    fn absent(&self, read_absent: impl FnOnce() -> Option<Self::Read>) -> Option<V>;
}

/// An absent field is an error, unless its type has a value for absence, as `Option` does.
#[derive(Debug)]
pub struct Required;

impl<V> Absence<V> for Required {
    type Read = V;

    #[inline]
    fn present(read: V) -> V {
        read
    }

    #[inline]
    fn absent(&self, read_absent: impl FnOnce() -> Option<V>) -> Option<V> {
        read_absent()
    }
}

/// The value of an absent field is its type's default.
#[derive(Debug)]
pub struct OrDefault;

impl<V: Default> Absence<V> for OrDefault {
    type Read = V;

    #[inline]
    fn present(read: V) -> V {
        read
    }

    #[inline]
    fn absent(&self, _: impl FnOnce() -> Option<V>) -> Option<V> {
        Some(V::default())
    }
}

/// The value of an absent field is returned by a function.
#[derive(Debug)]
pub struct OrElse<U>(pub(super) U);

impl<V, U: Fn() -> V> Absence<V> for OrElse<U> {
    type Read = V;

    #[inline]
    fn present(read: V) -> V {
        read
    }

    #[inline]
    fn absent(&self, _: impl FnOnce() -> Option<V>) -> Option<V> {
        Some((self.0)())
    }
}

/// The value is an `Option`, which is `None` if the field is absent.
#[derive(Debug)]
pub struct OrMissing;

impl<T> Absence<Option<T>> for OrMissing {
    type Read = T;

    #[inline]
    fn present(read: T) -> Option<T> {
        Some(read)
    }

    #[inline]
    fn absent(&self, _: impl FnOnce() -> Option<T>) -> Option<Option<T>> {
        Some(None)
    }
}
