use std::io::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::{BACKENDS, schema, written};
use crate::plan::{Mode, Planner};

const STATEMENTS: [&str; 4] = [
    r#"SELECT "id" FROM "sub_task" WHERE "title" LIKE ?"#,
    r#"INSERT INTO "manager" ("project_id", "name") VALUES (?, ?)"#,
    r#"UPDATE "project" SET "name" = ? WHERE "budget" = ?"#,
    r#"DELETE FROM "task" WHERE "project_id" IN (SELECT "id" FROM "project" WHERE "name" = ?)"#,
];
const PAIRS: usize = 300;

/// Planning a statement that isn't kept takes the same among 12 entities and among 1 000; one that is kept asks for no entity.
#[test]
#[ignore = "measures time: cargo test --release -p tenancy-sea --lib entities -- --ignored"]
fn a_plan_costs_the_same_among_more_entities() {
    for backend in BACKENDS {
        let texts = STATEMENTS.map(|sql| written(sql, backend));
        // They keep nothing.
        let planner = |registry| Planner::with_limits(Arc::new(registry), backend, 1, 1);
        let of_few = planner(schema::registry());
        let of_many = planner(schema::registry_of(1_000));
        let few = || planned(&of_few, &texts);
        let many = || planned(&of_many, &texts);
        let mut ratios: Vec<_> = (0..PAIRS)
            .map(|pair| {
                let (few, many) = match pair % 2 {
                    0 => (few(), many()),
                    _ => {
                        let many = many();
                        (few(), many)
                    }
                };
                many.as_secs_f64() / few.as_secs_f64()
            })
            .collect();
        ratios.sort_by(f64::total_cmp);
        let median = ratios.get(PAIRS / 2).copied().unwrap_or(f64::MAX);
        let line = format!("{backend:?}: 1 000 entities take {median:.3} of what 12 take\n");
        let _ = std::io::stderr().write_all(line.as_bytes());
        assert!(median < 1.05, "{line}");
    }
}

fn planned(planner: &Planner, texts: &[String]) -> Duration {
    let began = Instant::now();
    for text in texts {
        assert!(planner.plan(text, None, Mode::Tenant).is_ok());
    }
    began.elapsed()
}
