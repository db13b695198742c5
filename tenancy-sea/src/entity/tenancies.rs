use std::sync::Arc;

use super::key::BoundKey;

/// How many tenancies a set of entities can have.
pub(crate) const MOST_TENANCIES: usize = 8;

/// A tenancy by its place in the set of entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct TenancyNumber(pub(crate) u8);

impl TenancyNumber {
    /// The tenancy for which a set of entities is resolved.
    pub(crate) const OWN: Self = Self(0);
}

/// A set of tenancies: those that have a current tenant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Tenancies(u8);

impl Tenancies {
    /// The tenancy for which a set of entities is resolved, alone.
    pub(crate) const OWN: Self = Self(1);

    pub(crate) fn with(self, tenancy: TenancyNumber) -> Self {
        Self(self.0 | bit(tenancy))
    }

    pub(crate) fn has(self, tenancy: TenancyNumber) -> bool {
        self.0 & bit(tenancy) != 0
    }

    /// Its place among all sets, none at all left out.
    pub(crate) fn index(self) -> Option<usize> {
        usize::from(self.0).checked_sub(1)
    }
}

/// There are no more than [`MOST_TENANCIES`]; none has another bit.
fn bit(tenancy: TenancyNumber) -> u8 {
    1 << (tenancy.0 & 7)
}

/// The keys of the tenants for whom a statement runs, one a tenancy.
///
/// Shared, since every statement and every transaction has them: a copy is a lot of code and memory to touch, which is cold
/// whenever a statement begins.
#[derive(Clone, Debug)]
pub(crate) struct BoundTenants(Arc<BoundKeys>);

#[derive(Clone, Debug)]
struct BoundKeys {
    tenancies: Tenancies,
    first: (TenancyNumber, BoundKey),
    /// Hardly ever any.
    others: Vec<(TenancyNumber, BoundKey)>,
}

impl BoundTenants {
    pub(crate) fn of(tenancy: TenancyNumber, key: BoundKey) -> Self {
        Self(Arc::new(BoundKeys {
            tenancies: Tenancies::default().with(tenancy),
            first: (tenancy, key),
            others: Vec::new(),
        }))
    }

    /// These and a tenant of a tenancy that has none among them yet; one that is there stays.
    pub(crate) fn and(&mut self, tenancy: TenancyNumber, key: BoundKey) {
        if self.0.tenancies.has(tenancy) {
            return;
        }
        let bound = Arc::make_mut(&mut self.0);
        bound.tenancies = bound.tenancies.with(tenancy);
        bound.others.push((tenancy, key));
    }

    /// The same, where there may be none yet.
    pub(crate) fn put(bound: &mut Option<Self>, tenancy: TenancyNumber, key: BoundKey) {
        match bound {
            Some(bound) => bound.and(tenancy, key),
            None => *bound = Some(Self::of(tenancy, key)),
        }
    }

    pub(crate) fn tenancies(&self) -> Tenancies {
        self.0.tenancies
    }

    /// The key of a tenancy's tenant.
    pub(crate) fn get(&self, tenancy: TenancyNumber) -> Option<&BoundKey> {
        let (_, key) = self.iter().find(|(of, _)| *of == tenancy)?;
        Some(key)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (TenancyNumber, &BoundKey)> {
        let BoundKeys { first, others, .. } = &*self.0;
        let keys = std::iter::once(first).chain(others);
        keys.map(|(tenancy, key)| (*tenancy, key))
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::Value;

    use super::*;

    fn key(key: i32) -> BoundKey {
        BoundKey {
            key: key.into(),
            value: Value::from(key),
        }
    }

    #[test]
    fn each_tenancy_has_the_key_that_came_first() {
        for order in [[0, 2, 5], [5, 0, 2], [2, 5, 0], [5, 2, 0]] {
            let [first, second, third] = order;
            let mut bound = BoundTenants::of(TenancyNumber(first), key(first.into()));
            bound.and(TenancyNumber(second), key(second.into()));
            bound.and(TenancyNumber(third), key(third.into()));
            bound.and(TenancyNumber(third), key(99));
            for tenancy in [0, 2, 5] {
                let own = bound.get(TenancyNumber(tenancy));
                let own = own.map(|own| own.key.clone());
                assert_eq!(own, Some(i32::from(tenancy).into()));
                assert!(bound.tenancies().has(TenancyNumber(tenancy)));
            }
            assert!(bound.get(TenancyNumber(1)).is_none());
            assert_eq!(bound.iter().count(), 3);
        }
    }
}
