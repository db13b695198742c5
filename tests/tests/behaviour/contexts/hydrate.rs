//! `hydrate_tenant`: loaded rows get the current tenant without a query, and nobody gets another's.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sea_orm::{ActiveModelTrait, EntityLoaderTrait, QueryOrder, Set};
use tenancy_sea::entity::tenant_of;
use tenancy_sea::prelude::*;
use tenancy_sea::{Context, TenancyError};
use tenancy_tests::entities::blogs::{blog, category, draft, member, page, post};
use tenancy_tests::entities::keys::uuid::{organisation, project};
use tenancy_tests::{Blogs, each_backend};

each_backend![
    a_created_row_has_the_current_tenant,
    loaded_rows_have_the_current_tenant,
    rows_behind_a_reference_are_filled_in_place,
    a_bound_connection_needs_no_context,
    nothing_is_filled_unless_it_is_asked_for,
    a_shared_row_has_no_tenant,
    another_tenants_row_does_not_get_the_current_one,
    another_tenants_row_keeps_its_own,
    a_loaded_relation_stays,
    a_key_may_be_absent_in_its_column,
    outside_there_is_no_tenant_to_fill_in,
    a_bare_key_is_no_model,
    a_tenant_of_another_tenancy_is_none,
];

/// Runs a future in acme's context, and counts the statements that it makes.
async fn as_acme<F: Future>(
    blogs: &Blogs,
    future: impl FnOnce(TenancyConnection, Arc<AtomicUsize>) -> F,
) -> F::Output {
    let (tenancy, statements) = blogs.counted().await;
    let future = future(tenancy.connection(), statements);
    tenancy.context(&blogs.acme).unwrap().enter(future).await
}

async fn posts(db: &TenancyConnection) -> Vec<post::ModelEx> {
    let posts = post::Entity::load().order_by_asc(post::Column::Id);
    posts.all(db).await.unwrap()
}

/// The slug of each row's blog, where it is loaded.
macro_rules! slugs {
    ($rows:expr) => {
        $rows
            .iter()
            .map(|row| row.blog.as_ref().map(|blog| blog.slug.as_str()))
            .collect::<Vec<_>>()
    };
}

/// A16, B1
async fn a_created_row_has_the_current_tenant(blogs: Blogs) {
    let (plain, nested) = as_acme(&blogs, async |db, statements| {
        let plain = post::ActiveModel {
            slug: Set("plain".into()),
            title: Set("plain".into()),
            views: Set(0),
            ..Default::default()
        };
        let nested = post::ActiveModel::builder()
            .set_slug("nested")
            .set_title("nested")
            .set_views(0);
        let plain = plain.insert(&db).await.unwrap().into_ex();
        let nested = nested.insert(&db).await.unwrap();
        let before = statements.load(Ordering::Relaxed);
        assert!(before > 0);
        let plain = plain.hydrate_tenant(&Context::current()).unwrap();
        let nested = nested.hydrate_tenant(&Context::current()).unwrap();
        assert_eq!(statements.load(Ordering::Relaxed), before);
        (plain, nested)
    })
    .await;
    for created in [plain, nested] {
        assert_eq!(created.blog_id, 1);
        assert_eq!(*created.blog.as_ref().unwrap(), blogs.acme);
    }
}

/// Spec §7: one row, perhaps one, and many.
async fn loaded_rows_have_the_current_tenant(blogs: Blogs) {
    as_acme(&blogs, async |db, statements| {
        let one = || post::Entity::load().filter_by_id(3).one(&db);
        let (first, second, all) = (one().await.unwrap(), one().await.unwrap(), posts(&db).await);
        let before = statements.load(Ordering::Relaxed);
        assert!(before > 0);
        let context = Context::current();
        let first = first.unwrap().hydrate_tenant(&context).unwrap();
        assert_eq!(*first.blog.as_ref().unwrap(), blogs.acme);
        let second = second.hydrate_tenant(&context).unwrap().unwrap();
        assert_eq!(*second.blog.as_ref().unwrap(), blogs.acme);
        let all = all.hydrate_tenant(&context).unwrap();
        assert_eq!(slugs!(all), [Some("acme"), Some("acme")]);
        assert_eq!(statements.load(Ordering::Relaxed), before);

        let missing = post::Entity::load().filter_by_id(2).one(&db).await.unwrap();
        assert_eq!(missing.hydrate_tenant(&context).unwrap(), None);
    })
    .await;
}

async fn rows_behind_a_reference_are_filled_in_place(blogs: Blogs) {
    let mut posts = posts(&blogs.acme()).await;
    let context = Context::tenant(tenant_of::<blog::Entity>(blogs.acme.clone()));
    let [first, ..] = posts.as_mut_slice() else {
        panic!("acme has posts")
    };
    std::slice::from_mut(first)
        .hydrate_tenant(&context)
        .unwrap();
    assert_eq!(slugs!(posts), [Some("acme"), None]);
}

async fn a_bound_connection_needs_no_context(blogs: Blogs) {
    let posts = posts(&blogs.foobar()).await;
    let foobar = Context::tenant(tenant_of::<blog::Entity>(blogs.foobar.clone()));
    let posts = posts.hydrate_tenant(&foobar).unwrap();
    assert_eq!(slugs!(posts), [Some("foobar"); 3]);
}

/// B16, C13
async fn nothing_is_filled_unless_it_is_asked_for(blogs: Blogs) {
    as_acme(&blogs, async |db, _| {
        let posts = posts(&db).await;
        assert_eq!(posts.len(), 2);
        assert!(posts.iter().all(|post| post.blog.is_unloaded()));
        let members = member::Entity::load().all(&db).await.unwrap();
        assert_eq!(members.len(), 2);
        assert!(members.iter().all(|member| member.blogs.is_unloaded()));
    })
    .await;
}

/// Z56
async fn a_shared_row_has_no_tenant(blogs: Blogs) {
    as_acme(&blogs, async |db, _| {
        let categories = category::Entity::load().order_by_asc(category::Column::Id);
        let categories = categories.all(&db).await.unwrap();
        let categories = categories.hydrate_tenant(&Context::current()).unwrap();
        assert_eq!(slugs!(categories), [Some("acme"), None]);
        assert!(categories[1].blog.is_unloaded());
    })
    .await;
}

/// B14, Z63
async fn another_tenants_row_does_not_get_the_current_one(blogs: Blogs) {
    as_acme(&blogs, async |db, _| {
        let posts = post::Entity::load().without_tenancy();
        let posts = posts.order_by_asc(post::Column::Id).all(&db).await.unwrap();
        let posts = posts.hydrate_tenant(&Context::current()).unwrap();
        assert_eq!(
            slugs!(posts),
            [Some("acme"), None, Some("acme"), None, None]
        );
        assert!(posts[1].blog.is_unloaded());
    })
    .await;
}

/// Z63
async fn another_tenants_row_keeps_its_own(blogs: Blogs) {
    as_acme(&blogs, async |db, _| {
        let opened = post::Entity::without_tenant_restrictions(async || {
            let posts = post::Entity::load().with(blog::Entity);
            let posts = posts.order_by_asc(post::Column::Id).all(&db).await.unwrap();
            posts.hydrate_tenant(&Context::current()).unwrap()
        });
        let (acme, foobar) = (Some("acme"), Some("foobar"));
        assert_eq!(slugs!(opened.await), [acme, foobar, acme, foobar, foobar]);
    })
    .await;
}

/// What a query found is not replaced by the copy with which the context was entered.
async fn a_loaded_relation_stays(blogs: Blogs) {
    let renamed = blog::Model {
        slug: "renamed".into(),
        ..blogs.acme.clone()
    };
    let context = Context::tenant(tenant_of::<blog::Entity>(renamed));
    let db = blogs.acme();
    let loaded = post::Entity::load().with(blog::Entity).all(&db).await;
    let loaded = loaded.unwrap().hydrate_tenant(&context).unwrap();
    assert_eq!(slugs!(loaded), [Some("acme"); 2]);
    let filled = posts(&db).await.hydrate_tenant(&context).unwrap();
    assert_eq!(slugs!(filled), [Some("renamed"); 2]);

    let shared = category::Entity::load().filter_by_id(3).with(blog::Entity);
    let shared = shared.one(&db).await.unwrap().unwrap();
    assert!(shared.blog.is_not_found());
    let shared = shared.hydrate_tenant(&context).unwrap();
    assert!(shared.blog.is_not_found(), "it was looked for");
}

/// A tenant column that may be NULL, and an entity with relations to itself beside the one to its tenant.
async fn a_key_may_be_absent_in_its_column(blogs: Blogs) {
    as_acme(&blogs, async |db, _| {
        let drafts = draft::Entity::load().all(&db).await.unwrap();
        let drafts = drafts.hydrate_tenant(&Context::current()).unwrap();
        assert_eq!(slugs!(drafts), [Some("acme")]);
        let pages = page::Entity::load().all(&db).await.unwrap();
        let pages = pages.hydrate_tenant(&Context::current()).unwrap();
        assert_eq!(slugs!(pages), [Some("acme"); 3]);
        assert!(pages.iter().all(|page| page.parent.is_unloaded()));
    })
    .await;
}

/// Nowhere and in the central context, also before there is a row.
async fn outside_there_is_no_tenant_to_fill_in(blogs: Blogs) {
    let posts = posts(&blogs.acme()).await;
    let central = blogs.tenancy.central(async { Context::current() }).await;
    for context in [Context::current(), central] {
        let filled = posts.clone().hydrate_tenant(&context).unwrap_err();
        assert!(
            matches!(&filled, TenancyError::NoTenant { entity } if entity.ends_with("blogs::post")),
            "{filled:?}"
        );
        let none = None::<post::ModelEx>.hydrate_tenant(&context).unwrap_err();
        assert!(matches!(none, TenancyError::NoTenant { .. }), "{none:?}");
        let empty = Vec::<post::ModelEx>::new();
        let empty = empty.hydrate_tenant(&context).unwrap_err();
        assert!(matches!(empty, TenancyError::NoTenant { .. }), "{empty:?}");
    }
}

/// The error names the entity whose model is needed, and no key.
async fn a_bare_key_is_no_model(blogs: Blogs) {
    let db = blogs.tenancy.connection();
    let filled = async { posts(&db).await.hydrate_tenant(&Context::current()) };
    let err = blogs.tenancy.run(1, filled).await.unwrap_err();
    assert!(
        matches!(&err, TenancyError::NoTenantModel { entity } if entity.ends_with("blogs::blog")),
        "{err:?}"
    );
    assert!(err.to_string().contains("tenancy.run(&model, ..)"), "{err}");
}

/// Spec §11: an organisation is no blog, and a project is filled with its organisation alone.
async fn a_tenant_of_another_tenancy_is_none(blogs: Blogs) {
    let acme = organisation::Model {
        id: sea_orm::prelude::Uuid::from_u128(1),
        name: "acme".into(),
    };
    let project = |organisation_id| project::Model {
        id: acme.id,
        organisation_id,
        name: "acme".into(),
    };
    let organisations = Context::tenant(tenant_of::<organisation::Entity>(acme.clone()));
    let posts = posts(&blogs.acme()).await;
    let err = posts.clone().hydrate_tenant(&organisations).unwrap_err();
    assert!(matches!(err, TenancyError::NoTenant { .. }), "{err:?}");

    let both = organisations.with_tenant(tenant_of::<blog::Entity>(blogs.acme.clone()));
    let posts = posts.hydrate_tenant(&both).unwrap();
    assert_eq!(slugs!(posts), [Some("acme"); 2]);
    let own = project(acme.id).into_ex().hydrate_tenant(&both).unwrap();
    assert_eq!(*own.organisation.as_ref().unwrap(), acme);
    let foreign = project(sea_orm::prelude::Uuid::nil()).into_ex();
    let foreign = foreign.hydrate_tenant(&both).unwrap();
    assert!(foreign.organisation.is_unloaded());
}
