//! The attributes on an item and the markers on its fields.

use proc_macro2::{Span, TokenStream};
use syn::spanned::Spanned;
use syn::{Meta, MetaList};

use super::option::{Grammar, Options, Tenancy};
use crate::errors::Errors;
use crate::symbol::{FieldMarker, ItemAttribute};

/// One of the item's attributes.
pub(crate) struct Attribute {
    pub(crate) name: ItemAttribute,
    pub(crate) span: Span,
    pub(crate) options: Options,
}

/// One of a field's markers.
pub(crate) struct Marker {
    pub(crate) name: FieldMarker,
    pub(crate) span: Span,
    pub(crate) tenancy: Option<Tenancy>,
}

impl Attribute {
    pub(crate) fn parse(
        name: ItemAttribute,
        span: Span,
        tokens: TokenStream,
        errors: &mut Errors,
    ) -> Self {
        let grammar = Grammar {
            attribute: name.as_str(),
            options: name.options(),
            takes_relations: name == ItemAttribute::BelongsToPrimaryModel,
        };
        Self {
            name,
            span,
            options: Options::parse(tokens, &grammar, errors),
        }
    }
}

/// Takes the item's own attributes out of the list.
pub(crate) fn take_attributes(
    attributes: &mut Vec<syn::Attribute>,
    errors: &mut Errors,
) -> Vec<Attribute> {
    let mut own = Vec::new();
    attributes.retain(|attribute| {
        let Some(name) = named(attribute, ItemAttribute::ALL, ItemAttribute::as_str) else {
            return true;
        };
        let options = options(attribute, name.as_str(), errors);
        own.push(Attribute::parse(
            name,
            attribute.meta.span(),
            options,
            errors,
        ));
        false
    });
    own
}

/// Takes a field's markers out of the list.
pub(crate) fn take_markers(
    attributes: &mut Vec<syn::Attribute>,
    errors: &mut Errors,
) -> Vec<Marker> {
    let mut own = Vec::<Marker>::new();
    attributes.retain(|attribute| {
        let Some(name) = named(attribute, FieldMarker::ALL, FieldMarker::as_str) else {
            return true;
        };
        let span = attribute.meta.span();
        let grammar = Grammar {
            attribute: name.as_str(),
            options: name.options(),
            takes_relations: false,
        };
        let Options { tenancy, .. } =
            Options::parse(options(attribute, name.as_str(), errors), &grammar, errors);
        if own.iter().any(|marker| marker.name == name) {
            errors.at(
                span,
                format!("duplicate `#[{}]`: remove this one", name.as_str()),
            );
        } else {
            own.push(Marker {
                name,
                span,
                tenancy,
            });
        }
        false
    });
    own
}

/// The name of an attribute that is ours, also where it is written with a path.
fn named<T: Copy, const N: usize>(
    attribute: &syn::Attribute,
    names: [T; N],
    as_str: fn(T) -> &'static str,
) -> Option<T> {
    let segment = attribute.path().segments.last()?;
    names
        .into_iter()
        .find(|name| segment.ident == as_str(*name))
}

fn options(attribute: &syn::Attribute, name: &str, errors: &mut Errors) -> TokenStream {
    match &attribute.meta {
        Meta::Path(_) => TokenStream::new(),
        Meta::List(MetaList { tokens, .. }) => tokens.clone(),
        Meta::NameValue(value) => {
            errors.on(
                value,
                format!("options stand in parentheses: `#[{name}(..)]`"),
            );
            TokenStream::new()
        }
    }
}
