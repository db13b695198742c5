use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::time::Instant;

use sea_orm::{DbBackend, Statement, Value};
use tenancy_tests::bench::{self, Place, Room};

use crate::budget::Verdict;

pub(crate) const NAME: &str = "cached_plan";

const ROUNDS: usize = 2_000;
const STATEMENTS: usize = 50;

/// Counts what one thread allocates.
struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<u32> = const { Cell::new(0) };
}

#[allow(unsafe_code, reason = "an allocator is one; it passes everything on")]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = ALLOCATIONS.try_with(|count| count.set(count.get() + 1));
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let _ = ALLOCATIONS.try_with(|count| count.set(count.get() + 1));
        unsafe { System.realloc(memory, layout, size) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What a statement costs whose plan is kept: to find the plan, and to put the values and the tenant's key into it.
pub(crate) fn measure() -> [Verdict; 2] {
    let room = bench::runtime().block_on(Room::set_up(Place::SqliteMemory, ""));
    let room = room.unwrap();
    let plan = |statement| tenancy_sea::__private::planned(&room.db, statement).unwrap();
    drop(plan(statement()));
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let statements: Vec<Statement> = (0..STATEMENTS).map(|_| statement()).collect();
        let mut planned = Vec::with_capacity(STATEMENTS);
        let began = Instant::now();
        planned.extend(statements.into_iter().map(plan));
        times.push(began.elapsed().as_secs_f64() * 1e9 / STATEMENTS as f64);
    }
    times.sort_by(f64::total_cmp);
    let one = statement();
    let before = ALLOCATIONS.get();
    let planned = plan(one);
    let allocations = ALLOCATIONS.get() - before;
    drop(planned);
    [
        Verdict {
            name: NAME,
            unit: "ns",
            measured: times[0],
            most: 200.0,
            digits: 0,
            more: format!("least {:.0} ns, median {:.0}", times[0], times[ROUNDS / 2]),
        },
        Verdict {
            name: NAME,
            unit: "allocations",
            measured: f64::from(allocations),
            most: 1.0,
            digits: 0,
            more: "the text".to_owned(),
        },
    ]
}

/// A find by key as SeaORM writes it, its values in a vector with room, as sea-query leaves it.
fn statement() -> Statement {
    let text = r#"SELECT "product"."id", "product"."company_id", "product"."name", "product"."price", "product"."stock" FROM "product" WHERE "product"."id" = ? LIMIT ?"#;
    let mut values = Vec::with_capacity(4);
    values.extend([Value::from(5), Value::from(1_u64)]);
    Statement {
        sql: text.to_owned(),
        values: Some(sea_orm::sea_query::Values(values)),
        db_backend: DbBackend::Sqlite,
    }
}
