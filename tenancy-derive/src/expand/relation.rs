//! `TenantRelation` for `ModelEx`.

use proc_macro2::TokenStream;
use quote::quote;

use super::declaration::column;
use crate::validate::{Declared, TenantField};

pub(super) fn expand(declared: &Declared, relation: &TenantField) -> TokenStream {
    let Declared { krate, entity, .. } = declared;
    let TenantField {
        field,
        tenant,
        columns,
    } = relation;
    let private = quote!(#krate::__private);
    let model = quote!(<#tenant as #private::sea_orm::EntityTrait>::Model);
    let same_keys = columns.iter().map(|(here, there)| {
        let here = column(krate, entity, here);
        let there = column(krate, tenant, there);
        quote! {
            #private::is_same_key(
                &#private::sea_orm::ModelTrait::get(self, #here),
                &#private::sea_orm::ModelTrait::get(tenant, #there),
            )
        }
    });
    quote! {
        #[automatically_derived]
        impl #krate::entity::TenantRelation for ModelEx {
            type Tenant = #tenant;

            fn leads_to(&self, tenant: &#model) -> bool {
                #(#same_keys)&&*
            }

            fn is_loaded(&self) -> bool {
                self.#field.is_loaded()
            }

            fn load(&mut self, tenant: #model) {
                let tenant = ::std::boxed::Box::new(::core::convert::Into::into(tenant));
                self.#field = ::core::convert::Into::into(::core::option::Option::Some(tenant));
            }
        }
    }
}
