//! Rows that have their tenant from their parents: by hand that is an EXISTS in an EXISTS.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tenancy_tests::each_backend;
use tenancy_tests::entities::sales::{reply, review};

use crate::companies::{Companies, own_reply, own_review};

each_backend![
    one_level_deep,
    one_level_deep_by_its_key,
    one_level_deep_by_a_list_of_keys,
    two_levels_deep,
    two_levels_deep_by_its_key,
    two_levels_deep_by_a_list_of_keys,
    a_page_of_rows_two_levels_deep,
];

async fn one_level_deep(companies: Companies) {
    let all = review::Entity::find();
    let of_a_product = all.clone().filter(review::Column::ProductId.eq(57));
    for find in [all, of_a_product] {
        let hand = find.clone().filter(Expr::exists(own_review()));
        companies.assert_same_plan(&find, &hand).await;
    }
}

async fn one_level_deep_by_its_key(companies: Companies) {
    let find = review::Entity::find_by_id(57);
    let hand = find.clone().filter(Expr::exists(own_review()));
    companies.assert_same_plan(&find, &hand).await;
}

async fn one_level_deep_by_a_list_of_keys(companies: Companies) {
    for keys in [vec![7, 57, 107], (1..500).collect()] {
        let find = review::Entity::find().filter(review::Column::Id.is_in(keys));
        let hand = find.clone().filter(Expr::exists(own_review()));
        companies.assert_same_plan(&find, &hand).await;
    }
}

async fn two_levels_deep(companies: Companies) {
    let all = reply::Entity::find();
    let of_a_thread = all.clone().filter(reply::Column::Thread.eq(3));
    for find in [all, of_a_thread] {
        let hand = find.clone().filter(Expr::exists(own_reply()));
        companies.assert_same_plan(&find, &hand).await;
    }
}

async fn two_levels_deep_by_its_key(companies: Companies) {
    let find = reply::Entity::find_by_id(57);
    let hand = find.clone().filter(Expr::exists(own_reply()));
    companies.assert_same_plan(&find, &hand).await;
}

async fn two_levels_deep_by_a_list_of_keys(companies: Companies) {
    for keys in [vec![7, 57, 107], (1..500).collect()] {
        let find = reply::Entity::find().filter(reply::Column::Id.is_in(keys));
        let hand = find.clone().filter(Expr::exists(own_reply()));
        companies.assert_same_plan(&find, &hand).await;
    }
}

async fn a_page_of_rows_two_levels_deep(companies: Companies) {
    let page = reply::Entity::find()
        .filter(reply::Column::Thread.eq(3))
        .order_by_asc(reply::Column::Id)
        .limit(10);
    let hand = page.clone().filter(Expr::exists(own_reply()));
    companies.assert_same_plan(&page, &hand).await;
}
