//! A map with a limited capacity whose entries expire.

use std::{
    borrow::Borrow,
    collections::{HashMap, VecDeque},
    hash::Hash,
    time::{Duration, Instant},
};

/// A map whose entries expire.
///
/// When the map is full, inserting removes the oldest entry. Therefore, clients that start sessions
/// without finishing them cannot exhaust the memory.
///
/// Keys are assumed to be random: no key is inserted twice.
pub(super) struct ExpiringMap<K, V> {
    lifetime: Duration,
    capacity: usize,
    entries: HashMap<K, Entry<V>>,
    /// The keys in the order of their insertion, including some that have been removed.
    order: VecDeque<(Instant, K)>,
}

struct Entry<V> {
    created: Instant,
    value: V,
}

impl<K: Clone + Eq + Hash, V> ExpiringMap<K, V> {
    /// Creates an empty map.
    pub(super) fn new(lifetime: Duration, capacity: usize) -> Self {
        Self { lifetime, capacity, entries: HashMap::new(), order: VecDeque::new() }
    }

    /// Inserts an entry, after removing entries that have expired.
    pub(super) fn insert(&mut self, key: K, value: V, now: Instant) {
        while let Some((created, oldest)) = self.order.front() {
            let keep = !self.is_expired(*created, now) && self.order.len() < self.capacity;
            if keep {
                break;
            }
            self.entries.remove(oldest);
            self.order.pop_front();
        }
        self.order.push_back((now, key.clone()));
        self.entries.insert(key, Entry { created: now, value });
    }

    /// Returns the value, unless it has expired.
    pub(super) fn get<Q>(&self, key: &Q, now: Instant) -> Option<&V>
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        let entry = self.entries.get(key)?;
        (!self.is_expired(entry.created, now)).then_some(&entry.value)
    }

    /// Removes the entry and returns its value, unless it has expired.
    pub(super) fn remove<Q>(&mut self, key: &Q, now: Instant) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        let entry = self.entries.remove(key)?;
        (!self.is_expired(entry.created, now)).then_some(entry.value)
    }

    fn is_expired(&self, created: Instant, now: Instant) -> bool {
        now.saturating_duration_since(created) >= self.lifetime
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_expire() {
        let start = Instant::now();
        let mut map = ExpiringMap::new(Duration::from_secs(10), 100);
        map.insert("a", 1, start);
        assert_eq!(map.get(&"a", start + Duration::from_secs(9)), Some(&1));
        assert_eq!(map.get(&"a", start + Duration::from_secs(10)), None);
        assert_eq!(map.remove(&"a", start + Duration::from_secs(10)), None);

        map.insert("b", 2, start);
        map.insert("c", 3, start + Duration::from_secs(20));
        assert_eq!((map.entries.len(), map.order.len()), (1, 1));
    }

    #[test]
    fn entries_are_removed_once() {
        let now = Instant::now();
        let mut map = ExpiringMap::new(Duration::from_secs(10), 100);
        map.insert("a", 1, now);
        assert_eq!(map.remove(&"a", now), Some(1));
        assert_eq!(map.remove(&"a", now), None);
    }

    #[test]
    fn the_oldest_entry_is_removed_when_the_map_is_full() {
        let now = Instant::now();
        let mut map = ExpiringMap::new(Duration::from_secs(10), 2);
        for key in 0..1000 {
            map.insert(key, (), now);
            map.remove(&(key - 1), now);
        }
        assert!(map.order.len() <= 2 && map.entries.len() <= 2);
        assert!(map.get(&999, now).is_some());
    }
}
