//! The columns: every field that is not a relation.

use heck::{ToSnakeCase, ToUpperCamelCase};
use syn::ext::IdentExt;
use syn::{Ident, Type};

use super::attribute::Marker;
use super::sea_orm::SeaOrm;

/// A field that is a column.
pub(crate) struct Column {
    pub(crate) field: Ident,
    pub(crate) ty: Type,
    /// The variant of SeaORM's `Column` enum.
    pub(crate) variant: Ident,
    /// The database's name, where the field says it.
    pub(crate) column_name: Option<String>,
    pub(crate) primary_key: bool,
    pub(crate) unique: bool,
    pub(crate) optional: bool,
    /// Not a column after all: `#[sea_orm(ignore)]`.
    pub(crate) ignored: bool,
    pub(crate) markers: Vec<Marker>,
}

impl Column {
    pub(crate) fn new(field: &Ident, ty: &Type, sea_orm: &SeaOrm, markers: Vec<Marker>) -> Self {
        let variant = sea_orm
            .string("enum_name")
            .unwrap_or_else(|| variant_of(&name_of(field)));
        let variant = syn::parse_str(&variant).unwrap_or_else(|_| field.clone());
        Self {
            field: field.clone(),
            ty: ty.clone(),
            variant,
            column_name: sea_orm.string("column_name"),
            primary_key: sea_orm.has("primary_key"),
            unique: sea_orm.has("unique"),
            optional: is_option(ty) || sea_orm.has("nullable"),
            ignored: sea_orm.has("ignore"),
            markers,
        }
    }

    /// The field's name without `r#`.
    pub(crate) fn name(&self) -> String {
        name_of(&self.field)
    }

    /// Whether a name means this column: the field's or the database's.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.name() == name || self.database_name() == name
    }

    /// What the database calls the column.
    pub(crate) fn database_name(&self) -> String {
        let snake_case = || self.name().to_snake_case();
        self.column_name.clone().unwrap_or_else(snake_case)
    }
}

/// The variant that SeaORM gives a column: `blog_id` -> `BlogId`, `self` -> `Self_`.
pub(crate) fn variant_of(name: &str) -> String {
    let variant = name.to_upper_camel_case();
    if variant == "Self" {
        "Self_".to_owned()
    } else {
        variant
    }
}

fn name_of(field: &Ident) -> String {
    field.unraw().to_string()
}

fn is_option(ty: &Type) -> bool {
    match ty {
        Type::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|segment| segment.ident == "Option"),
        _ => false,
    }
}
