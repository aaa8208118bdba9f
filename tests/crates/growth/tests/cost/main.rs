//! Costs that can be counted: allocations, and how often a value is read and written. The run-time bench counts
//! instructions.

use allocation_counter::{AllocationInfo, measure};

mod allocations;
mod calls;

mod raw_body;

/// Returns the outcome, and what it has allocated. The first run may initialize what later ones use.
fn allocated<T>(run: impl Fn() -> T) -> (T, AllocationInfo) {
    let mut outcome = run();
    let info = measure(|| outcome = run());
    (outcome, info)
}
