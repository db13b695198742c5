//! The number of pages and one page of 20 rows.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

use crate::bench::Room;
use crate::entities::sales::product::{Column, Entity as Product, Model};

pub async fn prepare(room: &Room, _: i32) -> Result<(), DbErr> {
    room.clear().await
}

pub async fn scoped(room: &Room, turn: i32) -> Result<(u64, Vec<Model>), DbErr> {
    let pages = Product::find().order_by_id_asc().paginate(&room.db, 20);
    Ok((
        pages.num_pages().await?,
        pages.fetch_page(page(turn)).await?,
    ))
}

pub async fn hand(room: &Room, turn: i32) -> Result<(u64, Vec<Model>), DbErr> {
    let pages = Product::find()
        .filter(Column::CompanyId.eq(room.company))
        .order_by_id_asc()
        .paginate(&room.raw, 20);
    Ok((
        pages.num_pages().await?,
        pages.fetch_page(page(turn)).await?,
    ))
}

fn page(turn: i32) -> u64 {
    u64::from(turn.unsigned_abs() % 10)
}
