use sea_orm::prelude::Decimal;
use sea_orm::{ActiveModelBehavior, ActiveModelTrait, DbErr, EntityTrait, ModelTrait, Set};
use tenancy_sea::TenancyError;
use tenancy_tests::entities::bakery::{
    baker, bakery, cake, cakes_bakers, customer, lineitem, order,
};
use tenancy_tests::{assert_refused, each_backend, refused};

use super::Bakeries;

each_backend![
    an_order_with_its_line_items,
    a_bakery_is_opened_centrally,
    a_cake_of_another_bakery_is_not_sold,
    a_baker_of_another_bakery_does_not_bake,
    the_users_own_behaviour_runs,
];

async fn an_order_with_its_line_items(bakeries: Bakeries) {
    let db = bakeries.seaside();
    let placed = order::Entity::insert(super::order(&bakeries.kate))
        .exec(&db)
        .await
        .unwrap();
    let placed = order::Entity::find_by_id(placed.last_insert_id)
        .one(&db)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (placed.bakery_id, placed.total),
        (bakeries.seaside.id, Decimal::new(1510, 2))
    );
    let cakes = cake::Entity::find().all(&db).await.unwrap();
    let lineitem = lineitem::Entity::insert(super::lineitem(&placed, cakes[0].id))
        .exec(&db)
        .await
        .unwrap();
    let lines = placed
        .find_related(lineitem::Entity)
        .all(&db)
        .await
        .unwrap();
    assert_eq!(
        lines
            .iter()
            .map(|line| (line.id, line.quantity))
            .collect::<Vec<_>>(),
        [(lineitem.last_insert_id, 2)]
    );
    assert_eq!(
        placed
            .find_related(customer::Entity)
            .one(&db)
            .await
            .unwrap(),
        Some(bakeries.kate.clone())
    );
    assert_eq!(
        placed.find_related(bakery::Entity).one(&db).await.unwrap(),
        Some(bakeries.seaside.clone())
    );
}

async fn a_bakery_is_opened_centrally(bakeries: Bakeries) {
    let new = bakery::ActiveModel {
        name: Set("New Bakery".into()),
        profit_margin: Set(1.5),
        ..Default::default()
    };
    refused(new.clone().insert(&bakeries.seaside()).await);
    let new = new
        .insert(&bakeries.tenancy.central_connection())
        .await
        .unwrap();
    let db = bakeries.tenancy.for_tenant(&new);
    assert_eq!(cake::Entity::find().all(&db).await.unwrap().len(), 0);
    assert_eq!(
        super::cake("First").insert(&db).await.unwrap().bakery_id,
        Some(new.id)
    );
}

/// Both keys of a line item: the order decides whose it is, the cake must be visible.
async fn a_cake_of_another_bakery_is_not_sold(bakeries: Bakeries) {
    let before = bakeries.snapshot().await;
    let db = bakeries.seaside();
    let own = order::Entity::find().one(&db).await.unwrap().unwrap();
    let foreign = order::Entity::find()
        .one(&bakeries.hilltop())
        .await
        .unwrap()
        .unwrap();
    let foreign_cake = cake::Entity::find()
        .one(&bakeries.hilltop())
        .await
        .unwrap()
        .unwrap();
    assert_refused!(
        super::lineitem(&own, foreign_cake.id).insert(&db).await,
        TenancyError::CrossTenantReference { .. }
    );
    assert_refused!(
        super::lineitem(&foreign, 1).insert(&db).await,
        TenancyError::CrossTenantReference { .. }
    );
    let nothing: [&str; 0] = [];
    assert_eq!(before.changes(&bakeries.context.raw).await, nothing);
}

async fn a_baker_of_another_bakery_does_not_bake(bakeries: Bakeries) {
    let before = bakeries.snapshot().await;
    let db = bakeries.seaside();
    let foreign = baker::Entity::find()
        .one(&bakeries.hilltop())
        .await
        .unwrap()
        .unwrap();
    let cake = super::cake("Lemon Drizzle").insert(&db).await.unwrap();
    let link = cakes_bakers::ActiveModel {
        cake_id: Set(cake.id),
        baker_id: Set(foreign.id),
    };
    assert_refused!(
        link.insert(&db).await,
        TenancyError::CrossTenantReference { .. }
    );
    assert_eq!(
        before.changes(&bakeries.context.raw).await,
        [format!("+cake {}", cake.id)]
    );
}

/// `ActiveModelBehavior` is the user's: `new` and `before_save` are called as ever.
async fn the_users_own_behaviour_runs(bakeries: Bakeries) {
    let mut cake = cake::ActiveModel::new();
    assert!(cake.serial.is_set());
    (cake.name, cake.price, cake.gluten_free) = (Set("Free".into()), Set(Decimal::ZERO), Set(true));
    assert_eq!(
        cake.clone().insert(&bakeries.seaside()).await,
        Err(DbErr::Custom("a cake has a price".into()))
    );
    cake.price = Set(Decimal::ONE);
    assert_eq!(
        cake.insert(&bakeries.seaside()).await.unwrap().bakery_id,
        Some(bakeries.seaside.id)
    );
}
