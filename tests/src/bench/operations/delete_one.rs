//! One row by its key.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, Set};

use crate::bench::Room;
use crate::bench::fill::{SCRATCH, SCRATCH_ID, product, store};
use crate::entities::sales::product::{ActiveModel, Column, Entity as Product};

pub async fn prepare(room: &Room, turns: i32) -> Result<(), DbErr> {
    room.clear().await?;
    let rows = (0..turns).map(|turn| ActiveModel {
        id: Set(SCRATCH_ID + turn),
        ..product(room.company, SCRATCH)
    });
    store(&room.raw, rows).await
}

pub async fn scoped(room: &Room, turn: i32) -> Result<u64, DbErr> {
    let deleted = Product::delete_by_id(SCRATCH_ID + turn)
        .exec(&room.db)
        .await?;
    Ok(deleted.rows_affected)
}

pub async fn hand(room: &Room, turn: i32) -> Result<u64, DbErr> {
    let deleted = Product::delete_by_id(SCRATCH_ID + turn)
        .filter(Column::CompanyId.eq(room.company))
        .exec(&room.raw)
        .await?;
    Ok(deleted.rows_affected)
}
