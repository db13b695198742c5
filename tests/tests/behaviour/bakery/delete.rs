use sea_orm::{EntityTrait, ModelTrait, PaginatorTrait};
use tenancy_tests::entities::bakery::{bakery, cake, lineitem, order};
use tenancy_tests::{each_backend, refused};

use super::Bakeries;

each_backend![
    an_order_takes_its_line_items_along,
    an_order_of_another_bakery_stays,
    a_bakery_is_closed_centrally,
    everything_of_one_bakery
];

async fn an_order_takes_its_line_items_along(bakeries: Bakeries) {
    let db = bakeries.seaside();
    let own = order::Entity::find().one(&db).await.unwrap().unwrap();
    assert_eq!(own.delete(&db).await.unwrap().rows_affected, 1);
    assert_eq!(lineitem::Entity::find().count(&db).await.unwrap(), 0);
    assert_eq!(
        lineitem::Entity::find()
            .count(&bakeries.hilltop())
            .await
            .unwrap(),
        2
    );
}

async fn an_order_of_another_bakery_stays(bakeries: Bakeries) {
    let foreign = order::Entity::find()
        .one(&bakeries.hilltop())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        foreign
            .delete(&bakeries.seaside())
            .await
            .unwrap()
            .rows_affected,
        0
    );
    assert_eq!(
        order::Entity::find()
            .count(&bakeries.hilltop())
            .await
            .unwrap(),
        1
    );
}

async fn a_bakery_is_closed_centrally(bakeries: Bakeries) {
    refused(bakeries.seaside.clone().delete(&bakeries.seaside()).await);
    order::Entity::delete_many()
        .exec(&bakeries.seaside())
        .await
        .unwrap();
    let central = bakeries.tenancy.central_connection();
    assert_eq!(
        bakeries
            .seaside
            .clone()
            .delete(&central)
            .await
            .unwrap()
            .rows_affected,
        1
    );
    assert_eq!(bakery::Entity::find().count(&central).await.unwrap(), 1);
    assert_eq!(
        cake::Entity::find()
            .count(&bakeries.seaside())
            .await
            .unwrap(),
        0,
        "its cakes are nobody's now"
    );
    assert_eq!(cake::Entity::find().count(&central).await.unwrap(), 4);
}

async fn everything_of_one_bakery(bakeries: Bakeries) {
    let db = bakeries.seaside();
    assert_eq!(
        lineitem::Entity::delete_many()
            .exec(&db)
            .await
            .unwrap()
            .rows_affected,
        2
    );
    assert_eq!(
        order::Entity::delete_many()
            .exec(&db)
            .await
            .unwrap()
            .rows_affected,
        1
    );
    assert_eq!(
        cake::Entity::delete_many()
            .exec(&db)
            .await
            .unwrap()
            .rows_affected,
        2
    );
    assert_eq!(
        cake::Entity::find()
            .count(&bakeries.hilltop())
            .await
            .unwrap(),
        2
    );
    assert_eq!(
        lineitem::Entity::find()
            .count(&bakeries.hilltop())
            .await
            .unwrap(),
        2
    );
}
