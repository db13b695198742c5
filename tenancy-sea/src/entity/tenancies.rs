use std::sync::Arc;

use super::key::BoundKey;

/// How many tenancies a set of entities can have.
pub(crate) const MOST_TENANCIES: usize = 8;

/// Which of several tenants: that of a tenancy by its place in the set of entities; in a plan, that of a current one by its
/// place among these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct TenantNumber(pub(crate) u8);

/// A set of tenancies: those that have a current tenant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Tenancies(u8);

impl Tenancies {
    /// The tenancy for which a set of entities is resolved, alone.
    pub(crate) const OWN: Self = Self(1);

    pub(crate) fn with(self, tenancy: TenantNumber) -> Self {
        Self(self.0 | bit(tenancy))
    }

    pub(crate) fn has(self, tenancy: TenantNumber) -> bool {
        self.0 & bit(tenancy) != 0
    }

    /// The place of a tenancy among these; `None` for one that isn't.
    pub(crate) fn number_of(self, tenancy: TenantNumber) -> Option<TenantNumber> {
        let before = self.0 & (bit(tenancy) - 1);
        let number = u8::try_from(before.count_ones()).ok()?;
        self.has(tenancy).then_some(TenantNumber(number))
    }

    /// Its place among all sets, none at all left out.
    pub(crate) fn index(self) -> Option<usize> {
        usize::from(self.0).checked_sub(1)
    }
}

/// There are no more than [`MOST_TENANCIES`]; none has another bit.
fn bit(tenancy: TenantNumber) -> u8 {
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
    first: BoundKey,
    /// In the order of their tenancies. Hardly ever any.
    others: Vec<BoundKey>,
}

impl BoundTenants {
    pub(crate) fn of(tenancy: TenantNumber, key: BoundKey) -> Self {
        Self(Arc::new(BoundKeys {
            tenancies: Tenancies::default().with(tenancy),
            first: key,
            others: Vec::new(),
        }))
    }

    /// These and a tenant of a tenancy that has none among them yet; one that is there stays.
    pub(crate) fn and(&mut self, tenancy: TenantNumber, key: BoundKey) {
        if self.0.tenancies.has(tenancy) {
            return;
        }
        let bound = Arc::make_mut(&mut self.0);
        bound.tenancies = bound.tenancies.with(tenancy);
        let place = bound.tenancies.number_of(tenancy);
        let place = place.map_or(0, |TenantNumber(place)| usize::from(place));
        match place.checked_sub(1) {
            None => {
                let second = std::mem::replace(&mut bound.first, key);
                bound.others.insert(0, second);
            }
            Some(place) => bound.others.insert(place.min(bound.others.len()), key),
        }
    }

    pub(crate) fn tenancies(&self) -> Tenancies {
        self.0.tenancies
    }

    /// The key of the tenant with a number among these.
    pub(crate) fn get(&self, TenantNumber(number): TenantNumber) -> Option<&BoundKey> {
        match usize::from(number).checked_sub(1) {
            None => Some(&self.0.first),
            Some(other) => self.0.others.get(other),
        }
    }

    /// The key of a tenancy's tenant.
    pub(crate) fn of_tenancy(&self, tenancy: TenantNumber) -> Option<&BoundKey> {
        self.get(self.0.tenancies.number_of(tenancy)?)
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
    fn keys_stand_in_the_order_of_their_tenancies() {
        for order in [[0, 2, 5], [5, 0, 2], [2, 5, 0], [5, 2, 0]] {
            let [first, second, third] = order;
            let mut bound = BoundTenants::of(TenantNumber(first), key(first.into()));
            bound.and(TenantNumber(second), key(second.into()));
            bound.and(TenantNumber(third), key(third.into()));
            bound.and(TenantNumber(third), key(99));
            for (place, tenancy) in [0, 2, 5].into_iter().enumerate() {
                let own = bound.of_tenancy(TenantNumber(tenancy));
                assert_eq!(
                    own.map(|own| own.key.clone()),
                    Some(i32::from(tenancy).into())
                );
                let number = TenantNumber(u8::try_from(place).unwrap_or(9));
                let by_number = bound.get(number);
                assert_eq!(
                    by_number.map(|own| own.key.clone()),
                    Some(i32::from(tenancy).into())
                );
            }
            assert!(bound.of_tenancy(TenantNumber(1)).is_none());
            assert!(bound.get(TenantNumber(3)).is_none());
        }
    }
}
