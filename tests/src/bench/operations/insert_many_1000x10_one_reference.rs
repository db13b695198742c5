//! A thousand rows that each point to another entity's row, with nothing planned before.
//!
//! By hand the key is believed: a person who checks it as well pays for a query more.

use sea_orm::{DbErr, EntityTrait};

use crate::bench::Room;
use crate::bench::fill::{SCRATCH, own_sale, sale};
use crate::entities::sales::sale::Entity as Sale;

pub async fn prepare(room: &Room, turns: i32) -> Result<(), DbErr> {
    room.make_fresh(turns).await;
    room.clear().await
}

pub async fn scoped(room: &Room, turn: i32) -> Result<(), DbErr> {
    let rows = (0..1_000).map(|row| own_sale(room.id(row), SCRATCH + turn));
    Sale::insert_many(rows)
        .exec(&room.fresh(turn))
        .await
        .map(drop)
}

pub async fn hand(room: &Room, turn: i32) -> Result<(), DbErr> {
    let rows = (0..1_000).map(|row| sale(room.company, room.id(row), SCRATCH + turn));
    Sale::insert_many(rows).exec(&room.raw).await.map(drop)
}
