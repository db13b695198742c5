//! A row of an optional many-to-many entity that is linked to nobody is everybody's: no tenant makes one so. Its link goes
//! with the row, by a DELETE from the entity itself.

use sqlparser::ast::Assignment;

use crate::entity::{Pivot, Scope as Ownership, Table, TableId};
use crate::error::TenancyError;
use crate::plan::planning::Planning;

impl Planning<'_> {
    /// A link may be a row's last one.
    pub(super) fn keeps_links(&self, pivot: TableId) -> Result<(), TenancyError> {
        let table = &self.registry.table(pivot).name;
        match self.linked_by(pivot).next() {
            Some((linked, _)) => Err(publishes("DELETE from", table, linked)),
            None => Ok(()),
        }
    }

    /// A link stays a link of its row, and the row keeps the key that its links name.
    pub(super) fn keeps_linked(
        &self,
        assignments: &[Assignment],
        id: TableId,
    ) -> Result<(), TenancyError> {
        let table = self.registry.table(id);
        let of_links = self.linked_by(id);
        let mut keys: Vec<(&Table, &str)> = of_links
            .flat_map(|(linked, pivot)| {
                pivot.row.iter().map(move |pair| (linked, pair.to.as_str()))
            })
            .collect();
        if let Some(pivot) = everybodys(table) {
            keys.extend(pivot.row.iter().map(|pair| (table, pair.from.as_str())));
        }
        for (linked, column) in keys {
            for assignment in assignments {
                if self.assigns(&assignment.target, column)? {
                    let what = format!("UPDATE of `{column}` in");
                    return Err(publishes(&what, &table.name, linked));
                }
            }
        }
        Ok(())
    }

    /// The entities whose rows are everybody's without a link in this table.
    fn linked_by(&self, pivot: TableId) -> impl Iterator<Item = (&Table, &Pivot)> {
        let tables = self.registry.tables();
        tables.filter_map(move |table| {
            let links = everybodys(table).filter(|links| links.table == pivot)?;
            Some((table, links))
        })
    }
}

/// The links of an entity whose rows are everybody's without one, and may not be made so.
fn everybodys(table: &Table) -> Option<&Pivot> {
    match &table.scope {
        Ownership::Many {
            pivot,
            optional: true,
            shared_writes: false,
        } => Some(pivot),
        _ => None,
    }
}

fn publishes(what: &str, table: &str, linked: &Table) -> TenancyError {
    TenancyError::form(format!(
        "{what} `{table}`, which could take the last link from a row of `{name}` and make it everybody's; delete from \
         `{name}`, which takes the link away too, or say `#[optional_tenant(shared_writes)]`",
        name = linked.name
    ))
}
