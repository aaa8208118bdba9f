//! The modules for `with` that are features of the runtime, in all parts of a message.
