//! The body of `EntityDeclaration::declaration`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Ident, Path};

use crate::validate::{ColumnName, Connection, Declared, Owner, Ownership, Via};

pub(super) fn expand(declared: &Declared) -> TokenStream {
    let Declared {
        krate, unchecked, ..
    } = declared;
    let ownership = ownership(declared);
    let connection = match declared.connection {
        Connection::Default => TokenStream::new(),
        Connection::Central => quote!(.connection(#krate::entity::DeclaredConnection::Central)),
        Connection::Tenant => quote!(.connection(#krate::entity::DeclaredConnection::Tenant)),
    };
    quote! {
        #krate::entity::Declaration::new(#ownership) #connection #(.unchecked(#unchecked))*
    }
}

/// The database's name of a column, from SeaORM's own definition.
pub(super) fn column_name(krate: &Path, entity: &Ident, variant: &Ident) -> TokenStream {
    let column = column(krate, entity, variant);
    quote!(#krate::__private::sea_orm::IdenStatic::as_str(&#column))
}

pub(super) fn column(krate: &Path, entity: impl ToTokens, variant: &Ident) -> TokenStream {
    quote!(<#entity as #krate::__private::sea_orm::EntityTrait>::Column::#variant)
}

fn ownership(declared: &Declared) -> TokenStream {
    let Declared { krate, entity, .. } = declared;
    let ownership = quote!(#krate::entity::Ownership);
    match &declared.ownership {
        Ownership::Tenant(model, owners) => {
            let key = option(
                model
                    .key
                    .as_ref()
                    .map(|key| column_name(krate, entity, &key.variant)),
            );
            let owners = owners.iter().map(|owner| tenant_owner(declared, owner));
            quote! {
                #ownership::Tenant { key: #key, belongs_to: ::std::vec![#(#owners),*] }
            }
        }
        Ownership::BelongsToTenant(owners) => {
            let owners = owners.iter().map(|owner| tenant_owner(declared, owner));
            quote!(#ownership::BelongsToTenant(::std::vec![#(#owners),*]))
        }
        Ownership::BelongsToManyTenants {
            via,
            relation,
            optional,
            shared_writes,
        } => {
            let via = option(via.as_ref().map(|via| pivot(krate, via)));
            let relation = option(relation.as_ref().map(|relation| quote!(#relation)));
            quote! {
                #ownership::BelongsToManyTenants {
                    via: #via,
                    relation: #relation,
                    optional: #optional,
                    shared_writes: #shared_writes,
                }
            }
        }
        Ownership::BelongsToPrimaryModel { relations } => {
            quote!(#ownership::BelongsToPrimaryModel { relations: ::std::vec![#(#relations),*] })
        }
        Ownership::Global { read_only } => quote!(#ownership::Global { read_only: #read_only }),
    }
}

fn tenant_owner(declared: &Declared, owner: &Owner) -> TokenStream {
    let Declared { krate, entity, .. } = declared;
    let tenancy = owner.tenancy.iter();
    let column = owner.column.iter().map(|column| match column {
        ColumnName::Variant(variant) => column_name(krate, entity, variant),
        ColumnName::Given(name) => quote!(#name),
    });
    let relation = owner.relation.iter();
    let optional = owner.optional.then(|| quote!(.optional()));
    let shared_writes = owner.shared_writes.then(|| quote!(.shared_writes()));
    quote! {
        #krate::entity::TenantOwner::new()
            #(.tenancy::<#tenancy>())*
            #(.column(#column))*
            #(.relation(#relation))*
            #optional
            #shared_writes
    }
}

fn pivot(krate: &Path, via: &Via) -> TokenStream {
    match via {
        Via::Table(table) => quote!(#table),
        Via::Module(module) => quote! {
            #krate::__private::sea_orm::EntityName::table_name(
                &<super::#module::Entity as ::core::default::Default>::default()
            )
        },
    }
}

fn option(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}
