//! Rows that name their tenant.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
};
use tenancy_tests::each_backend;
use tenancy_tests::entities::sales::{product, sale};

use crate::companies::{COMPANY, Companies};

each_backend![
    all_rows,
    a_page_of_rows,
    a_row_by_its_key,
    rows_by_a_list_of_keys,
    an_update_of_many,
    a_delete_of_many,
    an_inner_join,
    a_left_join,
];

async fn all_rows(companies: Companies) {
    let find = product::Entity::find();
    let hand = find.clone().filter(product::Column::CompanyId.eq(COMPANY));
    companies.assert_same_plan(&find, &hand).await;
}

async fn a_page_of_rows(companies: Companies) {
    for order in [product::Column::Id, product::Column::Price] {
        let page = product::Entity::find().order_by_desc(order).limit(10);
        let shelf = product::Column::Shelf.eq(3);
        let own = product::Column::CompanyId.eq(COMPANY);
        let hand = page.clone().filter(own).filter(shelf.clone());
        companies.assert_same_plan(&page.filter(shelf), &hand).await;
    }
}

async fn a_row_by_its_key(companies: Companies) {
    let find = product::Entity::find_by_id(1207);
    let hand = find.clone().filter(product::Column::CompanyId.eq(COMPANY));
    companies.assert_same_plan(&find, &hand).await;
}

async fn rows_by_a_list_of_keys(companies: Companies) {
    for many in [3, 500] {
        let keys = (0..many).map(|number| number * 50 + COMPANY);
        let find = product::Entity::find().filter(product::Column::Id.is_in(keys));
        let hand = find.clone().filter(product::Column::CompanyId.eq(COMPANY));
        companies.assert_same_plan(&find, &hand).await;
    }
}

async fn an_update_of_many(companies: Companies) {
    let update = product::Entity::update_many()
        .col_expr(product::Column::Stock, Expr::value(0))
        .filter(product::Column::Shelf.eq(3));
    let hand = update
        .clone()
        .filter(product::Column::CompanyId.eq(COMPANY));
    companies.assert_same_plan(&update, &hand).await;
}

async fn a_delete_of_many(companies: Companies) {
    let delete = sale::Entity::delete_many().filter(sale::Column::Day.eq(3));
    let hand = delete.clone().filter(sale::Column::CompanyId.eq(COMPANY));
    companies.assert_same_plan(&delete, &hand).await;
}

async fn an_inner_join(companies: Companies) {
    let joined = sale::Entity::find()
        .join(JoinType::InnerJoin, sale::Relation::Product.def())
        .filter(sale::Column::Day.eq(3));
    let hand = joined
        .clone()
        .filter(sale::Column::CompanyId.eq(COMPANY))
        .filter(product::Column::CompanyId.eq(COMPANY));
    companies.assert_same_plan(&joined, &hand).await;
}

/// By hand the joined rows are filtered where they are joined: in WHERE a sale without a product would be lost.
async fn a_left_join(companies: Companies) {
    let joined = sale::Entity::find()
        .find_also_related(product::Entity)
        .filter(sale::Column::Day.eq(3));
    let own = sale::Relation::Product
        .def()
        .on_condition(|_, _| Condition::all().add(product::Column::CompanyId.eq(COMPANY)));
    let hand = sale::Entity::find()
        .join(JoinType::LeftJoin, own)
        .select_also(product::Entity)
        .filter(sale::Column::Day.eq(3))
        .filter(sale::Column::CompanyId.eq(COMPANY));
    companies.assert_same_plan(&joined, &hand).await;
}
