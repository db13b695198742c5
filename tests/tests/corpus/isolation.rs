//! Every statement on the shared database and on the copies, and the proof that a missing scope would be found.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Instant;

use futures_util::future::join_all;
use tenancy_sea::prelude::*;
use tenancy_tests::isolation::{self, Case, Count, Scoped, TENANTS, Verdict, World, judge, print};
use tenancy_tests::{TestContext, each_backend};

each_backend!(
    statements_mean_what_they_mean_on_the_copy,
    statements_mean_what_they_mean_on_the_copy_of_two_tenancies,
    a_missing_zone_is_found,
    a_missing_scope_is_found
);

static TOTAL: Mutex<Option<Count>> = Mutex::new(None);

/// The closing count, over all backends.
pub fn print_total() {
    if let Some(total) = *TOTAL.lock().unwrap() {
        print(&format!("corpus: {total}"));
    }
}

/// Sections A to G and J of the catalogue: every statement has the result and the effects that it has where no other
/// tenant exists, or is refused without any.
async fn statements_mean_what_they_mean_on_the_copy(context: TestContext) {
    all("one tenancy", cases(), context, World::of_tenant).await;
}

/// The same while rows must be those of two tenants, an account and the zone in which it lies.
async fn statements_mean_what_they_mean_on_the_copy_of_two_tenancies(context: TestContext) {
    let mut cases = cases();
    cases.extend(of_directory(&own().join("zones")));
    for case in &mut cases {
        case.expect = case.layered.unwrap_or(case.expect);
    }
    all("two tenancies", cases, context, World::layered).await;
}

/// The oracle in the world of two tenancies: for an account whatever the zone, these statements reach into the other zone.
async fn a_missing_zone_is_found(context: TestContext) {
    let backend = context.backend;
    let leaks = [
        "SELECT id FROM project",
        "SELECT count(*) AS n FROM sub_task",
        "SELECT m.id, p.id FROM manager m LEFT JOIN project p ON p.id = m.project_id",
        "SELECT id FROM label WHERE account_id IS NULL",
        "UPDATE project SET budget = 1",
        "DELETE FROM invoice WHERE number LIKE 'N-1%'",
        "INSERT INTO country (id, code, name) SELECT 900 + id, 'xx', name FROM project",
    ];
    for tenant in TENANTS {
        let context = context.another().await.unwrap();
        let world = World::layered(context.clone(), tenant).await;
        for text in leaks {
            let case = Case::new("leaks".to_owned(), text.to_owned());
            let verdict = judge(&case, &world, tenant, Scoped::ByAccount).await;
            assert!(
                matches!(verdict, Verdict::Failed(_)),
                "{backend}, tenant {tenant}: {text}: {verdict:?}"
            );
        }
        world.remove().await;
        context.remove().await.unwrap();
    }
}

async fn all<T: TenantEntity>(
    tenancies: &str,
    cases: Vec<Case>,
    context: TestContext,
    world: impl AsyncFn(TestContext, i32) -> World<T>,
) {
    let backend = context.backend;
    let began = Instant::now();
    // Each tenant in databases of its own: they wait for the server's disk side by side.
    let counts = join_all(TENANTS.map(async |tenant| {
        let context = context.another().await.unwrap();
        let world = world(context.clone(), tenant).await;
        let mut count = Count::default();
        for case in &cases {
            if case.backends.contains(&backend) && case.tenants.contains(&tenant) {
                let verdict = judge(case, &world, tenant, Scoped::Yes).await;
                count.add(case, backend, tenant, &verdict);
            }
        }
        world.remove().await;
        context.remove().await.unwrap();
        count
    }));
    let mut count = Count::default();
    counts.await.into_iter().for_each(|of| count.join(of));
    print(&format!(
        "{backend}, {tenancies}: {count} in {:.1} s",
        began.elapsed().as_secs_f32()
    ));
    TOTAL.lock().unwrap().get_or_insert_default().join(count);
    assert_eq!(
        count.failed, 0,
        "statements failed on {backend}; they are printed above"
    );
}

/// The oracle itself: run without tenancy, these statements read, change, take or give away rows of other tenants, and
/// each is found out. `TENANCY_CORPUS_UNSCOPED=1` lists the statements of the corpus that nobody would miss tenancy in.
async fn a_missing_scope_is_found(context: TestContext) {
    let backend = context.backend;
    let world = World::build(context).await;
    let leaks = [
        "SELECT id FROM project",
        "SELECT count(*) AS n FROM sub_task",
        "SELECT p.id, t.id FROM project p LEFT JOIN task t ON t.project_id = p.id WHERE p.id < 20",
        "SELECT 1 AS one FROM country WHERE (SELECT count(*) FROM task) > 30",
        "UPDATE project SET budget = 1",
        "UPDATE task SET points = 5 WHERE title = 'lost'",
        "UPDATE project SET account_id = 1 - account_id WHERE account_id < 2",
        "DELETE FROM invoice WHERE number = 'N-1'",
        "INSERT INTO project (id, account_id, name) VALUES (500, 2, 'given away'), (501, 1, 'given away'), (502, 0, 'x')",
        "INSERT INTO country (id, code, name) SELECT 900 + id, 'xx', name FROM project",
    ];
    for text in leaks {
        for case in isolation::file("leaks", &format!("{text};")).unwrap() {
            for tenant in &case.tenants {
                let verdict = judge(&case, &world, *tenant, Scoped::No).await;
                assert!(
                    matches!(verdict, Verdict::Failed(_)),
                    "{backend}, tenant {tenant}: {text}: {verdict:?}"
                );
            }
        }
    }
    if std::env::var_os("TENANCY_CORPUS_UNSCOPED").is_some() {
        for case in cases()
            .iter()
            .filter(|case| case.backends.contains(&backend))
        {
            let mut found = false;
            for tenant in &case.tenants {
                found |= matches!(
                    judge(case, &world, *tenant, Scoped::No).await,
                    Verdict::Failed(_)
                );
            }
            if !found {
                print(&format!(
                    "{}: {backend}: holds without tenancy: {}",
                    case.place,
                    case.line()
                ));
            }
        }
    }
    world.remove().await;
}

/// The statements of both directories, in the order of their files.
fn cases() -> Vec<Case> {
    let mut cases = of_directory(&own());
    if let Some(given) = std::env::var_os("TENANCY_CORPUS_DIR") {
        cases.extend(
            of_directory(Path::new(&given))
                .into_iter()
                .map(|case| Case {
                    given: true,
                    ..case
                }),
        );
    }
    cases
}

fn own() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// The statements of a directory that are asked for.
fn of_directory(directory: &Path) -> Vec<Case> {
    let mut cases = isolation::directory(directory).unwrap_or_else(|err| panic!("{err}"));
    if let Ok(only) = std::env::var("TENANCY_CORPUS_ONLY") {
        cases.retain(|case| case.place == only || case.place.starts_with(&format!("{only}:")));
    }
    cases
}
