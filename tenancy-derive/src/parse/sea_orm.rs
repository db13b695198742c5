//! What stands in SeaORM's own `#[sea_orm(..)]`.

use proc_macro2::TokenStream;
use syn::{Attribute, Expr, ExprLit, Lit};

/// The entries of the `#[sea_orm(..)]` attributes. What can't be read is left out: SeaORM reports it.
#[derive(Default)]
pub(crate) struct SeaOrm(Vec<(String, Option<Expr>)>);

impl SeaOrm {
    pub(crate) fn parse(attributes: &[Attribute]) -> Self {
        let mut entries = Vec::new();
        for attribute in attributes
            .iter()
            .filter(|attribute| attribute.path().is_ident("sea_orm"))
        {
            let _ = attribute.parse_nested_meta(|meta| {
                let name = meta
                    .path
                    .get_ident()
                    .map(ToString::to_string)
                    .unwrap_or_default();
                let value = if meta.input.peek(syn::Token![=]) {
                    Some(meta.value()?.parse()?)
                } else {
                    if meta.input.peek(syn::token::Paren) {
                        let content;
                        syn::parenthesized!(content in meta.input);
                        content.parse::<TokenStream>()?;
                    }
                    None
                };
                entries.push((name, value));
                Ok(())
            });
        }
        Self(entries)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(entry, _)| entry == name)
    }

    pub(crate) fn value(&self, name: &str) -> Option<&Expr> {
        self.0
            .iter()
            .find(|(entry, _)| entry == name)
            .and_then(|(_, value)| value.as_ref())
    }

    pub(crate) fn string(&self, name: &str) -> Option<String> {
        match self.value(name) {
            Some(Expr::Lit(ExprLit {
                lit: Lit::Str(string),
                ..
            })) => Some(string.value()),
            _ => None,
        }
    }
}
