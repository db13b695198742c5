//! What a row can point to.

use sea_orm::Value;

/// A value of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Int(i32),
    Text(&'static str),
    Null,
}

use Part::{Int, Text};

pub(crate) type Key = &'static [Part];

/// A relation with the keys that may be tried.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Relation {
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [&'static str],
    pub(crate) own: &'static [Key],
    pub(crate) foreign: &'static [Key],
    pub(crate) missing: &'static [Key],
    pub(crate) shared: &'static [Key],
    pub(crate) rule: Rule,
}

/// What is checked of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// It must point to a row that the tenant sees.
    Seen,
    /// It decides whose the row is: it must point to an own row, and be set.
    Owner,
    /// It decides whose the row is, beside another that is set.
    OneOfTheOwners,
    /// Nothing: a foreign key alone looks at it.
    Free,
}

/// The relations that every writing entity has.
pub(crate) const RELATIONS: &[Relation] = &[
    seen(
        "Product",
        &["product_id"],
        &[&[Int(1)], &[Int(3)]],
        &[&[Int(2)], &[Int(4)]],
        &[&[Int(99)]],
    ),
    seen(
        "BySerial",
        &["product_serial"],
        &[&[Int(101)], &[Int(103)]],
        &[&[Int(102)]],
        &[&[Int(1)]],
    ),
    seen(
        "ByCode",
        &["product_code"],
        &[&[Text("mine")], &[Text("also mine")]],
        &[&[Text("theirs")]],
        &[&[Text("nobody's")]],
    ),
    seen(
        "Variant",
        &["variant_id"],
        &[&[Int(1)], &[Int(3)]],
        &[&[Int(2)]],
        &[&[Int(99)]],
    ),
    seen(
        "Price",
        &["price_id"],
        &[&[Int(1)], &[Int(3)]],
        &[&[Int(2)]],
        &[&[Int(99)]],
    ),
    Relation {
        shared: &[&[Int(3)]],
        ..seen(
            "Section",
            &["section_id"],
            &[&[Int(1)], &[Int(4)]],
            &[&[Int(2)]],
            &[&[Int(99)]],
        )
    },
    Relation {
        shared: &[&[Int(3)]],
        ..seen(
            "Shelf",
            &["shelf_id"],
            &[&[Int(1)]],
            &[&[Int(2)]],
            &[&[Int(99)]],
        )
    },
    // The third is theirs too, the fourth nobody's.
    seen(
        "Customer",
        &["customer_id"],
        &[&[Int(1)], &[Int(3)]],
        &[&[Int(2)], &[Int(4)]],
        &[&[Int(99)]],
    ),
    seen(
        "Mirror",
        &["mirror_id"],
        &[&[Int(1)]],
        &[&[Int(2)]],
        &[&[Int(99)]],
    ),
    seen(
        "Parent",
        &["parent_id"],
        &[&[Int(1)], &[Int(3)]],
        &[&[Int(2)]],
        &[&[Int(99)]],
    ),
    seen(
        "Bin",
        &["bin_aisle", "bin_slot"],
        &[&[Int(1), Int(1)], &[Int(3), Int(3)]],
        // Each half of the last two is half of an own key.
        &[&[Int(2), Int(2)], &[Int(1), Int(3)], &[Int(3), Int(1)]],
        &[&[Int(1), Int(2)]],
    ),
    Relation {
        rule: Rule::Free,
        ..seen(
            "Country",
            &["country_id"],
            &[&[Int(1)], &[Int(2)]],
            &[],
            &[&[Int(99)]],
        )
    },
    Relation {
        rule: Rule::Free,
        ..seen(
            "Loose",
            &["loose_id"],
            &[&[Int(1)], &[Int(2)]],
            &[],
            &[&[Int(99)]],
        )
    },
];

pub(crate) const fn seen(
    name: &'static str,
    columns: &'static [&'static str],
    own: &'static [Key],
    foreign: &'static [Key],
    missing: &'static [Key],
) -> Relation {
    Relation {
        name,
        columns,
        own,
        foreign,
        missing,
        shared: &[],
        rule: Rule::Seen,
    }
}

/// Where a key points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Own,
    Foreign,
    Missing,
    Shared,
    Null,
}

/// What must come of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Passes,
    CrossTenantReference,
    OrphanedRow,
    /// The database's own foreign key.
    ForeignKey,
    /// The form isn't supported for this kind of entity.
    Refused,
}

impl Relation {
    /// Every key with where it points.
    pub(crate) fn keys(&self) -> Vec<(Target, Vec<Part>)> {
        let of = |target, keys: &[Key]| -> Vec<_> {
            keys.iter().map(|key| (target, key.to_vec())).collect()
        };
        let mut keys = of(Target::Own, self.own);
        keys.extend(of(Target::Foreign, self.foreign));
        keys.extend(of(Target::Missing, self.missing));
        keys.extend(of(Target::Shared, self.shared));
        keys.push((Target::Null, vec![Part::Null; self.columns.len()]));
        keys
    }

    pub(crate) fn outcome(&self, target: Target) -> Outcome {
        match (self.rule, target) {
            (Rule::Free, Target::Missing) => Outcome::ForeignKey,
            (Rule::Free, _) | (_, Target::Own) => Outcome::Passes,
            (_, Target::Foreign | Target::Missing) => Outcome::CrossTenantReference,
            (Rule::Seen, Target::Shared) => Outcome::Passes,
            (Rule::Owner | Rule::OneOfTheOwners, Target::Shared) => Outcome::CrossTenantReference,
            (Rule::Seen | Rule::OneOfTheOwners, Target::Null) => Outcome::Passes,
            (Rule::Owner, Target::Null) => Outcome::OrphanedRow,
        }
    }
}

impl Part {
    pub(crate) fn literal(self) -> String {
        match self {
            Self::Int(int) => int.to_string(),
            Self::Text(text) => format!("'{}'", text.replace('\'', "''")),
            Self::Null => "NULL".into(),
        }
    }

    /// As a value for a column, which decides the variant of a NULL.
    pub(crate) fn value(self, column: &str) -> Value {
        match self {
            Self::Int(int) => int.into(),
            Self::Text(text) => text.into(),
            Self::Null if is_text(column) => Value::String(None),
            Self::Null => Value::Int(None),
        }
    }
}

pub(crate) fn is_text(column: &str) -> bool {
    column == "product_code" || column == "note"
}
