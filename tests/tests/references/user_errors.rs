//! A statement with checks that fails for another reason says that reason, or at least no wrong one, and quotes nobody else.

use sea_orm::{ConnectionTrait, DbErr};
use tenancy_sea::TenancyError;
use tenancy_tests::{Backend, each_backend};

use super::world::World;

each_backend!(
    a_users_error_is_no_refusal,
    a_value_that_looks_like_a_check_is_none
);

/// What must not be read as a refusal: no check raised it.
fn assert_users_own(result: Result<sea_orm::ExecResult, DbErr>, what: &str) {
    let err = result.map(|done| done.rows_affected()).expect_err(what);
    match TenancyError::from_db_err(&err) {
        None | Some(TenancyError::DataException { .. }) => {}
        Some(refusal) => panic!("{what}: {refusal:?}"),
    }
    let text = format!("{err} {err:?}");
    assert!(!text.contains("theirs"), "{what}: {text}");
}

/// Vector 212
async fn a_users_error_is_no_refusal(world: World) {
    let backend = world.backend();
    world
        .raw_execute("UPDATE direct SET note = 'theirs' WHERE id = 2")
        .await;
    let check = match backend {
        Backend::Sqlite => {
            "CREATE TRIGGER small BEFORE UPDATE ON direct WHEN NEW.amount > 1000 BEGIN SELECT RAISE(ABORT, 'too much'); END"
        }
        _ => "ALTER TABLE direct ADD CONSTRAINT small CHECK (amount <= 1000)",
    };
    world.raw_execute(check).await;
    let before = world.snapshot().await;
    let everywhere = [
        "UPDATE direct SET product_id = 1, amount = NULL",
        "UPDATE direct SET product_id = 1, amount = 2000 WHERE id = 1",
        "UPDATE direct SET product_id = 1, loose_id = 99",
        "UPDATE direct SET product_id = 1, country_id = 99",
        "INSERT INTO direct (id, amount, product_id) VALUES (1, 5, 1)",
        "INSERT INTO direct (id, amount, product_id) SELECT id, 5, id FROM product",
    ];
    let here: &[&str] = match backend {
        Backend::Sqlite => &[
            "UPDATE direct SET product_id = 1, note = ('a' LIKE 'b' ESCAPE ('too' || ' long'))",
            "UPDATE direct SET product_id = 1, note = json_extract('{}', 'no path')",
            "UPDATE direct SET product_id = json_extract(note, '$.a')",
            "UPDATE direct SET product_id = abs(-9223372036854775808)",
            "UPDATE direct SET product_id = (SELECT sum(9223372036854775807) FROM direct d WHERE d.id < 4)",
        ],
        Backend::Postgres => &[
            "UPDATE direct SET product_id = 1, amount = 1 / (amount - amount)",
            "UPDATE direct SET product_id = 1 / (amount - amount)",
            "UPDATE direct SET product_id = CAST(note AS INTEGER)",
            "UPDATE direct SET product_id = CAST('no number' AS INTEGER)",
            "UPDATE direct SET product_id = amount + 2147483647",
            "UPDATE direct SET product_id = (SELECT max(CAST(d.note AS INTEGER)) FROM direct d)",
            "INSERT INTO direct (id, amount, product_id) SELECT 1000, 5, CAST(note AS INTEGER) FROM direct",
        ],
        Backend::Mysql => &[
            "UPDATE direct SET product_id = 1, amount = 1 / 0",
            "UPDATE direct SET product_id = 9223372036854775807 + amount",
            "UPDATE direct SET product_id = 1, amount = EXP(800)",
            "UPDATE direct SET product_id = EXP(amount * 100)",
            "UPDATE direct SET product_id = 1, amount = 'no number'",
            "INSERT INTO direct (id, amount, product_id) SELECT 1000, 5, 9223372036854775807 + id FROM direct",
        ],
    };
    for statement in everywhere.iter().chain(here) {
        let what = format!("{backend}: {statement}");
        assert_users_own(world.mine().execute_unprepared(statement).await, &what);
        world.assert_unchanged(&before, &what).await;
    }
}

/// A unique key that holds the text of a check's error.
async fn a_value_that_looks_like_a_check_is_none(world: World) {
    let unique = "CREATE UNIQUE INDEX note_once ON secondary (owner_id, note)";
    world
        .raw_execute("UPDATE secondary SET note = 'tenancy:0; exp(70000)' WHERE id = 1")
        .await;
    world.raw_execute(unique).await;
    let before = world.snapshot().await;
    let insert = "INSERT INTO secondary (id, owner_id, amount, note) VALUES (1000, 1, 5, 'tenancy:0; exp(70000)')";
    assert_users_own(world.mine().execute_unprepared(insert).await, insert);
    world.assert_unchanged(&before, insert).await;
}
