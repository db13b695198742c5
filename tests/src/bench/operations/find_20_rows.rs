//! A list of 20 rows, found over an index.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use crate::bench::Room;
use crate::entities::sales::product::{Column, Entity as Product, Model};

pub async fn prepare(_: &Room, _: i32) -> Result<(), DbErr> {
    Ok(())
}

pub async fn scoped(room: &Room, turn: i32) -> Result<Vec<Model>, DbErr> {
    Product::find()
        .filter(Column::Shelf.eq(turn % 10))
        .all(&room.db)
        .await
}

pub async fn hand(room: &Room, turn: i32) -> Result<Vec<Model>, DbErr> {
    Product::find()
        .filter(Column::CompanyId.eq(room.company))
        .filter(Column::Shelf.eq(turn % 10))
        .all(&room.raw)
        .await
}
