//! Counts the allocations of each case, and prints them as tab-separated values.
//!
//! This is a separate program, because the counting allocator would add to the instructions.

use std::alloc::System;

use pathlore_bench_run_time::{Cost, cases};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

#[derive(Default)]
struct Allocated {
    /// The number of allocations and reallocations, which may copy.
    allocations: usize,
    bytes: usize,
}

impl Cost for Allocated {
    fn around(&mut self, routine: &mut dyn FnMut()) {
        let region = Region::new(ALLOCATOR);
        routine();
        let change = region.change();
        self.allocations += change.allocations + change.reallocations;
        self.bytes += change.bytes_allocated;
    }
}

fn main() {
    for case in cases() {
        // The first run may initialize data that later runs use.
        case.count(1, &mut Allocated::default());
        let mut allocated = Allocated::default();
        case.count(1, &mut allocated);
        println!("{}\t{}\t{}", case.id(), allocated.allocations, allocated.bytes);
    }
}
