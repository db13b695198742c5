//! One entity for each kind of ownership, with the same relations.

macro_rules! writer {
    (
        $(#[$owner:meta])+
        $name:ident, $table:literal, { $($column:ident: $type:ty,)* }, { $($relation:tt)* }
    ) => {
        #[allow(unreachable_pub, reason = "as in an entity file")]
        pub mod $name {
            use sea_orm::entity::prelude::*;
            use tenancy_sea::prelude::*;

            $(#[$owner])+
            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub id: i32,
                $(pub $column: $type,)*
                pub note: Option<String>,
                pub amount: i32,
                pub product_id: Option<i32>,
                pub product_serial: Option<i32>,
                pub product_code: Option<String>,
                pub variant_id: Option<i32>,
                pub price_id: Option<i32>,
                pub section_id: Option<i32>,
                pub shelf_id: Option<i32>,
                pub customer_id: Option<i32>,
                pub mirror_id: Option<i32>,
                pub country_id: Option<i32>,
                pub parent_id: Option<i32>,
                pub bin_aisle: Option<i32>,
                pub bin_slot: Option<i32>,
                pub loose_id: Option<i32>,
            }

            #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {
                $($relation)*
                #[sea_orm(belongs_to = "super::super::product::Entity", from = "Column::ProductId", to = "super::super::product::Column::Id")]
                Product,
                #[sea_orm(belongs_to = "super::super::product::Entity", from = "Column::ProductSerial", to = "super::super::product::Column::Serial")]
                BySerial,
                #[sea_orm(belongs_to = "super::super::product::Entity", from = "Column::ProductCode", to = "super::super::product::Column::Code")]
                ByCode,
                #[sea_orm(belongs_to = "super::super::variant::Entity", from = "Column::VariantId", to = "super::super::variant::Column::Id")]
                Variant,
                #[sea_orm(belongs_to = "super::super::price::Entity", from = "Column::PriceId", to = "super::super::price::Column::Id")]
                Price,
                #[sea_orm(belongs_to = "super::super::section::Entity", from = "Column::SectionId", to = "super::super::section::Column::Id")]
                Section,
                #[sea_orm(belongs_to = "super::super::shelf::Entity", from = "Column::ShelfId", to = "super::super::shelf::Column::Id")]
                Shelf,
                #[sea_orm(belongs_to = "super::super::customer::Entity", from = "Column::CustomerId", to = "super::super::customer::Column::Id")]
                Customer,
                #[sea_orm(belongs_to = "super::super::shop::Entity", from = "Column::MirrorId", to = "super::super::shop::Column::Id")]
                Mirror,
                #[sea_orm(belongs_to = "super::super::country::Entity", from = "Column::CountryId", to = "super::super::country::Column::Id")]
                Country,
                #[sea_orm(belongs_to = "Entity", from = "Column::ParentId", to = "Column::Id")]
                Parent,
                #[sea_orm(
                    belongs_to = "super::super::bin::Entity",
                    from = "(Column::BinAisle, Column::BinSlot)",
                    to = "(super::super::bin::Column::Aisle, super::super::bin::Column::Slot)"
                )]
                Bin,
                #[sea_orm(belongs_to = "super::super::product::Entity", from = "Column::LooseId", to = "super::super::product::Column::Id")]
                Loose,
            }

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

writer!(
    /// Belongs directly to its shop.
    #[belongs_to_tenant(relation = "Shop", unchecked = "Loose")]
    direct, "direct", { shop_id: i32, }, {
        #[sea_orm(belongs_to = "super::super::shop::Entity", from = "Column::ShopId", to = "super::super::shop::Column::Id")]
        Shop,
    }
);

writer!(
    /// May belong to no shop.
    #[belongs_to_tenant(relation = "Shop", unchecked = "Loose")]
    #[optional_tenant]
    optional, "optional", { shop_id: Option<i32>, }, {
        #[sea_orm(belongs_to = "super::super::shop::Entity", from = "Column::ShopId", to = "super::super::shop::Column::Id")]
        Shop,
    }
);

writer!(
    /// Belongs to a shop through a product.
    #[belongs_to_primary_model("Owner", unchecked = "Loose")]
    secondary, "secondary", { owner_id: i32, }, {
        #[sea_orm(belongs_to = "super::super::product::Entity", from = "Column::OwnerId", to = "super::super::product::Column::Id")]
        Owner,
    }
);

writer!(
    /// Belongs to a shop through a price, its variant and the variant's product.
    #[belongs_to_primary_model("Owner", unchecked = "Loose")]
    deep, "deep", { owner_id: i32, }, {
        #[sea_orm(belongs_to = "super::super::price::Entity", from = "Column::OwnerId", to = "super::super::price::Column::Id")]
        Owner,
    }
);

writer!(
    /// Belongs to a shop through a section, which may be shared.
    #[belongs_to_primary_model("Owner", unchecked = "Loose")]
    shared_child, "shared_child", { owner_id: i32, }, {
        #[sea_orm(belongs_to = "super::super::section::Entity", from = "Column::OwnerId", to = "super::super::section::Column::Id")]
        Owner,
    }
);

writer!(
    /// Belongs to a shop through a product, a variant, or both.
    #[belongs_to_primary_model("Owner", "OtherOwner", unchecked = "Loose")]
    several, "several", { owner_id: Option<i32>, other_owner_id: Option<i32>, }, {
        #[sea_orm(belongs_to = "super::super::product::Entity", from = "Column::OwnerId", to = "super::super::product::Column::Id")]
        Owner,
        #[sea_orm(belongs_to = "super::super::variant::Entity", from = "Column::OtherOwnerId", to = "super::super::variant::Column::Id")]
        OtherOwner,
    }
);

writer!(
    /// Belongs to many shops.
    #[belongs_to_many_tenants(via = "many_link", unchecked = "Loose")]
    many, "many", {}, {}
);
