//! SQLite's dialect with what the parser's own lacks: shifts, the alias of an INSERT's table, and NOT before an operator
//! that is a word.

use std::any::TypeId;

use sqlparser::ast::{Expr, Statement, UnaryOperator};
use sqlparser::dialect::{Dialect, Precedence, SQLiteDialect};
use sqlparser::keywords::Keyword;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::Token;

#[derive(Debug)]
pub(super) struct WithMore(pub(super) SQLiteDialect);

/// GLOB, MATCH or REGEXP behind a NOT that is the next token.
fn is_denied(parser: &Parser<'_>) -> bool {
    let keyword = |at| match parser.peek_nth_token(at).token {
        Token::Word(word) => word.keyword,
        _ => Keyword::NoKeyword,
    };
    let operators = [Keyword::GLOB, Keyword::MATCH, Keyword::REGEXP];
    keyword(0) == Keyword::NOT && operators.contains(&keyword(1))
}

impl Dialect for WithMore {
    fn dialect(&self) -> TypeId {
        self.0.dialect()
    }

    fn supports_insert_table_alias(&self) -> bool {
        true
    }

    fn supports_bitwise_shift_operators(&self) -> bool {
        true
    }

    fn get_next_precedence(&self, parser: &Parser<'_>) -> Option<Result<u8, ParserError>> {
        is_denied(parser).then(|| Ok(self.prec_value(Precedence::Like)))
    }

    /// `a NOT GLOB b` is NOT of `a GLOB b`.
    fn parse_infix(
        &self,
        parser: &mut Parser<'_>,
        left: &Expr,
        precedence: u8,
    ) -> Option<Result<Expr, ParserError>> {
        if !is_denied(parser) {
            return self.0.parse_infix(parser, left, precedence);
        }
        parser.next_token();
        let whole = self.0.parse_infix(parser, left, precedence)?;
        Some(whole.map(|whole| Expr::UnaryOp {
            op: UnaryOperator::Not,
            expr: Box::new(whole),
        }))
    }

    fn parse_statement(&self, parser: &mut Parser<'_>) -> Option<Result<Statement, ParserError>> {
        self.0.parse_statement(parser)
    }

    fn is_delimited_identifier_start(&self, start: char) -> bool {
        self.0.is_delimited_identifier_start(start)
    }

    fn identifier_quote_style(&self, identifier: &str) -> Option<char> {
        self.0.identifier_quote_style(identifier)
    }

    fn is_identifier_start(&self, start: char) -> bool {
        self.0.is_identifier_start(start)
    }

    fn is_identifier_part(&self, part: char) -> bool {
        self.0.is_identifier_part(part)
    }

    fn supports_filter_during_aggregation(&self) -> bool {
        self.0.supports_filter_during_aggregation()
    }

    fn supports_start_transaction_modifier(&self) -> bool {
        self.0.supports_start_transaction_modifier()
    }

    fn supports_in_empty_list(&self) -> bool {
        self.0.supports_in_empty_list()
    }

    fn supports_limit_comma(&self) -> bool {
        self.0.supports_limit_comma()
    }

    fn supports_asc_desc_in_column_definition(&self) -> bool {
        self.0.supports_asc_desc_in_column_definition()
    }

    fn supports_dollar_placeholder(&self) -> bool {
        self.0.supports_dollar_placeholder()
    }

    fn supports_notnull_operator(&self) -> bool {
        self.0.supports_notnull_operator()
    }

    fn supports_comma_separated_trim(&self) -> bool {
        self.0.supports_comma_separated_trim()
    }

    fn supports_numeric_literal_underscores(&self) -> bool {
        self.0.supports_numeric_literal_underscores()
    }
}
