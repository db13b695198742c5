//! The products of a shelf that are worth a sum together: arithmetic can fail, so the condition is kept from other tenants' rows.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use crate::bench::Room;
use crate::entities::sales::product;

pub async fn prepare(_: &Room, _: i32) -> Result<(), DbErr> {
    Ok(())
}

pub async fn scoped(room: &Room, turn: i32) -> Result<Vec<product::Model>, DbErr> {
    product::Entity::find()
        .filter(product::Column::Shelf.eq(turn % 10))
        .filter(worth())
        .all(&room.db)
        .await
}

pub async fn hand(room: &Room, turn: i32) -> Result<Vec<product::Model>, DbErr> {
    product::Entity::find()
        .filter(product::Column::CompanyId.eq(room.company))
        .filter(product::Column::Shelf.eq(turn % 10))
        .filter(worth())
        .all(&room.raw)
        .await
}

pub(super) fn worth() -> Expr {
    Expr::col((product::Entity, product::Column::Price))
        .mul(Expr::col((product::Entity, product::Column::Stock)))
        .gt(50_000)
}
