use std::future::Future;
use std::hash::Hash;
use std::mem::discriminant;
use std::sync::Arc;
use std::time::Duration;

use moka::future::Cache;
use tokio::sync::RwLock;

use crate::TenantKey;

/// What was found, by what it was looked up by. What isn't found isn't remembered.
pub(crate) struct Remembered<K, V> {
    cache: Cache<K, V>,
    /// How often something was forgotten. What was looked up before that may be what it was before. Who remembers holds it,
    /// so that who forgets finds what was remembered, and nothing of before is remembered after it.
    forgotten: Arc<RwLock<u64>>,
}

impl<K, V> Remembered<K, V>
where
    K: Hash + Eq + Clone + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    pub(crate) fn new(time_to_live: Duration, capacity: u64) -> Self {
        let cache = Cache::builder()
            .max_capacity(capacity)
            .time_to_live(time_to_live)
            .build();
        Self {
            cache,
            forgotten: Arc::default(),
        }
    }

    /// What is remembered, or what is found now.
    pub(crate) async fn or_find<F, E>(
        &self,
        key: &K,
        find: impl FnOnce() -> F,
    ) -> Result<Option<V>, E>
    where
        F: Future<Output = Result<Option<V>, E>>,
    {
        if let Some(found) = self.cache.get(key).await {
            return Ok(Some(found));
        }
        let asked = *self.forgotten.read().await;
        let Some(found) = find().await? else {
            return Ok(None);
        };
        let forgotten = self.forgotten.read().await;
        if *forgotten == asked {
            self.cache.insert(key.clone(), found.clone()).await;
        }
        Ok(Some(found))
    }

    /// Forgets what was looked up by these keys, and all that is meant.
    pub(crate) async fn forget(
        &self,
        keys: impl IntoIterator<Item = K>,
        is_meant: impl Fn(&V) -> bool,
    ) {
        *self.forgotten.write().await += 1;
        let meant = self.cache.iter().filter(|(_, found)| is_meant(found));
        for key in meant.map(|(key, _)| K::clone(&key)).chain(keys) {
            self.cache.invalidate(&key).await;
        }
    }

    /// About how much is remembered.
    pub(crate) fn count(&self) -> u64 {
        self.cache.entry_count()
    }
}

impl<K, V> Clone for Remembered<K, V> {
    fn clone(&self) -> Self {
        Self {
            cache: self.cache.clone(),
            forgotten: Arc::clone(&self.forgotten),
        }
    }
}

/// Whether two keys may be one tenant's. A provider may give them in another form than the tenancy has them in, a UUID as text;
/// to forget too much costs a lookup, and to forget too little a tenant.
pub(crate) fn may_be_same(one: &TenantKey, other: &TenantKey) -> bool {
    one == other || discriminant(one) != discriminant(other)
}
