//! PostgreSQL's dialect, with the short way to columns and parameters.

use std::any::TypeId;

use sqlparser::ast::Expr;
use sqlparser::dialect::{Dialect, PostgreSqlDialect, Precedence};
use sqlparser::keywords::Keyword;
use sqlparser::parser::{Parser, ParserError};

use super::prefix::column_or_parameter;

#[derive(Debug)]
pub(in crate::plan) struct Postgres;

const THEIRS: PostgreSqlDialect = PostgreSqlDialect {};

impl Dialect for Postgres {
    // The parser asks for its own dialect in many places, and this is it.
    fn dialect(&self) -> TypeId {
        TypeId::of::<PostgreSqlDialect>()
    }

    fn parse_prefix(&self, parser: &mut Parser<'_>) -> Option<Result<Expr, ParserError>> {
        column_or_parameter(parser)
    }

    fn identifier_quote_style(&self, identifier: &str) -> Option<char> {
        THEIRS.identifier_quote_style(identifier)
    }

    fn is_delimited_identifier_start(&self, ch: char) -> bool {
        THEIRS.is_delimited_identifier_start(ch)
    }

    fn is_identifier_start(&self, ch: char) -> bool {
        THEIRS.is_identifier_start(ch)
    }

    fn is_identifier_part(&self, ch: char) -> bool {
        THEIRS.is_identifier_part(ch)
    }

    fn supports_unicode_string_literal(&self) -> bool {
        THEIRS.supports_unicode_string_literal()
    }

    fn is_reserved_for_identifier(&self, kw: Keyword) -> bool {
        THEIRS.is_reserved_for_identifier(kw)
    }

    fn is_table_alias(&self, kw: &Keyword, parser: &mut Parser<'_>) -> bool {
        THEIRS.is_table_alias(kw, parser)
    }

    fn is_custom_operator_part(&self, ch: char) -> bool {
        THEIRS.is_custom_operator_part(ch)
    }

    fn get_next_precedence(&self, parser: &Parser<'_>) -> Option<Result<u8, ParserError>> {
        THEIRS.get_next_precedence(parser)
    }

    fn supports_filter_during_aggregation(&self) -> bool {
        THEIRS.supports_filter_during_aggregation()
    }

    fn supports_group_by_expr(&self) -> bool {
        THEIRS.supports_group_by_expr()
    }

    fn supports_alter_user_as_alter_role(&self) -> bool {
        THEIRS.supports_alter_user_as_alter_role()
    }

    fn prec_value(&self, prec: Precedence) -> u8 {
        THEIRS.prec_value(prec)
    }

    fn allow_extract_custom(&self) -> bool {
        THEIRS.allow_extract_custom()
    }

    fn allow_extract_single_quotes(&self) -> bool {
        THEIRS.allow_extract_single_quotes()
    }

    fn supports_create_index_with_clause(&self) -> bool {
        THEIRS.supports_create_index_with_clause()
    }

    fn supports_explain_with_utility_options(&self) -> bool {
        THEIRS.supports_explain_with_utility_options()
    }

    fn supports_listen_notify(&self) -> bool {
        THEIRS.supports_listen_notify()
    }

    fn supports_exclude_constraint(&self) -> bool {
        THEIRS.supports_exclude_constraint()
    }

    fn supports_factorial_operator(&self) -> bool {
        THEIRS.supports_factorial_operator()
    }

    fn supports_bitwise_shift_operators(&self) -> bool {
        THEIRS.supports_bitwise_shift_operators()
    }

    fn supports_comment_on(&self) -> bool {
        THEIRS.supports_comment_on()
    }

    fn supports_load_extension(&self) -> bool {
        THEIRS.supports_load_extension()
    }

    fn supports_named_fn_args_with_colon_operator(&self) -> bool {
        THEIRS.supports_named_fn_args_with_colon_operator()
    }

    fn supports_named_fn_args_with_expr_name(&self) -> bool {
        THEIRS.supports_named_fn_args_with_expr_name()
    }

    fn supports_empty_projections(&self) -> bool {
        THEIRS.supports_empty_projections()
    }

    fn supports_nested_comments(&self) -> bool {
        THEIRS.supports_nested_comments()
    }

    fn supports_string_escape_constant(&self) -> bool {
        THEIRS.supports_string_escape_constant()
    }

    fn supports_numeric_literal_underscores(&self) -> bool {
        THEIRS.supports_numeric_literal_underscores()
    }

    fn supports_array_typedef_with_brackets(&self) -> bool {
        THEIRS.supports_array_typedef_with_brackets()
    }

    fn supports_geometric_types(&self) -> bool {
        THEIRS.supports_geometric_types()
    }

    fn supports_order_by_using_operator(&self) -> bool {
        THEIRS.supports_order_by_using_operator()
    }

    fn supports_set_names(&self) -> bool {
        THEIRS.supports_set_names()
    }

    fn supports_alter_column_type_using(&self) -> bool {
        THEIRS.supports_alter_column_type_using()
    }

    fn supports_left_associative_joins_without_parens(&self) -> bool {
        THEIRS.supports_left_associative_joins_without_parens()
    }

    fn supports_notnull_operator(&self) -> bool {
        THEIRS.supports_notnull_operator()
    }

    fn supports_interval_options(&self) -> bool {
        THEIRS.supports_interval_options()
    }

    fn supports_insert_table_alias(&self) -> bool {
        THEIRS.supports_insert_table_alias()
    }

    fn supports_create_table_like_parenthesized(&self) -> bool {
        THEIRS.supports_create_table_like_parenthesized()
    }

    fn supports_select_wildcard_with_alias(&self) -> bool {
        THEIRS.supports_select_wildcard_with_alias()
    }

    fn supports_comma_separated_trim(&self) -> bool {
        THEIRS.supports_comma_separated_trim()
    }

    fn supports_xml_expressions(&self) -> bool {
        THEIRS.supports_xml_expressions()
    }

    fn supports_aliased_function_args(&self) -> bool {
        THEIRS.supports_aliased_function_args()
    }

    fn supports_comment_optimizer_hint(&self) -> bool {
        THEIRS.supports_comment_optimizer_hint()
    }
}
