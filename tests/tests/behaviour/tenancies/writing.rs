use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, EntityTrait, QueryFilter, Set, Unchanged,
};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::workspaces::{
    comment, document, grant, invoice, organisation, person, subtask, task, template, workspace,
};
use tenancy_tests::{assert_refused, each_backend};

use super::offices::{ACME, DESIGN, FOOBAR, LEGAL, Offices, SALES, ids};

each_backend![
    an_insert_gets_the_key_of_every_current_tenant,
    a_key_of_another_tenant_is_refused_for_each_tenancy,
    the_outer_tenant_chooses_among_its_inner_ones,
    the_inner_tenant_alone_writes_no_key_of_the_outer_one,
    an_inner_tenant_of_another_outer_one_writes_nothing,
    many_rows_are_inserted_at_once,
    updates_and_deletes_touch_rows_of_every_current_tenant,
    a_row_moves_to_no_other_tenant,
    references_stay_within_every_current_tenant,
    shared_rows_of_one_tenancy_are_written_by_nobody,
    an_upsert_keeps_to_every_current_tenant,
    the_outer_tenant_creates_inner_ones,
    links_are_the_tenants_of_their_tenancy,
];

fn document(title: &str) -> document::ActiveModel {
    document::ActiveModel {
        title: Set(title.into()),
        ..Default::default()
    }
}

async fn an_insert_gets_the_key_of_every_current_tenant(offices: Offices) {
    let db = offices.workspaces.connection();
    let inserts = async {
        let inserted = document("new").insert(&db).await.unwrap();
        assert_eq!(
            (inserted.organisation_id, inserted.workspace_id),
            (ACME, SALES)
        );
        let task = task::ActiveModel {
            title: Set("new".into()),
            document_id: Set(Some(inserted.id)),
            ..Default::default()
        };
        assert_eq!(task.insert(&db).await.unwrap().workspace_id, SALES);
        let invoice = invoice::ActiveModel {
            total: Set(5),
            ..Default::default()
        };
        assert_eq!(invoice.insert(&db).await.unwrap().customer, ACME);
        let given = document::ActiveModel {
            organisation_id: Set(ACME),
            workspace_id: Set(SALES),
            ..document("given")
        };
        given.insert(&db).await.unwrap();
    };
    offices.within(ACME, SALES, inserts).await;
}

async fn a_key_of_another_tenant_is_refused_for_each_tenancy(offices: Offices) {
    let before = offices.snapshot().await;
    let db = offices.organisations.connection();
    let inserts = async {
        let foreign = document::ActiveModel {
            organisation_id: Set(FOOBAR),
            ..document("foreign")
        };
        assert_refused!(
            foreign.insert(&db).await,
            TenancyError::CrossTenantWrite { column, .. } if column == "organisation_id"
        );
        for workspace in [DESIGN, LEGAL, 999] {
            let foreign = document::ActiveModel {
                workspace_id: Set(workspace),
                ..document("foreign")
            };
            assert_refused!(
                foreign.insert(&db).await,
                TenancyError::CrossTenantWrite { column, .. } if column == "workspace_id"
            );
        }
    };
    offices.within(ACME, SALES, inserts).await;
    assert_eq!(before.changes(&offices.context.raw).await, [""; 0]);
}

/// Without a current workspace its key is one that leads to a row, which must be the organisation's.
async fn the_outer_tenant_chooses_among_its_inner_ones(offices: Offices) {
    let db = offices.organisations.for_tenant(ACME);
    for workspace in [DESIGN, SALES] {
        let chosen = document::ActiveModel {
            workspace_id: Set(workspace),
            ..document("chosen")
        };
        let inserted = chosen.insert(&db).await.unwrap();
        assert_eq!(
            (inserted.organisation_id, inserted.workspace_id),
            (ACME, workspace)
        );
    }
    let before = offices.snapshot().await;
    for workspace in [LEGAL, 999] {
        let foreign = document::ActiveModel {
            workspace_id: Set(workspace),
            ..document("foreign")
        };
        assert_refused!(foreign.insert(&db).await, TenancyError::CrossTenantReference { relation, .. } if relation == "Workspace");
        let moved = document::ActiveModel {
            id: Unchanged(111),
            workspace_id: Set(workspace),
            ..Default::default()
        };
        assert_refused!(
            moved.update(&db).await,
            TenancyError::CrossTenantReference { .. }
        );
    }
    assert_eq!(before.changes(&offices.context.raw).await, [""; 0]);
    let moved = document::ActiveModel {
        id: Unchanged(111),
        workspace_id: Set(SALES),
        ..Default::default()
    };
    assert_eq!(moved.update(&db).await.unwrap().workspace_id, SALES);
}

/// Nobody said whose organisation it is, and a row of any would be some organisation's.
async fn the_inner_tenant_alone_writes_no_key_of_the_outer_one(offices: Offices) {
    let before = offices.snapshot().await;
    let db = offices.workspaces.for_tenant(DESIGN);
    for organisation in [ACME, FOOBAR] {
        let given = document::ActiveModel {
            organisation_id: Set(organisation),
            ..document("given")
        };
        assert_refused!(given.insert(&db).await, TenancyError::NoTenant { entity } if entity.ends_with("organisation"));
        let moved = document::ActiveModel {
            id: Unchanged(111),
            organisation_id: Set(organisation),
            ..Default::default()
        };
        assert_refused!(moved.update(&db).await, TenancyError::NoTenant { .. });
    }
    assert_eq!(before.changes(&offices.context.raw).await, [""; 0]);
    let renamed = document::ActiveModel {
        id: Unchanged(111),
        title: Set("renamed".into()),
        ..Default::default()
    };
    assert_eq!(renamed.update(&db).await.unwrap().title, "renamed");
}

/// The key's value is known and right, and yet the row would be another organisation's workspace's.
async fn an_inner_tenant_of_another_outer_one_writes_nothing(offices: Offices) {
    let before = offices.snapshot().await;
    let db = offices.workspaces.connection();
    let writes = async {
        let filled_in = document("filled in").insert(&db).await;
        assert_refused!(filled_in, TenancyError::CrossTenantReference { relation, .. } if relation == "Workspace");
        let given = document::ActiveModel {
            workspace_id: Set(LEGAL),
            ..document("given")
        };
        assert_refused!(
            given.insert(&db).await,
            TenancyError::CrossTenantReference { .. }
        );
        let many = document::Entity::insert_many([document("a"), document("b"), document("c")]);
        assert_refused!(
            many.exec(&db).await,
            TenancyError::CrossTenantReference { .. }
        );
        let task = task::ActiveModel {
            title: Set("new".into()),
            ..Default::default()
        };
        assert_refused!(
            task.insert(&db).await,
            TenancyError::CrossTenantReference { .. }
        );
        let template = template::ActiveModel {
            workspace_id: Set(Some(LEGAL)),
            name: Set("own".into()),
            ..Default::default()
        };
        assert_refused!(
            template.insert(&db).await,
            TenancyError::CrossTenantReference { .. }
        );
        document::Entity::delete_many().exec(&db).await.unwrap();
        document::Entity::update_many()
            .col_expr(document::Column::Title, "x".into())
            .exec(&db)
            .await
            .unwrap();
    };
    offices.within(ACME, LEGAL, writes).await;
    assert_eq!(before.changes(&offices.context.raw).await, [""; 0]);
}

async fn many_rows_are_inserted_at_once(offices: Offices) {
    let db = offices.organisations.connection();
    let inserts = async {
        let many = (0..40).map(|number| document(&format!("number {number}")));
        document::Entity::insert_many(many).exec(&db).await.unwrap();
        assert_eq!(ids!(document, &db).unwrap().len(), 42);
        let comments = (0..40).map(|_| comment::ActiveModel {
            document_id: Set(112),
            text: Set("so".into()),
            ..Default::default()
        });
        comment::Entity::insert_many(comments)
            .exec(&db)
            .await
            .unwrap();
        let before = offices.snapshot().await;
        for foreign in [121, 211] {
            let comments = [112, foreign, 111].map(|id| comment::ActiveModel {
                document_id: Set(id),
                text: Set("so".into()),
                ..Default::default()
            });
            assert_refused!(
                comment::Entity::insert_many(comments).exec(&db).await,
                TenancyError::CrossTenantReference { .. }
            );
        }
        let foreign = (0..40).map(|number| document::ActiveModel {
            workspace_id: if number == 33 {
                Set(SALES)
            } else {
                ActiveValue::Set(DESIGN)
            },
            ..document("mixed")
        });
        assert_refused!(
            document::Entity::insert_many(foreign).exec(&db).await,
            TenancyError::CrossTenantWrite { .. }
        );
        assert_eq!(before.changes(&offices.context.raw).await, [""; 0]);
    };
    offices.within(ACME, DESIGN, inserts).await;
}

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
