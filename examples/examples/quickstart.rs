//! Two blogs in one database, told in ten short chapters.
//!
//! ```console
//! cargo run -p tenancy-examples --example quickstart
//! ```
//!
//! Needs no set-up: the database is SQLite in memory. Every answer that is printed is also asserted.

use std::fmt::Display;

use sea_orm::sea_query::OnConflict;
use sea_orm::{Database, DbBackend, DbErr, Set, Statement, entity::prelude::*};
use tenancy_sea::prelude::*;

use category::Entity as Category;
use comment::Entity as Comment;
use post::Entity as Post;
use vote::Entity as Vote;

/// The tenant.
mod blog {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "blog")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[tenant_identifier]
        #[sea_orm(unique)]
        pub slug: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Belongs to a blog: it has the blog's key.
mod post {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "post")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub blog_id: i32,
        pub category_id: Option<i32>,
        pub title: String,
        #[tenant_relation]
        #[sea_orm(belongs_to, from = "blog_id", to = "id")]
        pub blog: BelongsTo<super::blog::Entity>,
        #[sea_orm(belongs_to, from = "category_id", to = "id")]
        pub category: BelongsTo<Option<super::category::Entity>>,
        #[sea_orm(has_many)]
        pub comments: HasMany<super::comment::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Belongs to a blog through its post: it has no key of the blog.
mod comment {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_primary_model("post")]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "comment")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub post_id: i32,
        pub text: String,
        #[sea_orm(belongs_to, from = "post_id", to = "id")]
        pub post: BelongsTo<super::post::Entity>,
        #[sea_orm(has_many)]
        pub votes: HasMany<super::vote::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Belongs to a blog through the post of its comment.
mod vote {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_primary_model("comment")]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "vote")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub comment_id: i32,
        pub up: bool,
        #[sea_orm(belongs_to, from = "comment_id", to = "id")]
        pub comment: BelongsTo<super::comment::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Belongs to a blog or to nobody: a row without a blog is shared.
mod category {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_tenant]
    #[optional_tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "category")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub blog_id: Option<i32>,
        pub name: String,
        #[tenant_relation]
        #[sea_orm(belongs_to, from = "blog_id", to = "id")]
        pub blog: BelongsTo<Option<super::blog::Entity>>,
        #[sea_orm(has_many)]
        pub posts: HasMany<super::post::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Prints a piece of code as it stands here, and runs it.
macro_rules! run {
    (let $name:ident = $($code:tt)+) => {
        show(stringify!(let $name = $($code)+));
        let $name = $($code)+;
    };
    ($($code:tt)+) => {
        show(stringify!($($code)+));
        $($code)+;
    };
}

/// Prints why tenancy refused. Another reason, and above all a success, ends the story.
macro_rules! refused {
    ($result:expr, $reason:pat) => {
        let err = $result.err().ok_or("this should have been refused")?;
        let reason = TenancyError::from_db_err(&err);
        assert!(
            matches!(reason, Some($reason)),
            "refused for another reason: {err}"
        );
        complain(reason.ok_or("this should have been refused by tenancy")?);
    };
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let database = Database::connect("sqlite::memory:").await?;
    database
        .get_schema_builder()
        .register(blog::Entity)
        .register(category::Entity)
        .register(post::Entity)
        .register(comment::Entity)
        .register(vote::Entity)
        .apply(&database)
        .await?;
    let tenancy = Tenancy::<blog::Entity>::builder(database).build().await?;

    // Blogs and shared rows are made by the application itself, outside every blog.
    let (tea_times, bike_notes): (blog::Model, blog::Model) = tenancy
        .central(async {
            let db = tenancy.connection();
            let [tea_times, bike_notes] =
                ["tea", "bikes"].map(|slug| blog::ActiveModel::builder().set_slug(slug));
            category::ActiveModel::builder()
                .set_name("News")
                .insert(&db)
                .await?;
            Ok::<_, DbErr>((
                tea_times.insert(&db).await?.into(),
                bike_notes.insert(&db).await?.into(),
            ))
        })
        .await?;

    println!("\nTwo blogs in one database: one about tea, one about bikes.");
    println!("After `>` stands the code that runs, after `=` what comes back, after `!` why not.");

    chapter(1, "Each blog gets a connection");
    tell("It is a value like SeaORM's own connection. Everything after it is ordinary SeaORM.");
    run! { let tea = tenancy.for_tenant(&tea_times) }
    run! { let bikes = tenancy.for_tenant(&bike_notes) }

    chapter(2, "Nobody says whose a row is");
    tell("The posts come without a blog_id. The connection fills it in.");
    run! { let post = post::ActiveModel::builder().set_title("Sencha").insert(&tea).await? }
    answer(owner(&post), "post 1 of blog 1");
    run! { let post = post::ActiveModel::builder().set_title("Assam").insert(&tea).await? }
    answer(owner(&post), "post 2 of blog 1");
    run! { let post = post::ActiveModel::builder().set_title("Chains").insert(&bikes).await? }
    answer(owner(&post), "post 3 of blog 2");

    chapter(3, "One query, two answers");
    tell("No query has a filter. The connection adds it.");
    run! { let posts = Post::find().all(&tea).await? }
    answer(titles(&posts), "Sencha, Assam");
    run! { let posts = Post::find().all(&bikes).await? }
    answer(titles(&posts), "Chains");
    tell("To know the id of somebody else's post is of no use:");
    run! { let post = Post::find_by_id(1).one(&bikes).await? }
    answer(format!("{post:?}"), "None");

    chapter(4, "Comments and votes are whose their post is");
    tell("Neither has a blog_id. A comment is found through its post, a vote through its comment.");
    run! { let hot = comment(1, "How hot?").insert(&tea).await? }
    run! { let squeak = comment(3, "Squeak!").insert(&bikes).await? }
    for (db, comment_id) in [(&tea, hot.id), (&tea, hot.id), (&bikes, squeak.id)] {
        let vote = vote::ActiveModel::builder().set_comment_id(comment_id);
        vote.set_up(true).insert(db).await?;
    }
    tell("Two votes for tea, one for bikes, and all of it loaded at once:");
    run! { let votes = Vote::find().count(&tea).await? }
    answer(votes, "2");
    run! { let votes = Vote::find().count(&bikes).await? }
    answer(votes, "1");
    run! { let posts = Post::load().with((Comment, Vote)).all(&bikes).await? }
    for post in &posts {
        for comment in &post.comments {
            let votes = comment.votes.len();
            let story = format!("{}: {} ({votes} vote)", post.title, comment.text);
            answer(story, "Chains: Squeak! (1 vote)");
        }
    }

    chapter(5, "Some rows are everybody's");
    tell("A category without a blog is shared: every blog sees it, no blog can change it.");
    run! { category(&tea_times, "Green tea").insert(&tea).await? }
    run! { category(&bike_notes, "Repairs").insert(&bikes).await? }
    run! { let categories = Category::find().all(&bikes).await? }
    answer(names(&categories), "News, Repairs");
    run! { let deleted = Category::delete_by_id(1).exec(&bikes).await? }
    answer(format!("{} rows", deleted.rows_affected), "0 rows");
    run! { let categories = Category::find().all(&tea).await? }
    answer(names(&categories), "News, Green tea");

    chapter(6, "Writing to another blog is refused");
    tell("Through the front door, with the other blog's key:");
    run! { let intruder = post::ActiveModel::builder().set_blog_id(1).set_title("Bikes!") }
    run! { let result = intruder.insert(&bikes).await }
    refused!(result, TenancyError::CrossTenantWrite { .. });
    tell("Through the back door, with a comment on the other blog's post:");
    run! { let result = comment(1, "Bikes!").insert(&bikes).await }
    refused!(result, TenancyError::CrossTenantReference { .. });
    tell("And who updates everything, updates everything that is theirs:");
    run! { let clean = Post::update_many().col_expr(post::Column::Title, Expr::val("Clean chains")) }
    run! { let updated = clean.exec(&bikes).await? }
    answer(format!("{} row", updated.rows_affected), "1 row");
    run! { let posts = Post::find().all(&tea).await? }
    answer(titles(&posts), "Sencha, Assam");

    chapter(7, "Raw SQL is scoped as well");
    tell("Even where somebody has talked it into asking for more:");
    run! { let sql = raw("SELECT * FROM post WHERE title = '' OR 1 = 1") }
    run! { let posts = Post::find().from_raw_sql(sql).all(&bikes).await? }
    answer(titles(&posts), "Clean chains");
    tell("What can't be understood for certain doesn't run:");
    run! { let sql = raw("DELETE FROM vote; DROP TABLE post") }
    run! { let result = bikes.execute_raw(sql).await }
    refused!(result, TenancyError::Refused { .. });

    chapter(8, "An upsert can't steal a row");
    tell("Post 1 is a post about tea.");
    run! { let thief = post::ActiveModel { id: Set(1), title: Set("Mine".into()), ..Default::default() } }
    run! { let overwrite = OnConflict::column("id").update_column("title").to_owned() }
    run! { let result = Post::insert(thief).on_conflict(overwrite).exec(&bikes).await }
    refused!(result, TenancyError::ConflictOutsideTenant { .. });
    run! { let post = Post::find_by_id(1).one(&tea).await? }
    answer(titles(&post), "Sencha");

    chapter(9, "To forget the blog is an error, not a leak");
    tell("A connection can follow the current context instead. Here nobody has entered one:");
    run! { let db = tenancy.connection() }
    run! { let result = Post::find().all(&db).await }
    refused!(result, TenancyError::NoTenant { .. });
    run! { let posts = tenancy.run(&bike_notes, async { Post::find().all(&db).await }).await? }
    answer(titles(&posts), "Clean chains");

    chapter(10, "The ways out have names to grep for");
    tell("For one query:");
    run! { let posts = Post::find().without_tenancy().all(&bikes).await? }
    answer(titles(&posts), "Sencha, Assam, Clean chains");
    tell("For one closure:");
    run! { let votes = Post::without_tenant_restrictions(|| Vote::find().count(&bikes)).await? }
    answer(votes, "3");
    tell("For the application itself:");
    run! { let comments = tenancy.central(async { Comment::find().count(&db).await }).await? }
    answer(comments, "2");
    tell("Afterwards everything is as before:");
    run! { let posts = Post::find().all(&bikes).await? }
    answer(titles(&posts), "Clean chains");

    println!("\n\nThe end. Every answer was asserted before it was printed.\n");
    Ok(())
}

fn comment(post_id: i32, text: &str) -> comment::ActiveModelEx {
    let comment = comment::ActiveModel::builder();
    comment.set_post_id(post_id).set_text(text)
}

fn category(blog: &blog::Model, name: &str) -> category::ActiveModelEx {
    let category = category::ActiveModel::builder();
    category.set_blog_id(blog.id).set_name(name)
}

fn raw(sql: &str) -> Statement {
    Statement::from_string(DbBackend::Sqlite, sql)
}

fn owner(post: &post::ModelEx) -> String {
    format!("post {} of blog {}", post.id, post.blog_id)
}

fn titles<'a>(posts: impl IntoIterator<Item = &'a post::Model>) -> String {
    let titles = posts.into_iter().map(|post| post.title.as_str());
    titles.collect::<Vec<_>>().join(", ")
}

fn names(categories: &[category::Model]) -> String {
    let names = categories.iter().map(|category| category.name.as_str());
    names.collect::<Vec<_>>().join(", ")
}

fn chapter(number: u8, title: &str) {
    println!("\n\n{number}. {title}");
}

fn tell(text: &str) {
    println!("\n   {text}\n");
}

/// Prints what is asked.
fn show(code: &str) {
    println!(
        "   > {}",
        code.split_whitespace().collect::<Vec<_>>().join(" ")
    );
}

/// Prints what came back, which must be what is expected.
fn answer(got: impl Display, expected: &str) {
    let got = got.to_string();
    assert_eq!(got, expected);
    println!("   = {got}");
}

/// Prints an error in lines of at most 90 letters.
fn complain(err: impl Display) {
    let mut width = 0;
    print!("   !");
    for word in err.to_string().split_whitespace() {
        if width + word.len() > 90 {
            print!("\n    ");
            width = 0;
        }
        print!(" {word}");
        width += word.len() + 1;
    }
    println!();
}
