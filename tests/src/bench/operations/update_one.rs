//! Two columns of one row, which is read back.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, Set, Unchanged};

use crate::bench::Room;
use crate::entities::sales::product::{ActiveModel, Column, Entity as Product, Model};

pub async fn prepare(room: &Room, _: i32) -> Result<(), DbErr> {
    room.clear().await
}

pub async fn scoped(room: &Room, turn: i32) -> Result<Model, DbErr> {
    Product::update(changed(room, turn)).exec(&room.db).await
}

pub async fn hand(room: &Room, turn: i32) -> Result<Model, DbErr> {
    Product::update(changed(room, turn))
        .validate()?
        .filter(Column::CompanyId.eq(room.company))
        .exec(&room.raw)
        .await
}

fn changed(room: &Room, turn: i32) -> ActiveModel {
    ActiveModel {
        id: Unchanged(room.id(turn)),
        price: Set(turn),
        stock: Set(turn),
        ..Default::default()
    }
}
