//! Joined tables: each is scoped where it stands.

use sea_orm::sea_query::{Alias, Expr, ExprTrait, JoinType, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, LoaderTrait, ModelTrait, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait, Set,
};
use tenancy_tests::entities::blogs::{category, comment, page, post, post_category};
use tenancy_tests::{Blogs, Store, each_backend};

each_backend![
    both_sides_of_a_join_are_scoped,
    a_left_join_keeps_the_own_row_and_hides_the_foreign_match,
    every_alias_of_a_table_is_scoped,
    related_rows_that_point_across_tenants_are_not_loaded,
    a_right_join_and_a_cross_join_are_scoped,
];

/// A row of acme that points to rows of foobar, as if a bug elsewhere had written it.
async fn poison(blogs: &Blogs) {
    let link = post_category::ActiveModel {
        post_id: Set(3),
        category_id: Set(2),
        blog_id: Set(1),
    };
    link.store(blogs.raw()).await.unwrap();
    let page = page::ActiveModel {
        blog_id: Set(1),
        parent_id: Set(Some(2)),
        title: Set("stray".into()),
        ..Default::default()
    };
    page.store(blogs.raw()).await.unwrap();
}

/// Z4
async fn both_sides_of_a_join_are_scoped(blogs: Blogs) {
    poison(&blogs).await;
    let names = post_category::Entity::find()
        .select_only()
        .column(category::Column::Name)
        .inner_join(category::Entity)
        .order_by_asc(post_category::Column::CategoryId)
        .into_tuple::<String>()
        .all(&blogs.acme())
        .await
        .unwrap();
    assert_eq!(names, ["news", "shared"]);
}

/// Z5, vector 17
async fn a_left_join_keeps_the_own_row_and_hides_the_foreign_match(blogs: Blogs) {
    poison(&blogs).await;
    let links = post_category::Entity::find_by_id((3, 2)).find_also_related(category::Entity);
    let (link, category) = links.one(&blogs.acme()).await.unwrap().unwrap();
    assert_eq!((link.post_id, category), (3, None));
}

/// Z6
async fn every_alias_of_a_table_is_scoped(blogs: Blogs) {
    poison(&blogs).await;
    let parent = Alias::new("parent");
    let pages = page::Entity::find()
        .select_only()
        .column(page::Column::Title)
        .expr_as(
            Expr::col((parent.clone(), page::Column::Title)),
            "parent_title",
        )
        .join_as(JoinType::LeftJoin, page::Relation::Parent.def(), parent)
        .order_by_asc(page::Column::Id)
        .into_tuple::<(String, Option<String>)>()
        .all(&blogs.acme())
        .await
        .unwrap();
    let some = |title: &str| Some(title.to_owned());
    let expected = [
        ("acme", None),
        ("acme/a", some("acme")),
        ("acme/a/b", some("acme/a")),
        ("stray", None),
    ];
    assert_eq!(
        pages,
        expected.map(|(title, parent)| (title.to_owned(), parent))
    );
}

/// Z10
async fn related_rows_that_point_across_tenants_are_not_loaded(blogs: Blogs) {
    poison(&blogs).await;
    let db = blogs.acme();
    let second = post::Entity::find_by_id(3).one(&db).await.unwrap().unwrap();
    assert_eq!(
        second
            .find_related(category::Entity)
            .all(&db)
            .await
            .unwrap()
            .len(),
        0
    );
    let posts = post::Entity::find()
        .order_by_asc(post::Column::Id)
        .all(&db)
        .await
        .unwrap();
    let loaded = posts
        .load_many_to_many(category::Entity, post_category::Entity, &db)
        .await
        .unwrap();
    assert_eq!(loaded.iter().map(Vec::len).collect::<Vec<_>>(), [2, 0]);
    let links = post_category::Entity::find()
        .filter(post_category::Column::PostId.eq(3))
        .all(&db)
        .await
        .unwrap();
    assert_eq!(links.load_one(category::Entity, &db).await.unwrap(), [None]);
}

/// Vectors 18, 21, 24
async fn a_right_join_and_a_cross_join_are_scoped(blogs: Blogs) {
    let db = blogs.acme();
    let right = Query::select()
        .expr(Expr::col((comment::Entity, comment::Column::Id)))
        .from(post::Entity)
        .join(
            JoinType::RightJoin,
            comment::Entity,
            Expr::col((comment::Entity, comment::Column::PostId))
                .equals((post::Entity, post::Column::Id)),
        )
        .to_owned();
    assert_eq!(db.query_all(&right).await.unwrap().len(), 3);
    let comma = Query::select()
        .expr(Expr::col((comment::Entity, comment::Column::Id)))
        .from(post::Entity)
        .from(comment::Entity)
        .to_owned();
    assert_eq!(db.query_all(&comma).await.unwrap().len(), 6);
}
