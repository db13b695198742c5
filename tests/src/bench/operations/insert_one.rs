//! One row of ten columns, read back.

use sea_orm::{ActiveModelTrait, DbErr};

use crate::bench::Room;
use crate::bench::fill::{SCRATCH, own_product, product};
use crate::entities::sales::product::Model;

pub async fn prepare(room: &Room, _: i32) -> Result<(), DbErr> {
    room.clear().await
}

pub async fn scoped(room: &Room, turn: i32) -> Result<Model, DbErr> {
    let inserted = own_product(SCRATCH + turn).insert(&room.db).await?;
    Ok(Model { id: 0, ..inserted })
}

pub async fn hand(room: &Room, turn: i32) -> Result<Model, DbErr> {
    let inserted = product(room.company, SCRATCH + turn)
        .insert(&room.raw)
        .await?;
    Ok(Model { id: 0, ..inserted })
}
