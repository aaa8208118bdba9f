//! The operations that the tests of the protocol rest-json describe, as definitions.
