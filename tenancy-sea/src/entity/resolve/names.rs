use heck::ToUpperCamelCase;

use super::super::table::{Column, Relation, Schema};

impl Schema {
    /// A column by the database's name, else by its field's.
    pub(super) fn column_named(&self, name: &str) -> Option<&Column> {
        self.columns
            .iter()
            .find(|column| column.name == name)
            .or_else(|| {
                self.columns
                    .iter()
                    .find(|column| is_variant(&column.variant, name))
            })
    }

    /// A relation by its variant, else by a field's name.
    pub(super) fn relation_named(&self, name: &str) -> Option<&Relation> {
        self.relations
            .iter()
            .find(|relation| relation.variant == name)
            .or_else(|| {
                self.relations
                    .iter()
                    .find(|relation| is_variant(&relation.variant, name))
            })
    }

    pub(super) fn column_names(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.name.as_str())
    }

    /// The relations that hold their key here.
    pub(super) fn belongs_to(&self) -> impl Iterator<Item = &Relation> {
        self.relations.iter().filter(|relation| relation.holds_key)
    }

    /// The variants of the relations that hold their key here.
    pub(super) fn belongs_to_names(&self) -> impl Iterator<Item = &str> {
        self.belongs_to().map(|relation| relation.variant.as_str())
    }

    /// The module that holds the entity.
    pub(super) fn module(&self) -> &str {
        self.module_path
            .rsplit("::")
            .next()
            .unwrap_or(self.module_path)
    }
}

/// SeaORM names a variant after its field: in upper camel case, a raw identifier without its `r#`.
fn is_variant(variant: &str, name: &str) -> bool {
    variant == name.trim_start_matches("r#").to_upper_camel_case()
}
