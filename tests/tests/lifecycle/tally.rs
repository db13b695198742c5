//! What the tests of this binary have run and looked at, all together.

use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};

use sea_orm::DatabaseConnection;
use tenancy_tests::entities::blogs::{comment, member, post, ticket};

static TASKS: AtomicU64 = AtomicU64::new(0);
static STATEMENTS: AtomicU64 = AtomicU64::new(0);
static ROWS: AtomicU64 = AtomicU64::new(0);
static FOREIGN: AtomicU64 = AtomicU64::new(0);

/// A row says twice whose it is: the tenant column by which it is scoped, where it has one, and its text, of which tenancy
/// knows nothing.
pub trait Marked {
    /// The text, `<tenant>` or `<tenant> <more>`.
    fn mark(&self) -> &str;

    fn column(&self) -> Option<i32> {
        None
    }
}

impl Marked for post::Model {
    fn mark(&self) -> &str {
        &self.title
    }

    fn column(&self) -> Option<i32> {
        Some(self.blog_id)
    }
}

impl Marked for ticket::Model {
    fn mark(&self) -> &str {
        self.title.as_deref().unwrap_or_default()
    }

    fn column(&self) -> Option<i32> {
        Some(self.blog_id)
    }
}

impl Marked for comment::Model {
    fn mark(&self) -> &str {
        &self.body
    }
}

impl Marked for member::Model {
    fn mark(&self) -> &str {
        &self.name
    }
}

/// The tenant whom a text names.
pub fn named(mark: &str) -> Option<i32> {
    mark.split(' ').next()?.parse().ok()
}

pub fn task() {
    TASKS.fetch_add(1, Ordering::Relaxed);
}

/// Counts the statements of a pool.
pub fn count_statements(pool: &mut DatabaseConnection) {
    pool.set_metric_callback(|_| {
        STATEMENTS.fetch_add(1, Ordering::Relaxed);
    });
}

/// Looks at rows that were handed out to a tenant.
///
/// # Panics
///
/// Where one is another tenant's.
#[track_caller]
pub fn look<'r, M: Marked + 'r>(tenant: i32, rows: impl IntoIterator<Item = &'r M>) -> u64 {
    let mut seen = 0;
    for row in rows {
        seen += 1;
        ROWS.fetch_add(1, Ordering::Relaxed);
        let of = named(row.mark()).or(row.column());
        if of != Some(tenant) || row.column().is_some_and(|column| column != tenant) {
            FOREIGN.fetch_add(1, Ordering::Relaxed);
            panic!("tenant {tenant} was handed a row of tenant {of:?}");
        }
    }
    seen
}

pub fn print_total() {
    let [tasks, statements, rows, foreign] =
        [&TASKS, &STATEMENTS, &ROWS, &FOREIGN].map(|count| count.load(Ordering::Relaxed));
    let _ = writeln!(
        std::io::stdout(),
        "lifecycle: {tasks} tasks, {statements} statements, {rows} rows looked at, {foreign} foreign rows seen"
    );
}
