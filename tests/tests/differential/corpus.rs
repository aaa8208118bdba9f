//! The inputs, made of a message that is right: deterministic, and of all kinds.

mod bodies;
mod documents;
mod queries;

pub(crate) use self::{bodies::bodies, documents::documents, queries::queries};

/// Numbers that look random, and are the same in each run (Steele et al., `SplitMix64`).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) >> 33).unwrap_or_default() % end.max(1)
    }
}
