use super::super::declaration::TenantOwner;
use super::super::table::{Column, ColumnPair, Owner, Relation, Schema, Scope, SharedRows};
use super::super::tenancies::TenancyNumber;
use super::Resolver;
use super::fault::listed;
use super::tenancy::Fault;
use super::tenant::TenantTable;

impl Resolver<'_> {
    /// The scope of an entity that carries the tenant's key.
    pub(super) fn direct(&mut self, schema: &Schema, owners: &[TenantOwner]) -> Option<Scope> {
        if owners.is_empty() {
            return self.faults.add(
                schema,
                "belongs to a tenant but names no owner: put `#[belongs_to_tenant]` on it",
            );
        }
        let owners = self.owners(schema, owners, None)?;
        Some(Scope::Direct { owners })
    }

    /// The tenant columns of an entity, one a tenancy. `own` is the tenancy whose tenant it is itself.
    pub(super) fn owners(
        &mut self,
        schema: &Schema,
        owners: &[TenantOwner],
        own: Option<TenancyNumber>,
    ) -> Option<Vec<Owner>> {
        let mut resolved: Vec<Owner> = Vec::new();
        let mut complete = true;
        for owner in owners {
            let owner = match self.tenancy_of(schema, owner, own) {
                Ok(tenancy) => self.owner(schema, owner, tenancy),
                Err(Fault) => None,
            };
            let Some(owner) = owner else {
                complete = false;
                continue;
            };
            if let Some(fault) = resolved.iter().find_map(|known| clash(known, &owner)) {
                complete = false;
                self.faults.add::<()>(schema, fault);
            }
            resolved.push(owner);
        }
        complete.then_some(resolved)
    }

    /// The column that holds the key of a tenancy's tenant; of the only one where the set has none, which is a fault by
    /// itself.
    fn owner(
        &mut self,
        schema: &Schema,
        owner: &TenantOwner,
        tenancy: Option<TenancyNumber>,
    ) -> Option<Owner> {
        let tenant = tenancy.and_then(|tenancy| self.tenant(tenancy)).cloned();
        let column = self.tenant_column(schema, owner, tenant.as_ref())?;
        let name = column.name.clone();
        let mut fits = true;
        if let Some(tenant) = &tenant {
            fits &= self.is_no_other_key(schema, column, owner, tenant)
                && self.leads_to_the_key(schema, column, tenant)
                && self.has_the_keys_family(schema, column, tenant);
        }
        if owner.optional && !column.nullable {
            self.faults.add::<()>(schema, format!(
                "has `#[optional_tenant]`, but its tenant column `{name}` can't be NULL: make it \
                 an `Option`, or take the attribute away"));
            fits = false;
        }
        if owner.shared_writes && !owner.optional {
            self.faults.add::<()>(
                schema,
                "has `shared_writes` but no shared rows: it needs \
                 `#[optional_tenant(shared_writes)]`",
            );
            fits = false;
        }
        let required = !self.options.support_returning && schema.primary_key.contains(&name);
        fits.then_some(Owner {
            tenant: tenancy.unwrap_or(TenancyNumber::OWN),
            column: name,
            optional: owner.optional,
            shared_writes: owner.shared_writes,
            shared: SharedRows::Everybodys,
            required,
        })
    }

    /// The tenant column, by the first rule that applies.
    fn tenant_column<'s>(
        &mut self,
        schema: &'s Schema,
        owner: &TenantOwner,
        tenant: Option<&TenantTable>,
    ) -> Option<&'s Column> {
        let by_relation = match owner.relation {
            Some(name) => Some(self.column_of_relation(schema, name, tenant)?),
            None => None,
        };
        if let Some(name) = owner.column {
            let Some(column) = schema.column_named(name) else {
                let columns = listed(schema.column_names());
                return self.faults.add(
                    schema,
                    format!("has no column `{name}` for its tenant column; it has {columns}"),
                );
            };
            return match by_relation {
                Some(other) if other.name != column.name => self.faults.add(
                    schema,
                    format!(
                        "names column `{}` and a relation whose key is `{}`: keep the one that \
                         holds the tenant's key",
                        column.name, other.name
                    ),
                ),
                _ => Some(column),
            };
        }
        if by_relation.is_some() {
            return by_relation;
        }
        // Where there are several tenancies, a relation says more than a name that all of them could share.
        let leads =
            |relation: &Relation| tenant.is_some_and(|tenant| self.leads_to(relation, tenant));
        if self.tenants.len() > 1 && schema.belongs_to().any(leads) {
            return self.column_of_only_relation(schema, tenant?);
        }
        let by_default = self.options.tenant_column.as_deref();
        by_default
            .and_then(|name| schema.column_named(name))
            .or_else(|| schema.column_named("tenant_id"))
            .or_else(|| self.column_of_only_relation(schema, tenant?))
    }

    fn column_of_relation<'s>(
        &mut self,
        schema: &'s Schema,
        name: &str,
        tenant: Option<&TenantTable>,
    ) -> Option<&'s Column> {
        let Some(relation) = schema.relation_named(name) else {
            let relations = listed(schema.belongs_to_names());
            return self.faults.add(schema, format!(
                "has no relation `{name}` to its tenant; the relations that hold a key here are \
                 {relations}"));
        };
        let variant = &relation.variant;
        let tenant = tenant?;
        if !self.leads_to(relation, tenant) {
            let other = &relation.target_table;
            return self.faults.add(
                schema,
                format!(
                    "relation `{variant}` leads to `{other}`, not to the tenant `{}`: name the \
                 relation that does",
                    tenant.name
                ),
            );
        }
        if !relation.holds_key {
            return self.faults.add(
                schema,
                format!(
                    "relation `{variant}` doesn't hold the tenant's key here: name a `belongs_to` \
                 relation, or use `#[belongs_to_many_tenants]`"
                ),
            );
        }
        match tenant.key_of(relation) {
            Some(column) => schema.column_named(column),
            None => {
                let (table, key) = (&tenant.name, &tenant.key);
                self.faults.add(
                    schema,
                    format!(
                        "relation `{variant}` must lead to the tenant's key `{table}.{key}`: a \
                     tenant's rows carry its key, not another of its columns"
                    ),
                )
            }
        }
    }

    fn column_of_only_relation<'s>(
        &mut self,
        schema: &'s Schema,
        tenant: &TenantTable,
    ) -> Option<&'s Column> {
        let candidates: Vec<&Relation> = schema
            .belongs_to()
            .filter(|relation| self.leads_to(relation, tenant))
            .collect();
        match candidates.as_slice() {
            [] => {
                let columns = listed(schema.column_names());
                self.faults.add(
                    schema,
                    format!(
                        "has no tenant column: no `tenant_id` and no `belongs_to` relation to the \
                     tenant `{}`; name one of its columns with `#[belongs_to_tenant(column = \
                     \"..\")]` ({columns})",
                        tenant.name
                    ),
                )
            }
            [relation] => self.column_of_relation(schema, &relation.variant, Some(tenant)),
            several => {
                let relations = listed(several.iter().map(|relation| relation.variant.as_str()));
                self.faults.add(
                    schema,
                    format!(
                        "has several relations to the tenant `{}`: say which one owns the row with \
                     `#[tenant_relation]` or `#[belongs_to_tenant(relation = \"..\")]` \
                     ({relations})",
                        tenant.name
                    ),
                )
            }
        }
    }

    /// A tenant column found by a name that nobody said of this entity may be the key of something else.
    fn is_no_other_key(
        &mut self,
        schema: &Schema,
        column: &Column,
        owner: &TenantOwner,
        tenant: &TenantTable,
    ) -> bool {
        if owner.column.is_some() || owner.relation.is_some() {
            return true;
        }
        let another = schema.belongs_to().find(|relation| {
            // A table that has the tenant's key under the same name may be led to by it.
            let holds = |pair: &ColumnPair| pair.from == column.name && pair.to != column.name;
            !self.leads_to(relation, tenant)
                && matches!(relation.columns.as_slice(), [pair] if holds(pair))
        });
        let Some(relation) = another else { return true };
        self.faults.add::<()>(
            schema,
            format!(
                "column `{name}`, which has the name of a tenant column, is the key of relation `{}` to `{}`: say which \
                 column holds the tenant's key with `#[belongs_to_tenant(column = \"..\")]` or `#[tenant_relation]`",
                relation.variant,
                relation.target_table,
                name = column.name
            ),
        );
        false
    }

    /// A tenant column found by its name may still be the key of a relation, and that must end at
    /// the tenant's key.
    fn leads_to_the_key(&mut self, schema: &Schema, column: &Column, tenant: &TenantTable) -> bool {
        let stray = schema.belongs_to().find(|relation| {
            self.leads_to(relation, tenant)
                && relation.columns.iter().any(|pair| pair.from == column.name)
                && tenant.key_of(relation) != Some(column.name.as_str())
        });
        let Some(relation) = stray else { return true };
        self.faults.add::<()>(schema, format!(
            "tenant column `{}` is the key of relation `{}`, which doesn't lead to the tenant's \
             key `{}.{}`: let the relation lead there, or name another column",
            column.name, relation.variant, tenant.name, tenant.key
        ));
        false
    }

    fn has_the_keys_family(
        &mut self,
        schema: &Schema,
        column: &Column,
        tenant: &TenantTable,
    ) -> bool {
        if column.family.matches(tenant.family) {
            return true;
        }
        self.faults.add::<()>(schema, format!(
            "tenant column `{}` ({}) doesn't fit the tenant's key `{}.{}` ({}): give both one type",
            column.name,
            column.family.name(),
            tenant.name,
            tenant.key,
            tenant.family.name()
        ));
        false
    }

    pub(super) fn leads_to(&self, relation: &Relation, tenant: &TenantTable) -> bool {
        self.declared.target(relation) == Some(tenant.table)
    }
}

/// What is wrong with two owners of one entity.
fn clash(known: &Owner, owner: &Owner) -> Option<String> {
    if known.tenant == owner.tenant {
        return Some(
            "says twice that it belongs to the tenant: keep one `#[belongs_to_tenant]`".to_owned(),
        );
    }
    (known.column == owner.column).then(|| {
        format!(
            "holds the keys of two tenancies' tenants in column `{}`: give each a column of its own",
            owner.column
        )
    })
}
