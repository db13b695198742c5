//! Where a relation's predicate goes.
//!
//! - A relation that no outer join extends with NULLs: the block's WHERE.
//! - One on the nullable side of LEFT or RIGHT JOIN: the ON of the lowest such join.
//! - FULL JOIN, and USING or NATURAL on the nullable side: the relation becomes `(SELECT * FROM t WHERE …) AS t`.

use std::collections::{HashMap, HashSet};

use sqlparser::ast::{
    Expr, Ident, JoinConstraint, JoinOperator, TableAlias, TableFactor, TableWithJoins,
};

use super::derived::derive_tables;
use super::output::{Columns, FromRelation};
use super::planning::Planning;
use super::predicate::Access;
use super::scope::{Relation, Scope, idents};
use super::{fallible, tree};
use crate::entity::{Scope as Ownership, TableId};
use crate::error::{Refusal, TenancyError};

/// The refusal of a function in FROM, and the ways round it.
const FUNCTION: &str =
    "a function in FROM; call it in the select list of a sub-query, or declare a view over it";

/// What FROM brings into a query block.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) relations: Vec<FromRelation>,
    /// Predicates for the block's WHERE.
    pub(super) predicates: Vec<Expr>,
    /// A predicate holds a sub-query: the user's condition could run before it.
    pub(super) semi_joined: bool,
    /// Where the tables' own names lead, for the targets of multi-table writes.
    pub(super) tables: Vec<(String, TableId)>,
}

/// A predicate that waits for its place, with the number of its relation in this tree of joins.
struct Pending {
    leaf: usize,
    predicate: Expr,
    /// It holds a sub-query, which a database may evaluate after the user's conditions.
    late: bool,
}

/// How relations of a block are accessed: the targets of a write differ from the rest.
pub(super) struct Accesses<'a> {
    /// The first relation is opened by `without_tenancy()`.
    pub(super) first_opened: bool,
    /// Whether the relation that this qualifier names is written.
    pub(super) writes: &'a dyn Fn(&str) -> bool,
}

pub(super) const READS: Accesses<'static> = Accesses {
    first_opened: false,
    writes: &|_| false,
};

/// How many relations a FROM may have; MySQL takes 61, SQLite 64.
const MOST_RELATIONS: usize = 1_000;

/// What one tree of joins needs to know while it is walked.
struct Walk<'w> {
    block: &'w mut Block,
    accesses: &'w Accesses<'w>,
    scope: &'w Scope<'w>,
    leaves: usize,
    derive: HashMap<usize, Expr>,
    /// Some condition of the statement can fail.
    fallible: bool,
}

impl Planning<'_> {
    pub(super) fn from(
        &mut self,
        from: &mut [TableWithJoins],
        accesses: &Accesses<'_>,
        scope: &Scope<'_>,
    ) -> Result<Block, TenancyError> {
        let mut block = Block::default();
        for table in from {
            let mut walk = Walk {
                block: &mut block,
                accesses,
                scope,
                leaves: 0,
                derive: HashMap::new(),
                fallible: self.fallible,
            };
            let pending = self.joins(table, &mut walk)?;
            let derive = walk.derive;
            block
                .predicates
                .extend(pending.into_iter().map(|pending| pending.predicate));
            let fenced = self.fallible && block.semi_joined;
            derive_tables(table, &mut 0, &derive, fenced.then_some(self.dialect));
        }
        self.each_has_a_name(&block)?;
        Ok(block)
    }

    /// A predicate on one of two relations of the same name could be read as one on the other.
    fn each_has_a_name(&self, block: &Block) -> Result<(), TenancyError> {
        let (mut names, mut twice) = (HashSet::new(), HashSet::new());
        for relation in &block.relations {
            if !names.insert(relation.qualifier.as_str()) {
                twice.insert(relation.qualifier.as_str());
            }
        }
        for (name, id) in &block.tables {
            if twice.contains(name.as_str()) && self.is_owned(*id) {
                let form = format!("two relations `{name}` in one FROM");
                return Err(TenancyError::form(form));
            }
        }
        Ok(())
    }

    fn joins(
        &mut self,
        table: &mut TableWithJoins,
        walk: &mut Walk<'_>,
    ) -> Result<Vec<Pending>, TenancyError> {
        if walk.block.relations.len() + table.joins.len() > MOST_RELATIONS {
            return Err(Refusal::TooLarge("1 000 relations in one FROM").into());
        }
        let mut left = self.factor(&mut table.relation, walk)?;
        for join in &mut table.joins {
            if join.global {
                return Err(TenancyError::form("GLOBAL JOIN"));
            }
            let right = self.factor(&mut join.relation, walk)?;
            match &mut join.join_operator {
                JoinOperator::Join(constraint)
                | JoinOperator::Inner(constraint)
                | JoinOperator::CrossJoin(constraint)
                | JoinOperator::StraightJoin(constraint) => {
                    self.constraint(constraint, walk.scope)?;
                    guard(constraint, &left, &right, self.fallible);
                    left.extend(right);
                }
                JoinOperator::Left(constraint) | JoinOperator::LeftOuter(constraint) => {
                    self.constraint(constraint, walk.scope)?;
                    walk.put_in_on(constraint, right, &left);
                }
                JoinOperator::Right(constraint) | JoinOperator::RightOuter(constraint) => {
                    self.constraint(constraint, walk.scope)?;
                    walk.put_in_on(constraint, left, &right);
                    left = right;
                }
                JoinOperator::FullOuter(constraint) => {
                    self.constraint(constraint, walk.scope)?;
                    walk.derive(left.into_iter().chain(right));
                    left = Vec::new();
                }
                JoinOperator::Semi(_)
                | JoinOperator::LeftSemi(_)
                | JoinOperator::RightSemi(_)
                | JoinOperator::Anti(_)
                | JoinOperator::LeftAnti(_)
                | JoinOperator::RightAnti(_)
                | JoinOperator::CrossApply
                | JoinOperator::OuterApply
                | JoinOperator::AsOf { .. }
                | JoinOperator::ArrayJoin
                | JoinOperator::LeftArrayJoin
                | JoinOperator::InnerArrayJoin => {
                    return Err(TenancyError::form("this kind of join"));
                }
            }
        }
        Ok(left)
    }

    fn constraint(
        &mut self,
        constraint: &mut JoinConstraint,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        match constraint {
            JoinConstraint::On(condition) => self.expressions(condition, scope),
            JoinConstraint::Using(_) | JoinConstraint::Natural | JoinConstraint::None => Ok(()),
        }
    }

    fn factor(
        &mut self,
        factor: &mut TableFactor,
        walk: &mut Walk<'_>,
    ) -> Result<Vec<Pending>, TenancyError> {
        match factor {
            TableFactor::Table {
                name,
                alias,
                args,
                with_hints,
                version,
                with_ordinality,
                partitions,
                json_path,
                sample,
                index_hints: _,
            } => {
                if args.is_some() {
                    return Err(TenancyError::form(FUNCTION));
                }
                let plain = with_hints.is_empty()
                    && version.is_none()
                    && !*with_ordinality
                    && partitions.is_empty()
                    && json_path.is_none();
                if !plain {
                    return Err(TenancyError::form(format!(
                        "this form of table `{name}` in FROM"
                    )));
                }
                // A sample is taken of the table's rows, of which the predicate then keeps the tenant's.
                self.expressions(sample, walk.scope)?;
                let leaf = walk.leaf();
                self.unstring(name);
                let relation = self.relation(name, walk.scope)?;
                let qualifier = match alias {
                    Some(TableAlias { name, .. }) => name.clone(),
                    None => idents(name)?
                        .last()
                        .copied()
                        .cloned()
                        .unwrap_or_else(|| Ident::new("")),
                };
                let renames = alias
                    .as_ref()
                    .is_some_and(|alias| !alias.columns.is_empty());
                self.leaf(relation, leaf, &qualifier, alias.as_ref(), renames, walk)
            }
            TableFactor::Derived {
                lateral: _,
                subquery,
                alias,
                sample,
            } => {
                if sample.is_some() {
                    return Err(TenancyError::form("TABLESAMPLE of a sub-query"));
                }
                walk.leaf();
                let columns = self
                    .fenced(subquery, |planning, query| {
                        planning.query(query, walk.scope)
                    })?
                    .renamed(alias.as_ref(), self.dialect);
                if let Some(alias) = alias {
                    walk.block.relations.push(FromRelation {
                        qualifier: self.dialect.fold(&alias.name),
                        columns,
                    });
                }
                Ok(Vec::new())
            }
            TableFactor::UNNEST {
                alias, array_exprs, ..
            } => {
                walk.leaf();
                self.expressions(array_exprs, walk.scope)?;
                if let Some(alias) = alias {
                    let columns = Columns::unknown();
                    walk.block.relations.push(FromRelation {
                        qualifier: self.dialect.fold(&alias.name),
                        columns,
                    });
                }
                Ok(Vec::new())
            }
            TableFactor::NestedJoin {
                table_with_joins,
                alias,
            } => {
                let pending = self.joins(table_with_joins, walk)?;
                if alias.is_none() {
                    return Ok(pending);
                }
                // The alias hides the names inside, so nothing outside can refer to them.
                walk.derive(pending.into_iter());
                Ok(Vec::new())
            }
            TableFactor::TableFunction { .. } | TableFactor::Function { .. } => {
                Err(TenancyError::form(FUNCTION))
            }
            TableFactor::JsonTable { .. }
            | TableFactor::OpenJsonTable { .. }
            | TableFactor::Pivot { .. }
            | TableFactor::Unpivot { .. }
            | TableFactor::UnpivotExpr { .. }
            | TableFactor::MatchRecognize { .. }
            | TableFactor::XmlTable { .. }
            | TableFactor::SemanticView { .. } => Err(TenancyError::form("this form of FROM")),
        }
    }

    fn leaf(
        &mut self,
        relation: Relation,
        leaf: usize,
        qualifier: &Ident,
        alias: Option<&TableAlias>,
        renames: bool,
        walk: &mut Walk<'_>,
    ) -> Result<Vec<Pending>, TenancyError> {
        let name = self.dialect.fold(qualifier);
        let id = match relation {
            Relation::Cte(columns) => {
                let columns = columns.renamed(alias, self.dialect);
                walk.block.relations.push(FromRelation {
                    qualifier: name,
                    columns,
                });
                return Ok(Vec::new());
            }
            Relation::Table(id) => id,
        };
        let opened = !self.scopes()
            || (leaf == 0 && walk.block.relations.is_empty() && walk.accesses.first_opened);
        let columns = if opened || renames {
            Columns::unknown()
        } else {
            Columns::table(id)
        };
        let access = if (walk.accesses.writes)(&name) {
            Access::Write
        } else {
            Access::Read
        };
        walk.block.relations.push(FromRelation {
            qualifier: name.clone(),
            columns,
        });
        walk.block.tables.push((name, id));
        if opened {
            return Ok(Vec::new());
        }
        if self.is_owned(id) {
            self.needs_tenant(self.registry.table(id))?;
        } else if access == Access::Write {
            self.may_write(id)?;
        }
        let Some(predicate) = self.predicate(id, qualifier, access, walk.scope)? else {
            return Ok(Vec::new());
        };
        let late = matches!(
            self.registry.table(id).scope,
            Ownership::Secondary { .. } | Ownership::Many { .. }
        );
        walk.block.semi_joined |= late;
        self.scoped_late |= late;
        let pending = Pending {
            leaf,
            predicate,
            late,
        };
        if renames {
            // The alias gives the columns other names, so the predicate must stand below it.
            walk.derive(std::iter::once(pending));
            return Ok(Vec::new());
        }
        Ok(vec![pending])
    }
}

impl Block {
    /// Takes in the relations that a write reads beside its targets, each under a name of its own: no database knows which
    /// one is meant otherwise.
    pub(super) fn read(&mut self, reads: Self) -> Result<(), TenancyError> {
        let is_target =
            |(name, _): &(String, TableId)| self.tables.iter().any(|(target, _)| target == name);
        if reads.tables.iter().any(is_target) {
            return Err(TenancyError::form(
                "a table beside the written one under the same name; give it an alias",
            ));
        }
        self.relations.extend(reads.relations);
        self.predicates.extend(reads.predicates);
        self.semi_joined |= reads.semi_joined;
        Ok(())
    }
}

impl Walk<'_> {
    fn leaf(&mut self) -> usize {
        self.leaves += 1;
        self.leaves - 1
    }

    /// Puts the predicates of the nullable side into the join's ON. `others` are those of the other side.
    fn put_in_on(
        &mut self,
        constraint: &mut JoinConstraint,
        pending: Vec<Pending>,
        others: &[Pending],
    ) {
        if guard(constraint, others, &pending, self.fallible) {
            return;
        }
        match constraint {
            JoinConstraint::On(condition) => {
                let ours = tree::and(pending.into_iter().map(|pending| pending.predicate));
                if let Some(ours) = ours {
                    let theirs = std::mem::replace(condition, tree::null());
                    *condition = tree::binary(
                        ours,
                        sqlparser::ast::BinaryOperator::And,
                        tree::nested(theirs),
                    );
                }
            }
            JoinConstraint::Using(_) | JoinConstraint::Natural | JoinConstraint::None => {
                self.derive(pending.into_iter())
            }
        }
    }

    fn derive(&mut self, pending: impl Iterator<Item = Pending>) {
        self.derive
            .extend(pending.map(|pending| (pending.leaf, pending.predicate)));
    }
}

/// Lets a condition that can fail wait for the predicates of the rows on which it is evaluated, where one of them may come
/// late: its error would tell of rows that aren't the tenant's. Says whether the condition holds the predicates now.
fn guard(
    constraint: &mut JoinConstraint,
    left: &[Pending],
    right: &[Pending],
    fallible: bool,
) -> bool {
    let JoinConstraint::On(condition) = constraint else {
        return false;
    };
    let pending = || left.iter().chain(right);
    if !pending().any(|pending| pending.late) || !fallible::must_wait(condition, fallible) {
        return false;
    }
    // These trees are ours and small, whatever the statement is.
    let ours = tree::and(pending().map(|pending| pending.predicate.clone()));
    let Some(ours) = ours else { return false };
    let theirs = std::mem::replace(condition, tree::null());
    *condition = tree::case_when(ours, theirs);
    true
}
