//! Statements of all lengths share a plan: what they take on top is their own length, as to build them does.

use std::time::Instant;

use sea_orm::{
    ColumnTrait, DbBackend, DbErr, EntityTrait, QueryFilter, QueryTrait, Set, Statement,
};
use tenancy_sea::__private::planned;
use tenancy_sea::prelude::*;
use tenancy_tests::bench::pairs::{Pairs, median, sorted};
use tenancy_tests::bench::table::{self, say};
use tenancy_tests::bench::{self, Place};
use tenancy_tests::entities::sales::product::{ActiveModel, Column, Entity as Product};

use crate::stalls;

const LENGTHS: [i32; 6] = [1, 2, 10, 100, 1_000, 5_000];
/// Statements in a batch: as many values in all, whatever their length.
const VALUES: i32 = 5_000;

pub(crate) fn measure(pairs: usize) -> Result<(), DbErr> {
    bench::runtime().block_on(async {
        let raw = Place::SqliteMemory.connect("").await?;
        let tenancy = stalls::tenancy(&raw).await;
        let db = tenancy.for_tenant(1);
        for (what, build) in [
            ("IN list", in_list as fn(i32) -> Statement),
            ("INSERT", insert),
        ] {
            say(&table::head(what, "planned", "built"));
            for length in LENGTHS {
                let began = Instant::now();
                drop(planned(&db, build(length))?);
                let first = began.elapsed().as_secs_f64() * 1e6;
                let pairs = contest(&db, build, length, pairs)?;
                let name = format!("{length} (first {first:.1} µs)");
                say(&table::line(&name, &pairs));
            }
        }
        Place::SqliteMemory.remove(raw, "").await
    })
}

/// Planning statements against building them.
fn contest(
    db: &TenancyConnection,
    build: fn(i32) -> Statement,
    length: i32,
    pairs: usize,
) -> Result<Pairs, DbErr> {
    let many = (VALUES / length).clamp(1, 200);
    let [mut plans, mut builds] = [Vec::new(), Vec::new()];
    for _ in 0..pairs {
        let began = Instant::now();
        let statements: Vec<_> = (0..many).map(|_| build(length)).collect();
        builds.push(began.elapsed().as_secs_f64() * 1e6 / f64::from(many));
        let began = Instant::now();
        let mut ready = Vec::with_capacity(statements.len());
        for statement in statements {
            ready.push(planned(db, statement)?);
        }
        plans.push(began.elapsed().as_secs_f64() * 1e6 / f64::from(many));
    }
    let ratios = plans.iter().zip(&builds).map(|(plan, build)| plan / build);
    Ok(Pairs {
        ratios: sorted(ratios.collect()),
        micros: [median(&sorted(plans)), median(&sorted(builds))],
    })
}

fn in_list(length: i32) -> Statement {
    Product::find()
        .filter(Column::Id.is_in(0..length))
        .build(DbBackend::Sqlite)
}

fn insert(length: i32) -> Statement {
    let product = |number| ActiveModel {
        shelf: Set(number),
        name: Set("Kettle".into()),
        code: Set("K-100-230".into()),
        note: Set("Boils a litre of water in two minutes".into()),
        price: Set(4_990),
        stock: Set(12),
        weight: Set(950),
        rating: Set(45),
        listed: Set(true),
        ..Default::default()
    };
    Product::insert_many((0..length).map(product)).build(DbBackend::Sqlite)
}
