//! The relation fields of the dense format, named as SeaORM's own macro names them.

use heck::ToUpperCamelCase;
use syn::ext::IdentExt;
use syn::{GenericArgument, Ident, Path, PathArguments, PathSegment, Type};

use super::attribute::Marker;
use super::column::variant_of;
use super::sea_orm::SeaOrm;

/// A field of type `BelongsTo<..>`, `HasOne<..>` or `HasMany<..>`.
pub(crate) struct Relation {
    pub(crate) field: Ident,
    /// The related entity.
    pub(crate) entity: Path,
    /// The variant of SeaORM's `Relation` enum.
    pub(crate) variant: String,
    pub(crate) kind: RelationKind,
    pub(crate) markers: Vec<Marker>,
}

pub(crate) enum RelationKind {
    /// The key is here: the variants of its columns, and of those that they equal there.
    BelongsTo {
        from: Vec<String>,
        to: Vec<String>,
    },
    HasOne,
    HasMany,
    /// Many-to-many, through the pivot's module.
    Via {
        module: Ident,
    },
    /// SeaORM makes no relation of it.
    Undeclared,
}

impl Relation {
    /// The relation of a field; `None` where the field is a column.
    pub(crate) fn parse(
        field: &Ident,
        ty: &Type,
        sea_orm: &SeaOrm,
        markers: &mut Vec<Marker>,
    ) -> Option<Self> {
        let Type::Path(path) = ty else { return None };
        let wrapper = path.path.segments.last()?;
        let wrapper_name = wrapper.ident.to_string();
        if !matches!(wrapper_name.as_str(), "BelongsTo" | "HasOne" | "HasMany") {
            return None;
        }
        let entity = entity_of(wrapper)?;
        let variant = match sea_orm.string("relation_enum") {
            Some(relation_enum) => relation_enum.to_upper_camel_case(),
            None => infer_variant(&entity),
        };
        let kind = kind_of(&wrapper_name, sea_orm);
        Some(Self {
            field: field.clone(),
            entity,
            variant,
            kind,
            markers: std::mem::take(markers),
        })
    }

    pub(crate) fn is_belongs_to(&self) -> bool {
        matches!(self.kind, RelationKind::BelongsTo { .. })
    }

    /// Whether its key is this one column, by the variant.
    pub(crate) fn has_key(&self, column: &str) -> bool {
        matches!(&self.kind, RelationKind::BelongsTo { from, .. } if from.as_slice() == [column])
    }

    /// The field's name without `r#`.
    pub(crate) fn name(&self) -> String {
        self.field.unraw().to_string()
    }

    /// Whether a name means this relation: the field's or the variant's.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.name() == name || self.variant == name
    }
}

fn kind_of(wrapper: &str, sea_orm: &SeaOrm) -> RelationKind {
    let columns = |end: &str| -> Option<Vec<String>> {
        let columns = sea_orm.string(end)?;
        let columns = columns.trim_matches(['(', ')']).split(',');
        Some(columns.filter_map(column_variant).collect())
    };
    let self_ref = sea_orm.has("self_ref");
    let via = sea_orm
        .string("via")
        .and_then(|via| syn::parse_str::<Path>(&via).ok());
    if sea_orm.has("belongs_to") {
        return RelationKind::BelongsTo {
            from: columns("from").unwrap_or_default(),
            to: columns("to").unwrap_or_default(),
        };
    }
    if let Some(module) =
        via.and_then(|via| via.segments.first().map(|segment| segment.ident.clone()))
    {
        return RelationKind::Via { module };
    }
    match (columns("from"), columns("to")) {
        (Some(from), Some(to)) if self_ref => RelationKind::BelongsTo { from, to },
        _ if sea_orm.has("has_one") => RelationKind::HasOne,
        _ if sea_orm.has("has_many") || (self_ref && wrapper == "HasMany") => RelationKind::HasMany,
        _ => RelationKind::Undeclared,
    }
}

/// `blog_id`, `BlogId` or `Column::BlogId` -> `BlogId`.
fn column_variant(column: &str) -> Option<String> {
    let name = column.rsplit("::").next()?.trim();
    (!name.is_empty()).then(|| variant_of(name))
}

/// `BelongsTo<super::blog::Entity>`, `BelongsTo<Option<super::blog::Entity>>` -> `super::blog::Entity`.
fn entity_of(wrapper: &PathSegment) -> Option<Path> {
    let PathArguments::AngleBracketed(arguments) = &wrapper.arguments else {
        return None;
    };
    let GenericArgument::Type(Type::Path(path)) = arguments.args.first()? else {
        return None;
    };
    match path.path.segments.last() {
        Some(segment) if segment.ident == "Option" => entity_of(segment),
        _ => Some(path.path.clone()),
    }
}

/// `super::blog::Entity` -> `Blog`, `Entity` -> `Entity`.
fn infer_variant(entity: &Path) -> String {
    let mut segments = entity.segments.iter().rev();
    let last = segments.next();
    segments
        .next()
        .or(last)
        .map(|segment| segment.ident.to_string().to_upper_camel_case())
        .unwrap_or_default()
}
