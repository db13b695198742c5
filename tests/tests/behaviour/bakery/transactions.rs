use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, PaginatorTrait, TransactionTrait};
use tenancy_sea::TenancyError;
use tenancy_tests::entities::bakery::{cake, lineitem, order};
use tenancy_tests::{each_backend, refused};

use super::Bakeries;

each_backend![
    an_order_is_placed_as_a_whole,
    a_refused_line_item_undoes_the_order,
    two_bakeries_at_once
];

async fn an_order_is_placed_as_a_whole(bakeries: Bakeries) {
    let db = bakeries.hilltop();
    let kate = bakeries.kate.clone();
    let placed = db
        .transaction::<_, order::Model, DbErr>(|transaction| {
            Box::pin(async move {
                let placed = super::order(&kate).insert(transaction).await?;
                for cake in cake::Entity::find().all(transaction).await? {
                    super::lineitem(&placed, cake.id)
                        .insert(transaction)
                        .await?;
                }
                Ok(placed)
            })
        })
        .await
        .unwrap();
    assert_eq!(placed.bakery_id, bakeries.hilltop.id);
    assert_eq!(lineitem::Entity::find().count(&db).await.unwrap(), 4);
    assert_eq!(
        lineitem::Entity::find()
            .count(&bakeries.seaside())
            .await
            .unwrap(),
        2
    );
}

async fn a_refused_line_item_undoes_the_order(bakeries: Bakeries) {
    let foreign = cake::Entity::find()
        .one(&bakeries.seaside())
        .await
        .unwrap()
        .unwrap();
    let transaction = bakeries.hilltop().begin().await.unwrap();
    let placed = super::order(&bakeries.kate)
        .insert(&transaction)
        .await
        .unwrap();
    let err = refused(
        super::lineitem(&placed, foreign.id)
            .insert(&transaction)
            .await,
    );
    assert!(
        matches!(err, TenancyError::CrossTenantReference { .. }),
        "{err:?}"
    );
    transaction.rollback().await.unwrap();
    assert_eq!(
        order::Entity::find()
            .count(&bakeries.hilltop())
            .await
            .unwrap(),
        1
    );
}

/// One connection, one transaction after the other in SQLite; side by side elsewhere.
async fn two_bakeries_at_once(bakeries: Bakeries) {
    let place = async |db: tenancy_sea::TenancyConnection| {
        let transaction = db.begin().await.unwrap();
        super::order(&bakeries.kate)
            .insert(&transaction)
            .await
            .unwrap();
        tokio::task::yield_now().await;
        let seen = order::Entity::find().count(&transaction).await.unwrap();
        transaction.commit().await.unwrap();
        seen
    };
    assert_eq!(
        tokio::join!(place(bakeries.seaside()), place(bakeries.hilltop())),
        (2, 2)
    );
}
