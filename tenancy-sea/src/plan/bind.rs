use sea_orm::sea_query::Values;
use sea_orm::{Statement, Value};
use tenancy_core::TenantKey;

use super::dialect::Dialect;
use super::evaluation::pattern;
use super::label::Counted;
use super::shape::{Runs, Writer};
use super::{NullMeans, Plan, Slot, Slots, TenantValue, Text, ValueRule};
use crate::entity::{BoundKey, BoundTenants, TenancyNumber, in_variant_of, is_null, key_of};
use crate::error::{Refusal, TenancyError};

impl Plan {
    /// The statement to run: the plan's text with the given values and the tenant's key in its slots. `runs` says what the
    /// statement repeats.
    pub(crate) fn bind(
        &self,
        runs: &Runs,
        given: Option<Values>,
        tenants: Option<&BoundTenants>,
    ) -> Result<Statement, TenancyError> {
        let mut given = given.map_or_else(Vec::new, |Values(values)| values);
        let takes = runs.takes(self.takes);
        if given.len() != takes {
            return Err(Refusal::ValueCount {
                expected: takes,
                given: given.len(),
            }
            .into());
        }
        for check in &self.value_checks {
            if !check.rule.holds(&given, runs, tenants) {
                return Err(check.error.clone());
            }
        }
        for place in &self.tenant_values {
            let tenant = tenants.and_then(|tenants| tenants.get(place.tenant));
            for index in runs.places(place.given) {
                if let (Some(tenant), Some(value)) = (tenant, given.get_mut(index)) {
                    place.settle(value, tenant)?;
                }
            }
        }
        let (sql, values) = match &self.text {
            Text::Once { sql, slots } => (sql.clone(), slots.fill(given, tenants)?),
            Text::Repeated(text) => {
                let dialect = Dialect::of(self.backend)?;
                Writer::new(runs, dialect, given, tenants).write(text)?
            }
        };
        Ok(Statement {
            sql,
            values: Some(Values(values)),
            db_backend: self.backend,
        })
    }
}

impl Plan {
    /// Whether the values are such as the plan is made for. What it counts must be keys that are the same to the database
    /// if they are here; a statement with others is planned as it is.
    pub(super) fn fits(&self, runs: &Runs, given: Option<&Values>) -> bool {
        let given = given.map_or(&[][..], |Values(values)| values);
        let alike = self.alike.iter().all(|(index, family)| {
            let mut values = runs.places(*index).filter_map(|place| given.get(place));
            values.all(|value| family.holds(value))
        });
        let Text::Repeated(text) = &self.text else {
            return alike;
        };
        if !alike {
            return false;
        }
        text.counted().all(|(index, counted)| {
            runs.places(index).all(|place| {
                given
                    .get(place)
                    .is_some_and(|value| is_null(value) || is_counted_as(value, counted))
            })
        })
    }
}

fn is_counted_as(value: &Value, counted: Counted) -> bool {
    match key_of(value) {
        Some(TenantKey::Integer(_)) => counted == Counted::Integers,
        Some(TenantKey::Uuid(_) | TenantKey::Bytes(_)) => counted == Counted::Bytes,
        _ => false,
    }
}

impl ValueRule {
    fn holds(&self, given: &[Value], runs: &Runs, tenants: Option<&BoundTenants>) -> bool {
        match self {
            Self::LiteralIsTenant(key, number) => tenants
                .and_then(|tenants| tenants.get(*number))
                .is_some_and(|tenant| is_same(key, &tenant.key)),
            Self::OneIsSet(groups) => in_every_row(runs, groups.iter().flatten(), |row| {
                let is_set = |index: &usize| {
                    let value = given.get(runs.place(*index, row));
                    value.is_some_and(|value| !is_null(value))
                };
                groups.iter().any(|group| group.iter().all(is_set))
            }),
            Self::OneIsNull(indexes) => in_every_row(runs, indexes, |row| {
                let is_null =
                    |index: &usize| given.get(runs.place(*index, row)).is_some_and(is_null);
                indexes.iter().any(is_null)
            }),
            Self::IsLimit {
                given: index,
                null,
                negative,
            } => runs.places(*index).all(|place| {
                let integer = |value| match key_of(value) {
                    Some(TenantKey::Integer(number)) => *negative || number >= 0,
                    _ => *null && is_null(value),
                };
                given.get(place).is_none_or(integer)
            }),
            Self::NotLonger {
                given: index,
                bytes,
            } => runs.places(*index).all(|place| match given.get(place) {
                Some(Value::String(Some(text))) => text.len() <= *bytes,
                Some(Value::Bytes(Some(text))) => text.len() <= *bytes,
                #[cfg(feature = "with-json")]
                Some(Value::Json(Some(json))) => json.to_string().len() <= *bytes,
                _ => true,
            }),
            Self::CastsTo { given: index, to } => runs
                .places(*index)
                .all(|place| given.get(place).is_none_or(|value| to.takes(value))),
            Self::NotWithinEscape {
                given: index,
                escape,
            } => runs.places(*index).all(|place| match given.get(place) {
                Some(Value::String(Some(pattern))) => {
                    !pattern::ends_within_escape(pattern, *escape)
                }
                Some(Value::Char(Some(pattern))) => pattern != escape,
                Some(Value::Bytes(Some(pattern))) => str::from_utf8(pattern)
                    .is_ok_and(|pattern| !pattern::ends_within_escape(pattern, *escape)),
                // Text by another way, whose end isn't known.
                value => value.is_none_or(|value| is_null(value) || key_of(value).is_some()),
            }),
        }
    }
}

/// Whether something holds in each row of the values that are given here: the statement may repeat them.
fn in_every_row<'i>(
    runs: &Runs,
    given: impl IntoIterator<Item = &'i usize>,
    holds: impl Fn(usize) -> bool,
) -> bool {
    let rows = given.into_iter().map(|index| runs.times(*index));
    (0..rows.max().unwrap_or(1)).all(holds)
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

#[cold]
fn too_few(index: usize, given: usize) -> TenancyError {
    let expected = index + 1;
    Refusal::ValueCount { expected, given }.into()
}

/// The value that is bound for a tenant's key.
pub(super) fn value_of(
    number: TenancyNumber,
    tenants: Option<&BoundTenants>,
) -> Result<Value, TenancyError> {
    let tenant = tenants.and_then(|tenants| tenants.get(number));
    let tenant = tenant.ok_or_else(|| TenancyError::NoTenant {
        entity: "this statement".into(),
    })?;
    Ok(tenant.value.clone())
}

impl Slots {
    fn fill(
        &self,
        mut given: Vec<Value>,
        tenants: Option<&BoundTenants>,
    ) -> Result<Vec<Value>, TenancyError> {
        match self {
            Self::Given { tenants: used } => {
                for number in used {
                    given.push(value_of(*number, tenants)?);
                }
                Ok(given)
            }
            Self::Positional { slots, reuses } => {
                // A loop: what `collect` makes of it is four times as much code, and code is cold when a statement begins.
                let mut values = Vec::with_capacity(slots.len());
                for slot in slots {
                    let value = match slot {
                        Slot::Given(index) => match given.get_mut(*index) {
                            Some(value) if *reuses => value.clone(),
                            Some(value) => std::mem::replace(value, Value::Bool(None)),
                            None => return Err(too_few(*index, given.len())),
                        },
                        Slot::Tenant(number) => value_of(*number, tenants)?,
                    };
                    values.push(value);
                }
                Ok(values)
            }
        }
    }

    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Given { tenants } => tenants.len(),
            Self::Positional { slots, .. } => slots.len() * size_of::<Slot>(),
        }
    }
}
