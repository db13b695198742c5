use std::sync::Arc;

use sea_orm::DatabaseBackend::Sqlite;

use super::schema;
use crate::plan::planner::LONGEST_KEPT;
use crate::plan::{Mode, Planner};

fn planner() -> Planner {
    Planner::new(Arc::new(schema::registry()), Sqlite)
}

/// One plan serves all tenants, and nothing of a tenant is in it (vectors 179, 180).
#[test]
fn a_text_is_planned_once() {
    let planner = planner();
    let sql = r#"SELECT "id" FROM "project" WHERE "name" = ?"#;
    let plans: Vec<_> = [Mode::Tenant, Mode::Tenant, Mode::Opened { tenant: true }]
        .into_iter()
        .filter_map(|mode| planner.plan(sql, None, mode).ok())
        .map(|planned| planned.plan)
        .collect();
    assert!(matches!(plans.as_slice(), [first, again, _] if Arc::ptr_eq(first, again)));
    assert!(matches!(plans.as_slice(), [first, _, opened] if !Arc::ptr_eq(first, opened)));
}

#[test]
fn distinct_texts_leave_the_cache_within_its_limits() {
    let (most_plans, most_bytes) = (100, 1024 * 1024);
    let registry = Arc::new(schema::registry());
    let planner = Planner::with_limits(registry, Sqlite, most_plans, most_bytes);
    for number in 0..1_000 {
        let planned = planner.plan(&format!("SELECT {number}"), None, Mode::Tenant);
        assert!(planned.is_ok());
    }
    let (plans, bytes) = planner.kept();
    assert!(plans > 0 && plans <= most_plans, "{plans} plans");
    assert!(bytes <= most_bytes, "{bytes} bytes");
    for number in 0..100 {
        let text = format!("SELECT '{number}{}'", "x".repeat(50_000));
        assert!(planner.plan(&text, None, Mode::Tenant).is_ok());
    }
    let (plans, bytes) = planner.kept();
    assert!(plans > 0 && plans < 50, "{plans} plans");
    assert!(bytes <= most_bytes, "{bytes} bytes");
}

#[test]
fn a_text_that_is_too_long_is_not_kept() {
    let planner = planner();
    let long = format!("SELECT 1{}", " ".repeat(LONGEST_KEPT));
    assert!(planner.plan(&long, None, Mode::Tenant).is_ok());
    assert_eq!(planner.kept().0, 0);
}
