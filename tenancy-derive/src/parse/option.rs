//! What stands in an attribute's parentheses: `column = "org_id"`, `read_only`, `"post"`.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Expr, ExprLit, Ident, Lit, LitStr, Path, Token};

use crate::errors::Errors;
use crate::suggest::{list, similar};
use crate::symbol::OptionName;

/// The options as they were written.
#[derive(Default)]
pub(crate) struct Options {
    /// Bare strings: the relations of `#[belongs_to_primary_model("post", "page")]`.
    pub(crate) relations: Vec<LitStr>,
    pub(crate) column: Option<LitStr>,
    pub(crate) relation: Option<LitStr>,
    pub(crate) tenancy: Option<Tenancy>,
    pub(crate) unchecked: Vec<LitStr>,
    pub(crate) via: Option<LitStr>,
    pub(crate) read_only: Option<Span>,
    pub(crate) shared_writes: Option<Span>,
    pub(crate) krate: Option<(Span, Path)>,
}

/// A tenancy, named by its tenant entity.
#[derive(Clone)]
pub(crate) struct Tenancy {
    pub(crate) span: Span,
    pub(crate) entity: Path,
}

impl Tenancy {
    /// Whether the tenant entity is written the same way.
    pub(crate) fn is(&self, entity: &Path) -> bool {
        path_text(&self.entity) == path_text(entity)
    }
}

/// A path as it is written.
pub(crate) fn path_text(path: &Path) -> String {
    path.to_token_stream().to_string().replace(' ', "")
}

/// What may be written, and how the attribute is called in messages.
pub(crate) struct Grammar {
    pub(crate) attribute: &'static str,
    pub(crate) options: &'static [OptionName],
    pub(crate) takes_relations: bool,
}

impl Options {
    /// Reads the options; what is wrong is reported and the rest is read on.
    pub(crate) fn parse(tokens: TokenStream, grammar: &Grammar, errors: &mut Errors) -> Self {
        let mut options = Self::default();
        let parse = |input: ParseStream<'_>| {
            while !input.is_empty() {
                options.parse_one(input, grammar, errors)?;
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        };
        if let Err(error) = parse.parse2(tokens) {
            errors.push(error);
        }
        options
    }

    fn parse_one(
        &mut self,
        input: ParseStream<'_>,
        grammar: &Grammar,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        if input.peek(Lit) {
            self.string(input.parse()?, grammar, errors);
            return Ok(());
        }
        let name = input.call(Ident::parse_any)?;
        let option = grammar
            .options
            .iter()
            .copied()
            .find(|option| name == option.as_str());
        let value = if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            Some(input.parse::<Expr>()?)
        } else {
            if input.peek(syn::token::Paren) {
                input.parse::<proc_macro2::Group>()?;
            }
            None
        };
        match (option, value) {
            (None, _) => errors.on(&name, unknown(&name, grammar)),
            (Some(option), None) if option.is_flag() => self.flag(option, &name, errors),
            (Some(option), Some(value)) if option.is_flag() => {
                errors.on(
                    value,
                    format!("`{name}` takes no value: write `{}`", option.as_str()),
                );
            }
            (Some(option), None) => {
                errors.on(
                    &name,
                    format!("`{name}` needs a value: `{}`", option.example()),
                );
            }
            (
                Some(option),
                Some(Expr::Lit(ExprLit {
                    lit: Lit::Str(value),
                    ..
                })),
            ) => {
                self.value(option, &name, value, errors);
            }
            (Some(option), Some(value)) => {
                errors.on(value, format!("expected a string: `{}`", option.example()));
            }
        }
        Ok(())
    }

    fn string(&mut self, literal: Lit, grammar: &Grammar, errors: &mut Errors) {
        match literal {
            Lit::Str(relation) if grammar.takes_relations => {
                if self
                    .relations
                    .iter()
                    .any(|known| known.value() == relation.value())
                {
                    errors.on(
                        &relation,
                        format!("`{}` is named twice: remove this one", relation.value()),
                    );
                } else {
                    self.relations.push(relation);
                }
            }
            literal if grammar.takes_relations => {
                errors.on(literal, "expected the name of a relation: `\"post\"`");
            }
            literal => errors.on(literal, format!("unexpected value: {}", takes(grammar))),
        }
    }

    fn flag(&mut self, option: OptionName, name: &Ident, errors: &mut Errors) {
        let flag = match option {
            OptionName::ReadOnly => &mut self.read_only,
            _ => &mut self.shared_writes,
        };
        if flag.replace(name.span()).is_some() {
            errors.on(name, duplicate(name));
        }
    }

    fn value(&mut self, option: OptionName, name: &Ident, value: LitStr, errors: &mut Errors) {
        if value.value().trim().is_empty() {
            errors.on(&value, format!("`{name}` is empty: `{}`", option.example()));
            return;
        }
        let replaced = match option {
            OptionName::Column => self.column.replace(value).is_some(),
            OptionName::Relation => self.relation.replace(value).is_some(),
            OptionName::Via => self.via.replace(value).is_some(),
            OptionName::Unchecked => {
                self.unchecked.push(value);
                false
            }
            OptionName::Tenancy => match value.parse() {
                Ok(entity) => self
                    .tenancy
                    .replace(Tenancy {
                        span: value.span(),
                        entity,
                    })
                    .is_some(),
                Err(_) => {
                    errors.on(
                        &value,
                        format!("expected the path of an entity: `{}`", option.example()),
                    );
                    false
                }
            },
            OptionName::Crate => match value.parse_with(Path::parse_mod_style) {
                Ok(path) => self.krate.replace((value.span(), path)).is_some(),
                Err(_) => {
                    errors.on(
                        &value,
                        format!("expected the path of a crate: `{}`", option.example()),
                    );
                    false
                }
            },
            OptionName::ReadOnly | OptionName::SharedWrites => false,
        };
        if replaced {
            errors.on(name, duplicate(name));
        }
    }
}

fn duplicate(name: &Ident) -> String {
    format!("duplicate option `{name}`: remove this one")
}

fn unknown(name: &Ident, grammar: &Grammar) -> String {
    let advice = match similar(
        &name.to_string(),
        grammar.options.iter().map(|option| option.as_str()),
    ) {
        Some(similar) => format!("did you mean `{similar}`?"),
        None => takes(grammar),
    };
    format!(
        "unknown option `{name}` of `#[{}]`: {advice}",
        grammar.attribute
    )
}

fn takes(grammar: &Grammar) -> String {
    let Grammar { attribute, .. } = grammar;
    match list(grammar.options.iter().map(|option| option.example())) {
        Some(options) if grammar.takes_relations => {
            format!("`#[{attribute}]` takes the names of relations, {options}")
        }
        Some(options) => format!("`#[{attribute}]` takes {options}"),
        None => format!("`#[{attribute}]` takes no options"),
    }
}
