//! The parser's SQLite, and the shifts that it doesn't know.

use std::any::TypeId;

use sqlparser::ast::{Expr, Statement};
use sqlparser::dialect::{Dialect, SQLiteDialect};
use sqlparser::parser::{Parser, ParserError};

/// [`SQLiteDialect`] with `<<` and `>>`. All that it decides by itself is passed on.
#[derive(Debug)]
pub(super) struct Sqlite;

const KNOWN: SQLiteDialect = SQLiteDialect {};

impl Dialect for Sqlite {
    fn dialect(&self) -> TypeId {
        KNOWN.dialect()
    }

    fn supports_bitwise_shift_operators(&self) -> bool {
        true
    }

    fn is_delimited_identifier_start(&self, letter: char) -> bool {
        KNOWN.is_delimited_identifier_start(letter)
    }

    fn identifier_quote_style(&self, identifier: &str) -> Option<char> {
        KNOWN.identifier_quote_style(identifier)
    }

    fn is_identifier_start(&self, letter: char) -> bool {
        KNOWN.is_identifier_start(letter)
    }

    fn is_identifier_part(&self, letter: char) -> bool {
        KNOWN.is_identifier_part(letter)
    }

    fn supports_filter_during_aggregation(&self) -> bool {
        KNOWN.supports_filter_during_aggregation()
    }

    fn supports_start_transaction_modifier(&self) -> bool {
        KNOWN.supports_start_transaction_modifier()
    }

    fn parse_statement(&self, parser: &mut Parser<'_>) -> Option<Result<Statement, ParserError>> {
        KNOWN.parse_statement(parser)
    }

    fn parse_infix(
        &self,
        parser: &mut Parser<'_>,
        expr: &Expr,
        precedence: u8,
    ) -> Option<Result<Expr, ParserError>> {
        KNOWN.parse_infix(parser, expr, precedence)
    }

    fn supports_in_empty_list(&self) -> bool {
        KNOWN.supports_in_empty_list()
    }

    fn supports_limit_comma(&self) -> bool {
        KNOWN.supports_limit_comma()
    }

    fn supports_asc_desc_in_column_definition(&self) -> bool {
        KNOWN.supports_asc_desc_in_column_definition()
    }

    fn supports_dollar_placeholder(&self) -> bool {
        KNOWN.supports_dollar_placeholder()
    }

    fn supports_notnull_operator(&self) -> bool {
        KNOWN.supports_notnull_operator()
    }

    fn supports_comma_separated_trim(&self) -> bool {
        KNOWN.supports_comma_separated_trim()
    }

    fn supports_numeric_literal_underscores(&self) -> bool {
        KNOWN.supports_numeric_literal_underscores()
    }
}
