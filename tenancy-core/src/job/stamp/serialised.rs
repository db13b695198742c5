//! A stamp as it is written into a job's payload.

use std::sync::Arc;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::stamp::Stamped;
use super::{StampedTenant, TenantStamp};
use crate::TenantKey;

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum Written {
    None,
    Central,
    Tenants(Vec<Tenant>),
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Tenant {
    tenancy: String,
    key: TenantKey,
}

impl Serialize for TenantStamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let written = match &self.0 {
            Stamped::None => Written::None,
            Stamped::Central => Written::Central,
            Stamped::Tenants(tenants) => {
                let tenants = tenants.iter().map(|tenant| Tenant {
                    tenancy: tenant.tenancy().to_owned(),
                    key: tenant.key().clone(),
                });
                Written::Tenants(tenants.collect())
            }
        };
        written.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for TenantStamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tenants = match Written::deserialize(deserializer)? {
            Written::None => return Ok(Self::none()),
            Written::Central => return Ok(Self(Stamped::Central)),
            Written::Tenants(tenants) => tenants,
        };
        if tenants.is_empty() {
            return Err(D::Error::custom("a stamp for tenants names none"));
        }
        let mut read: Vec<StampedTenant> = Vec::with_capacity(tenants.len());
        for Tenant { tenancy, key } in tenants {
            if read.iter().any(|known| known.tenancy() == tenancy) {
                let twice = format!("a stamp names the tenancy `{tenancy}` twice");
                return Err(D::Error::custom(twice));
            }
            read.push(StampedTenant {
                tenancy: tenancy.into(),
                key,
            });
        }
        Ok(Self(Stamped::Tenants(Arc::from(read))))
    }
}
