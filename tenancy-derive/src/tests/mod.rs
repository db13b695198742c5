//! Snapshots of what the attributes generate, the input above the output.
//!
//! Each input is a file with one item; the first of our attributes on it is the one that the compiler would run.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Item, ItemStruct, Meta};

use crate::attribute;
use crate::symbol::ItemAttribute;

macro_rules! expansions {
    ($($name:ident),+ $(,)?) => {
        $(
            #[test]
            fn $name() {
                let input = include_str!(concat!("inputs/", stringify!($name), ".rs"));
                insta::assert_snapshot!(stringify!($name), snapshot(input));
            }
        )+
    };
}

expansions! {
    belongs_to_many_tenants_given_table,
    belongs_to_many_tenants_marked,
    belongs_to_primary_model,
    belongs_to_primary_model_compact,
    belongs_to_tenant_above_the_model,
    belongs_to_tenant_below_on_model,
    belongs_to_tenant_below_on_model_ex,
    belongs_to_tenant_column,
    belongs_to_tenant_compact,
    belongs_to_tenant_compact_model,
    belongs_to_tenant_expanded,
    belongs_to_tenant_key_column,
    belongs_to_tenant_marks_of_tenancies,
    belongs_to_tenant_nothing_said,
    belongs_to_tenant_tenancies,
    central_connection,
    crate_path,
    errors,
    errors_undeclared_relation,
    global_model,
    optional_tenant,
    tenant_compact,
    tenant_connection,
    tenant_dense,
    tenant_expanded,
    tenant_field_not_clear,
    tenant_field_of_the_column,
    tenant_field_of_two_columns,
    tenant_key_renamed,
    tenant_of_tenants,
}

/// Expands the first attribute of the first item, as the compiler does.
fn snapshot(input: &str) -> String {
    let mut file = syn::parse_file(input).expect("the input is a file");
    let Some(Item::Struct(item)) = file.items.first_mut() else {
        panic!("the input is a struct")
    };
    let (name, options) = take_first(item);
    let output = attribute(name, options, item.to_token_stream());
    let output = prettyplease::unparse(&syn::parse2(output).expect("the output is a file"));
    format!("{input}\n// ---- expands to ----\n\n{output}")
}

fn take_first(item: &mut ItemStruct) -> (ItemAttribute, TokenStream) {
    let named = |attribute: &syn::Attribute| {
        ItemAttribute::ALL
            .into_iter()
            .find(|name| attribute.path().is_ident(name.as_str()))
    };
    let place = item
        .attrs
        .iter()
        .position(|attribute| named(attribute).is_some())
        .expect("an attribute of ours");
    let attribute = item.attrs.remove(place);
    let name = named(&attribute).expect("an attribute of ours");
    let options = match attribute.meta {
        Meta::List(list) => list.tokens,
        _ => TokenStream::new(),
    };
    (name, options)
}
