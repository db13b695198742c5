//! Rows that are inserted, and whose they become.

use sea_orm::{ActiveModelTrait, ActiveValue, EntityTrait, Set, Unchanged};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::workspaces::{comment, document, invoice, task, template};
use tenancy_tests::{assert_refused, each_backend};

use super::offices::{ACME, DESIGN, FOOBAR, LEGAL, Offices, SALES, document, ids};

each_backend![
    an_insert_gets_the_key_of_every_current_tenant,
    a_key_of_another_tenant_is_refused_for_each_tenancy,
    the_outer_tenant_chooses_among_its_inner_ones,
    the_inner_tenant_alone_writes_no_key_of_the_outer_one,
    an_inner_tenant_of_another_outer_one_writes_nothing,
    many_rows_are_inserted_at_once,
];

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
