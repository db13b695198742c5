//! One column of 20 rows.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use crate::bench::Room;
use crate::entities::sales::product::{Column, Entity as Product};

pub async fn prepare(room: &Room, _: i32) -> Result<(), DbErr> {
    room.clear().await
}

pub async fn scoped(room: &Room, turn: i32) -> Result<u64, DbErr> {
    let updated = Product::update_many()
        .col_expr(Column::Price, Expr::value(turn))
        .filter(Column::Shelf.eq(turn % 10))
        .exec(&room.db)
        .await?;
    Ok(updated.rows_affected)
}

pub async fn hand(room: &Room, turn: i32) -> Result<u64, DbErr> {
    let updated = Product::update_many()
        .col_expr(Column::Price, Expr::value(turn))
        .filter(Column::CompanyId.eq(room.company))
        .filter(Column::Shelf.eq(turn % 10))
        .exec(&room.raw)
        .await?;
    Ok(updated.rows_affected)
}
