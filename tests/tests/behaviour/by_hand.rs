//! Entities declared without attributes, where a test needs one that must not be registered with the others.

/// Declares an entity by hand, in a module of its own.
macro_rules! entity {
    ($name:ident, $table:literal, { $($field:ident: $type:ty),* }, [$($variant:ident($column:ident, $target:ty, $key:expr)),*], $ownership:expr) => {
        #[allow(unreachable_pub, reason = "as in an entity file")]
        mod $name {
            use super::*;

            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub id: i32,
                $(pub $field: $type,)*
            }

            #[derive(Clone, Copy, Debug, EnumIter)]
            pub enum Relation {
                $($variant),*
            }

            impl RelationTrait for Relation {
                fn def(&self) -> RelationDef {
                    match *self {
                        $(Self::$variant => Entity::belongs_to(<$target>::default()).from(Column::$column).to($key).into()),*
                    }
                }
            }

            impl ActiveModelBehavior for ActiveModel {}

            impl EntityDeclaration for Entity {
                const MODULE_PATH: &'static str = module_path!();

                fn declaration() -> Declaration {
                    Declaration::new($ownership)
                }
            }
        }
    };
}

pub(crate) use entity;
