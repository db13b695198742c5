//! Whose the corpus's tables are, written down by hand: nothing of it comes from the entities.

/// How a row of a table is known to be the tenant's.
#[derive(Clone, Copy, Debug)]
pub(super) enum Owned {
    /// A column holds the tenant's key; in a table of shared rows it may be NULL.
    By { column: &'static str, shared: bool },
    /// A key leads to a row of another table.
    Through {
        key: &'static str,
        parent: &'static str,
    },
    /// Rows of a pivot link it to tenants.
    Linked {
        pivot: &'static str,
        row: &'static str,
        tenant: &'static str,
    },
}

pub(super) struct Fact {
    pub(super) table: &'static str,
    pub(super) owned: Owned,
    /// Columns that point to rows of tenants' tables, beside the tenant column.
    pub(super) references: &'static [&'static str],
}

const fn by(
    table: &'static str,
    column: &'static str,
    references: &'static [&'static str],
) -> Fact {
    Fact {
        table,
        owned: Owned::By {
            column,
            shared: false,
        },
        references,
    }
}

const fn through(
    table: &'static str,
    key: &'static str,
    parent: &'static str,
    references: &'static [&'static str],
) -> Fact {
    Fact {
        table,
        owned: Owned::Through { key, parent },
        references,
    }
}

pub(super) const FACTS: &[Fact] = &[
    by("account", "id", &[]),
    by("project", "account_id", &[]),
    by("manager", "account_id", &["project_id"]),
    by("invoice", "org_id", &[]),
    by("voucher", "account_id", &[]),
    by("project_label", "account_id", &["project_id", "label_id"]),
    by("account_member", "account_id", &["member_id"]),
    Fact {
        table: "label",
        owned: Owned::By {
            column: "account_id",
            shared: true,
        },
        references: &[],
    },
    through("task", "project_id", "project", &["project_id"]),
    through("sub_task", "task_id", "task", &["task_id"]),
    Fact {
        table: "member",
        owned: Owned::Linked {
            pivot: "account_member",
            row: "member_id",
            tenant: "account_id",
        },
        references: &[],
    },
];

/// The only table that is everybody's.
pub(super) const GLOBAL: &str = "country";

pub(super) fn fact(table: &str) -> Option<&'static Fact> {
    FACTS.iter().find(|fact| fact.table == table)
}
