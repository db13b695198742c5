//! The struct on which the attributes stand, in each of SeaORM's formats.

use proc_macro2::Span;
use quote::ToTokens;
use syn::{Expr, Fields, Ident, ItemStruct, Meta};

use super::attribute::{Marker, take_markers};
use super::column::Column;
use super::relation::Relation;
use super::sea_orm::SeaOrm;
use crate::errors::Errors;

/// An entity as its struct shows it.
pub(crate) struct Entity {
    /// The model's struct, also where the attributes stand on `ModelEx`.
    pub(crate) model: Ident,
    /// The entity's struct.
    pub(crate) entity: Ident,
    pub(crate) format: Format,
    /// The columns have names that the struct doesn't show.
    pub(crate) renames_columns: bool,
    pub(crate) columns: Vec<Column>,
    pub(crate) relations: Vec<Relation>,
}

/// How the entity is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// `#[sea_orm::model]`: relations are fields.
    Dense,
    /// `#[sea_orm::compact_model]`: fields as well, and a `Relation` enum beside the struct.
    DenseCompact,
    /// `DeriveEntityModel`: relations stand beside the struct.
    Compact,
    /// `DeriveModel`: columns and relations stand beside the struct.
    Expanded,
}

impl Format {
    /// Whether there is a `ModelEx`.
    pub(crate) fn has_model_ex(self) -> bool {
        matches!(self, Self::Dense | Self::DenseCompact)
    }

    /// Whether the struct shows every relation.
    pub(crate) fn shows_relations(self) -> bool {
        self == Self::Dense
    }

    /// Whether the struct shows every column's name.
    pub(crate) fn shows_columns(self) -> bool {
        self != Self::Expanded
    }
}

/// What to do with a struct.
pub(crate) enum Found {
    /// The `Model` half of `#[sea_orm::model]`: what there is to say is said on `ModelEx`.
    OtherHalf,
    Entity(Entity),
    /// No entity; reported.
    Nothing,
}

impl Found {
    /// Reads the struct and takes the markers off its fields.
    pub(crate) fn parse(
        item: &mut ItemStruct,
        attribute: (&str, Span),
        errors: &mut Errors,
    ) -> Self {
        let sea_orm = SeaOrm::parse(&item.attrs);
        let other_half = sea_orm.has("model_ex") && sea_orm.value("model_ex").is_none();
        let mut unread = Errors::default();
        let fields = fields(item, if other_half { &mut unread } else { errors });
        if other_half {
            return Self::OtherHalf;
        }
        if !is_model(item, &sea_orm) {
            let (name, span) = attribute;
            errors.at(span, not_a_model(name, item));
            return Self::Nothing;
        }
        if !item.generics.params.is_empty() {
            errors.on(
                &item.generics,
                "an entity's model takes no generics: remove them",
            );
            return Self::Nothing;
        }
        let format = format(item, &sea_orm, &fields);
        let model = item.ident.to_string();
        let model = model
            .strip_suffix("Ex")
            .filter(|_| model == "ModelEx")
            .unwrap_or(&model);
        let entity = match sea_orm.value("entity") {
            Some(Expr::Path(path)) => path.path.get_ident().cloned(),
            _ => None,
        };
        let mut columns = Vec::new();
        let mut relations = Vec::new();
        for field in fields {
            match field {
                Field::Column(column) => columns.push(column),
                Field::Relation(relation) => relations.push(relation),
            }
        }
        Self::Entity(Entity {
            model: Ident::new(model, Span::call_site()),
            entity: entity.unwrap_or_else(|| Ident::new("Entity", Span::call_site())),
            format,
            renames_columns: sea_orm.has("rename_all"),
            columns,
            relations,
        })
    }
}

enum Field {
    Column(Column),
    Relation(Relation),
}

fn fields(item: &mut ItemStruct, errors: &mut Errors) -> Vec<Field> {
    let mut found = Vec::new();
    for field in &mut item.fields {
        let mut markers: Vec<Marker> = take_markers(&mut field.attrs, errors);
        let Some(ident) = &field.ident else { continue };
        let sea_orm = SeaOrm::parse(&field.attrs);
        found.push(
            match Relation::parse(ident, &field.ty, &sea_orm, &mut markers) {
                Some(relation) => Field::Relation(relation),
                None => Field::Column(Column::new(ident, &field.ty, &sea_orm, markers)),
            },
        );
    }
    found
}

fn format(item: &ItemStruct, sea_orm: &SeaOrm, fields: &[Field]) -> Format {
    let has_attribute = |name: &str| {
        item.attrs.iter().any(|attribute| {
            attribute
                .path()
                .segments
                .last()
                .is_some_and(|last| last.ident == name)
        })
    };
    if has_attribute("compact_model") || sea_orm.has("compact_model") {
        Format::DenseCompact
    } else if item.ident == "ModelEx" || has_attribute("model") {
        Format::Dense
    } else if derives(item, "DeriveEntityModel")
        || sea_orm.has("table_name")
        || fields
            .iter()
            .any(|field| matches!(field, Field::Column(column) if column.primary_key))
    {
        Format::Compact
    } else {
        Format::Expanded
    }
}

/// A derive above the attribute has run and is gone: then the name or SeaORM's own attributes must do.
fn is_model(item: &ItemStruct, sea_orm: &SeaOrm) -> bool {
    matches!(item.fields, Fields::Named(_))
        && (item.ident == "Model"
            || item.ident == "ModelEx"
            || !sea_orm.is_empty()
            || derives(item, "DeriveModel")
            || derives(item, "DeriveEntityModel"))
}

fn derives(item: &ItemStruct, name: &str) -> bool {
    item.attrs.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("derive") => {
            let derives = list.tokens.to_token_stream().to_string();
            derives.split([',', ':', ' ']).any(|derive| derive == name)
        }
        _ => false,
    })
}

fn not_a_model(name: &str, item: &ItemStruct) -> String {
    if item.ident == "Entity" {
        format!("`#[{name}]` goes on the entity's `pub struct Model`, not on `pub struct Entity`")
    } else {
        format!(
            "`{}` is no entity: `#[{name}]` goes on an entity's `pub struct Model {{ .. }}`",
            item.ident
        )
    }
}
