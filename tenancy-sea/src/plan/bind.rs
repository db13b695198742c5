use sea_orm::sea_query::Values;
use sea_orm::{Statement, Value};
use tenancy_core::TenantKey;

use super::{NullMeans, Plan, Slot, Slots, TenantValue, ValueRule, pattern};
use crate::entity::{BoundKey, in_variant_of, is_null, key_of};
use crate::error::{Refusal, TenancyError};

impl Plan {
    /// The statement to run: the plan's text with the given values and the tenant's key in its slots.
    pub(crate) fn bind(
        &self,
        given: Option<Values>,
        tenant: Option<&BoundKey>,
    ) -> Result<Statement, TenancyError> {
        let mut given = given.map_or_else(Vec::new, |Values(values)| values);
        if given.len() != self.takes {
            return Err(Refusal::ValueCount {
                expected: self.takes,
                given: given.len(),
            }
            .into());
        }
        for check in &self.value_checks {
            if !check.rule.holds(&given, tenant) {
                return Err(check.error.clone());
            }
        }
        for place in &self.tenant_values {
            if let (Some(tenant), Some(value)) = (tenant, given.get_mut(place.given)) {
                place.settle(value, tenant)?;
            }
        }
        let values = self.slots.fill(given, tenant)?;
        Ok(Statement {
            sql: self.sql.clone(),
            values: Some(Values(values)),
            db_backend: self.backend,
        })
    }
}

impl ValueRule {
    fn holds(&self, given: &[Value], tenant: Option<&BoundKey>) -> bool {
        match self {
            Self::LiteralIsTenant(key) => tenant.is_some_and(|tenant| is_same(key, &tenant.key)),
            Self::OneIsSet(groups) => groups.iter().any(|group| {
                group
                    .iter()
                    .all(|index| given.get(*index).is_some_and(|value| !is_null(value)))
            }),
            Self::NotWithinEscape {
                given: index,
                escape,
            } => match given.get(*index) {
                Some(Value::String(Some(pattern))) => {
                    !pattern::ends_within_escape(pattern, *escape)
                }
                _ => true,
            },
        }
    }
}

/// A UUID may be written as text.
fn is_same(literal: &TenantKey, tenant: &TenantKey) -> bool {
    match (literal, tenant) {
        (TenantKey::Text(text), TenantKey::Uuid(_)) => {
            text.eq_ignore_ascii_case(&tenant.to_string())
        }
        _ => literal == tenant,
    }
}

impl TenantValue {
    /// Accepts the tenant's own key, puts it in the place of an unset value, and refuses anything else.
    fn settle(&self, value: &mut Value, tenant: &BoundKey) -> Result<(), TenancyError> {
        if !is_null(value) {
            return if key_of(value).as_ref() == Some(&tenant.key) {
                Ok(())
            } else {
                Err(self.cross_tenant())
            };
        }
        match self.null {
            NullMeans::Unset => *value = in_variant_of(value, tenant),
            NullMeans::Allowed => {}
            NullMeans::SharedRow => {
                return Err(TenancyError::TenantNotSet {
                    entity: self.entity.clone(),
                    column: self.column.clone(),
                });
            }
            NullMeans::Moved => return Err(self.cross_tenant()),
        }
        Ok(())
    }

    fn cross_tenant(&self) -> TenancyError {
        TenancyError::CrossTenantWrite {
            entity: self.entity.clone(),
            column: self.column.clone(),
        }
    }
}

impl Slots {
    fn fill(
        &self,
        mut given: Vec<Value>,
        tenant: Option<&BoundKey>,
    ) -> Result<Vec<Value>, TenancyError> {
        let no_tenant = || TenancyError::NoTenant {
            entity: "this statement".into(),
        };
        match self {
            Self::Given { tenant: false } => Ok(given),
            Self::Given { tenant: true } => {
                given.push(tenant.ok_or_else(no_tenant)?.value.clone());
                Ok(given)
            }
            Self::Positional(slots) => slots
                .iter()
                .map(|slot| match slot {
                    Slot::Given(index) => given.get(*index).cloned().ok_or_else(|| {
                        Refusal::ValueCount {
                            expected: index + 1,
                            given: given.len(),
                        }
                        .into()
                    }),
                    Slot::Tenant => Ok(tenant.ok_or_else(no_tenant)?.value.clone()),
                })
                .collect(),
        }
    }

    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Given { .. } => 0,
            Self::Positional(slots) => slots.len() * size_of::<Slot>(),
        }
    }
}
