//! One row by its key.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use crate::bench::Room;
use crate::entities::sales::product::{Column, Entity as Product, Model};

pub async fn prepare(_: &Room, _: i32) -> Result<(), DbErr> {
    Ok(())
}

pub async fn scoped(room: &Room, turn: i32) -> Result<Option<Model>, DbErr> {
    Product::find_by_id(room.id(turn)).one(&room.db).await
}

pub async fn hand(room: &Room, turn: i32) -> Result<Option<Model>, DbErr> {
    Product::find_by_id(room.id(turn))
        .filter(Column::CompanyId.eq(room.company))
        .one(&room.raw)
        .await
}
