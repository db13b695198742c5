use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, TransactionTrait};

use crate::market::{COMPANIES, Market};
use crate::operation::{Answer, Operation};

/// So few tenants are at work that their pages stay in memory: with more, reading them hides all else.
const AT_WORK: i32 = 10;

/// Who keeps the tenants apart.
#[derive(Clone, Copy)]
pub(crate) enum Way {
    InTransaction,
    InSession,
    Scoped,
    Hand,
}

impl Way {
    pub(crate) const ALL: [Self; 4] = [
        Self::InTransaction,
        Self::InSession,
        Self::Scoped,
        Self::Hand,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::InTransaction => "row security, set_config(.., true)",
            Self::InSession => "row security, SET",
            Self::Scoped => "tenancy",
            Self::Hand => "control: hand",
        }
    }

    pub(crate) async fn run(
        self,
        market: &Market,
        operation: Operation,
        turn: i32,
    ) -> Result<Answer, DbErr> {
        let company = COMPANIES / 2 + turn / 7 % AT_WORK;
        match self {
            Self::InTransaction => {
                let transaction = market.in_transaction.begin().await?;
                let name = "SELECT set_config('app.tenant', $1, true)";
                let name = Statement::from_sql_and_values(
                    DbBackend::Postgres,
                    name,
                    [company.to_string().into()],
                );
                transaction.execute_raw(name).await?;
                let answer = operation.run(&transaction, company, turn, None).await?;
                transaction.commit().await?;
                Ok(answer)
            }
            Self::InSession => {
                // SET takes no parameters.
                let db = &market.in_session;
                db.execute_unprepared(&format!("SET app.tenant = '{company}'"))
                    .await?;
                operation.run(db, company, turn, None).await
            }
            Self::Scoped => {
                let db = market.tenancy.for_tenant(company);
                operation.run(&db, company, turn, None).await
            }
            Self::Hand => {
                operation
                    .run(&market.open, company, turn, Some(company))
                    .await
            }
        }
    }
}
