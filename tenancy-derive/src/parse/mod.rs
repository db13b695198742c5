//! From tokens to what was written. Nothing is judged here but the grammar.

mod attribute;
mod column;
mod entity;
mod option;
mod relation;
mod sea_orm;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::Item;

pub(crate) use attribute::{Attribute, Marker};
pub(crate) use column::Column;
pub(crate) use entity::{Entity, Found};
pub(crate) use option::{Tenancy, path_text};
pub(crate) use relation::{Relation, RelationKind};

use crate::errors::Errors;
use crate::symbol::ItemAttribute;

/// An item with our attributes, and the item without them.
pub(crate) struct Parsed {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) found: Found,
    pub(crate) item: TokenStream,
}

/// Reads the item under the attribute that the compiler runs; its siblings are taken off.
pub(crate) fn parse(
    name: ItemAttribute,
    options: TokenStream,
    item: TokenStream,
    span: Span,
    errors: &mut Errors,
) -> Parsed {
    let mut unread = Errors::default();
    let mut parsed = match syn::parse2::<Item>(item.clone()) {
        Ok(item) => item,
        Err(_) => {
            errors.at(span, misplaced(name, "this"));
            return Parsed {
                attributes: Vec::new(),
                found: Found::Nothing,
                item,
            };
        }
    };
    let Item::Struct(structure) = &mut parsed else {
        if let Some((kind, attributes)) = attributes_of(&mut parsed) {
            attribute::take_attributes(attributes, &mut unread);
            errors.at(span, misplaced(name, kind));
        } else {
            errors.at(span, misplaced(name, "this"));
        }
        return Parsed {
            attributes: Vec::new(),
            found: Found::Nothing,
            item: parsed.into_token_stream(),
        };
    };
    let found = Found::parse(structure, (name.as_str(), span), errors);
    let errors = if matches!(found, Found::OtherHalf) {
        &mut unread
    } else {
        errors
    };
    let mut attributes = vec![Attribute::parse(name, span, options, errors)];
    attributes.extend(attribute::take_attributes(&mut structure.attrs, errors));
    Parsed {
        attributes,
        found,
        item: parsed.into_token_stream(),
    }
}

fn misplaced(name: ItemAttribute, what: &str) -> String {
    format!(
        "`#[{}]` goes on an entity's `pub struct Model {{ .. }}`, not on {what}",
        name.as_str()
    )
}

fn attributes_of(item: &mut Item) -> Option<(&'static str, &mut Vec<syn::Attribute>)> {
    Some(match item {
        Item::Const(item) => ("a constant", &mut item.attrs),
        Item::Enum(item) => ("an enum", &mut item.attrs),
        Item::Fn(item) => ("a function", &mut item.attrs),
        Item::Impl(item) => ("an impl", &mut item.attrs),
        Item::Mod(item) => ("a module", &mut item.attrs),
        Item::Static(item) => ("a static", &mut item.attrs),
        Item::Trait(item) => ("a trait", &mut item.attrs),
        Item::Type(item) => ("a type alias", &mut item.attrs),
        Item::Union(item) => ("a union", &mut item.attrs),
        Item::Use(item) => ("an import", &mut item.attrs),
        _ => return None,
    })
}
