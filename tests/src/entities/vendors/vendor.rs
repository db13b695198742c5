use std::collections::BTreeMap;

use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use tenancy_sea::prelude::*;

/// The tenant.
#[tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vendor")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[tenant_identifier]
    #[sea_orm(unique)]
    pub slug: String,
    #[sea_orm(column_type = "Json")]
    pub settings: Settings,
    pub updated_at: i32,
}

/// Known settings have types; whatever else there is stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Settings {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    #[serde(flatten)]
    pub others: BTreeMap<String, Json>,
}

impl ActiveModelBehavior for ActiveModel {}
