//! What the code that the attributes generate calls, and the benchmarks.

use sea_orm::{
    DbErr, EntityTrait, IdenStatic, Iterable, ModelTrait, PrimaryKeyToColumn, Statement, Value,
};
use tenancy_core::TenantKey;

use crate::TenancyConnection;
use crate::entity::key_of;

/// The tenant's key that a column's value is.
///
/// What can't be a key (NULL, a float, a date) becomes `NO_KEY`: it equals no tenant's key, and no column's type can
/// hold it, so that binding it is refused.
pub fn tenant_key(value: Value) -> TenantKey {
    key_of(&value).unwrap_or(NO_KEY)
}

/// The key of a tenant whose struct shows no key column: the first column of its primary key. That there is no second
/// one, `build()` has checked.
pub fn primary_tenant_key<M: ModelTrait>(model: &M) -> TenantKey {
    primary_key::<M::Entity>().map_or(NO_KEY, |column| tenant_key(model.get(column)))
}

/// The column of [`primary_tenant_key`].
pub fn primary_key_name<E: EntityTrait>() -> &'static str {
    primary_key::<E>().map_or("", |column| column.as_str())
}

/// Whether the values at the two ends of a relation are the same key. NULL is none.
pub fn is_same_key(here: &Value, there: &Value) -> bool {
    match (key_of(here), key_of(there)) {
        (Some(here), Some(there)) => here == there,
        _ => false,
    }
}

/// The statement that a connection would run for one: planning and binding, and nothing else. The benchmarks measure it.
///
/// # Errors
///
/// Those of running it, as far as they come before the database.
pub fn planned(db: &TenancyConnection, statement: Statement) -> Result<Statement, DbErr> {
    db.planned(statement)
}

/// Below every integer that a database has.
const NO_KEY: TenantKey = TenantKey::Integer(i128::MIN);

fn primary_key<E: EntityTrait>() -> Option<E::Column> {
    E::PrimaryKey::iter()
        .next()
        .map(PrimaryKeyToColumn::into_column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::KeyFamily;
    use sea_orm::sea_query::ColumnType;

    /// The ends of a relation may differ in width; NULL leads nowhere, not even to another NULL.
    #[test]
    fn a_relation_holds_where_its_ends_are_one_key() {
        assert!(is_same_key(&Value::from(7_i64), &Value::from(7_i32)));
        assert!(!is_same_key(&Value::from(7), &Value::from(8)));
        assert!(!is_same_key(&Value::from("Acme"), &Value::from("acme")));
        assert!(!is_same_key(&Value::from(0), &Value::Int(None)));
        assert!(!is_same_key(&Value::Int(None), &Value::Int(None)));
    }

    /// What is no key equals no tenant, and no type of column binds it.
    #[test]
    fn what_is_no_key_is_nobody() {
        assert_eq!(tenant_key(Value::from(7)), TenantKey::from(7));
        for value in [
            Value::Int(None),
            Value::String(None),
            Value::from(1.5_f64),
            Value::from(true),
        ] {
            let key = tenant_key(value);
            assert_ne!(key, TenantKey::from(0));
            assert_ne!(key, TenantKey::from(i64::MIN));
            for column in [
                ColumnType::TinyInteger,
                ColumnType::BigInteger,
                ColumnType::Text,
                ColumnType::Uuid,
            ] {
                assert!(KeyFamily::of(&column).bind(key.clone()).is_none());
            }
        }
    }
}
