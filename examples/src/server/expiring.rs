//! A map with a limited capacity whose entries expire.

use std::{
    borrow::Borrow,
    collections::{BTreeMap, HashMap},
    hash::Hash,
    time::{Duration, Instant},
};

/// A map whose entries expire.
///
/// When the map is full, inserting removes the oldest entry. Therefore, clients that start sessions
/// without finishing them cannot exhaust the memory.
pub(super) struct ExpiringMap<K, V> {
    lifetime: Duration,
    capacity: usize,
    entries: HashMap<K, Entry<V>>,
    /// The key of each entry, by age.
    order: BTreeMap<Insertion, K>,
    insertions: u64,
}

/// The time of an insertion, and its number.
type Insertion = (Instant, u64);

struct Entry<V> {
    insertion: Insertion,
    value: V,
}

impl<K: Clone + Eq + Hash, V> ExpiringMap<K, V> {
    /// Creates an empty map.
    pub(super) fn new(lifetime: Duration, capacity: usize) -> Self {
        let (entries, order) = (HashMap::new(), BTreeMap::new());
        Self { lifetime, capacity, entries, order, insertions: 0 }
    }

    /// Inserts an entry, after removing entries that have expired.
    pub(super) fn insert(&mut self, key: K, value: V, now: Instant) {
        self.remove(&key, now);
        while let Some(&(created, _)) = self.order.keys().next()
            && (self.is_expired(created, now) || self.order.len() >= self.capacity)
            && let Some((_, oldest)) = self.order.pop_first()
        {
            self.entries.remove(&oldest);
        }
        let insertion = (now, self.insertions);
        self.insertions += 1;
        self.order.insert(insertion, key.clone());
        self.entries.insert(key, Entry { insertion, value });
    }

    /// Returns the value, unless it has expired.
    pub(super) fn get<Q>(&self, key: &Q, now: Instant) -> Option<&V>
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        let entry = self.entries.get(key)?;
        (!self.is_expired(entry.insertion.0, now)).then_some(&entry.value)
    }

    /// Removes the entry and returns its value, unless it has expired.
    pub(super) fn remove<Q>(&mut self, key: &Q, now: Instant) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        let entry = self.entries.remove(key)?;
        self.order.remove(&entry.insertion);
        (!self.is_expired(entry.insertion.0, now)).then_some(entry.value)
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
        }
        assert_eq!((map.entries.len(), map.order.len()), (2, 2));
        assert_eq!([997, 998, 999].map(|key| map.get(&key, now).is_some()), [false, true, true]);
    }

    #[test]
    fn removed_entries_take_no_space() {
        let now = Instant::now();
        let mut map = ExpiringMap::new(Duration::from_secs(10), 2);
        map.insert(0, (), now);
        for key in 1..1000 {
            map.insert(key, (), now);
            map.remove(&key, now);
        }
        assert!(map.get(&0, now).is_some());
        assert_eq!((map.entries.len(), map.order.len()), (1, 1));
    }

    #[test]
    fn a_key_that_is_inserted_again_has_a_new_lifetime() {
        let start = Instant::now();
        let mut map = ExpiringMap::new(Duration::from_secs(10), 2);
        map.insert("a", 1, start);
        map.insert("b", 2, start);
        map.insert("a", 3, start + Duration::from_secs(5));
        map.insert("c", 4, start + Duration::from_secs(6));
        let now = start + Duration::from_secs(12);
        assert_eq!(
            ["a", "b", "c"].map(|key| map.get(&key, now).copied()),
            [Some(3), None, Some(4)]
        );
        assert_eq!((map.entries.len(), map.order.len()), (2, 2));
    }
}
