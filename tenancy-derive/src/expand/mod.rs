//! From a declaration to code. Nothing fails here.

mod declaration;
mod relation;
mod tenant;

use proc_macro2::TokenStream;
use quote::quote;

use crate::validate::{Declared, Ownership};

/// The implementations and the registration of an entity.
pub(crate) fn expand(declared: &Declared) -> TokenStream {
    let Declared { krate, entity, .. } = declared;
    let declaration = declaration::expand(declared);
    let tenant = match &declared.ownership {
        Ownership::Tenant(model, _) => tenant::expand(declared, model),
        _ => TokenStream::new(),
    };
    let relation = declared
        .tenant_field
        .as_ref()
        .map(|field| relation::expand(declared, field));
    quote! {
        const _: () = {
            #[automatically_derived]
            impl #krate::entity::EntityDeclaration for #entity {
                const MODULE_PATH: &'static str = ::core::module_path!();

                fn declaration() -> #krate::entity::Declaration {
                    #declaration
                }
            }

            #tenant

            #relation
        };

        #krate::__private::submit! {
            #krate::entity::Registration::of::<#entity>()
        }
    }
}
