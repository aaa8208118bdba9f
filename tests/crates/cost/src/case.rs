//! Cases.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use crate::workload::{Contender, Workload};

/// The implementation of a workload by a contender.
pub struct Case {
    /// The workload.
    pub workload: Workload,
    /// The contender.
    pub contender: Contender,
    routine: Box<dyn Routine>,
}

/// A measurement around the runs of a case.
pub trait Cost {
    /// Runs the routine once and measures it.
    fn around(&mut self, routine: &mut dyn FnMut());
}

impl Case {
    /// Creates a case.
    ///
    /// Only `run` is measured. `prepare` creates its input, and `check` panics if the outcome is wrong.
    pub fn new<I: 'static, O: 'static>(
        workload: Workload,
        contender: Contender,
        prepare: impl Fn() -> I + 'static,
        run: impl Fn(I) -> O + 'static,
        check: impl Fn(O) + 'static,
    ) -> Self {
        Self { workload, contender, routine: Box::new(Steps { prepare, run, check }) }
    }

    /// Returns the name of the case on the command line.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}/{}", self.workload, self.contender)
    }

    /// Runs the case and checks its outcome.
    ///
    /// # Panics
    ///
    /// Panics if the outcome is wrong.
    pub fn verify(&self) {
        self.routine.verify();
    }

    /// Runs the case `iterations` times, and measures each run with `cost`.
    pub fn count(&self, iterations: usize, cost: &mut dyn Cost) {
        for _ in 0..iterations {
            self.routine.count(cost);
        }
    }

    /// Runs the case `iterations` times, and returns the elapsed time.
    #[must_use]
    pub fn time(&self, iterations: u64) -> Duration {
        self.routine.time(iterations)
    }
}

/// Calls the routine.
///
/// The instruction counter counts from entering this function to leaving it. Therefore, it is neither
/// inlined nor generic.
#[inline(never)]
pub fn measured(routine: &mut dyn FnMut()) {
    routine();
}

trait Routine {
    fn verify(&self);
    fn count(&self, cost: &mut dyn Cost);
    fn time(&self, iterations: u64) -> Duration;
}

struct Steps<P, R, C> {
    prepare: P,
    run: R,
    check: C,
}

impl<I, O, P: Fn() -> I, R: Fn(I) -> O, C: Fn(O)> Routine for Steps<P, R, C> {
    fn verify(&self) {
        (self.check)((self.run)((self.prepare)()));
    }

    fn count(&self, cost: &mut dyn Cost) {
        let mut input = Some((self.prepare)());
        let mut output = None;
        cost.around(&mut || output = input.take().map(|input| (self.run)(black_box(input))));
        black_box(output);
    }

    fn time(&self, iterations: u64) -> Duration {
        // A small batch limits the memory for inputs and outputs with raw bodies.
        const BATCH: u64 = 16;
        let mut elapsed = Duration::ZERO;
        let mut left = iterations;
        while left > 0 {
            let batch = left.min(BATCH);
            let inputs: Vec<I> = (0..batch).map(|_| (self.prepare)()).collect();
            let mut outputs = Vec::with_capacity(inputs.len());
            let start = Instant::now();
            outputs.extend(inputs.into_iter().map(|input| (self.run)(black_box(input))));
            elapsed += start.elapsed();
            black_box(outputs);
            left -= batch;
        }
        elapsed
    }
}
