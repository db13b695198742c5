//! The operations, each in both forms.

use super::{Operation, Outcome};

pub mod cold_plan;
pub mod cold_plan_of_a_long_text;
pub mod delete_many;
pub mod delete_one;
pub mod filter_by_arithmetic;
pub mod find_20_rows;
pub mod find_by_id;
pub mod insert_many_1000x10;
pub mod insert_many_1000x10_cold;
pub mod insert_many_1000x10_one_reference;
pub mod insert_one;
pub mod join_filtered_by_arithmetic;
pub mod join_of_three_with_loader;
pub mod page_filtered_by_arithmetic;
pub mod paginate;
pub mod secondary_two_levels_deep;
pub mod stream_10000_rows;
pub mod transaction_of_five;
pub mod update_many;
pub mod update_one;

macro_rules! operations {
    ($(#[$doc:meta])+ $list:ident: $($name:ident),+ $(,)?) => {
        $(#[$doc])+
        pub const $list: &[Operation] = &[$(Operation {
            name: stringify!($name),
            prepare: |room, turns| Box::pin($name::prepare(room, turns)),
            scoped: |room, turn| Box::pin(async move {
                Ok(Box::new($name::scoped(room, turn).await?) as Outcome)
            }),
            hand: |room, turn| Box::pin(async move {
                Ok(Box::new($name::hand(room, turn).await?) as Outcome)
            }),
        }),+];
    };
}

operations! {
    /// What is done on a database.
    ALL:
    find_20_rows,
    find_by_id,
    insert_one,
    insert_many_1000x10,
    insert_many_1000x10_cold,
    insert_many_1000x10_one_reference,
    update_one,
    update_many,
    delete_one,
    delete_many,
    join_of_three_with_loader,
    secondary_two_levels_deep,
    paginate,
    stream_10000_rows,
    transaction_of_five,
    filter_by_arithmetic,
    join_filtered_by_arithmetic,
    page_filtered_by_arithmetic,
}

operations! {
    /// What is done without one: for instruction counts alone.
    PLANNING:
    cold_plan,
    cold_plan_of_a_long_text,
}

/// The operation of this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Operation> {
    let mut all = ALL.iter().chain(PLANNING);
    all.find(|operation| operation.name == name)
}
