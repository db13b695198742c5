//! Fragments by hand. Each family is crossed with every point of injection, and has statements of its own.

mod catalogues;
mod comments;
mod conflicts;
mod errors;
mod executable_comments;
mod files;
mod functions;
mod names;
mod operators;
mod oracles;
mod paging;
mod parameters;
mod quotes;
mod stacked;
mod statements;
mod system_columns;
mod unicode;
mod unions;
mod variables;

use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait, Statement};
use tenancy_tests::isolation::{TENANTS, print};
use tenancy_tests::{Backend, TestContext, each_backend};

use crate::attack::{Outcome, attack, leak, run, unprepared};
use crate::points::{self, POINTS, TEXTS};
use crate::room::Room;
use crate::server;
use crate::tally::Tally;

each_backend![
    fragments_tell_nothing_wherever_they_stand,
    statements_of_an_attacker_tell_nothing,
    honest_text_works_wherever_it_stands,
    without_tenancy_every_family_is_found_out,
];

/// Fragments and statements of one kind, a line each: the backends by their first letters, and the text.
#[derive(Debug)]
pub struct Family {
    pub name: &'static str,
    /// Put into every point of injection.
    pub fragments: &'static str,
    /// Run as they are.
    pub statements: &'static str,
    /// Statements with the family's means and own data, which must work.
    pub honest: &'static str,
    /// Statements that tell of others, or change their rows, where tenancy isn't between.
    pub proof: &'static str,
}

const FAMILIES: &[Family] = &[
    catalogues::FAMILY,
    comments::FAMILY,
    conflicts::FAMILY,
    errors::FAMILY,
    executable_comments::FAMILY,
    files::FAMILY,
    functions::FAMILY,
    names::FAMILY,
    operators::FAMILY,
    oracles::FAMILY,
    paging::FAMILY,
    parameters::FAMILY,
    quotes::FAMILY,
    stacked::FAMILY,
    statements::FAMILY,
    system_columns::FAMILY,
    unicode::FAMILY,
    unions::FAMILY,
    variables::FAMILY,
];

/// Vectors 1–5, 37–61, 135–146, 211, 212, 217: every fragment in every place, of which an ordinary run takes a part.
async fn fragments_tell_nothing_wherever_they_stand(context: TestContext) {
    let room = Room::build(context, false).await;
    let all = std::env::var_os("TENANCY_HOSTILE_ALL").is_some();
    let backend = room.raw().get_database_backend();
    let began = Instant::now();
    let mut total = Tally::NONE;
    let mut number = 0_usize;
    // A server's disk takes its time.
    let part = if room.backend == Backend::Sqlite {
        12
    } else {
        40
    };
    for family in FAMILIES {
        let mut tally = Tally::NONE;
        for line in lines(family.fragments, room.backend) {
            for place in 0..POINTS.len() + TEXTS.len() {
                number += 1;
                if !all && !(number * 7 + number / 83).is_multiple_of(part) {
                    continue;
                }
                let tenants = if all {
                    &TENANTS[..]
                } else {
                    &TENANTS[number % 3..=number % 3]
                };
                for tenant in tenants {
                    let text = filled(line, &room, *tenant);
                    let statement = match POINTS.get(place) {
                        Some(point) if !point.on.contains(&room.backend) => None,
                        Some(point) => points::build(point, &text, backend),
                        None => {
                            let (template, _) = TEXTS[place - POINTS.len()];
                            let text = points::careless(template, &text, room.backend);
                            Some(Statement::from_string(backend, text))
                        }
                    };
                    if let Some(statement) = statement {
                        attack(&room, &mut tally, statement, *tenant).await;
                    }
                }
            }
        }
        print(&format!("{}: {}: {tally}", room.backend, family.name));
        total.join(tally);
    }
    finish(room, "fragments", total, began).await;
}

/// Sections G and J: whole statements, as every tenant.
async fn statements_of_an_attacker_tell_nothing(context: TestContext) {
    let room = Room::build(context, false).await;
    let backend = room.raw().get_database_backend();
    let began = Instant::now();
    let mut total = Tally::NONE;
    for family in FAMILIES {
        for line in lines(family.statements, room.backend).chain(lines(family.proof, room.backend))
        {
            for tenant in TENANTS {
                let text = filled(line, &room, tenant);
                let statement = Statement::from_string(backend, text);
                let text = statement.sql.clone();
                attack(&room, &mut total, statement, tenant).await;
                if tenant == TENANTS[1] {
                    let done = room.tenant(tenant).execute_unprepared(&text).await;
                    total.add(unprepared(&room, &text, done, tenant).await);
                }
            }
        }
    }
    finish(room, "statements", total, began).await;
}

/// The same places and means with own data: that nothing works proves nothing.
async fn honest_text_works_wherever_it_stands(context: TestContext) {
    let room = Room::build(context, false).await;
    let backend = room.raw().get_database_backend();
    for tenant in TENANTS {
        let built = POINTS
            .iter()
            .filter(|point| point.on.contains(&room.backend))
            .map(|point| (point.name, (point.build)(point.honest, backend)));
        let careless = TEXTS.iter().map(|(template, honest)| {
            let text = points::careless(template, honest, room.backend);
            (*template, Statement::from_string(backend, text))
        });
        let own = FAMILIES.iter().flat_map(|family| {
            let lines = lines(family.honest, room.backend);
            lines.map(|line| {
                (
                    family.name,
                    Statement::from_string(backend, filled(line, &room, tenant)),
                )
            })
        });
        for (name, statement) in built.chain(careless).chain(own) {
            let text = statement.sql.clone();
            let mut tally = Tally::NONE;
            let outcome = attack(&room, &mut tally, statement, tenant).await;
            assert_eq!(tally.leaks, 0, "{name}: {text}");
            let did = match &outcome {
                Outcome::Rows(rows) => !rows.is_empty(),
                Outcome::Affected(rows) => *rows > 0,
                _ => false,
            };
            assert!(did, "{name}: {text}: {outcome:?}");
        }
    }
    for family in FAMILIES {
        assert!(
            lines(family.honest, room.backend).next().is_some(),
            "{} has nothing honest",
            family.name
        );
    }
    assert_eq!(room.close().await, None);
}

/// The detector itself: without tenancy between, every family tells of others or changes their rows, and is found out.
async fn without_tenancy_every_family_is_found_out(context: TestContext) {
    let room = Room::build(context, false).await;
    let backend = room.raw().get_database_backend();
    for family in FAMILIES {
        let mut found = 0;
        for line in lines(family.proof, room.backend) {
            let statement = Statement::from_string(backend, filled(line, &room, 1));
            let outcome = run(room.raw(), statement.clone()).await;
            let leak = leak(&room, &outcome, &statement, 1, Duration::ZERO).await;
            assert!(
                leak.is_some(),
                "{}: {}: {outcome:?}",
                family.name,
                statement.sql
            );
            found += 1;
        }
        assert!(
            found > 0,
            "{} has no proof on {}",
            family.name,
            room.backend
        );
    }
    assert_eq!(room.close().await, None);
}

/// The lines of a family for a backend.
fn lines(text: &'static str, backend: Backend) -> impl Iterator<Item = &'static str> {
    let letter = backend.to_string()[..1].to_owned();
    text.lines().filter_map(move |line| {
        let (on, text) = line.split_once('|')?;
        on.contains(&letter).then_some(text)
    })
}

/// The fragments of all families.
pub fn fragments(backend: Backend) -> Vec<&'static str> {
    let lines = FAMILIES
        .iter()
        .flat_map(|family| lines(family.fragments, backend));
    lines.collect()
}

/// A line with what an attacker knows or guesses.
pub fn filled(line: &str, room: &Room, tenant: i32) -> String {
    let secrets = room.secrets(tenant);
    let mut text = line
        .replace("{task}", secrets.any_foreign("task"))
        .replace("{project}", secrets.any_foreign("project"))
        .replace("{own}", secrets.any_own("project"))
        .replace("{file}", &server::file(room.backend))
        .replace("{tenant}", &tenant.to_string())
        .replace("{other}", &((tenant + 1) % 3).to_string())
        .replace("{nl}", "\n");
    while let Some((before, rest)) = text.split_once("{u:") {
        let (code, after) = rest.split_once('}').expect("a code point");
        let char = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        text = format!("{before}{}{after}", char.expect("a code point"));
    }
    text
}

/// Prints what came of it, and says what was left on the server.
pub async fn finish(room: Room, what: &str, tally: Tally, began: Instant) {
    let backend = room.backend;
    let damage = room.damage(TENANTS[0]).await;
    let left = room.close().await;
    print(&format!(
        "{backend}: {what}: {tally} in {:.1} s",
        began.elapsed().as_secs_f32()
    ));
    tally.close();
    assert_eq!(damage, None, "a query wrote");
    assert_eq!(left, None, "the attacks left something on the server");
    assert_eq!(tally.leaks, 0, "the leaks on {backend} are printed above");
    assert!(
        tally.harmless > 0 && tally.refused > 0,
        "{backend}: {tally}"
    );
}
