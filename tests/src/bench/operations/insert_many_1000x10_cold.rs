//! The same with nothing planned before.

use sea_orm::{DbErr, EntityTrait};

use crate::bench::Room;
use crate::bench::fill::{SCRATCH, own_product};
use crate::entities::sales::product::Entity as Product;

pub use super::insert_many_1000x10::hand;

pub async fn prepare(room: &Room, turns: i32) -> Result<(), DbErr> {
    room.make_fresh(turns).await;
    room.clear().await
}

pub async fn scoped(room: &Room, turn: i32) -> Result<(), DbErr> {
    let rows = (0..1_000).map(|_| own_product(SCRATCH + turn));
    Product::insert_many(rows)
        .exec(&room.fresh(turn))
        .await
        .map(drop)
}
