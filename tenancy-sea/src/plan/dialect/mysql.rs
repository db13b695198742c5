//! MySQL's dialect, with the short way to columns and parameters.

use std::any::TypeId;

use sqlparser::ast::{Expr, Statement};
use sqlparser::dialect::{Dialect, MySqlDialect};
use sqlparser::keywords::Keyword;
use sqlparser::parser::{Parser, ParserError};

use super::prefix::column_or_parameter;

#[derive(Debug)]
pub(in crate::plan) struct MySql;

const THEIRS: MySqlDialect = MySqlDialect {};

impl Dialect for MySql {
    // The parser asks for its own dialect in many places, and this is it.
    fn dialect(&self) -> TypeId {
        TypeId::of::<MySqlDialect>()
    }

    fn parse_prefix(&self, parser: &mut Parser<'_>) -> Option<Result<Expr, ParserError>> {
        column_or_parameter(parser)
    }

    fn is_identifier_start(&self, ch: char) -> bool {
        THEIRS.is_identifier_start(ch)
    }

    fn is_identifier_part(&self, ch: char) -> bool {
        THEIRS.is_identifier_part(ch)
    }

    fn is_delimited_identifier_start(&self, ch: char) -> bool {
        THEIRS.is_delimited_identifier_start(ch)
    }

    fn identifier_quote_style(&self, identifier: &str) -> Option<char> {
        THEIRS.identifier_quote_style(identifier)
    }

    fn supports_string_literal_backslash_escape(&self) -> bool {
        THEIRS.supports_string_literal_backslash_escape()
    }

    fn supports_string_literal_concatenation(&self) -> bool {
        THEIRS.supports_string_literal_concatenation()
    }

    fn ignores_wildcard_escapes(&self) -> bool {
        THEIRS.ignores_wildcard_escapes()
    }

    fn supports_numeric_prefix(&self) -> bool {
        THEIRS.supports_numeric_prefix()
    }

    fn supports_bitwise_shift_operators(&self) -> bool {
        THEIRS.supports_bitwise_shift_operators()
    }

    fn supports_multiline_comment_hints(&self) -> bool {
        THEIRS.supports_multiline_comment_hints()
    }

    fn parse_infix(
        &self,
        parser: &mut Parser<'_>,
        expr: &Expr,
        precedence: u8,
    ) -> Option<Result<Expr, ParserError>> {
        THEIRS.parse_infix(parser, expr, precedence)
    }

    fn parse_statement(&self, parser: &mut Parser<'_>) -> Option<Result<Statement, ParserError>> {
        THEIRS.parse_statement(parser)
    }

    fn require_interval_qualifier(&self) -> bool {
        THEIRS.require_interval_qualifier()
    }

    fn supports_limit_comma(&self) -> bool {
        THEIRS.supports_limit_comma()
    }

    fn supports_create_table_select(&self) -> bool {
        THEIRS.supports_create_table_select()
    }

    fn supports_insert_set(&self) -> bool {
        THEIRS.supports_insert_set()
    }

    fn supports_user_host_grantee(&self) -> bool {
        THEIRS.supports_user_host_grantee()
    }

    fn is_table_factor_alias(&self, explicit: bool, kw: &Keyword, parser: &mut Parser<'_>) -> bool {
        THEIRS.is_table_factor_alias(explicit, kw, parser)
    }

    fn supports_table_hints(&self) -> bool {
        THEIRS.supports_table_hints()
    }

    fn requires_single_line_comment_whitespace(&self) -> bool {
        THEIRS.requires_single_line_comment_whitespace()
    }

    fn supports_match_against(&self) -> bool {
        THEIRS.supports_match_against()
    }

    fn supports_select_modifiers(&self) -> bool {
        THEIRS.supports_select_modifiers()
    }

    fn supports_set_names(&self) -> bool {
        THEIRS.supports_set_names()
    }

    fn supports_comma_separated_set_assignments(&self) -> bool {
        THEIRS.supports_comma_separated_set_assignments()
    }

    fn supports_update_order_by(&self) -> bool {
        THEIRS.supports_update_order_by()
    }

    fn supports_data_type_signed_suffix(&self) -> bool {
        THEIRS.supports_data_type_signed_suffix()
    }

    fn supports_cross_join_constraint(&self) -> bool {
        THEIRS.supports_cross_join_constraint()
    }

    fn supports_double_ampersand_operator(&self) -> bool {
        THEIRS.supports_double_ampersand_operator()
    }

    fn supports_binary_kw_as_cast(&self) -> bool {
        THEIRS.supports_binary_kw_as_cast()
    }

    fn supports_comment_optimizer_hint(&self) -> bool {
        THEIRS.supports_comment_optimizer_hint()
    }

    fn supports_constraint_keyword_without_name(&self) -> bool {
        THEIRS.supports_constraint_keyword_without_name()
    }

    fn supports_key_column_option(&self) -> bool {
        THEIRS.supports_key_column_option()
    }

    fn supports_group_by_with_modifier(&self) -> bool {
        THEIRS.supports_group_by_with_modifier()
    }

    fn supports_left_associative_joins_without_parens(&self) -> bool {
        THEIRS.supports_left_associative_joins_without_parens()
    }
}
