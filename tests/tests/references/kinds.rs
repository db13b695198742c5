//! The writing entities.

use super::relations::{Key, Part, Relation, Rule, seen};
use Part::{Int, Null};

/// A kind of ownership, with what makes its rows an own one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind {
    pub(crate) table: &'static str,
    /// The columns that say whose the row is, and what they hold in the rows 1 (own), 2 (foreign) and 3 (own).
    pub(crate) owners: &'static [&'static str],
    pub(crate) rows: [Key; 3],
    /// The relations that decide whose the row is.
    pub(crate) relations: &'static [Relation],
    /// An INSERT leaves the columns out, and they are filled in.
    pub(crate) filled_in: bool,
}

const OWN: &[Key] = &[&[Int(1)], &[Int(3)]];
const FOREIGN: &[Key] = &[&[Int(2)]];
const MISSING: &[Key] = &[&[Int(99)]];

const fn owner(name: &'static str, columns: &'static [&'static str]) -> Relation {
    Relation {
        rule: Rule::Owner,
        ..seen(name, columns, OWN, FOREIGN, MISSING)
    }
}

pub(crate) const DIRECT: Kind = Kind {
    table: "direct",
    owners: &["shop_id"],
    rows: [&[Int(1)], &[Int(2)], &[Int(1)]],
    relations: &[],
    filled_in: true,
};

pub(crate) const OPTIONAL: Kind = Kind {
    table: "optional",
    filled_in: false,
    ..DIRECT
};

pub(crate) const SECONDARY: Kind = Kind {
    table: "secondary",
    owners: &["owner_id"],
    rows: [&[Int(1)], &[Int(2)], &[Int(3)]],
    relations: &[owner("Owner", &["owner_id"])],
    filled_in: false,
};

pub(crate) const DEEP: Kind = Kind {
    table: "deep",
    ..SECONDARY
};

pub(crate) const SHARED_CHILD: Kind = Kind {
    table: "shared_child",
    rows: [&[Int(1)], &[Int(2)], &[Int(4)]],
    relations: &[Relation {
        own: &[&[Int(1)], &[Int(4)]],
        shared: &[&[Int(3)]],
        ..owner("Owner", &["owner_id"])
    }],
    ..SECONDARY
};

pub(crate) const SEVERAL: Kind = Kind {
    table: "several",
    owners: &["owner_id", "other_owner_id"],
    rows: [&[Int(1), Null], &[Int(2), Null], &[Int(3), Null]],
    relations: &[
        owner("Owner", &["owner_id"]),
        Relation {
            rule: Rule::OneOfTheOwners,
            ..owner("OtherOwner", &["other_owner_id"])
        },
    ],
    filled_in: false,
};

pub(crate) const MANY: Kind = Kind {
    table: "many",
    owners: &[],
    rows: [&[], &[], &[]],
    relations: &[],
    filled_in: false,
};

pub(crate) const KINDS: [Kind; 7] = [
    DIRECT,
    OPTIONAL,
    SECONDARY,
    DEEP,
    SHARED_CHILD,
    SEVERAL,
    MANY,
];

impl Kind {
    /// The columns that make an inserted row an own one, less those that are tried.
    pub(crate) fn base(&self, relation: &Relation) -> Vec<(&'static str, Part)> {
        if self.filled_in {
            return Vec::new();
        }
        self.owners
            .iter()
            .zip(self.rows[0])
            .filter(|(column, part)| !relation.columns.contains(column) && **part != Null)
            .map(|(column, part)| (*column, *part))
            .collect()
    }

    pub(crate) fn is_many(&self) -> bool {
        self.table == MANY.table
    }
}
