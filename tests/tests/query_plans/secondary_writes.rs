//! Writes to rows that have their tenant from their parents.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tenancy_tests::each_backend;
use tenancy_tests::entities::sales::{reply, review};

use crate::companies::{Companies, own_reply, own_review};

each_backend![
    an_update_one_level_deep,
    an_update_two_levels_deep,
    a_delete_one_level_deep,
    a_delete_two_levels_deep,
];

async fn an_update_one_level_deep(companies: Companies) {
    let update = review::Entity::update_many()
        .col_expr(review::Column::Text, Expr::value("Broken"))
        .filter(review::Column::ProductId.eq(57));
    let hand = update.clone().filter(Expr::exists(own_review()));
    companies.assert_same_plan(&update, &hand).await;
}

async fn an_update_two_levels_deep(companies: Companies) {
    let update = reply::Entity::update_many()
        .col_expr(reply::Column::Text, Expr::value("Sorry"))
        .filter(reply::Column::ReviewId.eq(57));
    let hand = update.clone().filter(Expr::exists(own_reply()));
    companies.assert_same_plan(&update, &hand).await;
}

async fn a_delete_one_level_deep(companies: Companies) {
    let delete = review::Entity::delete_many().filter(review::Column::ProductId.eq(57));
    let hand = delete.clone().filter(Expr::exists(own_review()));
    companies.assert_same_plan(&delete, &hand).await;
}

async fn a_delete_two_levels_deep(companies: Companies) {
    let delete = reply::Entity::delete_many().filter(reply::Column::ReviewId.eq(57));
    let hand = delete.clone().filter(Expr::exists(own_reply()));
    companies.assert_same_plan(&delete, &hand).await;
}
