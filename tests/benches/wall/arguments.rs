use tenancy_tests::bench::arguments::{Arguments, chosen};
use tenancy_tests::bench::{Place, operations};

/// A word that is part of a database's name chooses databases, any other one operations.
pub(crate) fn wants_place(arguments: &Arguments, place: Place) -> bool {
    let places = arguments.words.iter().filter(|word| names_place(word));
    chosen(places, &place.to_string())
}

pub(crate) fn wants_operation(arguments: &Arguments, name: &str) -> bool {
    let operations = arguments.words.iter().filter(|word| !names_place(word));
    chosen(operations, name)
}

fn names_place(word: &str) -> bool {
    Place::ALL
        .iter()
        .any(|place| place.to_string().contains(word))
}

pub(crate) fn is_known(word: &str) -> bool {
    names_place(word)
        || operations::ALL
            .iter()
            .any(|operation| operation.name.contains(word))
}
