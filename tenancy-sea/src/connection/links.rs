//! Links rows of many-to-many entities and takes their links away, in one transaction with the statement itself.

use sea_orm::sea_query::{Alias, Condition, DynIden, Expr, ExprTrait, IntoIden, Query, TableRef};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement,
    TransactionOptions, Value,
};
use tenancy_core::TenantKey;

use super::begin::Begin;
use super::shared::Shared;
use crate::entity::{BoundKey, IntegerWidth, KeyFamily, TableId, is_null, key_of};
use crate::error::TenancyError;
use crate::plan::{FollowUp, GivenKey, Link, LinkColumn, LinkKeys, Runs};

/// A statement on a many-to-many entity, and what has to be done beside it.
pub(super) struct Links<'l> {
    pub(super) shared: &'l Shared,
    pub(super) follow_up: &'l FollowUp,
    pub(super) tenant: &'l BoundKey,
    /// The values that the statement brought, and what it repeats.
    pub(super) given: Vec<Value>,
    pub(super) runs: Runs,
}

/// The values of a row's key, in the order of the link's columns.
type Key = Vec<Value>;

impl Links<'_> {
    /// Runs a statement that returns no rows.
    pub(super) async fn execute<S: Begin>(
        &self,
        session: &S,
        statement: Statement,
    ) -> Result<ExecResult, DbErr> {
        let begun = session.begin(TransactionOptions::default()).await?;
        let transaction = begun.database();
        let result = match self.follow_up {
            FollowUp::Link { link, keys } => {
                let result = transaction.execute_raw(statement).await?;
                let keys = match keys {
                    LinkKeys::Given(rows) => self.given_keys(link, rows)?,
                    LinkKeys::LastInsertId => vec![self.counted_key(link, &result)?],
                    LinkKeys::Returned => {
                        return Err(TenancyError::form(
                            "RETURNING in a statement whose rows aren't read",
                        )
                        .into());
                    }
                };
                self.link(transaction, link, keys).await?;
                result
            }
            FollowUp::Unlink { link, row } => {
                let rows = transaction.query_all_raw(statement).await?;
                let keys = rows
                    .iter()
                    .map(|row| read_key(row, link))
                    .collect::<Result<Vec<_>, _>>()?;
                self.unlink(transaction, link, *row, keys).await?
            }
        };
        begun.complete()?.commit().await?;
        Ok(result)
    }

    /// Runs an INSERT that returns its rows.
    pub(super) async fn query<S: Begin>(
        &self,
        session: &S,
        statement: Statement,
    ) -> Result<Vec<QueryResult>, DbErr> {
        let FollowUp::Link { link, keys } = self.follow_up else {
            return Err(
                TenancyError::form("DELETE with RETURNING from a many-to-many entity").into(),
            );
        };
        let begun = session.begin(TransactionOptions::default()).await?;
        let transaction = begun.database();
        let rows = transaction.query_all_raw(statement).await?;
        let keys = match keys {
            LinkKeys::Given(rows) => self.given_keys(link, rows)?,
            LinkKeys::Returned => rows
                .iter()
                .map(|row| read_key(row, link))
                .collect::<Result<Vec<_>, _>>()?,
            LinkKeys::LastInsertId => {
                return Err(
                    TenancyError::form("reading rows of an INSERT that returns none").into(),
                );
            }
        };
        self.link(transaction, link, keys).await?;
        begun.complete()?.commit().await?;
        Ok(rows)
    }

    async fn link(
        &self,
        transaction: &DatabaseTransaction,
        link: &Link,
        keys: Vec<Key>,
    ) -> Result<(), DbErr> {
        if keys.is_empty() {
            return Ok(());
        }
        let mut insert = Query::insert();
        let columns = link.columns.iter().map(|column| name(&column.pivot));
        insert
            .into_table(self.table(link.pivot))
            .columns(columns.chain([name(&link.tenant_column)]));
        for key in keys {
            let values = key
                .into_iter()
                .chain([self.tenant.value.clone()])
                .map(Expr::val);
            insert
                .values(values)
                .map_err(|err| DbErr::Custom(err.to_string()))?;
        }
        transaction.execute(&insert).await?;
        Ok(())
    }

    /// Takes the tenant's links away, and the rows with their last ones. What is counted are the links.
    async fn unlink(
        &self,
        transaction: &DatabaseTransaction,
        link: &Link,
        row: TableId,
        keys: Vec<Key>,
    ) -> Result<ExecResult, DbErr> {
        let among = |columns: &dyn Fn(usize) -> Option<DynIden>| {
            let mut any = Condition::any();
            for key in &keys {
                let same = key
                    .iter()
                    .enumerate()
                    .filter_map(|(at, value)| Some(Expr::col(columns(at)?).eq(value.clone())));
                any = any.add(same.fold(Condition::all(), Condition::add));
            }
            // No key at all is no row at all.
            if keys.is_empty() {
                any.add(Expr::val(1).eq(0))
            } else {
                any
            }
        };
        let pivot_column = |at: usize| link.columns.get(at).map(|column| name(&column.pivot));
        let row_column = |at: usize| link.columns.get(at).map(|column| name(&column.row));
        let mut links = Query::delete();
        links
            .from_table(self.table(link.pivot))
            .and_where(Expr::col(name(&link.tenant_column)).eq(self.tenant.value.clone()))
            .cond_where(among(&pivot_column));
        let result = transaction.execute(&links).await?;
        if keys.is_empty() {
            return Ok(result);
        }
        let mut left = Query::select();
        left.expr(Expr::val(1)).from(self.table(link.pivot));
        for column in &link.columns {
            let of_row = Expr::col((
                name(&self.shared.planners.registry().table(row).name),
                name(&column.row),
            ));
            let of_link = Expr::col((
                name(&self.shared.planners.registry().table(link.pivot).name),
                name(&column.pivot),
            ));
            left.and_where(of_link.eq(of_row));
        }
        let mut rows = Query::delete();
        rows.from_table(self.table(row))
            .cond_where(among(&row_column))
            .and_where(Expr::exists(left).not());
        transaction.execute(&rows).await?;
        Ok(result)
    }

    fn given_keys(&self, link: &Link, rows: &[Vec<GivenKey>]) -> Result<Vec<Key>, TenancyError> {
        let missing = || TenancyError::form("a key that isn't among the statement's values");
        let value = |(key, column): (&GivenKey, &LinkColumn), repetition| match key {
            GivenKey::Value(index) => {
                let place = self.runs.place(*index, repetition);
                // What the database would have to make a key of could become another one.
                let is_key = |value: &&Value| {
                    key_of(value).is_some_and(|key| column.family.bind(key).is_some())
                };
                let value = self.given.get(place).filter(|value| !is_null(value));
                value.filter(is_key).cloned().ok_or_else(missing)
            }
            GivenKey::Literal(key) => {
                let bound = column.family.bind(key.clone());
                Ok(bound.ok_or_else(missing)?.value)
            }
        };
        let repeated = |row: &Vec<GivenKey>| {
            let times = row.iter().map(|key| match key {
                GivenKey::Value(index) => self.runs.times(*index),
                GivenKey::Literal(_) => 1,
            });
            times.max().unwrap_or(1)
        };
        let mut keys = Vec::<Key>::new();
        for row in rows {
            for repetition in 0..repeated(row) {
                let columns = row.iter().zip(&link.columns);
                let key = columns.map(|column| value(column, repetition));
                keys.push(key.collect::<Result<_, _>>()?);
            }
        }
        // MySQL counts a key of its own where 0 is given, and the link would be to another row.
        let zero = |value: &Value| key_of(value) == Some(TenantKey::Integer(0));
        if self.shared.backend == DbBackend::MySql && keys.iter().flatten().any(zero) {
            return Err(TenancyError::form(
                "a key of 0 in a many-to-many entity on MySQL",
            ));
        }
        Ok(keys)
    }

    fn counted_key(&self, link: &Link, result: &ExecResult) -> Result<Key, TenancyError> {
        let family = link
            .columns
            .first()
            .map_or(KeyFamily::Other, |column| column.family);
        let key = family.bind(TenantKey::from(result.last_insert_id()));
        Ok(vec![
            key.ok_or_else(|| TenancyError::form("a key that the database doesn't count"))?
                .value,
        ])
    }

    fn table(&self, id: TableId) -> TableRef {
        self.shared.planners.registry().table(id).table_ref()
    }
}

fn name(name: &str) -> DynIden {
    Alias::new(name).into_iden()
}

/// A row's key, each value in the variant of its column.
fn read_key(row: &QueryResult, link: &Link) -> Result<Key, DbErr> {
    link.columns
        .iter()
        .map(|column| read(row, &column.row, column.family))
        .collect()
}

fn read(row: &QueryResult, column: &str, family: KeyFamily) -> Result<Value, DbErr> {
    Ok(match family {
        KeyFamily::Integer(IntegerWidth::TinyInt) => row.try_get::<i8>("", column)?.into(),
        KeyFamily::Integer(IntegerWidth::SmallInt) => row.try_get::<i16>("", column)?.into(),
        KeyFamily::Integer(IntegerWidth::Int) => row.try_get::<i32>("", column)?.into(),
        KeyFamily::Integer(IntegerWidth::BigInt) => row.try_get::<i64>("", column)?.into(),
        KeyFamily::Integer(IntegerWidth::TinyUnsigned) => row.try_get::<u8>("", column)?.into(),
        KeyFamily::Integer(IntegerWidth::SmallUnsigned) => row.try_get::<u16>("", column)?.into(),
        KeyFamily::Integer(IntegerWidth::Unsigned) => row.try_get::<u32>("", column)?.into(),
        KeyFamily::Integer(IntegerWidth::BigUnsigned) => row.try_get::<u64>("", column)?.into(),
        KeyFamily::Text => row.try_get::<String>("", column)?.into(),
        KeyFamily::Bytes => row.try_get::<Vec<u8>>("", column)?.into(),
        #[cfg(feature = "with-uuid")]
        KeyFamily::Uuid => row.try_get::<sea_orm::prelude::Uuid>("", column)?.into(),
        #[cfg(not(feature = "with-uuid"))]
        KeyFamily::Uuid => {
            return Err(TenancyError::form("a UUID key without the feature `with-uuid`").into());
        }
        KeyFamily::Other => {
            return Err(TenancyError::form("a key of this type in a many-to-many entity").into());
        }
    })
}
