use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use async_trait::async_trait;
use sea_orm::sea_query::ColumnType;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, IdenStatic, ModelTrait,
    QueryFilter, Value,
};
use tenancy_core::{BoxError, TenantKey, TenantLookup, TenantProvider};

use super::error::{NoResourceKey, only};
use crate::entity::{KeyFamily, TenantEntity, key_of};

/// Finds tenants by their entity: what a tenancy does if nothing else is said.
///
/// ```no_run
/// # use std::time::Duration;
/// # use tenancy_sea::prelude::*;
/// # use tenancy_sea::provider::SeaOrmProvider;
/// # use tenancy_sea::sea_orm::DatabaseConnection;
/// # async fn example<Blog: TenantEntity>(database: DatabaseConnection, replica: DatabaseConnection) -> Result<(), TenancyError> {
/// let tenancy = Tenancy::<Blog>::builder(database)
///     .provider(SeaOrmProvider::<Blog>::new(replica))
///     .build()
///     .await?;
/// # let _ = tenancy; Ok(()) }
/// ```
///
/// After Sprout's Eloquent provider.
pub struct SeaOrmProvider<T> {
    database: DatabaseConnection,
    tenant: PhantomData<fn() -> T>,
}

impl<T: TenantEntity> SeaOrmProvider<T> {
    /// Finds them in this database.
    pub fn new(database: DatabaseConnection) -> Self {
        Self {
            database,
            tenant: PhantomData,
        }
    }
}

/// The tenant that is looked up, with the connection or in the transaction that is given.
pub(crate) async fn find<T: TenantEntity>(
    database: &impl ConnectionTrait,
    lookup: &TenantLookup,
) -> Result<Option<T::Model>, BoxError> {
    let Some((column, value)) = by::<T>(lookup)? else {
        return Ok(None);
    };
    let mut found = T::find().filter(column.eq(value)).all(database).await?;
    // A database may compare less exactly than a tenant is named: `acme` with `ACME`.
    found.retain(|model| is_named(model, column, lookup));
    Ok(only(found, T::default().table_name(), column.as_str())?)
}

/// The column and the value by which a tenant is looked up; `None` where no tenant can have that.
fn by<T: TenantEntity>(lookup: &TenantLookup) -> Result<Option<(T::Column, Value)>, NoResourceKey> {
    let (column, value) = match lookup {
        TenantLookup::Key(key) => {
            let column = T::tenant_key_column();
            (
                column,
                column.and_then(|column| of_type(column, key.clone())),
            )
        }
        TenantLookup::Identifier(text) => {
            let column = T::tenant_identifier_column().or_else(T::tenant_key_column);
            (column, column.and_then(|column| of_text(column, text)))
        }
        TenantLookup::ResourceKey(text) => {
            let column = T::tenant_resource_key_column().ok_or_else(|| NoResourceKey {
                table: T::default().table_name().to_owned(),
            })?;
            (Some(column), of_text(column, text))
        }
        _ => (None, None),
    };
    Ok(column.zip(value))
}

fn family(column: impl ColumnTrait) -> KeyFamily {
    let definition = column.def();
    let family: &ColumnType = definition.get_column_type();
    KeyFamily::of(family)
}

/// A key as a column has it; `None` where it can hold none such.
pub(crate) fn of_type(column: impl ColumnTrait, key: TenantKey) -> Option<Value> {
    family(column).bind(key).map(|bound| bound.value)
}

fn of_text(column: impl ColumnTrait, text: &str) -> Option<Value> {
    match family(column) {
        KeyFamily::Integer(_) => of_type(column, TenantKey::Integer(text.parse().ok()?)),
        // An enumeration, or a type of the database's own.
        KeyFamily::Other => Some(Value::from(text)),
        _ => of_type(column, TenantKey::from(text)),
    }
}

fn is_named<M: ModelTrait>(
    model: &M,
    column: <M::Entity as EntityTrait>::Column,
    lookup: &TenantLookup,
) -> bool {
    let Some(own) = key_of(&model.get(column)) else {
        return false;
    };
    match lookup {
        TenantLookup::Identifier(text) | TenantLookup::ResourceKey(text) => {
            own.to_string() == *text
        }
        TenantLookup::Key(key) => {
            of_type(column, key.clone()).and_then(|value| key_of(&value)) == Some(own)
        }
        _ => false,
    }
}

#[async_trait]
impl<T: TenantEntity> TenantProvider for SeaOrmProvider<T> {
    type Tenant = T::Model;

    async fn find(&self, lookup: &TenantLookup) -> Result<Option<Arc<T::Model>>, BoxError> {
        Ok(find::<T>(&self.database, lookup).await?.map(Arc::new))
    }
}

impl<T> fmt::Debug for SeaOrmProvider<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SeaOrmProvider").finish_non_exhaustive()
    }
}
