//! The tables of the isolation corpus, as the registry would hold them.

use tenancy_core::TenancyId;

use crate::entity::{
    Column, ColumnPair, Family, IntegerWidth, KeyFamily, Owner, Parent, Pivot, Reference, Registry,
    Scope, SharedRows, Table, TableId, TenancyNumber, TenancyTable,
};

const OWN: TenancyNumber = TenancyNumber(0);
const ACCOUNT: TableId = TableId(0);
const PROJECT: TableId = TableId(1);
const TASK: TableId = TableId(2);
const LABEL: TableId = TableId(4);
const ACCOUNT_MEMBER: TableId = TableId(7);
const MEMBER: TableId = TableId(6);

/// The same among so many.
pub(super) fn registry_of(many: usize) -> Registry {
    let mut tables = tables();
    for number in tables.len()..many {
        let (name, own) = (format!("table_{number}"), format!("column_{number}"));
        let columns = ["id", "account_id", "name", &own];
        tables.push(table(&name, &columns, direct("account_id", false), vec![]));
    }
    Registry::new(tables, tenancies())
}

pub(super) fn registry() -> Registry {
    Registry::new(tables(), tenancies())
}

fn tenancies() -> Vec<TenancyTable> {
    vec![TenancyTable {
        id: TenancyId::of::<Table>("account"),
        table: ACCOUNT,
        entity: "account".into(),
        family: KeyFamily::Integer(IntegerWidth::Int),
    }]
}

fn tables() -> Vec<Table> {
    vec![
        table(
            "account",
            &["id", "slug", "name"],
            Scope::Tenant {
                tenant: OWN,
                key: "id".into(),
                owners: Vec::new(),
            },
            vec![],
        ),
        table(
            "project",
            &["id", "account_id", "name", "budget"],
            direct("account_id", false),
            vec![],
        ),
        table(
            "task",
            &["id", "project_id", "title", "done"],
            Scope::Secondary {
                parents: vec![parent("project", PROJECT, "project_id")],
            },
            vec![owner("project", PROJECT, "project_id")],
        ),
        table(
            "sub_task",
            &["id", "task_id", "title"],
            Scope::Secondary {
                parents: vec![parent("task", TASK, "task_id")],
            },
            vec![owner("task", TASK, "task_id")],
        ),
        table(
            "label",
            &["id", "account_id", "name"],
            direct("account_id", true),
            vec![],
        ),
        table(
            "project_label",
            &["project_id", "label_id", "account_id"],
            direct("account_id", false),
            vec![
                reference("project", PROJECT, "project_id"),
                reference("label", LABEL, "label_id"),
            ],
        ),
        table(
            "member",
            &["id", "name"],
            Scope::Many {
                pivot: Pivot {
                    table: ACCOUNT_MEMBER,
                    tenant: OWN,
                    row: vec![pair("id", "member_id")],
                    tenant_column: "account_id".into(),
                },
                optional: false,
                shared_writes: false,
            },
            vec![],
        ),
        table(
            "account_member",
            &["account_id", "member_id"],
            direct("account_id", false),
            vec![reference("member", MEMBER, "member_id")],
        ),
        table(
            "country",
            &["id", "code", "name"],
            Scope::Global { read_only: false },
            vec![],
        ),
        table(
            "currency",
            &["id", "code"],
            Scope::Global { read_only: true },
            vec![],
        ),
        table(
            "manager",
            &["id", "account_id", "project_id", "name", "salary"],
            direct("account_id", false),
            vec![reference("project", PROJECT, "project_id")],
        ),
        table(
            "note",
            &["id", "project_id", "task_id", "text"],
            Scope::Secondary {
                parents: vec![
                    optional(parent("project", PROJECT, "project_id")),
                    optional(parent("task", TASK, "task_id")),
                ],
            },
            vec![
                owner("project", PROJECT, "project_id"),
                owner("task", TASK, "task_id"),
            ],
        ),
    ]
}

fn table(name: &str, columns: &[&str], scope: Scope, references: Vec<Reference>) -> Table {
    let columns = columns.iter().map(|column| self::column(column)).collect();
    Table {
        entity: name.into(),
        schema: None,
        name: name.into(),
        columns,
        primary_key: vec!["id".into()],
        scope,
        references,
    }
}

fn column(name: &str) -> Column {
    let integer = name == "id" || name.ends_with("_id");
    Column {
        name: name.into(),
        variant: name.into(),
        family: if integer {
            KeyFamily::Integer(IntegerWidth::Int)
        } else {
            KeyFamily::Text
        },
        compares: Some(if integer {
            Family::Number
        } else {
            Family::Text
        }),
        exact: integer,
        nullable: false,
        unique: name == "id",
        auto_increment: false,
    }
}

fn direct(column: &str, optional: bool) -> Scope {
    let owner = Owner {
        tenant: OWN,
        column: column.into(),
        optional,
        shared_writes: false,
        shared: SharedRows::Everybodys,
        required: false,
    };
    Scope::Direct {
        owners: vec![owner],
    }
}

fn pair(from: &str, to: &str) -> ColumnPair {
    ColumnPair {
        from: from.into(),
        to: to.into(),
    }
}

fn parent(relation: &str, table: TableId, column: &str) -> Parent {
    Parent {
        relation: relation.into(),
        table,
        columns: vec![pair(column, "id")],
        nullable: false,
    }
}

fn owner(relation: &str, table: TableId, column: &str) -> Reference {
    Reference {
        ownership: true,
        links: false,
        ..reference(relation, table, column)
    }
}

fn reference(relation: &str, table: TableId, column: &str) -> Reference {
    Reference {
        relation: relation.into(),
        table,
        columns: vec![pair(column, "id")],
        ownership: false,
        links: false,
        owner: None,
    }
}

fn optional(parent: Parent) -> Parent {
    Parent {
        nullable: true,
        ..parent
    }
}
