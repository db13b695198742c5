//! SeaORM's own test scenario, the bakery chain, under tenancy: bakeries are tenants, customers are everybody's.

mod create;
mod delete;
mod read;
mod transactions;
mod update;

use sea_orm::prelude::{DateTimeUtc, Decimal, Uuid};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::bakery::{
    baker, bakery, cake, cakes_bakers, customer, lineitem, order,
};
use tenancy_tests::{Fixture, Snapshot, Store, TestContext};

const TABLES: [&str; 7] = [
    "bakery",
    "baker",
    "cake",
    "cakes_bakers",
    "customer",
    "lineitem",
    "order",
];

/// Two bakeries with a baker, two cakes and an order each, which a common customer placed.
struct Bakeries {
    context: TestContext,
    tenancy: Tenancy<bakery::Entity>,
    seaside: bakery::Model,
    hilltop: bakery::Model,
    kate: customer::Model,
}

impl Fixture for Bakeries {
    async fn set_up(context: TestContext) -> Self {
        let raw = &context.raw;
        let schema = raw
            .get_schema_builder()
            .register(bakery::Entity)
            .register(baker::Entity)
            .register(cake::Entity);
        let schema = schema
            .register(cakes_bakers::Entity)
            .register(customer::Entity);
        schema
            .register(order::Entity)
            .register(lineitem::Entity)
            .apply(raw)
            .await
            .unwrap();
        let kate = customer::ActiveModel {
            name: Set("Kate".into()),
            notes: Set(Some("likes cheese cake".into())),
            ..Default::default()
        };
        kate.store(raw).await.unwrap();
        let kate = customer::Entity::find().one(raw).await.unwrap().unwrap();
        let tenancy = Tenancy::<bakery::Entity>::builder(context.raw.clone());
        let tenancy = tenancy
            .entities("tenancy_tests::entities::bakery::*")
            .build()
            .await
            .unwrap();
        let mut bakeries = Vec::new();
        for name in ["SeaSide Bakery", "HillTop Bakery"] {
            let bakery = bakery::ActiveModel {
                name: Set(name.into()),
                profit_margin: Set(10.4),
                ..Default::default()
            };
            let bakery = bakery.insert(&tenancy.central_connection()).await.unwrap();
            stock(&tenancy.for_tenant(&bakery), &bakery, &kate).await;
            bakeries.push(bakery);
        }
        let [seaside, hilltop] = bakeries.try_into().unwrap();
        Self {
            context,
            tenancy,
            seaside,
            hilltop,
            kate,
        }
    }
}

/// Fills a bakery through its own connection: no row names its bakery.
async fn stock(db: &TenancyConnection, bakery: &bakery::Model, kate: &customer::Model) {
    let baker = baker::ActiveModel {
        name: Set(format!("Baker of {}", bakery.name)),
        contact_details: Set(sea_orm::JsonValue::from("12 Test St")),
        ..Default::default()
    };
    let baker = baker.insert(db).await.unwrap();
    assert_eq!(baker.bakery_id, Some(bakery.id));
    let mut cakes = Vec::new();
    for name in ["Cheese Cake", "Mud Cake"] {
        let cake = cake(name).insert(db).await.unwrap();
        cakes_bakers::ActiveModel {
            cake_id: Set(cake.id),
            baker_id: Set(baker.id),
        }
        .insert(db)
        .await
        .unwrap();
        cakes.push(cake);
    }
    let order = order(kate).insert(db).await.unwrap();
    for cake in cakes {
        lineitem(&order, cake.id).insert(db).await.unwrap();
    }
}

fn cake(name: &str) -> cake::ActiveModel {
    cake::ActiveModel {
        name: Set(name.into()),
        price: Set(Decimal::new(1025, 2)),
        gluten_free: Set(false),
        serial: Set(Uuid::from_u128(42)),
        ..Default::default()
    }
}

fn order(customer: &customer::Model) -> order::ActiveModel {
    order::ActiveModel {
        total: Set(Decimal::new(1510, 2)),
        customer_id: Set(customer.id),
        placed_at: Set(DateTimeUtc::from_timestamp_nanos(1_700_000_000_000_000_000)),
        ..Default::default()
    }
}

fn lineitem(order: &order::Model, cake: i32) -> lineitem::ActiveModel {
    lineitem::ActiveModel {
        price: Set(Decimal::new(755, 2)),
        quantity: Set(2),
        order_id: Set(order.id),
        cake_id: Set(cake),
        ..Default::default()
    }
}

impl Bakeries {
    fn seaside(&self) -> TenancyConnection {
        self.tenancy.for_tenant(&self.seaside)
    }

    fn hilltop(&self) -> TenancyConnection {
        self.tenancy.for_tenant(&self.hilltop)
    }

    async fn snapshot(&self) -> Snapshot {
        Snapshot::take(&self.context.raw, &TABLES).await
    }
}
