//! Replies belong to a company through their reviews' products: by hand that is an EXISTS.

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use crate::bench::Room;
use crate::entities::sales::{product, reply, review};

pub async fn prepare(_: &Room, _: i32) -> Result<(), DbErr> {
    Ok(())
}

pub async fn scoped(room: &Room, turn: i32) -> Result<Vec<reply::Model>, DbErr> {
    reply::Entity::find()
        .filter(reply::Column::Thread.eq(turn % 10))
        .all(&room.db)
        .await
}

pub async fn hand(room: &Room, turn: i32) -> Result<Vec<reply::Model>, DbErr> {
    let review = Expr::col((review::Entity, review::Column::Id));
    let product = Expr::col((product::Entity, product::Column::Id));
    let own = Query::select()
        .expr(Expr::val(1))
        .from(review::Entity)
        .inner_join(
            product::Entity,
            product.equals((review::Entity, review::Column::ProductId)),
        )
        .and_where(review.equals((reply::Entity, reply::Column::ReviewId)))
        .and_where(product::Column::CompanyId.eq(room.company))
        .to_owned();
    reply::Entity::find()
        .filter(Expr::exists(own))
        .filter(reply::Column::Thread.eq(turn % 10))
        .all(&room.raw)
        .await
}
