use std::sync::Arc;

use async_trait::async_trait;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement, SimpleExpr};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, QueryResult, Value};
use tenancy_core::{
    BoxError, GenericTenant, Tenant, TenantKey, TenantLookup, TenantProvider, TenantWithResources,
};

use super::error::{NoResourceKey, only};
use crate::entity::key_of;

/// Finds tenants in a plain table of any database, without an entity: each is a [`GenericTenant`].
///
/// ```no_run
/// # use tenancy_sea::prelude::*;
/// # use tenancy_sea::provider::TableProvider;
/// # use tenancy_sea::sea_orm::DatabaseConnection;
/// # async fn example<Blog: TenantEntity>(database: DatabaseConnection, core: DatabaseConnection) -> Result<(), TenancyError> {
/// let tenancy = Tenancy::<Blog>::builder(database)
///     .provider(TableProvider::new(core, "blogs", "id").identifier("slug").attribute("plan"))
///     .build()
///     .await?;
/// # let _ = tenancy; Ok(()) }
/// ```
///
/// After Sprout's database provider.
#[derive(Clone, Debug)]
pub struct TableProvider {
    database: DatabaseConnection,
    table: String,
    key: String,
    identifier: Option<String>,
    resource_key: Option<String>,
    attributes: Vec<String>,
}

/// The names of the columns in a result, which are ours whatever the table's are called.
const KEY: &str = "tenant_key";
const IDENTIFIER: &str = "tenant_identifier";
const RESOURCE_KEY: &str = "tenant_resource_key";

impl TableProvider {
    /// In a table, by its key column: one of integers, texts, UUIDs or bytes.
    pub fn new(
        database: DatabaseConnection,
        table: impl Into<String>,
        key: impl Into<String>,
    ) -> Self {
        Self {
            database,
            table: table.into(),
            key: key.into(),
            identifier: None,
            resource_key: None,
            attributes: Vec::new(),
        }
    }

    /// The column of the identifier, a text. The key serves as one otherwise.
    #[must_use]
    pub fn identifier(mut self, column: impl Into<String>) -> Self {
        self.identifier = Some(column.into());
        self
    }

    /// The column of the resource key, a text.
    #[must_use]
    pub fn resource_key(mut self, column: impl Into<String>) -> Self {
        self.resource_key = Some(column.into());
        self
    }

    /// Another column, read as text.
    #[must_use]
    pub fn attribute(mut self, column: impl Into<String>) -> Self {
        self.attributes.push(column.into());
        self
    }

    /// The column by which a tenant is looked up, and the value; `None` where no tenant can have that.
    fn by(&self, lookup: &TenantLookup) -> Result<Option<(&String, Value)>, NoResourceKey> {
        Ok(match lookup {
            TenantLookup::Key(key) => value(key).map(|value| (&self.key, value)),
            TenantLookup::Identifier(text) => match &self.identifier {
                Some(column) => Some((column, text.clone().into())),
                None => {
                    let number = text.parse::<i64>().map(Value::from);
                    Some((&self.key, number.unwrap_or_else(|_| text.clone().into())))
                }
            },
            TenantLookup::ResourceKey(text) => {
                let column = self.resource_key.as_ref().ok_or_else(|| NoResourceKey {
                    table: self.table.clone(),
                })?;
                Some((column, text.clone().into()))
            }
            _ => None,
        })
    }

    fn query(&self, column: &str, value: Value, backend: DbBackend) -> SelectStatement {
        let as_text = |column: &str| -> SimpleExpr {
            let text = if backend == DbBackend::MySql {
                "char"
            } else {
                "text"
            };
            Expr::col(Alias::new(column)).cast_as(Alias::new(text))
        };
        let mut query = Query::select();
        query
            .expr_as(Expr::col(Alias::new(&self.key)), Alias::new(KEY))
            .from(Alias::new(&self.table))
            .and_where(Expr::col(Alias::new(column)).eq(value));
        for (name, column) in [
            (IDENTIFIER, &self.identifier),
            (RESOURCE_KEY, &self.resource_key),
        ] {
            if let Some(column) = column {
                query.expr_as(as_text(column), Alias::new(name));
            }
        }
        for (index, column) in self.attributes.iter().enumerate() {
            query.expr_as(as_text(column), Alias::new(attribute(index)));
        }
        query
    }

    fn tenant(&self, row: &QueryResult) -> Result<GenericTenant, BoxError> {
        let key = key(row).ok_or_else(|| NoKey {
            table: self.table.clone(),
            column: self.key.clone(),
        })?;
        let mut tenant = GenericTenant::new(&self.key, key);
        if let Some(column) = &self.identifier {
            tenant = tenant.identifier(column, row.try_get::<String>("", IDENTIFIER)?);
        }
        if let Some(column) = &self.resource_key {
            tenant = tenant.resource_key(column, row.try_get::<String>("", RESOURCE_KEY)?);
        }
        for (index, column) in self.attributes.iter().enumerate() {
            if let Some(value) = row.try_get::<Option<String>>("", &attribute(index))? {
                tenant = tenant.attribute(column, value);
            }
        }
        Ok(tenant)
    }
}

fn attribute(index: usize) -> String {
    format!("attribute_{index}")
}

/// What the key column holds, whatever its type is.
fn key(row: &QueryResult) -> Option<TenantKey> {
    let integer = row.try_get::<i64>("", KEY).ok();
    let integer = integer.or_else(|| row.try_get::<i32>("", KEY).ok().map(i64::from));
    let integer = integer.or_else(|| row.try_get::<i16>("", KEY).ok().map(i64::from));
    if let Some(integer) = integer {
        return Some(TenantKey::from(integer));
    }
    if let Ok(integer) = row.try_get::<u64>("", KEY) {
        return Some(TenantKey::from(integer));
    }
    // Before UUIDs: SQLite takes any text of sixteen bytes for one.
    if let Ok(text) = row.try_get::<String>("", KEY) {
        return Some(TenantKey::from(text));
    }
    #[cfg(feature = "with-uuid")]
    if let Ok(uuid) = row.try_get::<sea_orm::prelude::Uuid>("", KEY) {
        return key_of(&Value::from(uuid));
    }
    key_of(&Value::from(row.try_get::<Vec<u8>>("", KEY).ok()?))
}

fn value(key: &TenantKey) -> Option<Value> {
    Some(match key {
        TenantKey::Integer(integer) => Value::from(i64::try_from(*integer).ok()?),
        TenantKey::Text(text) => Value::from(text.to_string()),
        #[cfg(feature = "with-uuid")]
        TenantKey::Uuid(bytes) => Value::from(sea_orm::prelude::Uuid::from_bytes(*bytes)),
        TenantKey::Bytes(bytes) => Value::from(bytes.to_vec()),
        _ => return None,
    })
}

#[async_trait]
impl TenantProvider for TableProvider {
    type Tenant = GenericTenant;

    async fn find(&self, lookup: &TenantLookup) -> Result<Option<Arc<GenericTenant>>, BoxError> {
        let Some((column, value)) = self.by(lookup)? else {
            return Ok(None);
        };
        let query = self.query(column, value, self.database.get_database_backend());
        let rows = self.database.query_all(&query).await?;
        let found = rows.iter().map(|row| self.tenant(row));
        let mut found = found.collect::<Result<Vec<_>, _>>()?;
        // A database may compare less exactly than a tenant is named.
        found.retain(|tenant| match lookup {
            TenantLookup::Identifier(text) => tenant.tenant_identifier() == *text,
            TenantLookup::ResourceKey(text) => tenant.tenant_resource_key() == *text,
            _ => true,
        });
        Ok(only(found, &self.table, column)?.map(Arc::new))
    }
}

/// A tenant without a key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{table}` has a tenant whose `{column}` is no integer, text, UUID or bytes")]
struct NoKey {
    table: String,
    column: String,
}
