use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryTrait, Set,
    Unchanged,
};
use tenancy_tests::entities::sales::product::{ActiveModel, Column, Entity as Product, Model};

use crate::market::{ON_A_SHELF, PRODUCTS, id};

/// What is measured.
#[derive(Clone, Copy)]
pub(crate) enum Operation {
    FindById,
    Find20Rows,
    UpdateOne,
    Count,
}

/// What an operation gave.
#[derive(PartialEq)]
pub(crate) enum Answer {
    Row(Option<Model>),
    Rows(Vec<Model>),
    Number(u64),
}

impl Operation {
    pub(crate) const ALL: [Self; 4] = [
        Self::FindById,
        Self::Find20Rows,
        Self::Count,
        // The last: it leaves dead rows behind, over which all that follows would have to step.
        Self::UpdateOne,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::FindById => "find_by_id",
            Self::Find20Rows => "find_20_rows",
            Self::UpdateOne => "update_one",
            Self::Count => "count_1000_rows",
        }
    }

    /// Runs it for a company; whose filter is written by hand gives the company twice.
    pub(crate) async fn run(
        self,
        db: &impl ConnectionTrait,
        company: i32,
        turn: i32,
        by_hand: Option<i32>,
    ) -> Result<Answer, DbErr> {
        let own = |company| Column::CompanyId.eq(company);
        match self {
            Self::FindById => Product::find_by_id(id(turn, company))
                .apply_if(by_hand, |find, company| find.filter(own(company)))
                .one(db)
                .await
                .map(Answer::Row),
            Self::Find20Rows => Product::find()
                .apply_if(by_hand, |find, company| find.filter(own(company)))
                .filter(Column::Shelf.eq(turn % (PRODUCTS / ON_A_SHELF)))
                .all(db)
                .await
                .map(sorted)
                .map(Answer::Rows),
            Self::UpdateOne => {
                // To what they are: the row is written all the same.
                let changed = ActiveModel {
                    id: Unchanged(id(turn, company)),
                    price: Set(4990),
                    stock: Set(12),
                    ..Default::default()
                };
                let mut update = Product::update(changed).validate()?;
                if let Some(company) = by_hand {
                    update = update.filter(own(company));
                }
                update.exec(db).await.map(Some).map(Answer::Row)
            }
            Self::Count => Product::find()
                .apply_if(by_hand, |find, company| find.filter(own(company)))
                .count(db)
                .await
                .map(Answer::Number),
        }
    }
}

/// An update moves a row, and nothing was said about the order.
fn sorted(mut rows: Vec<Model>) -> Vec<Model> {
    rows.sort_by_key(|row| row.id);
    rows
}
