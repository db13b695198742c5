//! Blogs with posts, comments and votes, and every other kind of ownership around them.

pub mod attachment;
pub mod blog;
pub mod blog_member;
pub mod blog_topic;
pub mod category;
pub mod comment;
pub mod country;
pub mod currency;
pub mod draft;
pub mod event;
pub mod member;
pub mod note;
pub mod page;
pub mod page_link;
pub mod post;
pub mod post_category;
pub mod reaction;
pub mod setting;
pub mod ticket;
pub mod topic;
pub mod vote;
