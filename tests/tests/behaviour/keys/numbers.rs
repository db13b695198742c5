//! Teams: a key that isn't the primary key, `0` among the keys, and every way to name the tenant column.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, EntityTrait, PaginatorTrait, Set};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::teams::{board, cell, milestone, project, sheet, task, team};
use tenancy_tests::{Fixture, Store, TestContext, assert_refused, each_backend};

each_backend![
    the_column_named_team_id_is_filled_in,
    another_team_reads_its_own,
    a_count_is_the_teams_own,
    zero_is_a_key_like_any_other,
    a_relation_can_name_the_column,
    a_renamed_column_is_found,
    an_expanded_entity_is_scoped,
    a_tenant_column_in_the_primary_key_is_scoped,
    a_relation_of_two_columns_decides_ownership,
    the_key_and_not_the_primary_key_names_the_tenant,
];

/// Team number 0 has the primary key 1, number 7 the primary key 2.
struct Teams {
    context: TestContext,
    tenancy: Tenancy<team::Entity>,
}

impl Fixture for Teams {
    async fn set_up(context: TestContext) -> Self {
        let raw = &context.raw;
        let schema = raw
            .get_schema_builder()
            .register(team::Entity)
            .register(task::Entity)
            .register(project::Entity);
        let schema = schema
            .register(milestone::Entity)
            .register(board::Entity)
            .register(sheet::Entity)
            .register(cell::Entity);
        schema.apply(raw).await.unwrap();
        for number in [0, 7] {
            let title = format!("of {number}");
            team::ActiveModel {
                number: Set(number),
                name: Set(title.clone()),
                ..Default::default()
            }
            .store(raw)
            .await
            .unwrap();
            let team_id = i32::try_from(number).unwrap();
            task::ActiveModel {
                team_id: Set(team_id),
                title: Set(title.clone()),
                ..Default::default()
            }
            .store(raw)
            .await
            .unwrap();
            project::ActiveModel {
                owner_number: Set(number),
                title: Set(title.clone()),
                ..Default::default()
            }
            .store(raw)
            .await
            .unwrap();
            milestone::ActiveModel {
                team_number: Set(number),
                title: Set(title.clone()),
                ..Default::default()
            }
            .store(raw)
            .await
            .unwrap();
            board::ActiveModel {
                team_number: Set(number),
                title: Set(title.clone()),
                ..Default::default()
            }
            .store(raw)
            .await
            .unwrap();
            sheet::ActiveModel {
                team_id: Set(number),
                number: Set(1),
                title: Set(title),
            }
            .store(raw)
            .await
            .unwrap();
        }
        let builder = Tenancy::<team::Entity>::builder(context.raw.clone());
        let tenancy = builder
            .entities("tenancy_tests::entities::teams::*")
            .build()
            .await
            .unwrap();
        Self { context, tenancy }
    }
}

impl Teams {
    fn of(&self, number: i64) -> TenancyConnection {
        self.tenancy.for_tenant(number)
    }
}

/// A18: the column holds a narrower integer than the key.
async fn the_column_named_team_id_is_filled_in(teams: Teams) {
    let task = task::ActiveModel {
        title: Set("new".into()),
        ..Default::default()
    };
    assert_eq!(task.clone().insert(&teams.of(7)).await.unwrap().team_id, 7);
    let foreign = task::ActiveModel {
        team_id: Set(0),
        ..task
    };
    assert_refused!(
        foreign.insert(&teams.of(7)).await,
        TenancyError::CrossTenantWrite { .. }
    );
}

/// A19
async fn another_team_reads_its_own(teams: Teams) {
    for number in [7, 0] {
        let first = task::Entity::find()
            .one(&teams.of(number))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(i64::from(first.team_id), number);
    }
}

/// A20
async fn a_count_is_the_teams_own(teams: Teams) {
    for number in [7, 0, 7] {
        assert_eq!(
            task::Entity::find().count(&teams.of(number)).await.unwrap(),
            1
        );
    }
}

/// Spec §3, vector 9
async fn zero_is_a_key_like_any_other(teams: Teams) {
    let db = teams.of(0);
    assert_eq!(team::Entity::find().count(&db).await.unwrap(), 1);
    assert_eq!(
        task::Entity::delete_many()
            .exec(&db)
            .await
            .unwrap()
            .rows_affected,
        1
    );
    let update = project::Entity::update_many().col_expr(project::Column::Title, Expr::value("x"));
    assert_eq!(update.exec(&db).await.unwrap().rows_affected, 1);
    let task = task::ActiveModel {
        title: Set("new".into()),
        ..Default::default()
    };
    assert_eq!(task.insert(&db).await.unwrap().team_id, 0);
    assert_eq!(
        task::Entity::find()
            .count(&teams.context.raw)
            .await
            .unwrap(),
        2
    );
}

/// Spec §2
async fn a_relation_can_name_the_column(teams: Teams) {
    let new = project::ActiveModel {
        title: Set("new".into()),
        ..Default::default()
    };
    assert_eq!(new.insert(&teams.of(7)).await.unwrap().owner_number, 7);
    let found = project::Entity::find()
        .find_also_related(team::Entity)
        .all(&teams.of(7))
        .await
        .unwrap();
    assert!(
        found.len() == 2
            && found
                .iter()
                .all(|(_, team)| team.as_ref().is_some_and(|team| team.number == 7))
    );
}

/// Spec §2
async fn a_renamed_column_is_found(teams: Teams) {
    let new = milestone::ActiveModel {
        title: Set("new".into()),
        ..Default::default()
    };
    assert_eq!(new.insert(&teams.of(7)).await.unwrap().team_number, 7);
    assert_eq!(
        milestone::Entity::find().count(&teams.of(7)).await.unwrap(),
        2
    );
    assert_eq!(
        milestone::Entity::find().count(&teams.of(0)).await.unwrap(),
        1
    );
}

/// Spec §2: SeaORM 1's expanded form.
async fn an_expanded_entity_is_scoped(teams: Teams) {
    let new = board::ActiveModel {
        title: Set("new".into()),
        ..Default::default()
    };
    assert_eq!(new.insert(&teams.of(7)).await.unwrap().team_number, 7);
    assert_eq!(board::Entity::find().count(&teams.of(7)).await.unwrap(), 2);
    assert_eq!(board::Entity::find().count(&teams.of(0)).await.unwrap(), 1);
}

/// Vector 94: rows of two tenants with the same number.
async fn a_tenant_column_in_the_primary_key_is_scoped(teams: Teams) {
    let db = teams.of(7);
    assert_eq!(
        sheet::Entity::find_by_id((0, 1)).one(&db).await.unwrap(),
        None
    );
    let own = sheet::Entity::find_by_id((7, 1))
        .one(&db)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(own.title, "of 7");
    let edited = sheet::ActiveModel {
        team_id: Set(7),
        number: Set(1),
        title: Set("edited".into()),
    };
    assert_eq!(edited.update(&db).await.unwrap().title, "edited");
    let foreign = sheet::ActiveModel {
        team_id: Set(0),
        number: Set(1),
        title: Set("edited".into()),
    };
    assert_eq!(
        foreign.update(&db).await,
        Err(sea_orm::DbErr::RecordNotUpdated)
    );
    let new = sheet::ActiveModel {
        team_id: Set(7),
        number: Set(2),
        title: Set("new".into()),
    };
    sheet::Entity::insert(new).exec(&db).await.unwrap();
    assert_eq!(sheet::Entity::find().count(&db).await.unwrap(), 2);
    assert_eq!(sheet::Entity::find().count(&teams.of(0)).await.unwrap(), 1);
}

/// Spec §2: relations with several columns work.
async fn a_relation_of_two_columns_decides_ownership(teams: Teams) {
    let cell = |team, content: &str| cell::ActiveModel {
        sheet_team: Set(team),
        sheet_number: Set(1),
        content: Set(content.into()),
        ..Default::default()
    };
    for team in [0, 7] {
        cell(team, "own").insert(&teams.of(team)).await.unwrap();
    }
    let db = teams.of(7);
    let cells = cell::Entity::find()
        .find_also_related(sheet::Entity)
        .all(&db)
        .await
        .unwrap();
    assert_eq!(cells.len(), 1);
    assert_eq!(
        (cells[0].0.sheet_team, cells[0].1.as_ref().unwrap().team_id),
        (7, 7)
    );
    assert_refused!(
        cell(0, "foreign").insert(&db).await,
        TenancyError::CrossTenantReference { .. }
    );
    let many = cell::Entity::insert_many([cell(7, "own"), cell(0, "foreign")]);
    assert_refused!(
        many.exec(&db).await,
        TenancyError::CrossTenantReference { .. }
    );
    let moved = cell::Entity::update_many().col_expr(cell::Column::SheetTeam, Expr::value(0));
    assert_refused!(
        moved.exec(&db).await,
        TenancyError::CrossTenantReference { .. }
    );
    assert_eq!(
        cell::Entity::delete_many()
            .exec(&db)
            .await
            .unwrap()
            .rows_affected,
        1
    );
    assert_eq!(
        cell::Entity::find()
            .count(&teams.context.raw)
            .await
            .unwrap(),
        1
    );
}

/// Spec §2: `#[tenant_key]`.
async fn the_key_and_not_the_primary_key_names_the_tenant(teams: Teams) {
    let seven = team::Entity::find()
        .one(&teams.of(7))
        .await
        .unwrap()
        .unwrap();
    assert_eq!((seven.id, seven.number), (2, 7));
    let db = teams.tenancy.for_tenant(&seven);
    assert_eq!(
        task::Entity::find().one(&db).await.unwrap().unwrap().title,
        "of 7"
    );
    assert_eq!(task::Entity::find().count(&teams.of(2)).await.unwrap(), 0);
}
