//! Vectors 122, 124, 126, 132: every kind of entity x every relation x every form x every target.

use std::io::Write;
use std::sync::Mutex;

use sea_orm::Value;
use tenancy_tests::each_backend;
use tenancy_tests::entities::references::*;

use super::builders::{METHODS, run as build};
use super::cell::{self, Name};
use super::forms::{Forms, ManyWrites, Written};
use super::kinds::{DEEP, DIRECT, Kind, MANY, OPTIONAL, SECONDARY, SEVERAL, SHARED_CHILD};
use super::relations::{Outcome, Part, RELATIONS, Relation, Rule, Target};
use super::world::World;

each_backend!(
    rows_of_a_shop,
    rows_of_a_shop_or_nobody,
    rows_under_a_parent,
    rows_three_levels_under_a_parent,
    rows_under_a_parent_that_may_be_shared,
    rows_under_several_parents,
    rows_of_many_shops,
);

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    cells: usize,
    passed: usize,
    refused: usize,
}

static TOTAL: Mutex<Count> = Mutex::new(Count {
    cells: 0,
    passed: 0,
    refused: 0,
});

/// The closing count, over all backends and kinds.
pub(crate) fn print_total() {
    let Count {
        cells,
        passed,
        refused,
    } = *TOTAL.lock().unwrap();
    let _ = writeln!(
        std::io::stderr(),
        "references: {cells} cells: {passed} written, {refused} refused as expected, {} failed",
        cells - passed - refused
    );
}

/// Under `TENANCY_REFERENCES_ALL=1` every relation is tried in every form; otherwise those that stand for others are, and the
/// rest in the forms that differ most.
fn every_form() -> bool {
    std::env::var_os("TENANCY_REFERENCES_ALL").is_some()
}

/// The keys that are tried: one own key and one foreign key, and more of them where they differ in kind.
fn keys(relation: &Relation) -> Vec<(Target, Vec<Part>)> {
    let mut keys = relation.keys();
    let differ = ["Bin", "Customer"].contains(&relation.name);
    if !every_form() && !differ {
        keys.dedup_by_key(|(target, _)| *target);
    }
    keys
}

const STAND_FOR_OTHERS: [&str; 5] = ["Owner", "OtherOwner", "Product", "ByCode", "Bin"];

const SHORT: [&str; 11] = [
    "INSERT literals",
    "INSERT values",
    "INSERT SELECT literals",
    "INSERT of 3, middle",
    "INSERT CASE, values",
    "INSERT RETURNING",
    "UPDATE values",
    "UPDATE of all rows",
    "UPDATE sub-query, literals",
    "upsert that inserts",
    "upsert that updates, inserted value",
];

macro_rules! kind {
    ($name:ident, $kind:expr, $entity:ident) => {
        async fn $name(world: World) {
            let mut matrix = Matrix::new(&world, $kind).await;
            for relation in $kind.relations.iter().chain(RELATIONS) {
                matrix.relation(relation).await;
                for (target, key) in keys(relation) {
                    // SeaORM's model can't hold a NULL where the column can't.
                    if (relation.rule, target) == (Rule::Owner, Target::Null) {
                        continue;
                    }
                    for (method, row, many) in METHODS {
                        let base = sets(&$kind.base(relation));
                        let tried = keyed(relation, &key);
                        let own = keyed(relation, relation.own[0]);
                        let result =
                            build::<$entity::Entity>(method, &world.mine(), base, tried, own).await;
                        let form = format!("{method:?}");
                        matrix
                            .judge(relation, &form, target, &key, many, result, row)
                            .await;
                    }
                }
                matrix.nothing_is_left(relation).await;
            }
            matrix.close();
        }
    };
}

kind!(rows_of_a_shop, DIRECT, direct);
kind!(rows_of_a_shop_or_nobody, OPTIONAL, optional);
kind!(rows_under_a_parent, SECONDARY, secondary);
kind!(rows_three_levels_under_a_parent, DEEP, deep);
kind!(
    rows_under_a_parent_that_may_be_shared,
    SHARED_CHILD,
    shared_child
);
kind!(rows_under_several_parents, SEVERAL, several);
kind!(rows_of_many_shops, MANY, many);

fn sets(parts: &[(&'static str, Part)]) -> Vec<(&'static str, Value)> {
    parts
        .iter()
        .map(|(column, part)| (*column, part.value(column)))
        .collect()
}

fn keyed(relation: &Relation, key: &[Part]) -> Vec<(&'static str, Value)> {
    let columns = relation.columns.iter().copied();
    sets(&columns.zip(key.iter().copied()).collect::<Vec<_>>())
}

struct Matrix<'m> {
    world: &'m World,
    kind: Kind,
    rows: Vec<sea_orm::JsonValue>,
    all: tenancy_tests::Snapshot,
    count: Count,
    faults: Vec<String>,
}

impl<'m> Matrix<'m> {
    async fn new(world: &'m World, kind: Kind) -> Self {
        Self {
            world,
            kind,
            rows: world.rows(&kind).await,
            all: world.snapshot().await,
            count: Count::default(),
            faults: Vec::new(),
        }
    }

    /// The cells of a relation that are statements.
    async fn relation(&mut self, relation: &Relation) {
        for (target, key) in keys(relation) {
            let forms = Forms {
                backend: self.world.backend(),
                kind: &self.kind.clone(),
                relation,
                key: &key,
                own: relation.own[0],
            };
            let mut all = forms.all();
            if !every_form() && !STAND_FOR_OTHERS.contains(&relation.name) {
                all.retain(|written| SHORT.contains(&written.form.as_str()));
            }
            // Two hundred rows are planned for the relations that stand for the others.
            if relation.rule == Rule::Owner || relation.name == "Product" {
                for (place, name) in [(0, "first"), (99, "middle"), (199, "last")] {
                    all.push(forms.bulk(&format!("INSERT of 200, {name}"), 200, place));
                }
            }
            for written in all {
                self.statement(relation, target, &key, &written).await;
            }
        }
        self.again_and_again(relation).await;
    }

    async fn statement(
        &mut self,
        relation: &Relation,
        target: Target,
        key: &[Part],
        written: &Written,
    ) {
        let result = cell::run(self.world, written).await;
        let form = format!("{} `{:.300}`", written.form, written.text);
        self.judge(
            relation,
            &form,
            target,
            key,
            written.many,
            result,
            written.row,
        )
        .await;
    }

    #[allow(clippy::too_many_arguments, reason = "a cell's coordinates")]
    async fn judge(
        &mut self,
        relation: &Relation,
        form: &str,
        target: Target,
        key: &[Part],
        many: ManyWrites,
        result: Result<(), sea_orm::DbErr>,
        row: i32,
    ) {
        let expected = if self.kind.is_many() && many == ManyWrites::No {
            Outcome::Refused
        } else {
            relation.outcome(target)
        };
        let name = Name {
            world: self.world,
            kind: &self.kind,
            relation,
            form,
            key,
        };
        self.count.cells += 1;
        match name.judge(result, expected, row, &self.rows).await {
            Ok(()) if expected == Outcome::Passes => self.count.passed += 1,
            Ok(()) => self.count.refused += 1,
            Err(fault) => self.faults.push(fault),
        }
    }

    /// One text, run so often that PostgreSQL plans it without its values, with own and foreign keys by turns.
    async fn again_and_again(&mut self, relation: &Relation) {
        let Some(foreign) = relation.foreign.first() else {
            return;
        };
        let own = relation.own[0];
        let runs = std::iter::repeat_n((Target::Own, own), 7).chain([
            (Target::Foreign, *foreign),
            (Target::Own, own),
            (Target::Foreign, *foreign),
        ]);
        for (target, key) in runs {
            let forms = Forms {
                backend: self.world.backend(),
                kind: &self.kind.clone(),
                relation,
                key,
                own,
            };
            let repeated = ["INSERT values", "UPDATE values"];
            for written in forms
                .all()
                .iter()
                .filter(|form| repeated.contains(&form.form.as_str()))
            {
                self.statement(relation, target, key, written).await;
            }
        }
    }

    /// No cell of a relation has left anything anywhere.
    async fn nothing_is_left(&mut self, relation: &Relation) {
        let changes = self.all.changes(self.world.raw()).await;
        if !changes.is_empty() {
            self.faults.push(format!(
                "{} {} {}: left behind: {changes:?}",
                self.world.backend(),
                self.kind.table,
                relation.name
            ));
        }
    }

    fn close(self) {
        let mut total = TOTAL.lock().unwrap();
        total.cells += self.count.cells;
        total.passed += self.count.passed;
        total.refused += self.count.refused;
        drop(total);
        let shown = self.faults.iter().take(60).cloned().collect::<Vec<_>>();
        assert!(
            self.faults.is_empty(),
            "{} of {} cells failed:\n{}",
            self.faults.len(),
            self.count.cells,
            shown.join("\n")
        );
    }
}
