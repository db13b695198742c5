//! A thousand rows of ten columns in one statement that was planned before.

use sea_orm::{DbErr, EntityTrait};

use crate::bench::Room;
use crate::bench::fill::{SCRATCH, own_product, product};
use crate::entities::sales::product::Entity as Product;

pub async fn prepare(room: &Room, _: i32) -> Result<(), DbErr> {
    room.clear().await
}

pub async fn scoped(room: &Room, turn: i32) -> Result<(), DbErr> {
    let rows = (0..1_000).map(|_| own_product(SCRATCH + turn));
    Product::insert_many(rows).exec(&room.db).await.map(drop)
}

pub async fn hand(room: &Room, turn: i32) -> Result<(), DbErr> {
    let rows = (0..1_000).map(|_| product(room.company, SCRATCH + turn));
    Product::insert_many(rows).exec(&room.raw).await.map(drop)
}
