//! Forms that SeaORM writes and the parser doesn't know, taken out before parsing and put back when printing.
//!
//! | form | stands in the tree as |
//! | --- | --- |
//! | `FOR NO KEY UPDATE`, `FOR KEY SHARE`, `FOR UPDATE OF a, b` (PostgreSQL) | `FOR UPDATE OF <piece>` |
//! | `LOCK IN SHARE MODE` (MySQL) | `FOR UPDATE OF <piece>` |
//! | `ON CONFLICT (lower(x)) WHERE y DO …` | `ON CONFLICT ON CONSTRAINT <piece> DO …` |
//! | `WITH c AS (…) SEARCH … CYCLE …` (PostgreSQL) | `WITH c AS (… FOR SHARE OF <piece>)` |
//! | `VALUES ()`, `() VALUES` (MySQL) | `VALUES (<piece>)` |
//! | `UPDATE a, b SET …` (MySQL) | `UPDATE a CROSS JOIN b SET …` |
//! | `INSERT … SELECT 1 ON …`, whose ON the parser takes for a name | `INSERT … SELECT 1 WHERE 1 = 1 ON …`, on MySQL `… FROM dual ON …` |

use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::{Span, Token, TokenWithSpan, Word};

use super::conflict_target;
use super::extended_cte::search_and_cycle;
use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::label;

/// A piece of text, and what the printer writes before and behind it that must go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) struct Piece {
    pub(in crate::plan) text: String,
    pub(super) replaces: &'static str,
    pub(super) swallows: &'static str,
}

const LOCK: &str = "FOR UPDATE OF ";
/// No other piece stands in such a clause, so that what it extends is told by it.
const EXTENSION: &str = "FOR SHARE OF ";
const TARGET: &str = "ON CONSTRAINT ";

/// Tokens that the parser knows.
#[derive(Debug, Default)]
pub(super) struct Rewritten {
    pub(super) tokens: Vec<TokenWithSpan>,
    pub(in crate::plan) pieces: Vec<Piece>,
    /// The targets of ON CONFLICT among the pieces.
    pub(in crate::plan) targets: Vec<Vec<TokenWithSpan>>,
}

/// Rewrites the tokens, among which there is no white space.
pub(super) fn rewrite(
    tokens: Vec<TokenWithSpan>,
    dialect: Dialect,
) -> Result<Rewritten, TenancyError> {
    if !tokens.windows(2).any(|pair| may_begin_one(pair, dialect)) {
        return Ok(Rewritten {
            tokens,
            ..Rewritten::default()
        });
    }
    let mut source = Source::new(tokens);
    let (mut out, mut pieces) = (Vec::with_capacity(source.tokens.len()), Vec::new());
    let mut targets = Vec::new();
    while let Some(token) = source.peek(0).cloned() {
        if let Some(text) = lock(&mut source, dialect) {
            out.extend([Keyword::FOR, Keyword::UPDATE, Keyword::OF].map(keyword));
            out.push(place(&mut pieces, text, LOCK));
        } else if dialect != Dialect::MySql && source.are(&[Keyword::ON, Keyword::CONFLICT]) {
            out.extend(source.ends_select().then(always).into_iter().flatten());
            out.extend(source.take(2));
            if let Some(length) = conflict_target::unknown_length(&source)? {
                let target = source.take(length);
                out.extend([Keyword::ON, Keyword::CONSTRAINT].map(keyword));
                out.push(place(&mut pieces, text(&target), TARGET));
                targets.push(target);
            }
        } else if dialect == Dialect::Postgres
            && let Some(length) = search_and_cycle(&source)
        {
            let text = text(&source.take(length));
            out.extend([Keyword::FOR, Keyword::SHARE, Keyword::OF].map(keyword));
            out.push(place(&mut pieces, text, EXTENSION));
            // The printer's own parenthesis stands behind the piece, this one's within it.
            if let Some(piece) = pieces.last_mut() {
                piece.swallows = ")";
            }
            out.push(bare(Token::RParen));
        } else if dialect == Dialect::MySql
            && source.are(&[
                Keyword::ON,
                Keyword::DUPLICATE,
                Keyword::KEY,
                Keyword::IGNORE,
            ])
        {
            return Err(TenancyError::form(
                "ON DUPLICATE KEY IGNORE, which MySQL doesn't know; use `do_nothing_on(..)` with the primary key",
            ));
        } else if dialect == Dialect::MySql
            && source.ends_select()
            && source.are(&[Keyword::ON, Keyword::DUPLICATE])
        {
            let dual = bare(Token::make_word("dual", None));
            out.extend([keyword(Keyword::FROM), dual]);
            out.extend(source.take(2));
        } else if dialect == Dialect::MySql && source.separates_updated_tables() {
            // The comma joins as CROSS JOIN does.
            out.extend([Keyword::CROSS, Keyword::JOIN].map(keyword));
            source.advance();
        } else if dialect == Dialect::MySql && is_empty_list(&source) {
            let before_values = source.is(2, Keyword::VALUES) || source.is(2, Keyword::VALUE);
            source.at += 2;
            if !before_values {
                source.empty_rows_end = Some(source.at);
            }
            if !before_values {
                out.push(bare(Token::LParen));
                out.push(place(&mut pieces, String::new(), ""));
                out.push(bare(Token::RParen));
            }
        } else {
            out.push(token);
            source.advance();
        }
    }
    Ok(Rewritten {
        tokens: out,
        pieces,
        targets,
    })
}

/// What every form has that is rewritten here: most statements have none of it, and their tokens stay as they are.
fn may_begin_one(pair: &[TokenWithSpan], dialect: Dialect) -> bool {
    let [first, second] = pair else { return true };
    match (&first.token, &second.token) {
        (Token::Word(word), _) => {
            matches!(
                word.keyword,
                Keyword::FOR | Keyword::LOCK | Keyword::CONFLICT | Keyword::DUPLICATE
            ) || (dialect == Dialect::MySql && word.keyword == Keyword::UPDATE)
        }
        (Token::LParen, Token::RParen) => dialect == Dialect::MySql,
        (Token::RParen, Token::Word(word)) => ["search", "cycle"]
            .iter()
            .any(|text| word.value.eq_ignore_ascii_case(text)),
        _ => false,
    }
}

/// A locking clause that the parser doesn't know, as text.
fn lock(source: &mut Source, dialect: Dialect) -> Option<String> {
    use Keyword::{IN, KEY, LOCK, MODE, NO, SHARE, UPDATE};
    if dialect == Dialect::MySql && source.are(&[LOCK, IN, SHARE, MODE]) {
        source.take(4);
        return Some("LOCK IN SHARE MODE".to_owned());
    }
    if !source.is(0, Keyword::FOR) {
        return None;
    }
    let (words, known) = match () {
        () if source.is(1, NO) && source.is(2, KEY) && source.is(3, UPDATE) => (4, false),
        () if source.is(1, KEY) && source.is(2, SHARE) => (3, false),
        () if source.is(1, UPDATE) || source.is(1, SHARE) => (2, true),
        () => return None,
    };
    let names = if source.is(words, Keyword::OF) {
        names_after(source, words + 1)
    } else {
        0
    };
    let several =
        (words..words + 1 + names).any(|ahead| matches!(source.token(ahead), Some(Token::Comma)));
    if known && !several {
        return None;
    }
    let length = if names > 0 { words + 1 + names } else { words };
    Some(text(&source.take(length)))
}

/// How many tokens make the list of names that begins there.
fn names_after(source: &Source, from: usize) -> usize {
    let is_name = |ahead| matches!(source.token(ahead), Some(Token::Word(word)) if !matches!(word.keyword, Keyword::NOWAIT | Keyword::SKIP | Keyword::FOR));
    let goes_on = |ahead| matches!(source.token(ahead), Some(Token::Comma | Token::Period));
    let mut last = from;
    while is_name(last) && goes_on(last + 1) {
        last += 2;
    }
    last + usize::from(is_name(last)) - from
}

fn is_empty_list(source: &Source) -> bool {
    let empty = matches!(source.token(0), Some(Token::LParen))
        && matches!(source.token(1), Some(Token::RParen));
    if !empty {
        return false;
    }
    let after_values = source.behind(|token| match token {
        Token::Word(word) => matches!(word.keyword, Keyword::VALUES | Keyword::VALUE),
        _ => false,
    });
    let continues = source.behind(|token| matches!(token, Token::Comma))
        && source
            .empty_rows_end
            .is_some_and(|end| end + 1 == source.at);
    after_values || continues || source.is(2, Keyword::VALUES) || source.is(2, Keyword::VALUE)
}

fn place(pieces: &mut Vec<Piece>, text: String, replaces: &'static str) -> TokenWithSpan {
    let word = Word {
        value: label::piece(pieces.len()),
        quote_style: None,
        keyword: Keyword::NoKeyword,
    };
    pieces.push(Piece {
        text,
        replaces,
        swallows: "",
    });
    bare(Token::Word(word))
}

/// `WHERE 1 = 1`
fn always() -> [TokenWithSpan; 4] {
    let one = || bare(Token::Number("1".to_owned(), false));
    [keyword(Keyword::WHERE), one(), bare(Token::Eq), one()]
}

fn keyword(keyword: Keyword) -> TokenWithSpan {
    bare(Token::make_keyword(&format!("{keyword:?}")))
}

fn bare(token: Token) -> TokenWithSpan {
    TokenWithSpan::new(token, Span::empty())
}

fn text(tokens: &[TokenWithSpan]) -> String {
    let words: Vec<String> = tokens.iter().map(|token| token.token.to_string()).collect();
    words.join(" ").replace(" . ", ".").replace(" , ", ", ")
}

/// The tokens that are still to come.
pub(super) struct Source {
    tokens: Vec<TokenWithSpan>,
    at: usize,
    /// How many parentheses are open.
    depth: usize,
    /// In an UPDATE, before its SET.
    in_updated_tables: bool,
    /// In the list of a SELECT that stands in no parentheses.
    in_select_list: bool,
    /// Where the last `()` of `VALUES (), (), …` ended.
    empty_rows_end: Option<usize>,
    /// Behind the last DO.
    last_do: usize,
}

impl Source {
    fn new(tokens: Vec<TokenWithSpan>) -> Self {
        let is = |token: &TokenWithSpan, keyword| matches!(&token.token, Token::Word(word) if word.keyword == keyword);
        Self {
            in_updated_tables: tokens
                .first()
                .is_some_and(|token| is(token, Keyword::UPDATE)),
            last_do: tokens
                .iter()
                .rposition(|token| is(token, Keyword::DO))
                .map_or(0, |at| at + 1),
            tokens,
            at: 0,
            depth: 0,
            in_select_list: false,
            empty_rows_end: None,
        }
    }

    /// Whether a DO is still to come.
    pub(super) fn expects_do(&self) -> bool {
        self.at < self.last_do
    }

    /// Whether nothing but its list was read of a SELECT.
    fn ends_select(&self) -> bool {
        self.in_select_list && self.depth == 0
    }

    fn peek(&self, ahead: usize) -> Option<&TokenWithSpan> {
        self.tokens.get(self.at + ahead)
    }

    pub(in crate::plan) fn token(&self, ahead: usize) -> Option<&Token> {
        self.peek(ahead).map(|token| &token.token)
    }

    pub(in crate::plan) fn is(&self, ahead: usize, keyword: Keyword) -> bool {
        matches!(self.token(ahead), Some(Token::Word(word)) if word.keyword == keyword && word.quote_style.is_none())
    }

    /// A word that the parser doesn't know as one of its own.
    pub(super) fn is_word(&self, ahead: usize, text: &str) -> bool {
        matches!(self.token(ahead), Some(Token::Word(word)) if word.quote_style.is_none() && word.value.eq_ignore_ascii_case(text))
    }

    fn are(&self, keywords: &[Keyword]) -> bool {
        keywords
            .iter()
            .enumerate()
            .all(|(ahead, keyword)| self.is(ahead, *keyword))
    }

    fn behind(&self, is: impl Fn(&Token) -> bool) -> bool {
        self.at
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at))
            .is_some_and(|token| is(&token.token))
    }

    /// Whether the next token is a comma between the tables of an UPDATE.
    fn separates_updated_tables(&self) -> bool {
        self.in_updated_tables && self.depth == 0 && matches!(self.token(0), Some(Token::Comma))
    }

    /// Goes on by one token.
    fn advance(&mut self) {
        match self.token(0) {
            Some(Token::LParen) => self.depth += 1,
            Some(Token::RParen) => self.depth = self.depth.saturating_sub(1),
            Some(Token::Word(word)) if self.depth == 0 => match word.keyword {
                Keyword::SET => self.in_updated_tables = false,
                Keyword::SELECT => self.in_select_list = true,
                Keyword::FROM
                | Keyword::WHERE
                | Keyword::GROUP
                | Keyword::HAVING
                | Keyword::WINDOW
                | Keyword::ORDER
                | Keyword::LIMIT
                | Keyword::OFFSET
                | Keyword::FETCH
                | Keyword::UNION
                | Keyword::EXCEPT
                | Keyword::INTERSECT
                | Keyword::VALUES => self.in_select_list = false,
                _ => {}
            },
            _ => {}
        }
        self.at += 1;
    }

    fn take(&mut self, count: usize) -> Vec<TokenWithSpan> {
        let begin = self.at;
        let end = (begin + count).min(self.tokens.len());
        while self.at < end {
            self.advance();
        }
        self.tokens
            .get(begin..end)
            .map(<[TokenWithSpan]>::to_vec)
            .unwrap_or_default()
    }
}
