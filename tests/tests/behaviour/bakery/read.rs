use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ColumnTrait, EntityTrait, LoaderTrait, ModelTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use tenancy_tests::each_backend;
use tenancy_tests::entities::bakery::{
    baker, bakery, cake, cakes_bakers, customer, lineitem, order,
};

use super::Bakeries;

each_backend![
    each_bakery_sees_its_own,
    customers_are_everybodys,
    a_customers_orders_are_those_of_the_bakery,
    bakers_and_cakes_through_their_pivot,
    five_tables_from_the_baker_to_the_customer,
    line_items_with_order_and_cake,
    totals_of_the_bakery_alone,
];

async fn each_bakery_sees_its_own(bakeries: Bakeries) {
    for (db, bakery) in [
        (bakeries.seaside(), &bakeries.seaside),
        (bakeries.hilltop(), &bakeries.hilltop),
    ] {
        assert_eq!(
            bakery::Entity::find().all(&db).await.unwrap(),
            [bakery.clone()]
        );
        let cakes = bakery
            .find_related(cake::Entity)
            .order_by_asc(cake::Column::Name)
            .all(&db)
            .await
            .unwrap();
        assert_eq!(
            cakes
                .iter()
                .map(|cake| cake.name.as_str())
                .collect::<Vec<_>>(),
            ["Cheese Cake", "Mud Cake"]
        );
        assert!(cakes.iter().all(|cake| cake.bakery_id == Some(bakery.id)));
        assert_eq!(lineitem::Entity::find().count(&db).await.unwrap(), 2);
        assert_eq!(cakes_bakers::Entity::find().count(&db).await.unwrap(), 2);
    }
}

async fn customers_are_everybodys(bakeries: Bakeries) {
    for db in [bakeries.seaside(), bakeries.hilltop()] {
        assert_eq!(
            customer::Entity::find().all(&db).await.unwrap(),
            [bakeries.kate.clone()]
        );
    }
}

/// Vector 127: a global row leads to many tenants' rows.
async fn a_customers_orders_are_those_of_the_bakery(bakeries: Bakeries) {
    let orders = bakeries
        .kate
        .find_related(order::Entity)
        .all(&bakeries.hilltop())
        .await
        .unwrap();
    assert_eq!(
        orders
            .iter()
            .map(|order| order.bakery_id)
            .collect::<Vec<_>>(),
        [bakeries.hilltop.id]
    );
    let customers = customer::Entity::find()
        .find_with_related(order::Entity)
        .all(&bakeries.seaside())
        .await
        .unwrap();
    assert_eq!(
        customers[0]
            .1
            .iter()
            .map(|order| order.bakery_id)
            .collect::<Vec<_>>(),
        [bakeries.seaside.id]
    );
    let central = bakeries.tenancy.central_connection();
    assert_eq!(
        bakeries
            .kate
            .find_related(order::Entity)
            .count(&central)
            .await
            .unwrap(),
        2
    );
}

async fn bakers_and_cakes_through_their_pivot(bakeries: Bakeries) {
    let db = bakeries.seaside();
    let bakers = baker::Entity::find().all(&db).await.unwrap();
    let cakes = bakers
        .load_many_to_many(cake::Entity, cakes_bakers::Entity, &db)
        .await
        .unwrap();
    assert_eq!((cakes.len(), cakes[0].len()), (1, 2));
    let with = cake::Entity::find()
        .find_with_related(baker::Entity)
        .all(&db)
        .await
        .unwrap();
    assert!(with.len() == 2 && with.iter().all(|(_, bakers)| bakers.len() == 1));
}

async fn five_tables_from_the_baker_to_the_customer(bakeries: Bakeries) {
    let db = bakeries.seaside();
    let baker = baker::Entity::find().one(&db).await.unwrap().unwrap();
    let customers = baker
        .find_linked(baker::BakedForCustomer)
        .all(&db)
        .await
        .unwrap();
    assert_eq!(
        customers,
        [bakeries.kate.clone(), bakeries.kate.clone()],
        "once a line item"
    );
    assert_eq!(
        baker
            .find_linked(baker::BakedForCustomer)
            .count(&bakeries.hilltop())
            .await
            .unwrap(),
        0
    );
    let bakers = baker::Entity::find()
        .find_with_linked(baker::BakedForCustomer)
        .all(&db)
        .await
        .unwrap();
    assert_eq!(bakers.len(), 1);
}

async fn line_items_with_order_and_cake(bakeries: Bakeries) {
    let lines = lineitem::Entity::find()
        .find_also_related(order::Entity)
        .find_also_related(cake::Entity);
    let lines = lines.all(&bakeries.hilltop()).await.unwrap();
    assert_eq!(lines.len(), 2);
    for (_, order, cake) in lines {
        assert_eq!(order.unwrap().bakery_id, bakeries.hilltop.id);
        assert_eq!(cake.unwrap().bakery_id, Some(bakeries.hilltop.id));
    }
}

async fn totals_of_the_bakery_alone(bakeries: Bakeries) {
    let quantities = order::Entity::find()
        .select_only()
        .column(order::Column::BakeryId)
        .column_as(lineitem::Column::Id.count(), "lines")
        .left_join(lineitem::Entity)
        .group_by(order::Column::BakeryId)
        .having(lineitem::Column::Id.count().gt(0));
    let rows: Vec<(i32, i64)> = quantities
        .into_tuple()
        .all(&bakeries.seaside())
        .await
        .unwrap();
    assert_eq!(rows, [(bakeries.seaside.id, 2)]);
    let dear = order::Entity::find()
        .filter(order::Column::Total.gt(20))
        .count(&bakeries.seaside())
        .await
        .unwrap();
    assert_eq!(dear, 0);
}
