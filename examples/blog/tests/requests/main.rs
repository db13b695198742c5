//! Requests to the router, without a network: each test on SQLite, and on PostgreSQL where `TENANCY_TEST_POSTGRES_URL` names
//! a server.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests"
)]

mod administration;
mod browser;
mod categories;
mod files;
mod forged;
mod guessed;
mod harness;
mod reading;
mod sessions;
mod site;

use std::process::ExitCode;

use harness::{Test, tests};

const TESTS: &[Test] = tests![
    administration::is_for_administrators,
    administration::creates_blogs,
    administration::is_on_no_subdomain,
    categories::are_shared_and_not_changeable,
    categories::of_another_blog,
    files::are_served_to_their_blog_alone,
    files::whose_names_lead_elsewhere,
    files::that_would_be_pages,
    files::of_forged_forms,
    files::with_long_names,
    forged::posts_without_their_token,
    forged::sign_ins,
    guessed::numbers_of_posts,
    guessed::numbers_in_forms,
    reading::pages_that_nobody_keeps,
    reading::two_blogs_at_two_addresses_each,
    reading::requests_that_name_two_blogs,
    reading::whatever_users_write_is_escaped,
    sessions::are_of_one_blog,
    sessions::that_were_stolen,
    sessions::end_with_the_sign_out,
    sessions::that_are_over,
];

fn main() -> ExitCode {
    harness::main(TESTS)
}
