//! A tree of joins, from left to right.

use sqlparser::ast::{JoinConstraint, JoinOperator, TableWithJoins};

use super::placing::{Pending, Walk, fresh};
use crate::error::{Refusal, TenancyError};
use crate::plan::evaluation::enclosing::Place;
use crate::plan::planning::Planning;
use crate::plan::scope::Scope;

/// How many relations a FROM may have; MySQL takes 61, SQLite 64.
const MOST_RELATIONS: usize = 1_000;

impl Planning<'_> {
    pub(super) fn joins(
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
            let mut right = self.factor(&mut join.relation, walk)?;
            match &mut join.join_operator {
                JoinOperator::Join(constraint)
                | JoinOperator::Inner(constraint)
                | JoinOperator::CrossJoin(constraint)
                | JoinOperator::StraightJoin(constraint) => {
                    self.constraint(constraint, [&left, &right], walk)?;
                    self.guard(constraint, &mut left, &mut right, walk);
                    left.extend(right);
                }
                JoinOperator::Left(constraint) | JoinOperator::LeftOuter(constraint) => {
                    self.constraint(constraint, [&left, &right], walk)?;
                    let placed = self.put_in_on(constraint, right, &mut left, walk);
                    left.extend(placed);
                }
                JoinOperator::Right(constraint) | JoinOperator::RightOuter(constraint) => {
                    self.constraint(constraint, [&left, &right], walk)?;
                    let placed = self.put_in_on(constraint, left, &mut right, walk);
                    left = right;
                    left.extend(placed);
                }
                JoinOperator::FullOuter(constraint) => {
                    self.constraint(constraint, [&left, &right], walk)?;
                    left.extend(right);
                    walk.derive(fresh(&mut left));
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
        sides: [&[Pending]; 2],
        walk: &Walk<'_>,
    ) -> Result<(), TenancyError> {
        match constraint {
            JoinConstraint::On(condition) => {
                let ours = sides.into_iter().flatten();
                let around = self.around(walk.block, ours.map(Pending::unless_missing));
                self.expressions(condition, &Scope::among(walk.scope, around))?;
                let place = Place {
                    relations: &walk.block.relations,
                    scope: walk.scope,
                };
                self.condition_waits(condition, place)
            }
            JoinConstraint::Using(_) | JoinConstraint::Natural | JoinConstraint::None => Ok(()),
        }
    }
}
