use sqlparser::ast::{Delete, FromTable, ObjectName, TableFactor, TableWithJoins};

use super::marked;
use crate::entity::Scope as Ownership;
use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::read::from::Accesses;
use crate::plan::read::output::Columns;
use crate::plan::scope::{Scope, idents};

impl Planning<'_> {
    /// DELETE: own rows alone; what it reads is scoped.
    pub(in crate::plan) fn delete(
        &mut self,
        delete: &mut Delete,
        scope: &Scope<'_>,
    ) -> Result<Columns, TenancyError> {
        let Delete {
            delete_token: _,
            optimizer_hints,
            tables,
            from,
            using,
            selection,
            returning,
            output,
            order_by,
            limit,
        } = delete;
        optimizer_hints.clear();
        let FromTable::WithFromKeyword(from) = from else {
            return Err(TenancyError::form("DELETE without FROM"));
        };
        if output.is_some() {
            return Err(TenancyError::form("this form of DELETE"));
        }
        if self.dialect == Dialect::MySql
            && tables.is_empty()
            && let Some(read) = using.take()
        {
            // `DELETE FROM a USING a JOIN b` is `DELETE a FROM a JOIN b`.
            *tables = targets(std::mem::replace(from, read))?;
        }
        // Each database has a form of its own, and what it doesn't know it would read otherwise, or not at all.
        let foreign = match self.dialect {
            Dialect::MySql => using.is_some(),
            Dialect::Postgres => !tables.is_empty(),
            Dialect::Sqlite => using.is_some() || !tables.is_empty(),
        };
        if foreign {
            return Err(TenancyError::form("this form of DELETE"));
        }
        let mut named = Vec::new();
        for table in tables.iter() {
            named.push(
                idents(table)?
                    .last()
                    .map(|ident| self.dialect.fold(ident))
                    .unwrap_or_default(),
            );
        }
        let joined = from.len() > 1 || from.iter().any(|table| !table.joins.is_empty());
        if joined && named.is_empty() {
            return Err(TenancyError::form("DELETE from several tables"));
        }
        for table in from.iter() {
            self.is_plain_target(&table.relation, scope)?;
        }
        self.written = self.tables_of(from);
        let opened = marked::take(selection);
        let in_from = |name: &str| named.is_empty() || named.iter().any(|target| target == name);
        let accesses = Accesses {
            first_opened: opened,
            condition: None,
            alone: false,
            stays: false,
            writes: &in_from,
        };
        if joined {
            self.nothing_fails_among(from, &in_from, scope)?;
        }
        let mut block = self.from(from, &accesses, scope)?;
        let targets: Vec<_> = block
            .tables
            .iter()
            .enumerate()
            .filter(|(_, (name, _))| in_from(name))
            .map(|(place, (name, id))| (place, name.clone(), *id))
            .collect();
        if named
            .iter()
            .any(|name| !targets.iter().any(|(_, target, _)| target == name))
        {
            return Err(TenancyError::form(
                "DELETE of a table that FROM doesn't name",
            ));
        }
        if let Some(using) = using {
            self.read_beside_targets(&mut block, using, selection, scope)?;
        }
        {
            let inside = self.among(scope, &block);
            self.expressions(selection, &inside)?;
            self.expressions(order_by, &inside)?;
            block.awaited |= inside.is_awaited();
        }
        if self.dialect == Dialect::Sqlite {
            self.vanishing = targets.iter().map(|(_, _, id)| *id).collect();
        }
        self.returning(returning.as_deref_mut(), scope)?;
        self.vanishing.clear();
        self.expressions(limit, scope)?;
        if self.scopes() {
            // `without_tenancy()` opens the first relation, and no other.
            for (_, _, id) in targets
                .into_iter()
                .filter(|(place, ..)| !opened || *place > 0)
            {
                let table = self.registry.table(id);
                match &table.scope {
                    Ownership::Tenant { .. } => {
                        return Err(TenancyError::ReadOnly {
                            entity: table.entity.clone(),
                        });
                    }
                    Ownership::Many { .. } => {
                        return Err(TenancyError::form(
                            "DELETE from a many-to-many entity within another statement",
                        ));
                    }
                    Ownership::Global { .. }
                    | Ownership::Direct { .. }
                    | Ownership::Secondary { .. }
                    | Ownership::OtherTenancy => self.keeps_links(id)?,
                }
            }
        }
        self.scope_condition(selection, &mut block);
        returning.as_deref().map_or_else(
            || Ok(Columns::default()),
            |items| self.outputs(items, &block.relations),
        )
    }
}

/// The names in `DELETE FROM a, b USING …`.
fn targets(from: Vec<TableWithJoins>) -> Result<Vec<ObjectName>, TenancyError> {
    from.into_iter()
        .map(|table| match table.relation {
            TableFactor::Table {
                name, alias: None, ..
            } if table.joins.is_empty() => Ok(name),
            _ => Err(TenancyError::form(
                "DELETE from something that isn't a table",
            )),
        })
        .collect()
}
