//! Rows that are there, and what may become of them.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set, Unchanged};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::workspaces::{
    comment, document, grant, organisation, person, subtask, task, template, workspace,
};
use tenancy_tests::{assert_refused, each_backend};

use super::offices::{ACME, DESIGN, FOOBAR, LEGAL, Offices, SALES, document, ids};

each_backend![
    updates_and_deletes_touch_rows_of_every_current_tenant,
    a_row_moves_to_no_other_tenant,
    references_stay_within_every_current_tenant,
    shared_rows_of_one_tenancy_are_written_by_nobody,
    an_upsert_keeps_to_every_current_tenant,
    the_outer_tenant_creates_inner_ones,
    links_are_the_tenants_of_their_tenancy,
];

async fn updates_and_deletes_touch_rows_of_every_current_tenant(offices: Offices) {
    let before = offices.snapshot().await;
    let db = offices.workspaces.connection();
    let writes = async {
        let updated = document::Entity::update_many()
            .col_expr(document::Column::Title, "changed".into())
            .exec(&db)
            .await
            .unwrap();
        assert_eq!(updated.rows_affected, 2);
        let foreign = document::Entity::update_many()
            .col_expr(document::Column::Title, "changed".into())
            .filter(document::Column::Id.is_in([121, 211, 221]))
            .exec(&db)
            .await
            .unwrap();
        assert_eq!(foreign.rows_affected, 0);
        let deleted = comment::Entity::delete_many().exec(&db).await.unwrap();
        assert_eq!(deleted.rows_affected, 2);
        subtask::Entity::delete_many().exec(&db).await.unwrap();
        assert_eq!(
            task::Entity::delete_by_id(121)
                .exec(&db)
                .await
                .unwrap()
                .rows_affected,
            0
        );
        assert_eq!(
            task::Entity::delete_by_id(111)
                .exec(&db)
                .await
                .unwrap()
                .rows_affected,
            1
        );
    };
    offices.within(ACME, DESIGN, writes).await;
    let mut changes = before.changes(&offices.context.raw).await;
    changes.sort();
    assert_eq!(
        changes,
        [
            "-comment 111",
            "-comment 112",
            "-subtask 111",
            "-task 111",
            "~document 111",
            "~document 112"
        ]
    );
}

async fn a_row_moves_to_no_other_tenant(offices: Offices) {
    let before = offices.snapshot().await;
    let db = offices.workspaces.connection();
    let writes = async {
        let moves = [
            document::ActiveModel {
                id: Unchanged(111),
                workspace_id: Set(SALES),
                ..Default::default()
            },
            document::ActiveModel {
                id: Unchanged(111),
                organisation_id: Set(FOOBAR),
                ..Default::default()
            },
        ];
        for moved in moves {
            assert_refused!(
                moved.update(&db).await,
                TenancyError::CrossTenantWrite { .. }
            );
        }
        let itself = workspace::ActiveModel {
            id: Unchanged(DESIGN),
            organisation_id: Set(FOOBAR),
            ..Default::default()
        };
        assert_refused!(itself.update(&db).await, TenancyError::CrossTenantWrite { column, .. } if column == "organisation_id");
    };
    offices.within(ACME, DESIGN, writes).await;
    assert_eq!(before.changes(&offices.context.raw).await, [""; 0]);
}

async fn references_stay_within_every_current_tenant(offices: Offices) {
    let before = offices.snapshot().await;
    let db = offices.workspaces.connection();
    let writes = async {
        for foreign in [121, 211] {
            let comment = comment::ActiveModel {
                document_id: Set(foreign),
                text: Set("so".into()),
                ..Default::default()
            };
            assert_refused!(
                comment.insert(&db).await,
                TenancyError::CrossTenantReference { .. }
            );
            let task = task::ActiveModel {
                document_id: Set(Some(foreign)),
                title: Set("so".into()),
                ..Default::default()
            };
            assert_refused!(
                task.insert(&db).await,
                TenancyError::CrossTenantReference { .. }
            );
        }
    };
    offices.within(ACME, DESIGN, writes).await;
    // A task isn't the organisation's by a column of its own, but its document is.
    let design = offices.workspaces.for_tenant(DESIGN);
    let task = task::ActiveModel {
        document_id: Set(Some(211)),
        title: Set("so".into()),
        ..Default::default()
    };
    assert_refused!(
        task.insert(&design).await,
        TenancyError::CrossTenantReference { .. }
    );
    assert_eq!(before.changes(&offices.context.raw).await, [""; 0]);
}

async fn shared_rows_of_one_tenancy_are_written_by_nobody(offices: Offices) {
    let before = offices.snapshot().await;
    let db = offices.workspaces.connection();
    let writes = async {
        let shared = template::Entity::delete_by_id(1).exec(&db).await.unwrap();
        assert_eq!(shared.rows_affected, 0);
        let new = template::ActiveModel {
            workspace_id: Set(None),
            name: Set("all".into()),
            ..Default::default()
        };
        assert_refused!(new.insert(&db).await, TenancyError::TenantNotSet { column, .. } if column == "workspace_id");
    };
    offices.within(ACME, DESIGN, writes).await;
    assert_eq!(before.changes(&offices.context.raw).await, [""; 0]);
    // The organisation's own template for all of its workspaces: for it there is nothing to share.
    let acme = offices.organisations.for_tenant(ACME);
    let new = template::ActiveModel {
        workspace_id: Set(None),
        name: Set("all".into()),
        ..Default::default()
    };
    assert_eq!(new.insert(&acme).await.unwrap().organisation_id, ACME);
    assert_eq!(
        template::Entity::delete_by_id(1)
            .exec(&acme)
            .await
            .unwrap()
            .rows_affected,
        1
    );
}

async fn an_upsert_keeps_to_every_current_tenant(offices: Offices) {
    let before = offices.snapshot().await;
    let db = offices.organisations.connection();
    let upsert = |id| {
        let row = document::ActiveModel {
            id: Set(id),
            ..document("upserted")
        };
        let conflict = OnConflict::column(document::Column::Id)
            .update_column(document::Column::Title)
            .to_owned();
        document::Entity::insert(row).on_conflict(conflict)
    };
    let writes = async {
        upsert(111).exec_without_returning(&db).await.unwrap();
        for foreign in [121, 211] {
            assert_refused!(
                upsert(foreign).exec_without_returning(&db).await,
                TenancyError::ConflictOutsideTenant { .. }
            );
        }
    };
    offices.within(ACME, DESIGN, writes).await;
    assert_eq!(
        before.changes(&offices.context.raw).await,
        ["~document 111"]
    );
}

/// To an organisation workspaces are rows; to a workspace they are tenants.
async fn the_outer_tenant_creates_inner_ones(offices: Offices) {
    let new = |slug: &str| workspace::ActiveModel {
        slug: Set(slug.into()),
        ..Default::default()
    };
    let acme = offices.organisations.for_tenant(ACME);
    let created = new("research").insert(&acme).await.unwrap();
    assert_eq!(created.organisation_id, ACME);
    let before = offices.snapshot().await;
    let foreign = workspace::ActiveModel {
        organisation_id: Set(FOOBAR),
        ..new("foreign")
    };
    assert_refused!(
        foreign.insert(&acme).await,
        TenancyError::CrossTenantWrite { .. }
    );
    let none = workspace::Entity::delete_by_id(LEGAL)
        .exec(&acme)
        .await
        .unwrap();
    assert_eq!(none.rows_affected, 0);
    let db = offices.workspaces.connection();
    let writes = async {
        assert_refused!(
            new("within").insert(&db).await,
            TenancyError::ReadOnly { .. }
        );
        assert_refused!(
            workspace::Entity::delete_by_id(DESIGN).exec(&db).await,
            TenancyError::ReadOnly { .. }
        );
        let organisation = organisation::ActiveModel {
            slug: Set("new".into()),
            ..Default::default()
        };
        assert_refused!(
            organisation.insert(&db).await,
            TenancyError::ReadOnly { .. }
        );
    };
    offices.within(ACME, DESIGN, writes).await;
    assert_eq!(before.changes(&offices.context.raw).await, [""; 0]);
}

async fn links_are_the_tenants_of_their_tenancy(offices: Offices) {
    let before = offices.snapshot().await;
    let db = offices.organisations.connection();
    let writes = async {
        let new = person::ActiveModel {
            id: Set(9),
            name: Set("eve".into()),
        };
        new.insert(&db).await.unwrap();
        assert_eq!(ids!(person, &db).unwrap(), [1, 2, 3, 9]);
        person::Entity::delete_by_id(2).exec(&db).await.unwrap();
        // Person 3 works in Legal too: the row stays, the link goes.
        person::Entity::delete_by_id(3).exec(&db).await.unwrap();
        let stranger = grant::ActiveModel {
            workspace_id: Set(DESIGN),
            person_id: Set(4),
        };
        assert_refused!(
            stranger.insert(&db).await,
            TenancyError::CrossTenantReference { .. }
        );
    };
    offices.within(ACME, DESIGN, writes).await;
    let mut changes = before.changes(&offices.context.raw).await;
    changes.sort();
    assert_eq!(
        changes
            .iter()
            .filter(|change| change.contains("person "))
            .count(),
        2,
        "{changes:?}"
    );
    assert_eq!(
        changes
            .iter()
            .filter(|change| change.contains("grant_of"))
            .count(),
        3,
        "{changes:?}"
    );
}
