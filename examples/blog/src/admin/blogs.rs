use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, QuerySelect, Set};
use serde::Deserialize;
use tenancy_sea::prelude::*;

use super::session::SignedIn;
use crate::csrf::{FormToken, SafeForm};
use crate::entities::{Blog, Post, blog, post, user};
use crate::error::PageError;
use crate::password;

#[derive(Deserialize)]
pub(super) struct NewBlog {
    slug: String,
    title: String,
    name: String,
    password: String,
}

/// All blogs, and how much is written in each.
pub(super) async fn index(
    State(tenancy): State<Tenancy<Blog>>,
    _: SignedIn,
    token: FormToken,
) -> Result<Markup, PageError> {
    page(&tenancy, &token, None).await
}

/// Creates a blog, and whoever writes in it first.
pub(super) async fn create(
    State(tenancy): State<Tenancy<Blog>>,
    _: SignedIn,
    token: FormToken,
    SafeForm(form): SafeForm<NewBlog>,
) -> Result<Response, PageError> {
    let blog = blog::ActiveModel {
        slug: Set(form.slug),
        title: Set(form.title),
        tagline: Set(String::new()),
        ..Default::default()
    };
    let blog = match tenancy.tenants().create(blog).await {
        Ok(blog) => blog,
        Err(TenancyError::InvalidTenant { .. } | TenancyError::TenantTaken { .. }) => {
            let refusal = "That name is taken or reserved, or can't be a subdomain.";
            let page = page(&tenancy, &token, Some(refusal)).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        Err(err) => return Err(PageError::Failed(err.into())),
    };
    let user = user::ActiveModel {
        name: Set(form.name),
        password: Set(password::hash(&form.password).await?),
        ..Default::default()
    };
    user.insert(&tenancy.for_tenant(&blog)).await?;
    Ok(Redirect::to("/admin").into_response())
}

async fn page(
    tenancy: &Tenancy<Blog>,
    token: &FormToken,
    refusal: Option<&str>,
) -> Result<Markup, PageError> {
    let blogs = tenancy.tenants().all().await;
    let blogs = blogs.map_err(|err| PageError::Failed(err.into()))?;
    let posts = posts(tenancy).await?;
    let content = html! {
        h1 { "All blogs" }
        table {
            tr { th { "Blog" } th { "Posts" } }
            @for blog in &blogs {
                tr {
                    td { a href={ "/blogs/" (blog.slug) "/" } { (blog.title) } }
                    td { (posts.get(&blog.id).unwrap_or(&0)) }
                }
            }
        }
        h2 { "New blog" }
        form method="post" action="/admin/blogs" {
            (token.field())
            @if let Some(refusal) = refusal { p.refusal role="alert" { (refusal) } }
            label { "Name in addresses" input name="slug" required; }
            label { "Title" input name="title" required; }
            label { "First user" input name="name" autocomplete="off" required; }
            label { "Password" input name="password" type="password" autocomplete="new-password" required; }
            button { "Create" }
        }
    };
    Ok(super::page("All blogs", Some(token), content))
}

/// How many posts each blog has: of all blogs at once, on purpose.
async fn posts(tenancy: &Tenancy<Blog>) -> Result<BTreeMap<i32, i64>, DbErr> {
    let counted: Vec<(i32, i64)> = Post::find()
        .select_only()
        .column(post::Column::BlogId)
        .column_as(post::COLUMN.id.count(), "posts")
        .group_by(post::Column::BlogId)
        .into_tuple()
        .all(&tenancy.central_connection())
        .await?;
    Ok(counted.into_iter().collect())
}
