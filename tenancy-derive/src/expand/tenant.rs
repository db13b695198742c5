//! What `#[tenant]` implements besides the declaration.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

use super::declaration::{column, column_name};
use crate::validate::{ColumnField, Declared, TenantModel};

pub(super) fn expand(declared: &Declared, tenant: &TenantModel) -> TokenStream {
    let Declared {
        krate,
        model,
        entity,
        has_model_ex,
        ..
    } = declared;
    let private = quote!(#krate::__private);
    let (key, key_name) = match tenant.key.as_ref().or(tenant.primary_key.as_ref()) {
        Some(key) => {
            let column = column(krate, entity, &key.variant);
            (
                quote!(#private::tenant_key(#private::sea_orm::ModelTrait::get(self, #column))),
                column_name(krate, entity, &key.variant),
            )
        }
        None => (
            quote!(#private::primary_tenant_key(self)),
            quote!(#private::primary_key_name::<#entity>()),
        ),
    };
    let identifier = tenant
        .identifier
        .as_ref()
        .map(|ColumnField { field, variant }| {
            let name = column_name(krate, entity, variant);
            quote! {
                fn tenant_identifier(&self) -> ::std::string::String {
                    ::std::string::ToString::to_string(&self.#field)
                }

                fn tenant_identifier_name(&self) -> &str {
                    #name
                }
            }
        });
    let resources = tenant
        .resource_key
        .as_ref()
        .map(|ColumnField { field, variant }| {
            let name = column_name(krate, entity, variant);
            quote! {
                #[automatically_derived]
                impl #private::tenancy_core::TenantWithResources for #model {
                    fn tenant_resource_key(&self) -> ::std::string::String {
                        ::std::string::ToString::to_string(&self.#field)
                    }

                    fn tenant_resource_key_name(&self) -> &str {
                        #name
                    }
                }
            }
        });
    let columns = [
        ("tenant_key_column", &tenant.key),
        ("tenant_identifier_column", &tenant.identifier),
        ("tenant_resource_key_column", &tenant.resource_key),
    ];
    let columns = columns.into_iter().filter_map(|(method, field)| {
        let method = format_ident!("{method}");
        let column = column(krate, entity, &field.as_ref()?.variant);
        Some(quote! {
            fn #method() -> ::core::option::Option<Self::Column> {
                ::core::option::Option::Some(#column)
            }
        })
    });
    let conversions = conversions(declared, model, *has_model_ex);
    quote! {
        #[automatically_derived]
        impl #krate::entity::TenantEntity for #entity {
            #(#columns)*
        }

        #[automatically_derived]
        impl #private::tenancy_core::Tenant for #model {
            fn tenant_key(&self) -> #private::tenancy_core::TenantKey {
                #key
            }

            fn tenant_key_name(&self) -> &str {
                #key_name
            }

            #identifier
        }

        #resources

        #conversions
    }
}

/// `IntoTenant` for the model and a reference to it, and for `ModelEx` where there is one.
fn conversions(declared: &Declared, model: &Ident, has_model_ex: bool) -> TokenStream {
    let Declared { krate, entity, .. } = declared;
    let conversion = |ty: TokenStream, value: TokenStream| {
        quote! {
            #[automatically_derived]
            impl #krate::entity::IntoTenant<#entity> for #ty {
                fn into_tenant(self) -> #krate::__private::tenancy_core::CurrentTenant {
                    #krate::entity::tenant_of::<#entity>(#value)
                }
            }
        }
    };
    let owned = conversion(quote!(#model), quote!(self));
    let borrowed = conversion(quote!(&#model), quote!(::core::clone::Clone::clone(self)));
    let ex = has_model_ex.then(|| {
        let owned = conversion(quote!(ModelEx), quote!(<#model as ::core::convert::From<ModelEx>>::from(self)));
        let borrowed = conversion(
            quote!(&ModelEx),
            quote!(<#model as ::core::convert::From<ModelEx>>::from(::core::clone::Clone::clone(self))),
        );
        quote!(#owned #borrowed)
    });
    quote!(#owned #borrowed #ex)
}
