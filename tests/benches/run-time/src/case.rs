//! A workload as one contender does it.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use crate::{Contender, Workload};

/// A workload as one contender does it.
pub struct Case {
    /// What is done.
    pub workload: Workload,
    /// By whom.
    pub contender: Contender,
    routine: Box<dyn Routine>,
}

/// What is counted while a case runs.
pub trait Cost {
    /// Runs the routine once, and counts.
    fn around(&mut self, routine: &mut dyn FnMut());
}

impl Case {
    /// `prepare` makes what `run` takes, and is not measured; nor is what happens to its outcome.
    /// `check` panics where the outcome is not what it should be.
    pub(crate) fn new<I: 'static, O: 'static>(
        workload: Workload,
        contender: Contender,
        prepare: impl Fn() -> I + 'static,
        run: impl Fn(I) -> O + 'static,
        check: impl Fn(O) + 'static,
    ) -> Self {
        Self { workload, contender, routine: Box::new(Steps { prepare, run, check }) }
    }

    /// What names the case on a command line.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}/{}", self.workload, self.contender)
    }

    /// Runs the case, and has its outcome checked.
    ///
    /// # Panics
    ///
    /// Where the outcome is not what it should be.
    pub fn verify(&self) {
        self.routine.verify();
    }

    /// Runs the case `iterations` times, each time within `cost`.
    pub fn count(&self, iterations: usize, cost: &mut dyn Cost) {
        for _ in 0..iterations {
            self.routine.count(cost);
        }
    }

    /// Runs the case `iterations` times, and tells how long that took.
    #[must_use]
    pub fn time(&self, iterations: u64) -> Duration {
        self.routine.time(iterations)
    }
}

/// Calls the routine. The instruction counter counts from entering this function to leaving it,
/// so it has to be a function, and one that is not generic.
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
        // Few enough that the inputs and outputs of the raw bodies do not fill the memory.
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
