//! What may stand in a tenant column.

use sqlparser::ast::{Expr, Value};

use crate::entity::TenancyNumber;
use crate::error::TenancyError;
use crate::plan::label::Parameter;
use crate::plan::planning::Planning;
use crate::plan::references::reference::is_null_literal;
use crate::plan::{NullMeans, ValueCheck, ValueRule};
use tenancy_core::TenantKey;

/// The tenant column that is written.
#[derive(Clone, Debug)]
pub(in crate::plan) struct TenantColumn {
    pub(in crate::plan) tenant: TenancyNumber,
    pub(in crate::plan) entity: String,
    pub(in crate::plan) column: String,
    pub(in crate::plan) null: NullMeans,
    /// An INSERT must bring the key itself, since SeaORM looks the row up by it afterwards.
    pub(super) required: bool,
}

impl TenantColumn {
    fn cross_tenant(&self) -> TenancyError {
        TenancyError::CrossTenantWrite {
            entity: self.entity.clone(),
            column: self.column.clone(),
        }
    }

    pub(super) fn not_set(&self) -> TenancyError {
        TenancyError::TenantNotSet {
            entity: self.entity.clone(),
            column: self.column.clone(),
        }
    }
}

impl Planning<'_> {
    /// Looks at a value for a tenant column: unset becomes the tenant's key, the key itself passes, anything that isn't
    /// provably the key is refused.
    pub(in crate::plan) fn settle(
        &mut self,
        value: &mut Expr,
        column: &TenantColumn,
    ) -> Result<(), TenancyError> {
        if is_default(value) {
            return match column.null {
                NullMeans::Unset => {
                    *value = Parameter::Tenant(column.tenant).expr();
                    Ok(())
                }
                NullMeans::Moved => Err(column.cross_tenant()),
                NullMeans::SharedRow | NullMeans::Allowed => Err(column.not_set()),
            };
        }
        if is_null_literal(value) {
            return match column.null {
                NullMeans::Unset => {
                    *value = Parameter::Tenant(column.tenant).expr();
                    Ok(())
                }
                NullMeans::Allowed => Ok(()),
                NullMeans::SharedRow => Err(column.not_set()),
                NullMeans::Moved => Err(column.cross_tenant()),
            };
        }
        if let Some(key) = literal(value) {
            let rule = ValueRule::LiteralIsTenant(key, column.tenant);
            self.value_checks.push(ValueCheck {
                rule,
                error: column.cross_tenant(),
            });
            return Ok(());
        }
        match Parameter::of(value) {
            Some(Parameter::Tenant(tenant)) if tenant == column.tenant => Ok(()),
            Some(Parameter::Given(given)) => {
                // A value that is read elsewhere too can't be filled in for this place alone.
                let null = if self.repeated.contains(&given) && column.null == NullMeans::Unset {
                    NullMeans::Moved
                } else {
                    column.null
                };
                self.tenant_values.push(crate::plan::TenantValue {
                    tenant: column.tenant,
                    given,
                    null,
                    entity: column.entity.clone(),
                    column: column.column.clone(),
                });
                Ok(())
            }
            Some(Parameter::Tenant(_) | Parameter::Distinct { .. }) | None => {
                Err(column.cross_tenant())
            }
        }
    }
}

pub(in crate::plan) fn is_default(expr: &Expr) -> bool {
    match expr {
        Expr::Identifier(ident) => {
            ident.quote_style.is_none() && ident.value.eq_ignore_ascii_case("default")
        }
        _ => false,
    }
}

/// The key that a literal writes, as far as it can be read without doubt.
pub(in crate::plan) fn literal(expr: &Expr) -> Option<TenantKey> {
    match expr {
        Expr::Nested(inner) => literal(inner),
        Expr::UnaryOp {
            op: sqlparser::ast::UnaryOperator::Minus,
            expr,
        } => match literal(expr)? {
            TenantKey::Integer(integer) => Some(TenantKey::from(i64::try_from(-integer).ok()?)),
            _ => None,
        },
        Expr::Value(value) => match &value.value {
            Value::Number(number, _) => number.parse::<i64>().ok().map(TenantKey::from),
            Value::SingleQuotedString(text) if !text.contains(['\'', '\\']) => {
                Some(TenantKey::from(text.as_str()))
            }
            _ => None,
        },
        _ => None,
    }
}
