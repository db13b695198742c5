//! SQLite's dialect, with what the parser's own leaves out: `a NOT GLOB b`, `<<` and `>>`, and the alias of an INSERT's table.

use std::any::TypeId;

use sqlparser::ast::{BinaryOperator, Expr, Statement};
use sqlparser::dialect::{Dialect, Precedence, SQLiteDialect};
use sqlparser::keywords::Keyword;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::Token;

use super::prefix::column_or_parameter;

#[derive(Debug)]
pub(in crate::plan) struct Sqlite;

const THEIRS: SQLiteDialect = SQLiteDialect {};

/// What may stand between NOT and its right side, beside LIKE, IN and BETWEEN.
const NEGATED: [(Keyword, &str); 3] = [
    (Keyword::GLOB, "NOT GLOB"),
    (Keyword::MATCH, "NOT MATCH"),
    (Keyword::REGEXP, "NOT REGEXP"),
];

impl Dialect for Sqlite {
    // The parser asks for SQLite in many places, and this is it.
    fn dialect(&self) -> TypeId {
        TypeId::of::<SQLiteDialect>()
    }

    fn parse_prefix(&self, parser: &mut Parser<'_>) -> Option<Result<Expr, ParserError>> {
        column_or_parameter(parser)
    }

    fn supports_bitwise_shift_operators(&self) -> bool {
        true
    }

    fn supports_insert_table_alias(&self) -> bool {
        true
    }

    fn get_next_precedence(&self, parser: &Parser<'_>) -> Option<Result<u8, ParserError>> {
        let word = |at: usize| match parser.peek_nth_token(at).token {
            Token::Word(word) if word.quote_style.is_none() => word.keyword,
            _ => Keyword::NoKeyword,
        };
        let negated = word(0) == Keyword::NOT && NEGATED.iter().any(|(next, _)| *next == word(1));
        negated.then(|| Ok(self.prec_value(Precedence::Like)))
    }

    fn parse_infix(
        &self,
        parser: &mut Parser<'_>,
        left: &Expr,
        precedence: u8,
    ) -> Option<Result<Expr, ParserError>> {
        for (keyword, text) in NEGATED {
            if parser.parse_keywords(&[Keyword::NOT, keyword]) {
                let right = parser.parse_subexpr(precedence);
                return Some(right.map(|right| Expr::BinaryOp {
                    left: Box::new(left.clone()),
                    op: BinaryOperator::Custom(text.to_owned()),
                    right: Box::new(right),
                }));
            }
        }
        THEIRS.parse_infix(parser, left, precedence)
    }

    fn parse_statement(&self, parser: &mut Parser<'_>) -> Option<Result<Statement, ParserError>> {
        THEIRS.parse_statement(parser)
    }

    fn is_delimited_identifier_start(&self, start: char) -> bool {
        THEIRS.is_delimited_identifier_start(start)
    }

    fn identifier_quote_style(&self, identifier: &str) -> Option<char> {
        THEIRS.identifier_quote_style(identifier)
    }

    fn is_identifier_start(&self, start: char) -> bool {
        THEIRS.is_identifier_start(start)
    }

    fn is_identifier_part(&self, part: char) -> bool {
        THEIRS.is_identifier_part(part)
    }

    fn supports_filter_during_aggregation(&self) -> bool {
        THEIRS.supports_filter_during_aggregation()
    }

    fn supports_start_transaction_modifier(&self) -> bool {
        THEIRS.supports_start_transaction_modifier()
    }

    fn supports_in_empty_list(&self) -> bool {
        THEIRS.supports_in_empty_list()
    }

    fn supports_limit_comma(&self) -> bool {
        THEIRS.supports_limit_comma()
    }

    fn supports_asc_desc_in_column_definition(&self) -> bool {
        THEIRS.supports_asc_desc_in_column_definition()
    }

    fn supports_dollar_placeholder(&self) -> bool {
        THEIRS.supports_dollar_placeholder()
    }

    fn supports_notnull_operator(&self) -> bool {
        THEIRS.supports_notnull_operator()
    }

    fn supports_comma_separated_trim(&self) -> bool {
        THEIRS.supports_comma_separated_trim()
    }

    fn supports_numeric_literal_underscores(&self) -> bool {
        THEIRS.supports_numeric_literal_underscores()
    }
}
