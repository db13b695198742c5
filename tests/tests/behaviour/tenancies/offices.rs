use sea_orm::{ConnectionTrait, EntityTrait, Set};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::workspaces::{
    address, comment, country, document, grant, invoice, organisation, person, subtask, task,
    template, workspace,
};
use tenancy_tests::{Fixture, Snapshot, TestContext};

/// Two organisations with two workspaces each, whose rows overlap wherever they can, and a tenancy of each kind.
#[derive(Clone)]
pub(super) struct Offices {
    pub(super) context: TestContext,
    pub(super) organisations: Tenancy<organisation::Entity>,
    pub(super) workspaces: Tenancy<workspace::Entity>,
}

pub(super) const ACME: i32 = 1;
pub(super) const FOOBAR: i32 = 2;
/// Workspaces of Acme.
pub(super) const DESIGN: i32 = 11;
pub(super) const SALES: i32 = 12;
/// A workspace of Foobar.
pub(super) const LEGAL: i32 = 21;

/// The workspaces and their organisations.
const WORKSPACES: [(i32, i32, &str); 4] = [
    (DESIGN, ACME, "design"),
    (SALES, ACME, "sales"),
    (LEGAL, FOOBAR, "legal"),
    (22, FOOBAR, "garage"),
];

impl Fixture for Offices {
    async fn set_up(context: TestContext) -> Self {
        let raw = &context.raw;
        let schema = raw
            .get_schema_builder()
            .register(organisation::Entity)
            .register(workspace::Entity)
            .register(address::Entity)
            .register(document::Entity)
            .register(comment::Entity)
            .register(task::Entity)
            .register(subtask::Entity)
            .register(invoice::Entity)
            .register(template::Entity)
            .register(person::Entity)
            .register(grant::Entity)
            .register(country::Entity);
        schema.apply(raw).await.unwrap();
        fill(&context).await;
        let organisations = Tenancy::<organisation::Entity>::builder(raw.clone())
            .entities("tenancy_tests::entities::workspaces::*");
        let workspaces = Tenancy::<workspace::Entity>::builder(raw.clone())
            .entities("tenancy_tests::entities::workspaces::*");
        Self {
            organisations: organisations.build().await.unwrap(),
            workspaces: workspaces.build().await.unwrap(),
            context,
        }
    }
}

impl Offices {
    /// Runs a future in the context of an organisation and of a workspace within it.
    pub(super) async fn within<F, V>(&self, organisation: i32, workspace: i32, future: F) -> V
    where
        F: Future<Output = V>,
    {
        let outer = self.organisations.context(organisation).unwrap();
        let inner = async { self.workspaces.context(workspace).unwrap() };
        let inner = outer.enter(inner).await;
        inner.enter(future).await
    }

    /// Everything that is stored.
    pub(super) async fn snapshot(&self) -> Snapshot {
        Snapshot::take(&self.context.raw, &TABLES).await
    }
}

const TABLES: [&str; 12] = [
    "address",
    "comment",
    "country",
    "document",
    "grant_of",
    "invoice",
    "organisation",
    "person",
    "subtask",
    "task",
    "template",
    "workspace",
];

/// Of each workspace two documents with a comment each, and a task with a subtask; of each organisation an invoice and a
/// template for all of its workspaces.
async fn fill(context: &TestContext) {
    let raw = &context.raw;
    let organisations =
        [(ACME, "acme"), (FOOBAR, "foobar")].map(|(id, slug)| organisation::ActiveModel {
            id: Set(id),
            slug: Set(slug.into()),
        });
    organisation::Entity::insert_many(organisations)
        .exec_without_returning(raw)
        .await
        .unwrap();
    let workspaces = WORKSPACES.map(|(id, organisation, slug)| workspace::ActiveModel {
        id: Set(id),
        organisation_id: Set(organisation),
        slug: Set(slug.into()),
    });
    workspace::Entity::insert_many(workspaces)
        .exec_without_returning(raw)
        .await
        .unwrap();
    let mut sql = vec![
        "INSERT INTO country (id, code) VALUES (1, 'de'), (2, 'fr')".to_owned(),
        "INSERT INTO invoice (id, customer, total) VALUES (1, 1, 100), (2, 2, 100)".to_owned(),
        "INSERT INTO template (id, organisation_id, workspace_id, name) VALUES \
            (1, 1, NULL, 'letter'), (2, 2, NULL, 'letter'), (11, 1, 11, 'own'), (12, 1, 12, 'own'), (21, 2, 21, 'own')"
            .to_owned(),
        // Person 1 works everywhere at Acme, 2 in Design alone, 3 in Legal and in Design.
        "INSERT INTO person (id, name) VALUES (1, 'ann'), (2, 'bob'), (3, 'cyd'), (4, 'dan')".to_owned(),
        "INSERT INTO grant_of (workspace_id, person_id) VALUES (11, 1), (12, 1), (11, 2), (21, 3), (11, 3), (22, 4)"
            .to_owned(),
    ];
    for (workspace, organisation, _) in WORKSPACES {
        let (first, second) = (workspace * 10 + 1, workspace * 10 + 2);
        sql.extend([
            format!(
                "INSERT INTO document (id, organisation_id, workspace_id, title) VALUES \
                    ({first}, {organisation}, {workspace}, 'plan'), ({second}, {organisation}, {workspace}, 'budget')"
            ),
            format!(
                "INSERT INTO comment (id, document_id, text) VALUES ({first}, {first}, 'fine'), ({second}, {second}, 'no')"
            ),
            format!(
                "INSERT INTO task (id, workspace_id, document_id, title) VALUES ({first}, {workspace}, {first}, 'write')"
            ),
            format!("INSERT INTO subtask (id, task_id, title) VALUES ({first}, {first}, 'think')"),
        ]);
    }
    for statement in sql {
        raw.execute_unprepared(&statement).await.expect(&statement);
    }
    restart_numbers(context).await;
}

/// PostgreSQL doesn't count numbers that were given.
async fn restart_numbers(context: &TestContext) {
    if context.backend != tenancy_tests::Backend::Postgres {
        return;
    }
    for table in [
        "document",
        "comment",
        "task",
        "subtask",
        "invoice",
        "template",
        "workspace",
    ] {
        let restart = format!("ALTER TABLE {table} ALTER COLUMN id RESTART WITH 1000");
        if context.raw.execute_unprepared(&restart).await.is_err() {
            let restart = format!("ALTER SEQUENCE {table}_id_seq RESTART WITH 1000");
            context.raw.execute_unprepared(&restart).await.unwrap();
        }
    }
}

/// The ids of an entity's rows, in order.
macro_rules! ids {
    ($entity:ident, $db:expr) => {{
        let found = <$entity::Entity as sea_orm::EntityTrait>::find()
            .all($db)
            .await;
        found.map(|rows| {
            let mut ids: Vec<i32> = rows.into_iter().map(|row| row.id).collect();
            ids.sort_unstable();
            ids
        })
    }};
}
pub(super) use ids;

/// A document of which only the title is said.
pub(super) fn document(title: &str) -> document::ActiveModel {
    document::ActiveModel {
        title: Set(title.into()),
        ..Default::default()
    }
}
