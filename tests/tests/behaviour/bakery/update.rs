use sea_orm::prelude::Decimal;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use tenancy_sea::TenancyError;
use tenancy_tests::entities::bakery::{bakery, cake, customer, lineitem};
use tenancy_tests::{assert_refused, each_backend};

use super::Bakeries;

each_backend![
    a_cake_is_renamed,
    a_bakery_renames_itself_alone,
    a_cake_does_not_move_to_another_bakery,
    prices_rise_in_one_bakery,
    a_deleted_customer_is_not_updated
];

async fn a_cake_is_renamed(bakeries: Bakeries) {
    let db = bakeries.seaside();
    let mut own = cake::Entity::find()
        .one(&db)
        .await
        .unwrap()
        .unwrap()
        .into_active_model();
    (own.name, own.price) = (Set("Extra chocolate".into()), Set(Decimal::new(123_456, 4)));
    let renamed = own.update(&db).await.unwrap();
    assert_eq!(
        (renamed.name.as_str(), renamed.price),
        ("Extra chocolate", Decimal::new(123_456, 4))
    );
    let mut foreign = cake::Entity::find()
        .one(&bakeries.hilltop())
        .await
        .unwrap()
        .unwrap()
        .into_active_model();
    (foreign.name, foreign.price) = (Set("Spoilt".into()), Set(Decimal::ONE));
    assert_eq!(foreign.update(&db).await, Err(DbErr::RecordNotUpdated));
}

async fn a_bakery_renames_itself_alone(bakeries: Bakeries) {
    let before = bakeries.snapshot().await;
    let rename = |id| bakery::ActiveModel {
        id: Set(id),
        name: Set("SeaBreeze".into()),
        ..Default::default()
    };
    rename(bakeries.seaside.id)
        .update(&bakeries.seaside())
        .await
        .unwrap();
    assert_eq!(
        rename(bakeries.hilltop.id)
            .update(&bakeries.seaside())
            .await,
        Err(DbErr::RecordNotUpdated)
    );
    assert_eq!(before.changes(&bakeries.context.raw).await, ["~bakery 1"]);
}

async fn a_cake_does_not_move_to_another_bakery(bakeries: Bakeries) {
    let before = bakeries.snapshot().await;
    let db = bakeries.seaside();
    let mut own = cake::Entity::find()
        .one(&db)
        .await
        .unwrap()
        .unwrap()
        .into_active_model();
    own.price = Set(Decimal::ONE);
    own.bakery_id = Set(Some(bakeries.hilltop.id));
    assert_refused!(
        own.clone().update(&db).await,
        TenancyError::CrossTenantWrite { .. }
    );
    own.bakery_id = Set(None);
    assert_refused!(own.update(&db).await, TenancyError::CrossTenantWrite { .. });
    let nothing: [&str; 0] = [];
    assert_eq!(before.changes(&bakeries.context.raw).await, nothing);
}

async fn prices_rise_in_one_bakery(bakeries: Bakeries) {
    let rise = lineitem::Entity::update_many().col_expr(lineitem::Column::Quantity, Expr::value(3));
    let rise = rise.filter(lineitem::Column::Quantity.gt(0));
    assert_eq!(
        rise.exec(&bakeries.hilltop()).await.unwrap().rows_affected,
        2
    );
    let lines = lineitem::Entity::find()
        .all(&bakeries.seaside())
        .await
        .unwrap();
    assert!(lines.iter().all(|line| line.quantity == 2));
}

async fn a_deleted_customer_is_not_updated(bakeries: Bakeries) {
    let db = bakeries.seaside();
    let john = customer::ActiveModel {
        name: Set("John".into()),
        ..Default::default()
    }
    .save(&db)
    .await
    .unwrap();
    let id = john.id.clone().unwrap();
    john.delete(&db).await.unwrap();
    let john = customer::ActiveModel {
        id: Set(id),
        name: Set("John 2".into()),
        ..Default::default()
    };
    assert_eq!(john.update(&db).await, Err(DbErr::RecordNotUpdated));
}
