//! The mark of `without_tenancy()`: nobody learns it, and what looks like it opens nothing.

use std::fmt::{self, Write};
use std::sync::{Arc, Mutex};

use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QueryTrait, Statement};
use tenancy_sea::prelude::*;
use tenancy_tests::isolation::schema::project;
use tenancy_tests::{TestContext, each_backend};
use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber, span};

use crate::attack::{Outcome, attack, run};
use crate::room::Room;
use crate::tally::Tally;

each_backend![
    a_forged_mark_opens_nothing,
    no_error_and_no_row_tells_the_mark,
    neither_events_nor_debug_tell_the_mark,
];

/// The text between the mark's quotes, as the process that builds a query can know it.
fn mark(room: &Room) -> String {
    let backend = room.raw().get_database_backend();
    let text = project::Entity::find().without_tenancy().build(backend).sql;
    let mark = text.split('\'').find(|part| part.starts_with("tenancy:"));
    mark.expect("a query that is opened carries the mark")
        .to_owned()
}

fn select(room: &Room, condition: &str) -> Statement {
    let text = format!("SELECT id, name FROM project WHERE {condition}");
    Statement::from_string(room.raw().get_database_backend(), text)
}

/// Vector 198
async fn a_forged_mark_opens_nothing(context: TestContext) {
    let room = Room::build(context, false).await;
    let mark = mark(&room);
    let number = mark.split(':').nth(1).expect("its number");
    let opened = run(
        &room.tenant(1),
        select(&room, &format!("'{mark}' IS NOT NULL")),
    )
    .await;
    let Outcome::Rows(rows) = opened else {
        panic!("{opened:?}")
    };
    assert_eq!(
        rows.len(),
        27,
        "the mark itself opens: so what follows proves something"
    );

    let other: String = number.chars().rev().collect();
    let upper = number.to_uppercase();
    let forged = [
        "tenancy:without".to_owned(),
        "tenancy::without".to_owned(),
        format!("tenancy:{}:without", "0".repeat(number.len())),
        format!("tenancy:{other}:without"),
        format!("tenancy:{}:without", &number[..number.len() - 1]),
        format!("tenancy:{number}0:without"),
        format!("tenancy:{upper}:WITHOUT"),
        format!(" {mark}"),
        format!("{mark} "),
        "tenancy:%:without".to_owned(),
        number.to_owned(),
    ];
    let mut tally = Tally::NONE;
    for text in forged.iter().filter(|text| **text != mark) {
        for condition in [
            format!("'{text}' IS NOT NULL"),
            format!("('{text}' IS NOT NULL)"),
            format!("name <> 'x' AND '{text}' IS NOT NULL AND 1 = 1"),
        ] {
            attack(&room, &mut tally, select(&room, &condition), 1).await;
        }
    }
    // Where the mark isn't a condition that a query's filters are joined with, it opens nothing and isn't run.
    for condition in [
        format!("'{mark}' IS NOT NULL OR 1 = 1"),
        format!("NOT '{mark}' IS NULL"),
        format!("'{mark}' = '{mark}'"),
        format!("'{mark}' || '' IS NOT NULL"),
        format!("'{mark}' IS NOT NULL IS NOT NULL"),
        format!("id IN (SELECT id FROM manager WHERE name = '{mark}')"),
        format!("CASE WHEN '{mark}' IS NOT NULL THEN 1 = 1 ELSE 1 = 1 END"),
    ] {
        let outcome = attack(&room, &mut tally, select(&room, &condition), 1).await;
        assert!(
            matches!(outcome, Outcome::Refused(_)),
            "{condition}: {outcome:?}"
        );
    }
    assert_eq!(tally.leaks, 0, "{tally}");
    assert!(tally.harmless > 0, "{tally}");
    tally.close();
    assert_eq!(room.close().await, None);
}

/// A fragment beside the mark, cut so that an error or a row would repeat it.
async fn no_error_and_no_row_tells_the_mark(context: TestContext) {
    let room = Room::build(context, false).await;
    let backend = room.raw().get_database_backend();
    let mark = mark(&room);
    let number = mark.split(':').nth(1).expect("its number");
    let before = [
        "1 = 1",
        "1 = 1 )",
        "1 = 1 FROM",
        "name BETWEEN 'a'",
        "id BETWEEN 1",
        "'",
        "'x",
        "\"",
        "`",
        "x'",
        "E'",
        "N'",
        "$$",
        "$a$",
        "/*",
        "--",
        "(",
        "((1 = 1",
        "CAST(1 = 1",
        "CASE WHEN 1 = 1",
        "name IN ('a'",
        "DATE",
        "INTERVAL",
        "1 = 1 UNION SELECT 1, 1, name, 1 FROM manager WHERE 1 = 1",
        "1 = 1 UNION SELECT 1, 1, 'x",
        "upper(name",
        "NOT",
        "1 = 1 OR (2 = 2",
        "id = 1 AND (SELECT 'a'",
        "name LIKE 'x' ESCAPE",
        "1 IS",
    ];
    let after = [
        "id",
        "'",
        "\"",
        "')",
        "')) --",
        "' --",
        "*/ id",
        "$$",
        "$a$",
        "END",
        "id) FROM project --",
        "AS integer)",
        ") IS NULL",
    ];
    let mut ran = 0;
    for before in before {
        for after in after {
            let built = project::Entity::find()
                .filter(Expr::cust(before))
                .without_tenancy()
                .order_by(Expr::cust(after), sea_orm::Order::Asc)
                .build(backend);
            assert!(
                built.sql.contains(number),
                "the builder's text has the mark"
            );
            let told = match run(&room.tenant(1), built.clone()).await {
                Outcome::Refused(text) | Outcome::Failed(text) => text,
                outcome => {
                    ran += 1;
                    format!("{outcome:?}")
                }
            };
            let part = number
                .as_bytes()
                .windows(6)
                .find(|part| told.as_bytes().windows(6).any(|told| told == *part));
            assert_eq!(part, None, "{}: {told}", built.sql);
        }
    }
    assert!(ran > 0, "an honest fragment works");
    assert_eq!(room.damage(1).await, None);
    assert_eq!(room.close().await, None);
}

/// What the library says of itself.
async fn neither_events_nor_debug_tell_the_mark(context: TestContext) {
    let room = Room::build(context, false).await;
    let mark = mark(&room);
    let number = mark.split(':').nth(1).expect("its number").to_owned();
    let heard = Heard::default();
    let listening = tracing::subscriber::set_default(heard.clone());
    let db = room.tenant(1);
    let projects = project::Entity::find()
        .without_tenancy()
        .all(&db)
        .await
        .unwrap();
    assert_eq!(projects.len(), 27);
    let refused = project::Entity::find()
        .filter(Expr::cust("("))
        .without_tenancy()
        .all(&db)
        .await;
    drop(listening);
    let said = heard.0.lock().unwrap().clone();
    assert!(said.contains("tenancy opened for one query"), "{said}");
    let told = format!(
        "{said} {db:?} {:?} {refused:?} {:?}",
        room.world.tenancy, projects
    );
    assert!(!told.contains(&number), "{told}");
    assert_eq!(room.close().await, None);
}

/// Keeps what is said.
#[derive(Clone, Debug, Default)]
struct Heard(Arc<Mutex<String>>);

impl Visit for Heard {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let _ = write!(self.0.lock().unwrap(), "{field}={value:?} ");
    }
}

impl Subscriber for Heard {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, attributes: &span::Attributes<'_>) -> span::Id {
        attributes.record(&mut self.clone());
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}
