//! Tuples of fields.

/// Fields, and those after them.
#[derive(Debug)]
pub struct Nest<First, Rest> {
    pub(super) first: First,
    pub(super) rest: Rest,
}

/// Nests fields, because a tuple has at most 16.
pub const fn nest<First, Rest>(first: First, rest: Rest) -> Nest<First, Rest> {
    Nest { first, rest }
}

/// Calls a macro for the tuple of 16 fields, for the tuple without the first one, and so on. Each field
/// is a name and two type parameters.
macro_rules! tuples {
    ($callback:ident) => {
        $crate::codegen::tuples::tuples! {
            $callback
            v1: V1 D1, v2: V2 D2, v3: V3 D3, v4: V4 D4, v5: V5 D5, v6: V6 D6, v7: V7 D7, v8: V8 D8,
            v9: V9 D9, v10: V10 D10, v11: V11 D11, v12: V12 D12, v13: V13 D13, v14: V14 D14,
            v15: V15 D15, v16: V16 D16
        }
    };
    ($callback:ident $name:ident: $First:ident $Second:ident $(, $($others:tt)+)?) => {
        $callback!($name: $First $Second $(, $($others)+)?);
        $($crate::codegen::tuples::tuples! { $callback $($others)+ })?
    };
}

pub(super) use tuples;
