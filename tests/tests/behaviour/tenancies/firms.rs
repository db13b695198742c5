//! Tenancies three deep, and rows that are shared among the tenants of some of them.

use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, ModelTrait, NotSet,
    Set, Unchanged,
};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::firms::{company, draft, job, note, organisation, workspace};
use tenancy_tests::{Fixture, Snapshot, TestContext, assert_refused, each_backend};

use super::offices::ids;

each_backend![
    what_is_shared_in_one_tenancy_is_seen_where_the_others_are_known,
    what_is_shared_in_one_tenancy_is_written_where_the_others_are_known,
    a_shared_row_is_written_where_every_tenancy_lets_it,
    a_key_without_a_current_tenant_may_be_given_as_null,
    a_tenant_is_looked_up_through_those_between,
    an_outer_tenant_that_is_entered_last_is_looked_up_as_well,
];

/// Two companies with an organisation each, whose workspaces overlap wherever they can.
struct Firms {
    context: TestContext,
    companies: Tenancy<company::Entity>,
    organisations: Tenancy<organisation::Entity>,
    workspaces: Tenancy<workspace::Entity>,
}

/// A company, its organisation and one of the two workspaces there.
const FIRMS: [(i32, i32, i32); 2] = [(1, 10, 11), (2, 20, 21)];

impl Fixture for Firms {
    async fn set_up(context: TestContext) -> Self {
        let raw = &context.raw;
        let schema = raw
            .get_schema_builder()
            .register(company::Entity)
            .register(organisation::Entity)
            .register(workspace::Entity)
            .register(job::Entity)
            .register(draft::Entity)
            .register(note::Entity);
        schema.apply(raw).await.unwrap();
        for (company, organisation, workspace) in FIRMS {
            for sql in [
                format!("INSERT INTO company (id) VALUES ({company})"),
                format!(
                    "INSERT INTO organisation (id, company_id) VALUES ({organisation}, {company})"
                ),
                format!(
                    "INSERT INTO workspace (id, organisation_id) VALUES ({workspace}, {organisation}), ({workspace} + 1, {organisation})"
                ),
                format!("INSERT INTO job (id, workspace_id) VALUES ({workspace}, {workspace})"),
                format!(
                    "INSERT INTO draft (id, organisation_id, workspace_id, text) VALUES \
                        ({organisation}, {organisation}, NULL, 'all'), ({workspace}, {organisation}, {workspace}, 'own')"
                ),
                format!(
                    "INSERT INTO note (id, organisation_id, workspace_id, text) VALUES \
                        ({company}, NULL, NULL, 'all'), ({organisation}, {organisation}, NULL, 'organisation'), \
                        ({workspace}, NULL, {workspace}, 'workspace')"
                ),
            ] {
                raw.execute_unprepared(&sql).await.expect(&sql);
            }
        }
        let entities = "tenancy_tests::entities::firms::*";
        let companies = Tenancy::<company::Entity>::builder(raw.clone()).entities(entities);
        let organisations =
            Tenancy::<organisation::Entity>::builder(raw.clone()).entities(entities);
        let workspaces = Tenancy::<workspace::Entity>::builder(raw.clone()).entities(entities);
        Self {
            companies: companies.build().await.unwrap(),
            organisations: organisations.build().await.unwrap(),
            workspaces: workspaces.build().await.unwrap(),
            context,
        }
    }
}

impl Firms {
    /// A connection for an organisation and a workspace.
    fn both(&self, organisation: i32, workspace: i32) -> TenancyConnection {
        let organisation = self.organisations.for_tenant(organisation);
        organisation.and_tenant::<workspace::Entity>(workspace)
    }

    async fn snapshot(&self) -> Snapshot {
        Snapshot::take(&self.context.raw, &["draft", "note"]).await
    }

    async fn changes(&self, since: &Snapshot) -> Vec<String> {
        let mut changes = since.changes(&self.context.raw).await;
        changes.sort();
        changes
    }
}

/// Writes to all drafts and notes that there are.
async fn write_all(db: &TenancyConnection) {
    let drafts = draft::Entity::update_many().col_expr(draft::Column::Text, "x".into());
    drafts.exec(db).await.unwrap();
    let notes = note::Entity::update_many().col_expr(note::Column::Text, "x".into());
    notes.exec(db).await.unwrap();
}

/// A draft for all workspaces is one for those of an organisation, and a workspace alone doesn't say of which.
async fn what_is_shared_in_one_tenancy_is_seen_where_the_others_are_known(firms: Firms) {
    let both = firms.both(10, 11);
    assert_eq!(ids!(draft, &both).unwrap(), [10, 11]);
    assert_eq!(ids!(note, &both).unwrap(), [1, 2, 10, 11]);
    let workspace = firms.workspaces.for_tenant(11);
    assert_eq!(ids!(draft, &workspace).unwrap(), [11]);
    assert_eq!(ids!(note, &workspace).unwrap(), [1, 2, 11]);
    let organisation = firms.organisations.for_tenant(10);
    assert_eq!(ids!(draft, &organisation).unwrap(), [10, 11]);
    assert_eq!(ids!(note, &organisation).unwrap(), [1, 2, 10]);
}

async fn what_is_shared_in_one_tenancy_is_written_where_the_others_are_known(firms: Firms) {
    let before = firms.snapshot().await;
    write_all(&firms.workspaces.for_tenant(11)).await;
    let own = ["~draft 11", "~note 1", "~note 11", "~note 2"];
    assert_eq!(firms.changes(&before).await, own);
    let before = firms.snapshot().await;
    let organisation = firms.organisations.for_tenant(20);
    write_all(&organisation).await;
    note::Entity::delete_many()
        .exec(&organisation)
        .await
        .unwrap();
    let own = ["-note 1", "-note 2", "-note 20", "~draft 20", "~draft 21"];
    assert_eq!(firms.changes(&before).await, own);
}

/// The workspaces may share a draft, but not for an organisation that nobody names.
async fn a_shared_row_is_written_where_every_tenancy_lets_it(firms: Firms) {
    let new = |id, organisation_id| note::ActiveModel {
        id: Set(id),
        organisation_id,
        workspace_id: Set(None),
        text: Set("new".into()),
    };
    let workspace = firms.workspaces.for_tenant(11);
    new(91, NotSet).insert(&workspace).await.unwrap();
    let both = firms.both(10, 11);
    new(92, Set(None)).insert(&both).await.unwrap();
    let own = draft::Entity::find_by_id(11).one(&workspace).await;
    let mut own = own.unwrap().unwrap().into_active_model();
    own.workspace_id = Set(None);
    assert_refused!(
        own.clone().update(&workspace).await,
        TenancyError::CrossTenantWrite { column, .. } if column == "workspace_id"
    );
    let shared = own.update(&both).await.unwrap();
    assert_eq!(shared.workspace_id, None);
    shared.delete(&firms.both(10, 12)).await.unwrap();
}

/// A value that may be NULL alone is given by SeaORM like any other.
async fn a_key_without_a_current_tenant_may_be_given_as_null(firms: Firms) {
    let new = |id, organisation_id| note::ActiveModel {
        id: Set(id),
        organisation_id: Set(organisation_id),
        workspace_id: Set(Some(11)),
        text: Set("new".into()),
    };
    let workspace = firms.workspaces.for_tenant(11);
    let inserted = new(91, None).insert(&workspace).await.unwrap();
    assert_eq!(inserted.organisation_id, None);
    let several = [92, 93, 94, 95].map(|id| new(id, None));
    note::Entity::insert_many(several)
        .exec(&workspace)
        .await
        .unwrap();
    let mut changed = inserted.into_active_model();
    changed.organisation_id = Set(None);
    changed.text = Set("changed".into());
    assert_eq!(changed.update(&workspace).await.unwrap().text, "changed");

    let before = firms.snapshot().await;
    for organisation in [10, 20, 999] {
        let given = Some(organisation);
        assert_refused!(new(96, given).insert(&workspace).await, TenancyError::NoTenant { entity } if entity.ends_with("organisation"));
        for at in 0..5 {
            let several = (0..5).map(|row| new(96 + row, given.filter(|_| row == at)));
            let insert = note::Entity::insert_many(several).exec(&workspace);
            assert_refused!(insert.await, TenancyError::NoTenant { .. });
        }
        let mut moved = new(91, given);
        moved.id = Unchanged(91);
        assert_refused!(
            moved.update(&workspace).await,
            TenancyError::NoTenant { .. }
        );
    }
    assert_eq!(firms.changes(&before).await, [""; 0]);
}

/// A workspace of another company is none, also where no organisation is current.
async fn a_tenant_is_looked_up_through_those_between(firms: Firms) {
    let Firms {
        companies,
        organisations,
        workspaces,
        ..
    } = &firms;
    let db = workspaces.connection();
    let within = companies.run(1, async {
        let foreign = workspaces.run(21, async { Ok::<_, DbErr>(ids!(job, &db)) });
        assert_refused!(foreign.await, TenancyError::TenantNotFound { entity, .. } if entity.ends_with("workspace"));
        let own = workspaces.run(11, async {
            assert_eq!(ids!(job, &db)?, [11]);
            // What stands between may be entered afterwards.
            let between = organisations.run(10, async { ids!(job, &db) });
            assert_eq!(between.await?, [11]);
            Ok::<_, DbErr>(())
        });
        own.await
    });
    within.await.unwrap();
}

/// The workspace that is current isn't that organisation's.
async fn an_outer_tenant_that_is_entered_last_is_looked_up_as_well(firms: Firms) {
    let Firms {
        companies,
        organisations,
        workspaces,
        ..
    } = &firms;
    let db = workspaces.connection();
    let within = workspaces.run(11, async {
        let foreign = organisations.run(20, async { Ok::<_, DbErr>(()) });
        assert_refused!(foreign.await, TenancyError::TenantNotFound { entity, .. } if entity.ends_with("organisation"));
        let foreign = companies.run(2, async { Ok::<_, DbErr>(()) });
        assert_refused!(foreign.await, TenancyError::TenantNotFound { entity, .. } if entity.ends_with("company"));
        // A workspace that takes the place of another is asked for by itself.
        workspaces.run(21, async { Ok::<_, DbErr>(()) }).await?;
        let own = companies.run(1, async { ids!(job, &db) });
        assert_eq!(own.await?, [11]);
        Ok::<_, DbErr>(())
    });
    within.await.unwrap();
    let replaced = organisations.run(10, async {
        workspaces
            .run(11, async {
                organisations.run(20, async { Ok::<_, DbErr>(()) }).await
            })
            .await
    });
    assert_refused!(replaced.await, TenancyError::TenantNotFound { .. });
}
