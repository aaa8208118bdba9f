//! How many retries all calls together have.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering::Relaxed},
};

/// Each call adds a tenth of a retry.
const TENTHS: u64 = 10;

/// A number of retries that calls share, so that a server that is overloaded does not get a multiple of the
/// requests.
///
/// A retry takes one from the budget, and each call adds a tenth, up to the number at the start. After
/// that, at most every tenth call is repeated. Clones share the budget.
///
/// ```
/// use pathlore_client::{Retry, RetryBudget};
///
/// let budget = RetryBudget::new(50);
/// let (retry, other) = (Retry::new().with_budget(budget.clone()), Retry::new().with_budget(budget));
/// ```
#[derive(Clone, Debug)]
pub struct RetryBudget(Arc<Tenths>);

#[derive(Debug)]
struct Tenths {
    max: u64,
    left: AtomicU64,
}

impl RetryBudget {
    /// Creates a budget of this number of retries.
    #[must_use]
    pub fn new(retries: u32) -> Self {
        let max = u64::from(retries) * TENTHS;
        Self(Arc::new(Tenths { max, left: max.into() }))
    }

    pub(super) fn deposit(&self) {
        let Tenths { max, left } = &*self.0;
        // There is nothing to do if the budget is full.
        let _ = left.fetch_update(Relaxed, Relaxed, |left| (left < *max).then_some(left + 1));
    }

    /// Returns whether a retry was left, and takes it.
    pub(super) fn withdraw(&self) -> bool {
        let left = &self.0.left;
        left.fetch_update(Relaxed, Relaxed, |left| left.checked_sub(TENTHS)).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::RetryBudget;

    #[test]
    fn ten_calls_pay_for_a_retry() {
        let budget = RetryBudget::new(2);
        budget.deposit();
        assert!(budget.withdraw() && budget.withdraw() && !budget.withdraw());
        (0..9).for_each(|_| budget.deposit());
        assert!(!budget.withdraw());
        budget.deposit();
        assert!(budget.withdraw() && !budget.withdraw());
        assert!(!RetryBudget::new(0).withdraw());
    }
}
