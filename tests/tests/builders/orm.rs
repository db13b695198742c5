//! What SeaORM makes of selects, relations, inserts, updates and deletes.

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, Delete, EntityTrait, Insert, JoinType, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, RelationTrait, Update,
};
use tenancy_tests::isolation::schema::{
    account, country, invoice, label, manager, member, project, project_label, sub_task, task,
};

use crate::cases::{Cases, NOT_MYSQL};

pub(crate) fn forms(cases: &mut Cases) {
    selects(cases);
    relations(cases);
    writes(cases);
}

fn selects(cases: &mut Cases) {
    cases.same(&account::Entity::find().into_query());
    cases.same(&member::Entity::find().into_query());
    cases.same(&label::Entity::find().into_query());
    cases.same(&country::Entity::find().into_query());
    cases.same(&project::Entity::find_by_id(11).into_query());
    cases.same(&project_label::Entity::find_by_id((11, 11)).into_query());
    cases.same(
        &project::Entity::find()
            .filter(project::Column::Name.contains("a"))
            .filter(project::Column::Budget.is_not_null())
            .order_by_asc(project::Column::Name)
            .order_by_desc(project::Column::Id)
            .limit(3)
            .offset(1)
            .into_query(),
    );
    for condition in [
        project::Column::Name.starts_with("a"),
        project::Column::Name.ends_with("a"),
        project::Column::Id.is_in([10, 11, 12]),
        project::Column::Id.is_not_in([10, 11, 12]),
        project::Column::Id.between(11, 41),
        project::Column::Budget.if_null(0).gt(100),
        project::Column::Id.in_subquery(
            Query::select()
                .column(task::Column::ProjectId)
                .from(task::Entity)
                .take(),
        ),
    ] {
        cases.same(&project::Entity::find().filter(condition).into_query());
    }
    cases.same(
        &task::Entity::find()
            .select_only()
            .column(task::Column::ProjectId)
            .column_as(task::Column::Points.sum(), "points")
            .column_as(task::Column::Id.count(), "n")
            .group_by(task::Column::ProjectId)
            .having(task::Column::Id.count().gt(1))
            .into_query(),
    );
    cases.same(
        &task::Entity::find()
            .select_only()
            .expr_as(Expr::col(task::Column::Id).max(), "last")
            .into_query(),
    );
    cases.same(
        &project::Entity::find()
            .select_only()
            .columns([project::Column::Name, project::Column::AccountId])
            .distinct()
            .into_query(),
    );
    // As `count()` and `num_items()` do.
    cases.same(
        Query::select()
            .expr_as(Expr::cust("COUNT(*)"), "num_items")
            .from_subquery(
                task::Entity::find()
                    .filter(task::Column::Done.eq(true))
                    .into_query(),
                "sub_query",
            ),
    );
    cases.same(&project::Entity::find().lock_exclusive().into_query());
    cases.same(&project::Entity::find().lock_shared().into_query());
}

fn relations(cases: &mut Cases) {
    cases.same(
        &project::Entity::find()
            .find_also_related(task::Entity)
            .into_query(),
    );
    cases.same(
        &project::Entity::find()
            .find_with_related(task::Entity)
            .order_by_asc(task::Column::Id)
            .into_query(),
    );
    cases.same(
        &sub_task::Entity::find()
            .find_also_related(task::Entity)
            .into_query(),
    );
    cases.same(
        &task::Entity::find()
            .inner_join(project::Entity)
            .filter(project::Column::Budget.gt(100))
            .into_query(),
    );
    cases.same(&task::Entity::find().left_join(project::Entity).into_query());
    cases.same(
        &task::Entity::find()
            .right_join(project::Entity)
            .into_query(),
    );
    cases.same(
        &project::Entity::find()
            .reverse_join(task::Entity)
            .into_query(),
    );
    cases.same(
        &manager::Entity::find()
            .join(JoinType::LeftJoin, manager::Relation::Project.def())
            .into_query(),
    );
    cases.same(
        &manager::Entity::find()
            .join_as(JoinType::InnerJoin, manager::Relation::Project.def(), "p")
            .filter(Expr::col(("p", "budget")).gt(100))
            .into_query(),
    );
    cases.same(
        &project::Entity::find()
            .join_rev(JoinType::LeftJoin, manager::Relation::Project.def())
            .into_query(),
    );
    cases.same(
        &project::Entity::find()
            .filter(
                Condition::any()
                    .add(project::Column::Id.eq(11))
                    .add(Expr::exists(
                        Query::select()
                            .expr(Expr::val(1))
                            .from(task::Entity)
                            .and_where(
                                Expr::col((task::Entity, task::Column::ProjectId))
                                    .equals((project::Entity, project::Column::Id)),
                            )
                            .take(),
                    )),
            )
            .into_query(),
    );
}

fn writes(cases: &mut Cases) {
    let new = |name: &str| project::ActiveModel {
        name: Set(name.to_owned()),
        budget: Set(Some(5)),
        ..Default::default()
    };
    cases.same(&Insert::one(new("one")).into_query());
    cases.same(&Insert::many([new("one"), new("two")]).into_query());
    let number = |number: &str| invoice::ActiveModel {
        number: Set(number.to_owned()),
        total: Set(7),
        ..Default::default()
    };
    for conflict in [
        OnConflict::columns([invoice::Column::OrgId, invoice::Column::Number])
            .update_column(invoice::Column::Total)
            .to_owned(),
        OnConflict::columns([invoice::Column::OrgId, invoice::Column::Number])
            .do_nothing_on([invoice::Column::Id])
            .to_owned(),
    ] {
        cases.same(
            &Insert::many([number("N-1"), number("N-x")])
                .on_conflict(conflict)
                .into_query(),
        );
    }
    cases.same(
        &Insert::one(number("N-y"))
            .on_conflict_do_nothing()
            .into_query(),
    );
    cases.same(
        &Update::many(project::Entity)
            .col_expr(
                project::Column::Budget,
                Expr::col(project::Column::Budget).add(1),
            )
            .filter(project::Column::Id.gt(30))
            .into_query(),
    );
    cases.same(
        &Update::one(task::ActiveModel {
            id: Set(11),
            title: Set("changed".to_owned()),
            ..Default::default()
        })
        .validate()
        .unwrap()
        .into_query(),
    );
    cases.same(
        &Delete::many(task::Entity)
            .filter(task::Column::Done.eq(true))
            .into_query(),
    );
    cases.same(&Delete::many(invoice::Entity).into_query());
    cases.same_on(
        NOT_MYSQL,
        Delete::many(invoice::Entity).into_query().returning_all(),
    );
}
