//! `OnConflict`.

use sea_orm::sea_query::{Expr, ExprTrait, Func, InsertStatement, OnConflict, Query};

use crate::cases::{Cases, MYSQL, NOT_MYSQL, POSTGRES};

/// A row of the tenant's that is in the way of nothing, and one that the upsert meets: `invoice` is unique by tenant and
/// number.
fn invoices(number: &'static str, conflict: OnConflict) -> InsertStatement {
    Query::insert()
        .into_table("invoice")
        .columns(["number", "total"])
        .values_panic([number.into(), 5.into()])
        .values_panic(["N-new".into(), 6.into()])
        .on_conflict(conflict)
        .to_owned()
}

fn on_number() -> OnConflict {
    OnConflict::columns(["org_id", "number"])
}

pub(crate) fn forms(cases: &mut Cases) {
    for number in ["N-1", "N-none"] {
        let mut form = |conflict: &mut OnConflict| {
            cases.same(&invoices(number, conflict.to_owned()));
        };
        form(on_number().update_column("total"));
        form(on_number().update_columns(["total"]));
        form(on_number().value("total", 9));
        form(on_number().value("total", Expr::col(("invoice", "total")).add(1)));
        form(on_number().values([("total", Expr::val(8))]));
        form(on_number().update_column("total").value("number", "N-2x"));
        form(on_number().do_nothing_on(["id"]));
        cases.same_on(
            NOT_MYSQL,
            &invoices(number, on_number().do_nothing().to_owned()),
        );
        cases.same_on(
            NOT_MYSQL,
            &invoices(number, OnConflict::new().do_nothing().to_owned()),
        );
        // MySQL has no targets and no conditions, and sea-query writes none there.
        cases.same_on(
            NOT_MYSQL,
            &invoices(
                number,
                on_number()
                    .update_column("total")
                    .action_and_where(Expr::col(("invoice", "total")).lt(1000))
                    .to_owned(),
            ),
        );
        cases.same_on(
            NOT_MYSQL,
            &invoices(
                number,
                on_number()
                    .update_column("total")
                    .action_and_where_option(Some(Expr::col(("invoice", "total")).gt(1000)))
                    .action_cond_where(Expr::col(("invoice", "total")).is_not_null())
                    .to_owned(),
            ),
        );
        // The name that a database gives to a constraint is another on the copy, which has the same tables.
        cases.same_on(
            POSTGRES,
            &invoices(
                number,
                OnConflict::constraint("invoice_org_id_number_key")
                    .update_column("total")
                    .to_owned(),
            ),
        );
    }
    // MySQL has no `ON DUPLICATE KEY IGNORE`, which is what sea-query writes.
    cases.refused_on(
        MYSQL,
        "do_nothing_on",
        &invoices("N-1", on_number().do_nothing().to_owned()),
    );
    targets(cases);
}

/// Targets that need an index of their own: the database fails alike where there is none.
fn targets(cases: &mut Cases) {
    let fails = |cases: &mut Cases, conflict: &mut OnConflict| {
        cases.fails_alike(
            NOT_MYSQL,
            &invoices("N-1", conflict.update_column("total").to_owned()),
        );
    };
    let mut lower = OnConflict::new();
    lower.expr(Func::lower(Expr::col("number")));
    fails(cases, &mut lower);
    let mut several = OnConflict::new();
    several.exprs([Expr::col("org_id"), Func::lower(Expr::col("number")).into()]);
    fails(cases, &mut several);
    // A whole index infers a conditional target as well.
    for conflict in [
        on_number().target_and_where(Expr::cust("total > 0")),
        on_number().target_and_where_option(Some(Expr::cust("total > 0"))),
        on_number().target_cond_where(Expr::cust("total > 0")),
        on_number().target_and_where_option(None),
    ] {
        cases.same_on(
            NOT_MYSQL,
            &invoices("N-1", conflict.update_column("total").to_owned()),
        );
    }
    cases.same(
        Query::insert()
            .into_table("invoice")
            .columns(["id", "number", "total"])
            .values_panic([900.into(), "N-900".into(), 5.into()])
            .on_conflict(OnConflict::column("id").update_column("total").to_owned()),
    );
}
