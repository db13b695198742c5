//! Ways to write another key than the one that was checked, and rows without an owner.

use sea_orm::{ConnectionTrait, DbErr, ExecResult, Statement, Value};
use tenancy_sea::TenancyError;
use tenancy_tests::{Backend, each_backend, refused};

use super::world::World;

each_backend!(
    a_key_of_two_columns_is_written_as_it_was_checked,
    a_number_is_no_text,
    one_of_several_parents_is_set_whatever_the_expression,
    rows_under_a_shared_parent_stay_as_they_are,
    nobody_links_itself_to_a_stranger,
    the_target_can_be_read_for_its_own_keys,
    rows_of_one_statement_dont_know_each_other,
    a_table_of_one_row_is_checked_alike,
);

async fn run(world: &World, sql: &str) -> Result<ExecResult, DbErr> {
    world.mine().execute_unprepared(sql).await
}

fn is_cross_tenant(result: Result<ExecResult, DbErr>, name: &str, what: &str) {
    match refused(result) {
        TenancyError::CrossTenantReference { relation, .. } if relation == name => {}
        other => panic!("{what}: {other:?}"),
    }
}

/// Vector 124: MySQL assigns from left to right, so the second half of the key would be read from the new first.
async fn a_key_of_two_columns_is_written_as_it_was_checked(world: World) {
    world
        .raw_execute("UPDATE direct SET bin_aisle = 3, bin_slot = 3 WHERE id = 1")
        .await;
    let before = world.snapshot().await;
    let update = "UPDATE direct SET bin_aisle = 1, bin_slot = 4 - bin_aisle WHERE id = 1";
    let done = run(&world, update).await;
    if world.backend() == Backend::Mysql {
        assert!(matches!(refused(done), TenancyError::Refused { .. }));
        world.assert_unchanged(&before, update).await;
        let insert = "INSERT INTO direct (id, amount, bin_aisle, bin_slot) VALUES (1000, 5, 1, direct.bin_aisle + 2)";
        assert!(matches!(
            refused(run(&world, insert).await),
            TenancyError::Refused { .. }
        ));
        let orphan = "UPDATE several SET owner_id = NULL, other_owner_id = owner_id WHERE id = 1";
        assert!(matches!(
            refused(run(&world, orphan).await),
            TenancyError::Refused { .. }
        ));
        world.assert_unchanged(&before, orphan).await;
    } else {
        done.unwrap();
        let rows = world
            .select("SELECT bin_aisle, bin_slot FROM direct WHERE id = 1")
            .await;
        assert_eq!(
            (&rows[0]["bin_aisle"], &rows[0]["bin_slot"]),
            (&1.into(), &1.into())
        );
    }
    let before = world.snapshot().await;
    for (half, other) in [
        ("bin_slot = 1", "bin_aisle = 3"),
        ("bin_aisle = 1", "bin_slot = 3"),
    ] {
        // The other half stays as it is in the row.
        world
            .raw_execute(&format!("UPDATE direct SET {other} WHERE id = 3"))
            .await;
        let column = if other.starts_with("bin_slot") {
            "bin_aisle"
        } else {
            "bin_slot"
        };
        world
            .raw_execute(&format!("UPDATE direct SET {column} = 3 WHERE id = 3"))
            .await;
        let update = format!("UPDATE direct SET {half} WHERE id = 3");
        is_cross_tenant(run(&world, &update).await, "Bin", &update);
    }
    world
        .raw_execute("UPDATE direct SET bin_aisle = NULL, bin_slot = NULL WHERE id = 3")
        .await;
    world.assert_unchanged(&before, "halves").await;
}

/// Vector 12: `'01' = 1` and `'x' = 0` where a database compares them as numbers, and '1' or '0' would be written.
async fn a_number_is_no_text(world: World) {
    world
        .raw_execute(
            "INSERT INTO product (id, shop_id, serial, code) VALUES (11, 1, 111, '01'), (12, 2, 112, '1'), (13, 2, 113, '0'), (14, 1, 114, '7')",
        )
        .await;
    let before = world.snapshot().await;
    let db = world.mine();
    let backend = db.get_database_backend();
    let bound = |value: i32| {
        let text = match world.backend() {
            Backend::Postgres => "UPDATE direct SET product_code = $1 WHERE id = 1",
            _ => "UPDATE direct SET product_code = ? WHERE id = 1",
        };
        Statement::from_sql_and_values(backend, text, [Value::from(value)])
    };
    for foreign in [0, 1] {
        let updates = [
            format!("UPDATE direct SET product_code = {foreign} WHERE id = 1"),
            format!("UPDATE direct SET product_code = amount * 0 + {foreign} WHERE id = 1"),
            format!("INSERT INTO direct (id, amount, product_code) VALUES (1000, 5, {foreign})"),
            format!("INSERT INTO direct (id, amount, product_code) SELECT 1000, 5, {foreign}"),
        ];
        let mut results = vec![db.execute_raw(bound(foreign)).await];
        for update in &updates {
            results.push(run(&world, update).await);
        }
        for result in results {
            match world.backend() {
                Backend::Postgres => assert!(result.is_err()),
                _ => is_cross_tenant(result, "ByCode", "a number"),
            }
        }
    }
    world.assert_unchanged(&before, "numbers").await;
    if world.backend() != Backend::Postgres {
        db.execute_raw(bound(7)).await.unwrap();
        let rows = world
            .select("SELECT product_code FROM direct WHERE id = 1")
            .await;
        assert_eq!(rows[0]["product_code"], "7");
    }
}

/// Spec §5: a row without an owner is refused, also where NULL comes of an expression.
async fn one_of_several_parents_is_set_whatever_the_expression(world: World) {
    let before = world.snapshot().await;
    let insert = |owner: &str, other: &str| {
        format!(
            "INSERT INTO several (id, amount, owner_id, other_owner_id) VALUES (1000, 5, {owner}, {other})"
        )
    };
    let refusals = [
        insert("NULLIF(1, 1)", "NULL"),
        insert("NULL", "NULLIF(1, 1)"),
        insert("NULLIF(1, 1)", "NULLIF(3, 3)"),
        insert("NULL", "NULL"),
        insert("NULLIF(1, 1)", "2"),
        "INSERT INTO several (id, amount, owner_id, other_owner_id) SELECT 1000, 5, NULLIF(s.id, s.id), s.other_owner_id FROM several s WHERE s.id = 1".into(),
        "UPDATE several SET owner_id = NULLIF(1, 1) WHERE id = 1".into(),
        "UPDATE several SET owner_id = NULL, other_owner_id = NULLIF(1, 1) WHERE id = 1".into(),
        "UPDATE several SET owner_id = NULL, other_owner_id = 2 WHERE id = 1".into(),
    ];
    for statement in refusals {
        match refused(run(&world, &statement).await) {
            TenancyError::OrphanedRow { .. } | TenancyError::CrossTenantReference { .. } => {}
            other => panic!("{statement}: {other:?}"),
        }
        world.assert_unchanged(&before, &statement).await;
    }
    for statement in [
        insert("NULLIF(1, 1)", "3"),
        "UPDATE several SET owner_id = NULL, other_owner_id = 1 WHERE id = 1".into(),
        "UPDATE several SET owner_id = 3, other_owner_id = NULL WHERE id = 1".into(),
        "UPDATE several SET owner_id = COALESCE(owner_id, 1), other_owner_id = NULLIF(1, 1) WHERE id = 3".into(),
    ] {
        run(&world, &statement).await.unwrap_or_else(|err| panic!("{statement}: {err}"));
    }
}

/// Vector 214
async fn rows_under_a_shared_parent_stay_as_they_are(world: World) {
    world
        .raw_execute(
            "INSERT INTO shared_child (id, owner_id, note, amount) VALUES (50, 3, 'shared', 1)",
        )
        .await;
    let before = world.snapshot().await;
    for statement in [
        "UPDATE shared_child SET note = 'mine' WHERE id = 50",
        "UPDATE shared_child SET owner_id = 1 WHERE id = 50",
        "DELETE FROM shared_child WHERE id = 50",
        "UPDATE shelf SET section_id = 1 WHERE id = 3",
        "UPDATE section SET shop_id = 1 WHERE id = 3",
    ] {
        assert_eq!(
            run(&world, statement).await.unwrap().rows_affected(),
            0,
            "{statement}"
        );
        world.assert_unchanged(&before, statement).await;
    }
    for statement in [
        "UPDATE shared_child SET owner_id = 3",
        "UPDATE shared_child SET owner_id = (SELECT s.id FROM section s WHERE s.shop_id IS NULL)",
        "INSERT INTO shared_child (id, amount, owner_id) SELECT 1000 + s.id, 5, s.id FROM section s",
        "INSERT INTO shelf (id, section_id) VALUES (1000, 3)",
    ] {
        let relation = if statement.contains("shelf") {
            "Section"
        } else {
            "Owner"
        };
        is_cross_tenant(run(&world, statement).await, relation, statement);
        world.assert_unchanged(&before, statement).await;
    }
    let moved = run(&world, "UPDATE shared_child SET owner_id = 4 WHERE id = 1")
        .await
        .unwrap();
    assert_eq!(moved.rows_affected(), 1);
}

/// Vectors 126, 213
async fn nobody_links_itself_to_a_stranger(world: World) {
    let before = world.snapshot().await;
    let upsert = match world.backend() {
        Backend::Mysql => {
            "INSERT INTO shop_customer (customer_id, shop_id) VALUES (1, 1) ON DUPLICATE KEY UPDATE customer_id = 2"
        }
        _ => {
            "INSERT INTO shop_customer (customer_id, shop_id) VALUES (1, 1) ON CONFLICT (customer_id, shop_id) DO UPDATE SET customer_id = 2"
        }
    };
    for (statement, relation) in [
        (
            "INSERT INTO shop_customer (shop_id, customer_id) VALUES (1, 2)",
            "Customer",
        ),
        (
            "INSERT INTO shop_customer (customer_id, shop_id) VALUES (2, 1)",
            "Customer",
        ),
        (
            "INSERT INTO shop_customer (shop_id, customer_id) VALUES (1, 4)",
            "Customer",
        ),
        (
            "INSERT INTO shop_customer (shop_id, customer_id) SELECT 1, c.id + 1 FROM customer c WHERE c.id = 1",
            "Customer",
        ),
        (
            "INSERT INTO shop_customer (shop_id, customer_id) SELECT 1, id + 1 FROM country",
            "Customer",
        ),
        (
            "UPDATE shop_customer SET customer_id = 2 WHERE customer_id = 1",
            "Customer",
        ),
        (
            "UPDATE shop_customer SET customer_id = customer_id + 1",
            "Customer",
        ),
        (upsert, "Customer"),
        (
            "INSERT INTO many_link (shop_id, many_id) VALUES (1, 2)",
            "Many",
        ),
        ("UPDATE many_link SET many_id = 2 WHERE many_id = 1", "Many"),
    ] {
        is_cross_tenant(run(&world, statement).await, relation, statement);
        world.assert_unchanged(&before, statement).await;
    }
    for statement in [
        "INSERT INTO shop_customer (customer_id, shop_id) VALUES (1, 2)",
        "UPDATE shop_customer SET shop_id = 2 WHERE customer_id = 1",
    ] {
        match refused(run(&world, statement).await) {
            TenancyError::CrossTenantWrite { .. } => {}
            other => panic!("{statement}: {other:?}"),
        }
        world.assert_unchanged(&before, statement).await;
    }
}

/// MySQL refuses the target of a write in a sub-query of ours, so it is read as a copy there.
async fn the_target_can_be_read_for_its_own_keys(world: World) {
    for statement in [
        "UPDATE direct SET parent_id = (SELECT max(d.id) FROM direct d) WHERE id = 1",
        "UPDATE direct SET parent_id = (SELECT max(id) FROM direct)",
        "UPDATE direct SET parent_id = id",
        "INSERT INTO direct (id, amount, parent_id) SELECT 1000 + id, amount, id FROM direct",
        "INSERT INTO direct (id, amount, parent_id) SELECT 2000, 5, max(id) FROM direct",
        "UPDATE several SET other_owner_id = owner_id, parent_id = (SELECT min(s.id) FROM several s)",
    ] {
        run(&world, statement)
            .await
            .unwrap_or_else(|err| panic!("{}: {statement}: {err}", world.backend()));
    }
    let before = world.snapshot().await;
    for statement in [
        "UPDATE direct SET parent_id = (SELECT min(d.id) + 1 FROM direct d) WHERE id = 1",
        "UPDATE direct SET parent_id = id + 1",
        "INSERT INTO direct (id, amount, parent_id) SELECT 3000 + id, amount, id + 1 FROM direct WHERE id = 1",
    ] {
        is_cross_tenant(run(&world, statement).await, "Parent", statement);
        world.assert_unchanged(&before, statement).await;
    }
}

/// A batch whose rows point to rows that come later is refused, says what to do, and that way works. To rows that come earlier
/// as well, but on MySQL, which sees each row when it is written.
async fn rows_of_one_statement_dont_know_each_other(world: World) {
    let before = world.snapshot().await;
    let later =
        "INSERT INTO direct (id, amount, parent_id) VALUES (1001, 5, 1000), (1000, 5, NULL)";
    let earlier =
        "INSERT INTO direct (id, amount, parent_id) VALUES (1000, 5, NULL), (1001, 5, 1000)";
    let batches = match world.backend() {
        Backend::Mysql => vec![later],
        _ => vec![later, earlier],
    };
    for batch in batches {
        let refusal = refused(run(&world, batch).await);
        assert!(
            matches!(refusal, TenancyError::CrossTenantReference { .. }),
            "{refusal:?}"
        );
        assert!(
            refusal.to_string().contains("an earlier statement"),
            "{refusal}"
        );
        world.assert_unchanged(&before, batch).await;
    }
    for statement in [
        "INSERT INTO direct (id, amount, parent_id) VALUES (1000, 5, NULL)",
        "INSERT INTO direct (id, amount, parent_id) VALUES (1001, 5, 1000)",
    ] {
        run(&world, statement).await.unwrap();
    }
    if world.backend() == Backend::Mysql {
        let earlier = earlier.replace("100", "200");
        run(&world, &earlier).await.unwrap();
    }
}

/// A server can plan a table of one row as a constant.
async fn a_table_of_one_row_is_checked_alike(world: World) {
    for statement in [
        "DELETE FROM price",
        "DELETE FROM variant",
        "DELETE FROM secondary",
        "DELETE FROM several",
        "DELETE FROM product WHERE id <> 2",
    ] {
        // Rows that hang on others go first.
        if statement == "DELETE FROM price" {
            world.raw_execute("DELETE FROM deep").await;
        }
        if statement == "DELETE FROM variant" {
            world.raw_execute("DELETE FROM several").await;
        }
        world.raw_execute(statement).await;
    }
    let db = world.mine();
    let backend = db.get_database_backend();
    let text = match world.backend() {
        Backend::Postgres => "UPDATE direct SET product_id = $1 WHERE id = 1",
        _ => "UPDATE direct SET product_id = ? WHERE id = 1",
    };
    let set = |id: i32| Statement::from_sql_and_values(backend, text, [Value::from(id)]);
    let before = world.snapshot().await;
    for id in [2, 1, 2, 1, 2, 1, 2, 1] {
        is_cross_tenant(db.execute_raw(set(id)).await, "Product", text);
    }
    world.assert_unchanged(&before, text).await;
    world
        .raw_execute("INSERT INTO product (id, shop_id, serial, code) VALUES (1, 1, 101, 'mine')")
        .await;
    world.raw_execute("DELETE FROM product WHERE id = 2").await;
    for _ in 0..8 {
        assert_eq!(db.execute_raw(set(1)).await.unwrap().rows_affected(), 1);
    }
    is_cross_tenant(db.execute_raw(set(2)).await, "Product", text);
}
