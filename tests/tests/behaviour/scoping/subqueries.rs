//! Tables in sub-queries, common table expressions and set operations.

use sea_orm::sea_query::{
    Alias, CommonTableExpression, Expr, ExprTrait, Query, SelectStatement, SimpleExpr, UnionType,
    WithClause,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryTrait};
use tenancy_tests::entities::blogs::{comment, post};
use tenancy_tests::{Blogs, each_backend};

each_backend![
    a_subquery_in_a_condition_is_scoped,
    exists_over_a_secondary_entity_is_scoped,
    a_scalar_subquery_in_the_projection_is_scoped,
    every_branch_of_a_union_is_scoped,
    a_common_table_expression_is_scoped,
    a_derived_table_is_scoped,
];

fn all_posts() -> SelectStatement {
    Query::select()
        .column(post::Column::Id)
        .from(post::Entity)
        .to_owned()
}

/// Z7: "posts with more views than the average" would tell about foreign rows.
async fn a_subquery_in_a_condition_is_scoped(blogs: Blogs) {
    let average = Query::select()
        .expr(Expr::cust("avg(views)"))
        .from(post::Entity)
        .to_owned();
    let popular = post::Entity::find().filter(
        Expr::col(post::Column::Views).gt(SimpleExpr::SubQuery(None, Box::new(average.into()))),
    );
    let popular = popular.all(&blogs.acme()).await.unwrap();
    assert_eq!(popular.iter().map(|post| post.id).collect::<Vec<_>>(), [3]);
}

/// Z8: comments of another tenant can't make a post match.
async fn exists_over_a_secondary_entity_is_scoped(blogs: Blogs) {
    let secret = Query::select()
        .column(comment::Column::Id)
        .from(comment::Entity)
        .cond_where(comment::Column::Body.eq("secret"))
        .to_owned();
    let found = post::Entity::find()
        .filter(Expr::exists(secret.clone()))
        .all(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(found.len(), 0);
    let found = post::Entity::find()
        .filter(Expr::exists(secret))
        .all(&blogs.foobar())
        .await
        .unwrap();
    assert_eq!(found.len(), 3);
}

/// Vector 41
async fn a_scalar_subquery_in_the_projection_is_scoped(blogs: Blogs) {
    let count = Query::select()
        .expr(Expr::cust("count(*)"))
        .from(comment::Entity)
        .to_owned();
    let query = Query::select()
        .expr_as(
            SimpleExpr::SubQuery(None, Box::new(count.into())),
            Alias::new("n"),
        )
        .to_owned();
    let row = blogs.acme().query_one(&query).await.unwrap().unwrap();
    assert_eq!(row.try_get::<i64>("", "n").unwrap(), 3);
}

/// Z7, vector 73
async fn every_branch_of_a_union_is_scoped(blogs: Blogs) {
    let union = all_posts().union(UnionType::All, all_posts()).to_owned();
    assert_eq!(blogs.acme().query_all(&union).await.unwrap().len(), 4);
    let select = post::Entity::find()
        .into_query()
        .union(UnionType::Distinct, post::Entity::find().into_query())
        .to_owned();
    assert_eq!(blogs.acme().query_all(&select).await.unwrap().len(), 2);
}

/// Z7, vector 67: also where it has the name of the table that it reads.
async fn a_common_table_expression_is_scoped(blogs: Blogs) {
    for name in ["posts", "post"] {
        let cte = CommonTableExpression::new()
            .query(all_posts())
            .table_name(Alias::new(name))
            .to_owned();
        let outer = Query::select()
            .column(post::Column::Id)
            .from(Alias::new(name))
            .to_owned();
        let query = outer.with(WithClause::new().cte(cte).to_owned());
        match blogs.acme().query_all(&query).await {
            Ok(rows) => assert_eq!(rows.len(), 2, "{name}"),
            // SQLite takes the inner name for the expression itself.
            Err(_) => assert_eq!(name, "post"),
        }
    }
}

/// Vector 80
async fn a_derived_table_is_scoped(blogs: Blogs) {
    let outer = Query::select()
        .expr(Expr::cust("count(*) AS n"))
        .from_subquery(all_posts(), Alias::new("sub_query"))
        .to_owned();
    let row = blogs.acme().query_one(&outer).await.unwrap().unwrap();
    assert_eq!(row.try_get::<i64>("", "n").unwrap(), 2);
}
